"""The attributions of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from onrecord.model import Act, Channel, Genre, Kind
from onrecord.store import filters, frames, sql
from onrecord.store.database import Database
from onrecord.store.decisions.file import ROOM
from onrecord.store.decisions.resolving import in_force, note, told
from onrecord.store.facets import counts, facets
from onrecord.store.filters import Question
from onrecord.store.load import unnamed
from onrecord.store.rows import ROLES, AttributionRow, Count, Facets, Filters

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_CHUNK = 500  # rows read at a time when all are asked for


class Attributions:
    """Rows that a filter leaves, newest document first; nothing is read before it is asked for."""

    def __init__(self, database: Database, asked: Filters) -> None:
        """Name the rows. `Case.attributions` makes these.

        Raises:
            InputError: see `Case.attributions`.
        """
        self._database = database
        self._filters = filters.check(asked)

    def filter(self, words: str | None = None, **changes: Any) -> Attributions:
        """Narrow the table by more of the filters of `Case.attributions`; the last one wins."""
        if words is not None:
            changes["words"] = words
        return Attributions(self._database, replace(self._filters, **changes))

    def __len__(self) -> int:
        """Count the rows."""
        with self._database.snapshot():
            question = filters.attributions(self._database, self._filters)
            return count(self._database, question)

    def __bool__(self) -> bool:
        """Say whether there is any row, without counting them."""
        return bool(self._rows(1, 0))

    def __iter__(self) -> Iterator[AttributionRow]:
        """Give every row, read in pages."""
        rows = self._rows(-1, 0)
        for start in range(0, len(rows), _CHUNK):
            yield from page(self._database, rows[start : start + _CHUNK])

    def page(self, limit: int = 50, offset: int = 0) -> tuple[AttributionRow, ...]:
        """Give one page of rows."""
        return page(self._database, self._rows(max(limit, 0), max(offset, 0)))

    def facets(self, *, sources: int = 20) -> Facets:
        """Count the rows by everything that lists are filtered by; see `Facets`."""
        with self._database.snapshot():
            question = filters.attributions(self._database, self._filters)
            return facets(self._database, question, sources=sources)

    def counts(
        self, column: Literal["year", "act", "source"], *, most: int = 20
    ) -> tuple[Count, ...]:
        """Count the rows by one column alone; of sources the `most` frequent."""
        with self._database.snapshot():
            question = filters.attributions(self._database, self._filters)
            return counts(self._database, question, column, most=most)

    def _rows(self, limit: int, offset: int) -> array[int]:
        with self._database.snapshot():
            question = filters.attributions(self._database, self._filters)
            values = question.values | {"limit": limit, "offset": offset}
            statement = question.kept(
                "attributions", "rows_decided" if question.decided else "rows"
            )
            found = self._database.connection.execute(statement, values)
            return array("q", (row[0] for row in found))

    def to_rows(self) -> list[dict[str, Any]]:
        """Give plain dictionaries; offsets of the pieces as JSON."""
        return [flat(row) for row in self]

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas frame.

        Raises:
            ExtraMissing: pandas is not installed.
        """
        return frames.to_pandas(self.to_rows(), COLUMNS)

    def to_polars(self) -> polars.DataFrame:
        """Give a polars frame.

        Raises:
            ExtraMissing: polars is not installed.
        """
        return frames.to_polars(self.to_rows(), COLUMNS)

    def to_arrow(self) -> pyarrow.Table:
        """Give an Arrow table.

        Raises:
            ExtraMissing: pyarrow is not installed.
        """
        return frames.to_arrow(self.to_rows(), COLUMNS)


def count(database: Database, question: Question) -> int:
    """Count what a question finds, out of the tallies where nothing asks for single rows."""
    tally = question.tally()
    if tally is not None:
        found = _value(database, question, question.ask("attributions", "count_tally", tally))
        if question.decided:
            found -= _value(database, question, question.ask("attributions", "count", "hits_gone"))
    elif question.hits == "hits_by_words" and not question.conditions:
        statement = "count_words_kept" if question.decided else "count_words"
        found = _value(database, question, question.ask("attributions", statement))
    else:
        found = _value(database, question, question.kept("attributions", "count"))
    if question.decided:
        found += _value(database, question, question.over("attributions", "count"))
    return found


def _value(database: Database, question: Question, statement: str) -> int:
    return int(database.value(statement, question.values))


