"""Counts of the rows that a question finds, by every column that lists filter by."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import LAST
from onrecord.store.filters import COMMON, Question
from onrecord.store.rows import Count, Facets

_CHUNK = 10_000  # rows read at a time
_FEW = 50_000  # rows; of more than these, one pass over all sources is faster than look-ups
_DOCUMENT = ("publisher", "kind", "genre", "unnamed", "year")
_SAYING = ("act", "channel", "source_kind")
_Counts = dict[str, Counter[str | None]]
_Named = tuple[Count, ...]


def facets(database: Database, question: Question, *, sources: int) -> Facets:
    """Count, out of the tallies where nothing asks for single rows."""
    values = question.values | {"most": sources}
    counts: _Counts = {name: Counter() for name in (*_DOCUMENT, *_SAYING)}
    if question.plain:
        for part in question.by_years():
            _plain(database, part, counts)
        target = _targets(database, question, values)
    else:
        target = _cells(database, question, counts, sources)
    years = sorted(_counts(counts["year"]), key=lambda year: year.value or "", reverse=True)
    return Facets(
        source=_sources(database, question, values, counts["kind"].total()),
        target=target,
        year=tuple(years),
        **{name: _largest_first(counts[name]) for name in (*_DOCUMENT[:-1], *_SAYING)},
    )


def counts(database: Database, question: Question, column: str, *, most: int) -> _Named:
    """Count by "year", "act" or "source" alone, as `facets` does by everything."""
    if column == "source":
        return _sources(database, question, question.values | {"most": most}, 0)
    asked = question.ask("attributions", f"count_by_{column}")
    found: Counter[str | None] = Counter()
    for value, count in database.rows(asked, question.values):
        found[_word(column, value, {})] += count
    if column == "year":
        return tuple(sorted(_counts(found), key=lambda year: year.value or "", reverse=True))
    return _largest_first(found)


def _plain(database: Database, question: Question, counts: _Counts) -> None:
    """Count a part of the case that columns of the listing tell."""
    tally = question.tally(COMMON)
    names = _publishers(database)
    if tally:
        asked = question.ask("attributions", "facets_tally", tally)
        for *told, count in database.rows(asked, question.values):
            _take_document(counts, told, count, names)
    else:
        for columns in _columns(database, question, "facets_rows"):
            _take_columns(counts, _DOCUMENT, columns, names)
    tallies = {column: question.tally(frozenset({column})) for column in _SAYING}
    for column, block in tallies.items():
        if block:
            asked = question.ask("attributions", f"facet_{column}", block)
            for value, count in database.rows(asked, question.values):
                counts[column][value or None] += count
    missing = [column for column, block in tallies.items() if not block]
    if missing:
        for columns in _columns(database, question, "facets_saying"):
            by_name = dict(zip(_SAYING, columns, strict=True))
            _take_columns(counts, missing, [by_name[name] for name in missing], names)


def _cells(database: Database, question: Question, counts: _Counts, most: int) -> _Named:
    """Count single rows, found once; gives the most frequent targets."""
    names, targets = _publishers(database), Counter[int]()
    for *columns, targeted in _columns(database, question, "facets_cells"):
        _take_columns(counts, (*_DOCUMENT, *_SAYING), columns, names)
        targets.update(targeted)
    del targets[0]  # none
    rows = json.dumps(list(targets))
    called = database.rows(sql.load("attributions")["target_names"], {"targets": rows})
    found = [
        (-targets[row], name, row, Count(value=name, count=targets[row], id=joined))
        for row, name, joined in called
    ]
    return tuple(count for *_, count in sorted(found, key=lambda each: each[:3])[:most])


def _columns(
    database: Database, question: Question, statement: str
) -> Iterator[list[tuple[Any, ...]]]:
    """Read single rows, some thousands at a time, and turn them into columns."""
    cursor = database.connection.cursor()
    cursor.row_factory = None  # plain tuples are faster to read
    cursor.execute(question.ask("attributions", statement), question.values)
    while rows := cursor.fetchmany(_CHUNK):
        yield list(zip(*rows, strict=True))


def _take_columns(
    counts: _Counts,
    names: Sequence[str],
    columns: Sequence[Sequence[Any]],
    publishers: Mapping[int, str],
) -> None:
    """Count each column for itself."""
    for name, column in zip(names, columns, strict=True):
        for value, count in Counter(column).items():
            counts[name][_word(name, value, publishers)] += count


def _word(name: str, value: Any, publishers: Mapping[int, str]) -> str | None:
    """Give a value of a column as facets do; None is not known."""
    if name == "publisher":
        return publishers[value] or None
    if name == "unnamed":
        return "yes" if value else "no"
    return str(value) if value else None


def _take_document(
    counts: _Counts, cell: Sequence[Any], count: int, publishers: Mapping[int, str]
) -> None:
    """Add a count by all that documents are filtered by together."""
    for name, value in zip(_DOCUMENT, cell, strict=True):
        counts[name][_word(name, value, publishers)] += count


def _publishers(database: Database) -> dict[int, str]:
    return dict(map(tuple, database.rows(sql.load("attributions")["publishers"])))


def _sources(
    database: Database, question: Question, values: Mapping[str, object], total: int
) -> _Named:
    """Count the sources: of many rows in one pass over all, where their listing tells which."""
    if question.plain and not question.conditions:
        return _named(database, sql.load("attributions")["facet_source_all"], values)
    if question.plain and _years_alone(question):
        return _named(database, sql.load("attributions")["facet_source_years"], values)
    if question.plain and total > _FEW:
        statement = question.ask("attributions", "facet_source_scan", "hits_source_listing")
    else:
        statement = question.ask("attributions", "facet_source_rows")
    return _named(database, statement, values)


def _targets(database: Database, question: Question, values: Mapping[str, object]) -> _Named:
    if not question.conditions:
        return _named(database, sql.load("attributions")["facet_target_all"], values)
    if _years_alone(question):
        return _named(database, sql.load("attributions")["facet_target_years"], values)
    return _named(
        database, question.ask("attributions", "facet_target_rows", "hits_target_listing"), values
    )


def _years_alone(question: Question) -> bool:
    return question.whole_years and set(question.conditions) <= {"where_days"}


def _named(database: Database, statement: str, values: Mapping[str, object]) -> _Named:
    asked = {"since": 0, "until": LAST, **values}
    return tuple(
        Count(value=name, count=count, id=joined)
        for name, joined, count in database.rows(statement, asked)
    )


def _counts(counts: Counter[str | None]) -> list[Count]:
    return [Count(value=value, count=count) for value, count in counts.items() if count]


def _largest_first(counts: Counter[str | None]) -> _Named:
    return tuple(sorted(_counts(counts), key=lambda count: (-count.count, count.value or "")))
