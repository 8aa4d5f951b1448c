"""The copies of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import CaseError, InputError
from onrecord.kinds import CopyKind
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.rows import Count, DocumentRow
from onrecord.store.utterances import DiffPiece

_DIGITS = 4  # of a share


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """One passage in both documents, [start, end) in code points of their texts."""

    span: tuple[int, int]
    of_span: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """Two documents that share text, seen from the one of which more stands in the other."""

    document: str
    name: str
    of: str
    of_name: str
    contained: float  # share of the five-word shingles of `document` that `of` has
    kind: CopyKind
    passages: tuple[SharedPassage, ...]
    first: str | None  # "of" or "document"; None: nothing tells
    wire: str | None  # the agency or the paper whose words both print


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of two documents laid side by side; a side that has no words there is None.

    `pieces` are given of what both have, where single words differ: offsets in the stretch.
    """

    span: tuple[int, int] | None
    of_span: tuple[int, int] | None
    shared: bool
    pieces: tuple[DiffPiece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """Two documents that share text, side by side."""

    copy: CopyRow
    document: DocumentRow
    of: DocumentRow
    told_by: str | None  # what tells which was first: "credit", "time" ...; None: nothing
    stretches: tuple[Stretch, ...]  # every character of both, in the order of `document`


class Copies:
    """Rows that a filter leaves, what is contained most first; nothing is read unasked."""

    def __init__(
        self,
        database: Database,
        *,
        document: str | None = None,
        kind: str | None = None,
        wire: str | None = None,
    ) -> None:
        """Name the rows. `Case.copies` makes these; `document` is a full id.

        Raises:
            InputError: a kind that cannot be.
        """
        if kind is not None and kind not in set(CopyKind):
            known = ", ".join(CopyKind)
            raise InputError(f"{kind!r} is no kind of copy. Expected one of: {known}.")
        self._database = database
        self._sql = sql.load("copies")
        self._values = {"document": document, "kind": kind, "wire": wire}

    def __len__(self) -> int:
        """Count the rows."""
        return int(self._database.value(self._sql["count"], self._values))

    def __iter__(self) -> Iterator[CopyRow]:
        """Give every row."""
        yield from self.page(-1)

    def page(self, limit: int = 50, offset: int = 0) -> tuple[CopyRow, ...]:
        """Give one page of rows; a limit of -1 gives all."""
        values = self._values | {"limit": limit, "offset": offset}
        with self._database.snapshot():
            found = self._database.rows(self._sql["rows"], values)
            return tuple(copy_row(self._database, row) for row in found)


def copy_kinds(database: Database) -> tuple[Count, ...]:
    """Count pairs by kind, the most frequent first."""
    found = database.rows(sql.load("copies")["kinds"])
    return tuple(Count(value=row["kind"], count=row["n"]) for row in found)


def copy_of(database: Database, document: str, of: str) -> CopyRow:
    """Give the pair that two documents make, by their full ids.

    Raises:
        CaseError: they share no text.
    """
    found = database.rows(sql.load("copies")["pair"], {"document": document, "of": of})
    if not found:
        raise CaseError(f"The documents {document} and {of} share no text that would count.")
    return copy_row(database, found[0])


def copy_row(database: Database, row: sqlite3.Row) -> CopyRow:
    """Turn a stored pair towards the document of which more is contained."""
    own, beside = ("one", "other") if row["contained_row"] == row["one"] else ("other", "one")
    pair = {"one": row["one"], "other": row["other"]}
    passages = (
        SharedPassage(
            span=(found[f"{own}_start"], found[f"{own}_end"]),
            of_span=(found[f"{beside}_start"], found[f"{beside}_end"]),
        )
        for found in database.rows(sql.load("copies")["row_passages"], pair)
    )
    first = {None: None, row[own]: "document", row[beside]: "of"}[row["first"]]
    return CopyRow(
        document=row[f"{own}_id"],
        name=row[f"{own}_name"],
        of=row[f"{beside}_id"],
        of_name=row[f"{beside}_name"],
        contained=round(row[f"contained_{own}"], _DIGITS),
        kind=CopyKind(row["kind"]),
        passages=tuple(sorted(passages, key=lambda passage: passage.span)),
        first=first,
        wire=row["wire"],
    )
