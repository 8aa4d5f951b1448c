"""The accounts of a case with their origins, as an immutable table that is filtered lazily."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.named import meant


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginStep:
    """What one document adds, by which rule; without one: a publisher outside the case."""

    document: str | None
    name: str | None
    publisher: str | None
    published: str | None
    how: str  # "interview", "citation", "copy", ...
    words: str | None  # of the document, that tell it
    of: tuple[str, ...]  # ids of the documents that it leads to
    of_publishers: tuple[str, ...]
    ring: bool  # it leads to nothing but documents that lead back
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginsRow:
    """Independent origins, at least and at most, and the path that was gone to count them."""

    least: int
    most: int
    circular: bool
    single_unnamed: bool
    path: tuple[OriginStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErodedRow:
    """One change that a document made in what it has from another."""

    document: str
    of: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """What documents tell of one saying, in whatever words, and where they have it from."""

    id: str
    text: str  # as the earliest of them gives it
    entities: tuple[str, ...]  # ids of joined entities: who is said to say it
    names: tuple[str, ...]
    documents: int
    least: int
    most: int
    circular: bool
    single_unnamed: bool
    path: tuple[OriginStep, ...]
    erosion: tuple[ErodedRow, ...]
    utterances: tuple[str, ...]  # ids, what most documents report first


class Origins:
    """Rows that a filter leaves, what most documents tell first."""

    def __init__(
        self,
        database: Database,
        *,
        source: str | None = None,
        document: str | None = None,
        utterance: str | None = None,
        circular: bool = False,
        documents: int = 1,
    ) -> None:
        """Name the rows. `Case.origins` makes these; ids are full ones."""
        self._database = database
        self._sql = sql.load("origins")
        self._source = source
        self._values = {
            "document": document,
            "utterance": utterance,
            "circular": 1 if circular else None,
            "documents": documents,
        }

    def _asked(self) -> dict[str, object]:
        joined = None
        if self._source is not None:
            joined = json.dumps(meant(self._database, self._source))
        return {**self._values, "joined": joined}

    def __len__(self) -> int:
        """Count the rows."""
        return int(self._database.value(self._sql["count"], self._asked()))

    def __iter__(self) -> Iterator[AccountRow]:
        """Give every row."""
        yield from self.page(-1)

    def page(self, limit: int = 50, offset: int = 0) -> tuple[AccountRow, ...]:
        """Give one page of rows; a limit of -1 gives all."""
        with self._database.snapshot():
            values = self._asked() | {"limit": limit, "offset": offset}
            return tuple(map(self._row, self._database.rows(self._sql["rows"], values)))

    def _row(self, row: sqlite3.Row) -> AccountRow:
        own = {"account": row["row"]}
        speakers = self._database.rows(self._sql["speakers_of"], own)
        utterances = self._database.rows(self._sql["utterances_of"], own)
        return AccountRow(
            id=row["id"],
            text=row["text"],
            entities=tuple(speaker["id"] for speaker in speakers),
            names=tuple(speaker["name"] for speaker in speakers),
            documents=row["documents"],
            least=row["least"],
            most=row["most"],
            circular=bool(row["circular"]),
            single_unnamed=bool(row["single_unnamed"]),
            path=steps(row["path"]),
            erosion=tuple(ErodedRow(**one) for one in json.loads(row["erosion"])),
            utterances=tuple(one["id"] for one in utterances),
        )


def steps(written: str) -> tuple[OriginStep, ...]:
    """Read a path as it is stored."""
    return tuple(map(_step, json.loads(written)))


def _step(stored: Mapping[str, Any]) -> OriginStep:
    lists = {key: tuple(stored[key]) for key in ("of", "of_publishers")}
    return OriginStep(**{**stored, **lists})


def of_utterance(database: Database, utterance: int) -> OriginsRow | None:
    """Give the origins of an utterance by its row; None where nobody counted them."""
    found = database.rows(sql.load("origins")["of_utterance"], {"utterance": utterance})
    for row in found:
        return OriginsRow(
            least=row["least"],
            most=row["most"],
            circular=bool(row["circular"]),
            single_unnamed=bool(row["single_unnamed"]),
            path=steps(row["path"]),
        )
    return None