# Of the flat tables, in their order.
COLUMNS = {
    "id": "text",
    "document": "text",
    "title": "text",
    "publisher": "text",
    "published": "text",
    "genre": "text",
    "source": "text",
    "entities": "texts",
    "entity_ids": "texts",
    "unnamed": "flag",
    "unnamed_seniority": "text",
    "unnamed_institution": "text",
    "unnamed_country": "text",
    "unnamed_number": "whole",
    "unnamed_basis": "text",
    "cue": "text",
    "content": "text",
    "addressee": "text",
    "occasion": "text",
    "place": "text",
    "items": "text",
    "kind": "text",
    "act": "text",
    "target": "text",
    "target_id": "text",
    "channel": "text",
    "impossible": "text",
    "said_from": "text",
    "said_to": "text",
    "said_precision": "text",
    "hedged": "flag",
    "negated": "flag",
    "denied": "flag",
    "hypothetical": "flag",
    "score": "real",
    "pieces": "text",
    "decided": "text",
}


def flat(row: AttributionRow) -> dict[str, Any]:
    """Give a row as plain values, in the order of `COLUMNS`."""
    found = row.unnamed
    special = {
        "entities": list(row.entities),
        "entity_ids": list(row.entity_ids),
        "unnamed": found is not None,
        "unnamed_seniority": found and found.seniority,
        "unnamed_institution": found and found.institution,
        "unnamed_country": found and found.country,
        "unnamed_number": found and found.number,
        "unnamed_basis": found and found.basis,
        "genre": str(row.genre),
        "kind": str(row.kind),
        "act": row.act and str(row.act),
        "channel": row.channel and str(row.channel),
        "pieces": json.dumps(row.pieces),
        "decided": "; ".join(map(told, row.decided)) or None,
    }
    return {name: special[name] if name in special else getattr(row, name) for name in COLUMNS}


def page(database: Database, rows: Sequence[int]) -> tuple[AttributionRow, ...]:
    """Read what lists show of some attributions, in their order."""
    blocks, values = sql.load("attributions"), {"rows": json.dumps(list(rows))}
    with database.snapshot():
        of = "_decided" if database.decided else ""
        heads = [dict(row) for row in database.rows(blocks[f"page{of}"], values)]
        pieces = _spans(database.rows(blocks["page_pieces"], values))
        names = _names(database.rows(blocks[f"page_entities{of}"], values))
        notes: Mapping[int, Sequence[sqlite3.Row]] = {}
        if database.decided:
            edited = sql.load("resolve", ROOM)
            over = {row["row"]: dict(row) for row in database.rows(edited["page"], values)}
            heads = [head | over.get(head["row"], {}) for head in heads]
            pieces |= _spans(database.rows(edited["page_pieces"], values))
            named = _names(database.rows(edited["page_entities"], values))
            names |= {row: named.get(row, {}) for row in over}
            notes = in_force(database, rows)
    return tuple(
        _row(head, pieces.get(head["row"], {}), names.get(head["row"], {}))
        if head["row"] not in notes
        else replace(
            _row(head, pieces.get(head["row"], {}), names.get(head["row"], {})),
            decided=tuple(map(note, notes[head["row"]])),
        )
        for head in heads
    )


def _spans(rows: Iterable[sqlite3.Row]) -> dict[int, dict[str, list[tuple[int, int]]]]:
    """Gather pieces by attribution and role."""
    found: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for row in rows:
        roles = found.setdefault(row["attribution"], {})
        roles.setdefault(row["role"], []).append((row["start"], row["end"]))
    return found


def _names(rows: Iterable[sqlite3.Row]) -> dict[int, dict[str, str]]:
    """Gather entities, ids with names, by attribution."""
    found: dict[int, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row["attribution"], {})[row["id"]] = row["name"]
    return found


def _row(
    head: Mapping[str, Any], spans: Mapping[str, list[tuple[int, int]]], names: Mapping[str, str]
) -> AttributionRow:
    same = ("id", "document", "title", "publisher", "published", "source", "cue", "content")
    return AttributionRow(
        **{key: head[key] for key in (*same, "addressee", "occasion", "place", "items")},
        **{
            key: head[key]
            for key in ("target", "target_id", "impossible", "said_precision", "score")
        },
        genre=Genre(head["genre"]),
        kind=Kind(head["kind"]),
        act=Act(head["act"]) if head["act"] else None,
        channel=Channel(head["channel"]) if head["channel"] else None,
        entities=tuple(names.values()),
        entity_ids=tuple(names),
        unnamed=unnamed(head),
        said_from=head["said_since"],
        said_to=head["said_until"],
        hedged=bool(head["hedged"]),
        negated=bool(head["negated"]),
        denied=bool(head["denied"]),
        hypothetical=bool(head["hypothetical"]),
        pieces={role: tuple(spans.get(role, ())) for role in ROLES},
    )
