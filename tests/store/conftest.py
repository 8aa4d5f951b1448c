from __future__ import annotations

import pytest

from onrecord.store.database import Database
from onrecord.store.write import Found, put

ENGINE = "test 1"


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "case", create=True)
    yield opened
    opened.close()


@pytest.fixture
def add(database):
    """Put results into the record; their place is their key."""

    def add(*results, engine=ENGINE, first=0):
        found = [
            Found(key=f"key {first + place}", whole=True, result=result)
            for place, result in enumerate(results)
        ]
        return put(database, found, engine)

    return add
