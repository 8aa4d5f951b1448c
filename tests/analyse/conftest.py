import pytest

from tests.analyse import strait


@pytest.fixture(scope="session")
def case(tmp_path_factory):
    with strait.build(tmp_path_factory.mktemp("cases") / "Strait") as opened:
        yield opened
