"""Counts of the rows that a question finds, by every column that lists filter by."""

from __future__ import annotations

from collections import defaultdict

from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import LAST
from onrecord.store.filters import Question
from onrecord.store.rows import Count, Facets


def facets(database: Database, question: Question, *, sources: int) -> Facets:
    """Count, out of the tallies where nothing asks for single rows."""
    values = question.values | {"sources": sources}
    if not question.countable:
        found = database.rows(question.ask("attributions", "facets"), values)
    else:
        found = database.rows(question.ask("attributions", "facets_tally", "hits_tally"), values)
    counts: defaultdict[str, list[Count]] = defaultdict(list)
    for facet, value, count in found:
        counts[facet].append(_count(value, count))
    if question.countable:
        counts["source"] = _sources(database, question, sources)
    return Facets(
        **{
            name: tuple(sorted(counts[name], key=_largest))
            for name in ("source", "publisher", "kind", "genre", "unnamed")
        },
        year=tuple(sorted(counts["year"], key=lambda year: year.value or "", reverse=True)),
    )


def _sources(database: Database, question: Question, sources: int) -> list[Count]:
    days = {
        "since": question.values.get("since", 0),
        "until": question.values.get("until", LAST),
        "sources": sources,
    }
    if _whole_years(question):
        found = database.rows(sql.load("attributions")["facet_source_years"], days)
    else:
        statement = question.ask("attributions", "facet_source", "hits_source_listing")
        found = database.rows(statement, question.values | days)
    return [Count(value=name, count=count) for name, count in found]


def _whole_years(question: Question) -> bool:
    since, until = question.values.get("since", 0), question.values.get("until", LAST)
    if not isinstance(since, int) or not isinstance(until, int):
        return False
    return (
        set(question.conditions) <= {"where_days"}
        and since % 10_000 <= 101
        and until % 10_000 >= 1231
    )


def _count(value: object, count: int) -> Count:
    if value in {"", 0}:  # no publisher, undated
        return Count(value=None, count=count)
    return Count(value=str(value), count=count)


def _largest(count: Count) -> tuple[int, str]:
    return -count.count, count.value or ""
