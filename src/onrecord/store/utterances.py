"""The utterances of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import CaseError
from onrecord.model import Decided
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.decisions.resolving import note
from onrecord.store.named import meant
from onrecord.store.origins import OriginsRow, of_utterance

_ID = re.compile(r"[0-9a-f]{1,16}")


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
    origins: OriginsRow | None  # None: not counted yet
    decided: tuple[Decided, ...] = ()  # joins and parts by humans, the oldest first


Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPiece:
    """A stretch of a word diff; a side that has no words there is None."""

    change: str  # "same", "cut", "number", "negation", "name", "hedge", "word" ...
    report: Offsets | None  # [start, end) in the text of the report
    reference: Offsets | None  # [start, end) in the text of the utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedChange:
    """A difference in words; "" is that a side has none."""

    change: str
    report: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDiff:
    """A report of a saying, held against its fullest wording."""

    attribution: str
    document: str
    name: str  # what the document's input called itself
    title: str | None
    publisher: str | None
    published: str | None
    source: str  # as printed
    text: str  # of an official text that goes on, the passage that is meant
    fidelity: str
    kept: float  # share of the words of the utterance that it has, in their order, 0-1
    passage: Offsets | None  # the part of the utterance's text that it goes over; None: retold
    pieces: tuple[DiffPiece, ...]  # in the order of the report; () where it is retold
    changes: tuple[NamedChange, ...]
    earliest: bool
    reference: bool  # the transcript or official text that the others are held against
    fullest: bool  # whose wording it is
    why: str | None  # how it met the report that it fits best; None: it stands alone
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeEnd:
    """One of two sayings that are alike and were not joined."""

    attribution: str
    source: str
    text: str
    document: str
    title: str | None
    name: str
    publisher: str | None
    published: str | None
    utterance: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeRow:
    """Two sayings that are alike and were not joined, for somebody to look at."""

    why: str  # what kept them apart
    score: float  # how probable it is, by words alone, that they are one, 0-1
    one: BridgeEnd
    other: BridgeEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownUtterance:
    """One saying in full: its fullest wording, every report against it, what was kept apart."""

    utterance: UtteranceRow
    reports: tuple[ReportDiff, ...]  # by day
    bridges: tuple[BridgeRow, ...]


class Bridges:
    """The pairs of sayings of a case that are alike and were not joined, the surest first."""

    def __init__(self, database: Database) -> None:
        """Name the rows. `Case.bridges` makes these."""
        self._database = database
        self._sql = sql.load("utterances")

    def __len__(self) -> int:
        """Count the rows."""
        return int(self._database.value(self._sql["count_bridges"]))

    def __iter__(self) -> Iterator[BridgeRow]:
        """Give every row."""
        yield from self.page(-1)

    def page(self, limit: int = 50, offset: int = 0) -> tuple[BridgeRow, ...]:
        """Give one page of rows; a limit of -1 gives all."""
        values = {"limit": limit, "offset": offset}
        return tuple(map(_bridge, self._database.rows(self._sql["bridges"], values)))


def bridges_of(database: Database, utterance: int) -> tuple[BridgeRow, ...]:
    """Give the bridges of the reports of one utterance, by its row, the surest first."""
    found = database.rows(sql.load("utterances")["bridges_of"], {"utterance": utterance})
    return tuple(map(_bridge, found))


def _bridge(row: sqlite3.Row) -> BridgeRow:
    one, other = _end(row, "one"), _end(row, "other")
    return BridgeRow(why=row["why"], score=row["score"], one=one, other=other)


def _end(row: sqlite3.Row, side: str) -> BridgeEnd:
    same = ("source", "text", "document", "title", "name", "publisher", "published", "utterance")
    return BridgeEnd(attribution=row[f"{side}_id"], **{key: row[f"{side}_{key}"] for key in same})


def found_utterance(database: Database, prefix: str) -> tuple[int, UtteranceRow]:
    """Give the utterance, with its row, that an id or that of one of its attributions leads to.

    Raises:
        CaseError: nothing has this id, or several things begin with it.
    """
    low = prefix.strip().lower()
    if not _ID.fullmatch(low):
        raise CaseError(
            f"{prefix[:40]!r} is not the id of an utterance: ids are 16 of 0-9 and a-f."
        )
    found = database.rows(statement(database, "ids"), {"low": low, "high": low + "g"})
    if not found:
        raise CaseError(
            f"No utterance has an id that begins with {low}, nor a report of one. "
            "`onrecord link` joins what documents report."
        )
    if len(found) > 1:
        raise CaseError(f"Several ids begin with {low}: give more of it.")
    [row] = database.rows(statement(database, "one"), {"id": found[0]["id"]})
    return row["row"], utterance_row(database, row)


def reported(database: Database, document: str) -> dict[str, tuple[str, int]]:
    """Say of the attributions of a document, by id, which saying how many others report, too."""
    with database.snapshot():
        found = database.rows(statement(database, "reported"), {"document": document})
    return {row["id"]: (row["utterance"], row["others"]) for row in found}


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

    def _asked(self, statement: str) -> tuple[str, dict[str, object]]:
        """Give a statement and its values; who says it is where the search begins."""
        if self._database.decided:
            said_by = self._source and json.dumps(meant(self._database, self._source))
            return self._sql[f"{statement}_decided"], {**self._values, "joined": said_by}
        if self._source is None:
            return self._sql[statement], dict(self._values)
        joined = json.dumps(meant(self._database, self._source))
        return self._sql[f"{statement}_by_speaker"], {**self._values, "joined": joined}

    def __len__(self) -> int:
        """Count the rows."""
        with self._database.snapshot():
            return int(self._database.value(*self._asked("count")))

    def __iter__(self) -> Iterator[UtteranceRow]:
        """Give every row."""
        yield from self.page(-1)

    def page(self, limit: int = 50, offset: int = 0) -> tuple[UtteranceRow, ...]:
        """Give one page of rows; a limit of -1 gives all."""
        with self._database.snapshot():
            asked, values = self._asked("rows")
            found = self._database.rows(asked, values | {"limit": limit, "offset": offset})
            return tuple(utterance_row(self._database, row) for row in found)


def statement(database: Database, name: str) -> str:
    """Give a statement as it is asked where anything was decided, or where nothing was."""
    return sql.load("utterances")[f"{name}_decided" if database.decided else name]


def utterance_row(database: Database, row: sqlite3.Row) -> UtteranceRow:
    """Read what stands around a row of the table."""
    own = {"utterance": row["row"]}
    speakers = database.rows(statement(database, "speakers_of"), own)
    reports = database.rows(statement(database, "reports_of"), own)
    decided: Sequence[sqlite3.Row] = ()
    if database.decided:
        decided = database.rows(sql.load("utterances")["decisions_of"], own)
    return UtteranceRow(
        id=row["id"],
        text=row["text"],
        entities=tuple(speaker["id"] for speaker in speakers),
        said={"from": row["since"], "to": row["until"]},
        reports=tuple(ReportRow(**dict(report)) for report in reports),
        names=tuple(speaker["name"] for speaker in speakers),
        contested=bool(row["contested"]) and len(speakers) != 1,  # two may be one by now
        reference=row["reference"],
        earliest=row["earliest"],
        origins=of_utterance(database, row["row"]),
        decided=tuple(map(note, decided)),
    )
