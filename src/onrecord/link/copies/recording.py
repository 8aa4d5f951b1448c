"""Copies in the record: what is written for new documents, and how pairs are judged anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.copies.candidates import LEAST
from onrecord.link.copies.comparing import Shared
from onrecord.link.copies.credits import canonical, credited, is_own
from onrecord.link.copies.direction import Party
from onrecord.link.copies.judging import Judge, Pair, pairs_of
from onrecord.store import sql
from onrecord.store.database import Database

PART = "copies"
VERSION = "1"  # of all that is stored; another one drops it and makes it anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Two documents that share text, by their rows, the smaller one first."""

    one: int
    other: int
    rare: int
    shared: Shared


class Copies:
    """Statements on the copies of a record; whoever calls keeps the transaction."""

    def __init__(self, database: Database) -> None:
        """Write nothing yet."""
        self._database = database
        self._sql = sql.load("copies")

    def _run(self, statement: str, **values: object) -> None:
        self._database.connection.execute(self._sql[statement], values)

    def _many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        self._database.connection.executemany(self._sql[statement], rows)

    def renew(self) -> None:
        """Drop what another version made."""
        if self._database.value(self._sql["version"], {"part": PART}) == VERSION:
            return
        for what in ("passages", "copies", "wires", "linked"):
            self._run(f"forget_{what}")
        self._run("set_version", part=PART, version=VERSION)

    def add(
        self,
        fresh: Sequence[int],
        met: Iterable[Met],
        fewer: Iterable[tuple[int, int, int]],
    ) -> int:
        """Enter fresh documents with the pairs they make; gives the number of the pairs."""
        rows = list(met)
        self._many(
            "lessen", ({"one": one, "other": two, "fewer": less} for one, two, less in fewer)
        )
        self._run("unjudge_lessened", least=LEAST)
        self._run("drop_lessened", least=LEAST)
        self._many("add_copy", map(_copy_values, rows))
        self._many("add_passage", (values for one in rows for values in _passage_values(one)))
        self.enter(fresh)
        return len(rows)

    def enter(self, documents: Sequence[int]) -> None:
        """Look documents through for credits, and leave them to be judged."""
        self._many("drop_wire", ({"document": row} for row in documents))
        found = self._database.rows(self._sql["to_credit"], {"rows": json.dumps(list(documents))})
        self._many("add_wire", filter(None, map(_wire_values, found)))
        self._many("add_linked", ({"document": row} for row in documents))

    def judge(self) -> int:
        """Judge every pair around documents that changed; gives the number of pairs."""
        rows = [row["document"] for row in self._database.rows(self._sql["to_judge"])]
        if not rows:
            return 0
        judge, pairs = self._around(rows)
        asked = set(rows)
        for row in rows:
            self._share(row, judge.shared_wire(row))
        judged = [judge.judge(pair) for pair in pairs if pair.one in asked or pair.other in asked]
        self._many(
            "judge",
            (
                {
                    "one": one.pair.one,
                    "other": one.pair.other,
                    "kind": one.kind,
                    "document": one.document,
                    "first": one.first,
                    "wire": one.wire,
                }
                for one in judged
            ),
        )
        self._run("drop_empty_wires")
        self._run("set_judged")
        return len(judged)

    def _around(self, rows: Sequence[int]) -> tuple[Judge, tuple[Pair, ...]]:
        """Give all pairs of some documents and of those beside them."""
        near = self._database.rows(self._sql["pairs"], {"rows": json.dumps(rows)})
        beside = {row[side] for row in near for side in ("one", "other")} | set(rows)
        values = {"rows": json.dumps(sorted(beside))}
        pairs = tuple(
            pairs_of(
                self._database.rows(self._sql["pairs"], values),
                self._database.rows(self._sql["passages"], values),
            )
        )
        every = beside | {row for pair in pairs for row in (pair.one, pair.other)}
        found = self._database.rows(self._sql["about"], {"rows": json.dumps(sorted(every))})
        parties = {row["row"]: _party(row) for row in found}
        return Judge(pairs, parties), pairs

    def _share(self, row: int, wire: str | None) -> None:
        if wire is None:
            self._run("drop_shared_wire", document=row)
        else:
            self._run("set_shared_wire", document=row, shared=wire)


def _copy_values(met: Met) -> dict[str, object]:
    shared = met.shared
    return {
        "one": met.one,
        "other": met.other,
        "rare": met.rare,
        "contained_one": shared.contained[0],
        "contained_other": shared.contained[1],
        "covered_one": shared.covered[0],
        "covered_other": shared.covered[1],
        "quoted": shared.quoted,
    }


def _passage_values(met: Met) -> Iterator[dict[str, object]]:
    for ordinal, passage in enumerate(met.shared.passages):
        yield {
            "one": met.one,
            "other": met.other,
            "ordinal": ordinal,
            "one_start": passage.start,
            "one_end": passage.end,
            "other_start": passage.other_start,
            "other_end": passage.other_end,
        }


def _wire_values(row: sqlite3.Row) -> dict[str, object] | None:
    """Give the credit in a text, or else the one that the reader of the document found."""
    if found := credited(row["text"], row["publisher"]):
        ends = {"start": found.start, "end": found.end}
        return {"document": row["row"], "credited": found.wire, **ends}
    named = canonical(row["agency"]) if row["agency"] else None
    if named is None or is_own(named, row["publisher"] or ""):
        return None
    return {"document": row["row"], "credited": named, "start": None, "end": None}


def _party(row: sqlite3.Row) -> Party:
    same = ("row", "id", "publisher", "published", "updated", "genre", "credited")
    return Party(**{key: row[key] for key in same})
