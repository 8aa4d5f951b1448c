"""The copies of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.kinds import CopyKind
from onrecord.store import sql
from onrecord.store.database import Database

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
            return tuple(map(self._row, self._database.rows(self._sql["rows"], values)))

    def _row(self, row: sqlite3.Row) -> CopyRow:
        """Turn a stored pair towards the document of which more is contained."""
        own, beside = ("one", "other") if row["contained_row"] == row["one"] else ("other", "one")
        pair = {"one": row["one"], "other": row["other"]}
        passages = (
            SharedPassage(
                span=(found[f"{own}_start"], found[f"{own}_end"]),
                of_span=(found[f"{beside}_start"], found[f"{beside}_end"]),
            )
            for found in self._database.rows(self._sql["row_passages"], pair)
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
