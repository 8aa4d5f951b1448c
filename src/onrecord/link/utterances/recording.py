"""Utterances in the record: the attributions that report one saying are put together."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.link.utterances.reporting import utterances
from onrecord.link.utterances.saying import Saying, Utterance
from onrecord.model import Kind
from onrecord.store import sql
from onrecord.store.database import Database

VERSION = "1"  # of all that is stored; another one makes it anew


class Utterances:
    """Statements on the utterances of a record; whoever calls keeps the transaction."""

    def __init__(self, database: Database) -> None:
        """Write nothing yet."""
        self._database = database
        self._sql = sql.load("utterances")

    def _many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        self._database.connection.executemany(self._sql[statement], rows)

    def stale(self) -> bool:
        """Say whether documents changed since utterances were made; ask before they are judged."""
        if self._database.value(self._sql["version"]) != VERSION:
            return True
        return bool(self._database.value(self._sql["changed"]))

    def count(self) -> int:
        """Count the utterances that several publishers report."""
        return int(self._database.value(self._sql["count_shared"]))

    def make(self) -> None:
        """Make the utterances of all documents that are linked, after their entities."""
        for what in ("bridges", "reports", "speakers", "utterances"):
            self._database.connection.execute(self._sql[f"forget_{what}"])
        rows = {row["id"]: row for row in self._database.rows(self._sql["sayings"])}
        speakers = self._speakers()
        joined = utterances(
            [_saying(row, tuple(speakers.get(row["row"], ()))) for row in rows.values()]
        )
        numbered = list(enumerate(joined.utterances, start=1))
        self._many("add_utterance", (_values(row, one) for row, one in numbered))
        self._many("add_speaker", (each for row, one in numbered for each in _spoken(row, one)))
        self._many(
            "add_report", (each for row, one in numbered for each in _reports(row, one, rows))
        )
        self._many(
            "add_bridge",
            (
                {
                    "one": rows[bridge.one]["row"],
                    "other": rows[bridge.other]["row"],
                    "why": bridge.why,
                    "score": bridge.score,
                }
                for bridge in joined.bridges
            ),
        )
        self._database.connection.execute(self._sql["set_version"], {"version": VERSION})

    def _speakers(self) -> Mapping[int, list[str]]:
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._database.rows(self._sql["speakers"]):
            found[row["attribution"]].append(row["id"])
        return found


def _saying(row: sqlite3.Row, speakers: tuple[str, ...]) -> Saying:
    same = ("id", "document", "text", "name", "publisher", "published")
    return Saying(
        **{key: row[key] for key in same},
        speakers=tuple(dict.fromkeys(speakers)),
        since=row["said_since"],
        until=row["said_until"],
        direct=row["kind"] == Kind.DIRECT,
        official=bool(row["official"]),
    )


def _values(row: int, one: Utterance) -> dict[str, object]:
    same = ("id", "text", "since", "until", "earliest", "reference", "fullest", "contested")
    sayings = [report.saying for report in one.reports]
    return {
        "row": row,
        **{key: getattr(one, key) for key in same},
        "reports": len(sayings),
        "documents": len({saying.document for saying in sayings}),
        "publishers": len({saying.publisher for saying in sayings if saying.publisher}),
    }


def _spoken(row: int, one: Utterance) -> Iterator[dict[str, object]]:
    for ordinal, speaker in enumerate(one.speakers):
        yield {"utterance": row, "ordinal": ordinal, "speaker": speaker}


def _reports(
    row: int, one: Utterance, rows: Mapping[str, sqlite3.Row]
) -> Iterator[dict[str, object]]:
    for ordinal, report in enumerate(one.reports):
        yield {
            "utterance": row,
            "ordinal": ordinal,
            "attribution": rows[report.saying.id]["row"],
            "fidelity": report.fidelity,
            "why": report.why,
            "score": report.score,
        }
