"""Counts of the rows that a question finds, by every column that lists filter by."""

from __future__ import annotations

from collections import Counter

from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import LAST
from onrecord.store.filters import Question
from onrecord.store.rows import Count, Facets

_FEW = 50_000  # rows; of more than these, one pass over all sources is faster than look-ups


def facets(database: Database, question: Question, *, sources: int) -> Facets:
    """Count, out of the tallies where nothing asks for single rows."""
    if question.countable:
        statement = question.ask("attributions", "cube_tally", question.tally)
    else:
        statement = question.ask("attributions", "facets")
    names = dict(map(tuple, database.rows(sql.load("attributions")["publishers"])))
    columns = ("publisher", "kind", "genre", "unnamed", "year")
    counts: dict[str, Counter[str | None]] = {column: Counter() for column in columns}
    found: list[Count] = []
    for row in database.rows(statement, question.values | {"most": sources}):
        source, publisher, kind, genre, unnamed, year, count = row
        if source is not None:
            found.append(Count(value=source, count=count))
            continue
        counts["publisher"][names[publisher] or None] += count
        counts["kind"][kind] += count
        counts["genre"][genre] += count
        counts["unnamed"]["yes" if unnamed else "no"] += count
        counts["year"][str(year) if year else None] += count
    if question.countable:
        found = _sources(database, question, sources, counts["kind"].total())
    years = sorted(_counts(counts["year"]), key=lambda year: year.value or "", reverse=True)
    return Facets(
        source=tuple(found),
        publisher=_largest_first(counts["publisher"]),
        kind=_largest_first(counts["kind"]),
        genre=_largest_first(counts["genre"]),
        unnamed=_largest_first(counts["unnamed"]),
        year=tuple(years),
    )


def _sources(database: Database, question: Question, sources: int, total: int) -> list[Count]:
    """Count the sources of a part of the case that is told by tallied columns alone."""
    values = {"since": 0, "until": LAST, **question.values, "most": sources}
    if question.whole_years and set(question.conditions) <= {"where_days"}:
        statement = sql.load("attributions")["facet_source_years"]
    elif total > _FEW:
        statement = question.ask("attributions", "facet_source_scan", "hits_source_listing")
    else:
        statement = question.ask("attributions", "facet_source_rows")
    return [Count(value=name, count=count) for name, count in database.rows(statement, values)]


def _counts(counts: Counter[str | None]) -> list[Count]:
    return [Count(value=value, count=count) for value, count in counts.items() if count]


def _largest_first(counts: Counter[str | None]) -> tuple[Count, ...]:
    return tuple(sorted(_counts(counts), key=lambda count: (-count.count, count.value or "")))
