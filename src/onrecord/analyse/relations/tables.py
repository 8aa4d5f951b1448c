"""Ask the tables of relations of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.counting.deriving import ROOM, Files
from onrecord.analyse.relations.deriving import TABLES
from onrecord.errors import InputError
from onrecord.link.derived.engine import Engine
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.search import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entity of the case, or a publisher; without an id, no entity is joined to it."""

    who: int
    id: str
    name: str
    kind: str
    unnamed: bool


class Relations:
    """The tables of relations, open to be asked."""

    def __init__(self, files: Files, *, threads: int = 2) -> None:
        """Look at the files; nothing is read yet."""
        self.version = files.version
        self._engine = Engine(files.folder, threads=threads, room=ROOM, shared=True)
        for table in TABLES:
            self._engine.see(table, files.tables[table])

    def close(self) -> None:
        """Let go of the files."""
        self._engine.close()

    def ask(
        self,
        name: str,
        queries: str,
        /,
        *,
        given: Iterable[int] = (),
        targets: Iterable[int] = (),
        attributions: Iterable[int] = (),
        **values: object,
    ) -> list[dict[str, Any]]:
        """Give the rows of a query.

        Args:
            name: The query.
            queries: Its file.
            given: Numbers that it sees as given_who.
            targets: Numbers that it sees as given_targets.
            attributions: Rows that it sees as given_attributions.
            values: Its parameters.
        """
        with (
            self._engine.given("given_who", who=_numbers(given)),
            self._engine.given("given_targets", who=_numbers(targets)),
            self._engine.given("given_attributions", attribution=_numbers(attributions)),
        ):
            columns = self._engine.ask(name, queries, **values)
        names = list(columns)
        return [
            dict(zip(names, row, strict=True))
            for row in zip(*(column.tolist() for column in columns.values()), strict=True)
        ]

    def actors(self, who: Iterable[int]) -> Mapping[int, Actor]:
        """Tell who some numbers are."""
        return {row["who"]: Actor(**row) for row in self.ask("actors", "relations", given=who)}

    def meant(self, database: Database, name: str) -> tuple[Actor, ...]:
        """Give those whom a name, an alias or an id means.

        Raises:
            InputError: nobody.
        """
        folded = fold(name.strip())
        found = database.rows(
            sql.load("gathering", ROOM)["meant"], {"folded": folded, "id": folded}
        )
        ids = np.array([row["id"] for row in found] or [""], dtype=object)
        with self._engine.given("given_ids", id=ids):
            rows = self.ask("called", "relations", called=name.strip())
        if not rows:
            raise InputError(
                f"{name!r} is nobody of this case: `onrecord entities CASE` lists names and ids."
            )
        return tuple(Actor(**row) for row in rows)


def _numbers(values: Iterable[int]) -> NDArray[np.int64]:
    return np.array(sorted(set(values)), dtype=np.int64)
