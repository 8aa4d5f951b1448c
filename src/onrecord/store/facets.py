"""Counts of the rows that a question finds, by every column that lists filter by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import LAST
from onrecord.store.filters import COMMON, Question
from onrecord.store.rows import Count, Facets

_FEW = 50_000  # rows; of more than these, one pass over all sources is faster than look-ups
_DOCUMENT = ("publisher", "kind", "genre", "unnamed", "year")
_SAYING = ("act", "channel", "source_kind")
_Value = str | None
_Named = tuple[Count, ...]


def facets(database: Database, question: Question, *, sources: int) -> Facets:
    """Count, out of the tallies where nothing asks for single rows."""
    values = question.values | {"most": sources}
    counts: dict[str, Counter[_Value]] = {name: Counter() for name in (*_DOCUMENT, *_SAYING)}
    if question.plain:
        _plain(database, question, counts)
        total = counts["kind"].total()
        source = _sources(database, question, values, total)
        target = _targets(database, question, values)
    else:
        source, target = _rows(database, question.ask("attributions", "facets"), values, counts)
    years = sorted(_counts(counts["year"]), key=lambda year: year.value or "", reverse=True)
    return Facets(
        source=source,
        target=target,
        year=tuple(years),
        **{name: _largest_first(counts[name]) for name in (*_DOCUMENT[:-1], *_SAYING)},
    )


def _plain(database: Database, question: Question, counts: Mapping[str, Counter[_Value]]) -> None:
    """Count a part of the case that columns of the listing tell."""
    tally = question.tally(COMMON)
    statement = "facets_tally" if tally else "facets_rows"
    names = _publishers(database)
    for row in database.rows(question.ask("attributions", statement, tally), question.values):
        _take(counts, _DOCUMENT, row, names)
    missing = []
    for column in _SAYING:
        tally = question.tally(frozenset({column}))
        if tally is None:
            missing.append(column)
            continue
        found = database.rows(
            question.ask("attributions", f"facet_{column}", tally), question.values
        )
        counts[column].update({value or None: count for value, count in found})
    if missing:
        asked = question.ask("attributions", "facets_saying")
        for *found, count in database.rows(asked, question.values):
            for column, value in zip(_SAYING, found, strict=True):
                if column in missing:
                    counts[column][value or None] += count


def _rows(
    database: Database,
    statement: str,
    values: Mapping[str, object],
    counts: Mapping[str, Counter[_Value]],
) -> tuple[_Named, _Named]:
    """Count single rows, found once; gives the sources and the targets."""
    names = _publishers(database)
    named: dict[str, list[Count]] = {"source": [], "target": []}
    for what, name, *cells, count in database.rows(statement, values):
        if what in named:
            named[what].append(Count(value=name, count=count))
        elif what == "document":
            _take(counts, _DOCUMENT, (*cells, count), names)
        else:
            for column, value in zip(_SAYING, cells, strict=False):
                counts[column][value or None] += count
    return tuple(named["source"]), tuple(named["target"])


def _take(
    counts: Mapping[str, Counter[_Value]],
    columns: Iterable[str],
    row: Iterable[Any],
    publishers: Mapping[int, str],
) -> None:
    """Add one row of counts by all that documents are filtered by together."""
    publisher, kind, genre, unnamed, year, count = row
    cells = (publishers[publisher] or None, kind, genre, "yes" if unnamed else "no")
    for column, value in zip(columns, (*cells, str(year) if year else None), strict=True):
        counts[column][value] += count


def _publishers(database: Database) -> dict[int, str]:
    return dict(map(tuple, database.rows(sql.load("attributions")["publishers"])))


def _sources(
    database: Database, question: Question, values: Mapping[str, object], total: int
) -> _Named:
    """Count the sources of a part of the case that columns of the listing tell."""
    if question.whole_years and set(question.conditions) <= {"where_days"}:
        return _named(database, sql.load("attributions")["facet_source_years"], values)
    if total > _FEW:
        statement = question.ask("attributions", "facet_source_scan", "hits_source_listing")
    else:
        statement = question.ask("attributions", "facet_source_rows")
    return _named(database, statement, values)


def _targets(database: Database, question: Question, values: Mapping[str, object]) -> _Named:
    if question.whole_years and set(question.conditions) <= {"where_days"}:
        return _named(database, sql.load("attributions")["facet_target_years"], values)
    return _named(database, question.ask("attributions", "facet_target_rows"), values)


def _named(database: Database, statement: str, values: Mapping[str, object]) -> _Named:
    asked = {"since": 0, "until": LAST, **values}
    return tuple(Count(value=name, count=count) for name, count in database.rows(statement, asked))


def _counts(counts: Counter[_Value]) -> list[Count]:
    return [Count(value=value, count=count) for value, count in counts.items() if count]


def _largest_first(counts: Counter[_Value]) -> _Named:
    return tuple(sorted(_counts(counts), key=lambda count: (-count.count, count.value or "")))
