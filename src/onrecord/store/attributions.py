"""The attributions of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from onrecord.errors import ExtraMissing
from onrecord.model import Act, Channel, Genre, Kind
from onrecord.store import filters, sql
from onrecord.store.database import Database
from onrecord.store.facets import counts, facets
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
        question = filters.attributions(self._database, self._filters)
        tally = question.tally()
        if question.hits == "hits_by_words" and not question.conditions:
            statement = question.ask("attributions", "count_words")
        elif tally is not None:
            statement = question.ask("attributions", "count_tally", tally)
        else:
            statement = question.ask("attributions", "count")
        return int(self._database.value(statement, question.values))

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
        question = filters.attributions(self._database, self._filters)
        return facets(self._database, question, sources=sources)

    def counts(
        self, column: Literal["year", "act", "source"], *, most: int = 20
    ) -> tuple[Count, ...]:
        """Count the rows by one column alone; of sources the `most` frequent."""
        question = filters.attributions(self._database, self._filters)
        return counts(self._database, question, column, most=most)

    def _rows(self, limit: int, offset: int) -> array[int]:
        question = filters.attributions(self._database, self._filters)
        values = question.values | {"limit": limit, "offset": offset}
        statement = question.ask("attributions", "rows")
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
        try:
            import pandas  # noqa: PLC0415 - an optional extra
        except ImportError as error:
            raise ExtraMissing("to_pandas", "tables") from error
        return pandas.DataFrame(self.to_rows(), columns=list(COLUMNS))

    def to_polars(self) -> polars.DataFrame:
        """Give a polars frame.

        Raises:
            ExtraMissing: polars is not installed.
        """
        try:
            import polars  # noqa: PLC0415 - an optional extra
        except ImportError as error:
            raise ExtraMissing("to_polars", "tables") from error
        kinds = {
            "text": polars.String,
            "texts": polars.List(polars.String),
            "whole": polars.Int64,
            "real": polars.Float64,
            "flag": polars.Boolean,
        }
        schema: dict[str, Any] = {name: kinds[kind] for name, kind in COLUMNS.items()}
        return polars.DataFrame(self.to_rows(), schema=schema)

    def to_arrow(self) -> pyarrow.Table:
        """Give an Arrow table.

        Raises:
            ExtraMissing: pyarrow is not installed.
        """
        try:
            import pyarrow  # noqa: PLC0415 - an optional extra
        except ImportError as error:
            raise ExtraMissing("to_arrow", "tables") from error
        kinds = {
            "text": pyarrow.string(),
            "texts": pyarrow.list_(pyarrow.string()),
            "whole": pyarrow.int64(),
            "real": pyarrow.float64(),
            "flag": pyarrow.bool_(),
        }
        schema = pyarrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
        return pyarrow.Table.from_pylist(self.to_rows(), schema=schema)


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
    }
    return {name: special[name] if name in special else getattr(row, name) for name in COLUMNS}


def page(database: Database, rows: Sequence[int]) -> tuple[AttributionRow, ...]:
    """Read what lists show of some attributions, in their order."""
    blocks, values = sql.load("attributions"), {"rows": json.dumps(list(rows))}
    with database.snapshot():
        heads = database.rows(blocks["page"], values)
        pieces = database.rows(blocks["page_pieces"], values)
        entities = database.rows(blocks["page_entities"], values)
    spans: defaultdict[int, defaultdict[str, list[tuple[int, int]]]]
    spans = defaultdict(lambda: defaultdict(list))
    for row in pieces:
        spans[row["attribution"]][row["role"]].append((row["start"], row["end"]))
    names: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for row in entities:
        names[row["attribution"]][row["id"]] = row["name"]
    return tuple(_row(head, spans[head["row"]], names[head["row"]]) for head in heads)


def _row(
    head: sqlite3.Row, spans: dict[str, list[tuple[int, int]]], names: Mapping[str, str]
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
