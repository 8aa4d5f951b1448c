"""The utterances of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.search import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """An attribution that reports a saying."""

    attribution: str
    document: str
    name: str  # what the document's input called itself
    publisher: str | None
    fidelity: str  # what it made of the wording: "verbatim", "cut", ...


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceRow:
    """One saying in the world, and who reports it, the earliest first."""

    id: str
    text: str  # the wording of a transcript or an official text, else the fullest
    entities: tuple[str, ...]  # ids of joined entities: who says it
    said: Mapping[str, str | None]  # "from" and "to", ISO dates; None is open
    reports: tuple[ReportRow, ...]
    names: tuple[str, ...]  # of the entities
    contested: bool  # reports name speakers of whom none is the same
    reference: str | None  # the attribution of a transcript or an official text that has it
    earliest: str  # the attribution that was published first


class Utterances:
    """Rows that a filter leaves, those that most documents report first."""

    def __init__(
        self,
        database: Database,
        *,
        source: str | None = None,
        document: str | None = None,
        documents: int = 1,
    ) -> None:
        """Name the rows. `Case.utterances` makes these; `document` is a full id."""
        self._database = database
        self._sql = sql.load("utterances")
        self._source = source
        self._values = {"document": document, "least": documents}

    def _asked(self) -> dict[str, object]:
        joined = None
        if self._source is not None:
            folded = fold(self._source)
            meant = sql.load("joined")["meant"]
            found = self._database.rows(meant, {"folded": folded, "id": folded})
            joined = json.dumps([row["row"] for row in found])
        return {**self._values, "joined": joined}

    def __len__(self) -> int:
        """Count the rows."""
        return int(self._database.value(self._sql["count"], self._asked()))

    def __iter__(self) -> Iterator[UtteranceRow]:
        """Give every row."""
        yield from self.page(-1)

    def page(self, limit: int = 50, offset: int = 0) -> tuple[UtteranceRow, ...]:
        """Give one page of rows; a limit of -1 gives all."""
        with self._database.snapshot():
            values = self._asked() | {"limit": limit, "offset": offset}
            return tuple(map(self._row, self._database.rows(self._sql["rows"], values)))

    def _row(self, row: sqlite3.Row) -> UtteranceRow:
        own = {"utterance": row["row"]}
        speakers = self._database.rows(self._sql["speakers_of"], own)
        reports = self._database.rows(self._sql["reports_of"], own)
        return UtteranceRow(
            id=row["id"],
            text=row["text"],
            entities=tuple(speaker["id"] for speaker in speakers),
            said={"from": row["since"], "to": row["until"]},
            reports=tuple(ReportRow(**dict(report)) for report in reports),
            names=tuple(speaker["name"] for speaker in speakers),
            contested=bool(row["contested"]),
            reference=row["reference"],
            earliest=row["earliest"],
        )
