"""The documents of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.model import Genre
from onrecord.store import filters, sql
from onrecord.store.database import Database
from onrecord.store.decisions.file import ROOM
from onrecord.store.found import excerpt
from onrecord.store.rows import DocumentRow, Filters

_CHUNK = 500  # rows read at a time when all are asked for


class Documents:
    """Rows that a filter leaves, newest first; nothing is read before it is asked for."""

    def __init__(self, database: Database, asked: Filters) -> None:
        """Name the rows. `Case.documents` makes these.

        Raises:
            InputError: see `Case.documents`.
        """
        self._database = database
        self._filters = filters.check(asked)

    def __len__(self) -> int:
        """Count the rows."""
        question = filters.documents(self._database, self._filters)
        return int(self._database.value(question.ask("documents", "count"), question.values))

    def __bool__(self) -> bool:
        """Say whether there is any row, without counting them."""
        return bool(self._rows(1, 0))

    def __iter__(self) -> Iterator[DocumentRow]:
        """Give every row, read in pages."""
        rows = self._rows(-1, 0)
        for start in range(0, len(rows), _CHUNK):
            yield from document_page(self._database, rows[start : start + _CHUNK])

    def page(self, limit: int = 50, offset: int = 0) -> tuple[DocumentRow, ...]:
        """Give one page of rows."""
        return document_page(self._database, self._rows(max(limit, 0), max(offset, 0)))

    def excerpts(self, rows: Sequence[DocumentRow]) -> tuple[str | None, ...]:
        """Give of each row where the words that were asked for stand; None: in the title alone."""
        asked = self._filters.words
        if not asked or not asked.strip():
            return (None,) * len(rows)
        ids = json.dumps([row.id for row in rows])
        found = self._database.rows(sql.load("documents")["texts"], {"ids": ids})
        texts = {row["id"]: row["text"] for row in found}
        return tuple(excerpt(texts[row.id], asked) for row in rows)

    def _rows(self, limit: int, offset: int) -> array[int]:
        question = filters.documents(self._database, self._filters)
        values = question.values | {"limit": limit, "offset": offset}
        found = self._database.connection.execute(question.ask("documents", "rows"), values)
        return array("q", (row[0] for row in found))


def document_page(database: Database, rows: Sequence[int]) -> tuple[DocumentRow, ...]:
    """Read what lists show of some documents, in their order."""
    blocks, values = sql.load("documents"), {"rows": json.dumps(list(rows))}
    with database.snapshot():
        heads = database.rows(blocks["page"], values)
        bylines = database.rows(blocks["page_bylines"], values)
        rejected = {}
        if database.decided:
            fewer = sql.load("resolve", ROOM)["rejected_of"]
            rejected = dict(map(tuple, database.rows(fewer, values)))
    names: defaultdict[int, list[str]] = defaultdict(list)
    for row in bylines:
        names[row["document"]].append(row["name"])
    same = ("id", "name", "title", "publisher", "dateline", "agency", "published", "updated")
    counted = ("language", "url", "words", "attributed")
    return tuple(
        DocumentRow(
            **{key: head[key] for key in (*same, *counted)},
            attributions=head["attributions"] - rejected.get(head["row"], 0),
            genre=Genre(head["genre"]),
            byline=tuple(names[head["row"]]),
        )
        for head in heads
    )


def document_rows(database: Database, ids: Sequence[str]) -> dict[str, DocumentRow]:
    """Read what lists show of some documents, by their full ids."""
    found = database.rows(sql.load("documents")["rows_of"], {"ids": json.dumps(list(ids))})
    return {row.id: row for row in document_page(database, [one["row"] for one in found])}
