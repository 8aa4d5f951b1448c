"""Counts of the rows that a question finds, by every column that lists filter by."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """Count, out of the tallies where nothing asks for single rows; ask inside a snapshot."""
    values = question.values | {"most": sources}
    counts: _Counts = {name: Counter() for name in (*_DOCUMENT, *_SAYING)}
    if question.plain:
        for part in question.by_years():
            _plain(database, part, counts)
        changes = _Changes(database, question, counts)
        source = _sources(database, question, values, counts["kind"].total(), changes)
        target = _targets(database, question, values, changes)
    else:
        target = _cells(database, question, counts, sources)
        source = _sources_found(database, question, sources)
    years = sorted(_counts(counts["year"]), key=lambda year: year.value or "", reverse=True)
    return Facets(
        source=source,
        target=target,
        year=tuple(years),
        **{name: _largest_first(counts[name]) for name in (*_DOCUMENT[:-1], *_SAYING)},
    )


def counts(database: Database, question: Question, column: str, *, most: int) -> _Named:
    """Count by "year", "act" or "source" alone, as `facets` does by everything."""
    if column == "source" and not question.plain:
        return _sources_found(database, question, most)
    if column == "source":
        changes = _Changes(database, question, defaultdict(Counter))
        return _sources(database, question, question.values | {"most": most}, 0, changes)
    statements = [question.kept("attributions", f"count_by_{column}")]
    if question.decided:
        statements.append(question.over("attributions", f"count_by_{column}"))
    found: Counter[str | None] = Counter()
    for statement in statements:
        for value, count in database.rows(statement, question.values):
            found[_word(column, value, {})] += count
    if column == "year":
        return tuple(sorted(_counts(found), key=lambda year: year.value or "", reverse=True))
    return _largest_first(found)


class _Changes:
    """What decisions change in counts that tallies give: few rows, each counted for itself."""

    def __init__(self, database: Database, question: Question, counts: _Counts) -> None:
        """Correct the counts of columns, and remember those of names."""
        self.sources, self.targets = Counter[int](), Counter[int]()
        if not question.decided:
            return
        names = _publishers(database)
        gone = question.ask("attributions", "facets_cells", "hits_gone")
        for sign, statement in ((-1, gone), (1, question.over("attributions", "facets_cells"))):
            for *columns, targeted in _asked(database, statement, question.values):
                _take_columns(counts, (*_DOCUMENT, *_SAYING), columns, names, sign)
                for row in targeted:
                    self.targets[row] += sign
        gone = question.ask("attributions", "source_counts", "hits_gone")
        for sign, statement in ((-1, gone), (1, question.over("attributions", "source_counts"))):
            for row, count in database.rows(statement, question.values):
                self.sources[row] += sign * count
        del self.targets[0]  # none


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
    statements = [question.kept("attributions", "facets_cells")]
    if question.decided:
        statements.append(question.over("attributions", "facets_cells"))
    for statement in statements:
        for *columns, targeted in _asked(database, statement, question.values):
            _take_columns(counts, (*_DOCUMENT, *_SAYING), columns, names)
            targets.update(targeted)
    del targets[0]  # none
    called = _called(database, question, "target", list(targets))
    return _most([(called[row], count) for row, count in targets.items() if row in called], most)


def _sources_found(database: Database, question: Question, most: int) -> _Named:
    """Count the sources of single rows."""
    if not question.decided:
        asked = question.ask("attributions", "facet_source_rows")
        found = database.rows(asked, question.values | {"most": most})
        return tuple(map(_count, found))
    counts = Counter[int]()
    for statement in (
        question.kept("attributions", "source_counts"),
        question.over("attributions", "source_counts"),
    ):
        for row, count in database.rows(statement, question.values):
            counts[row] += count
    called = _called(database, question, "source", list(counts))
    told = [(called[row], count) for row, count in counts.items() if row in called]
    return _most([*told, *_moved(database, question, called)], most)


_Who = tuple[str, str | None]  # a name, and the id of a joined entity


def _called(
    database: Database, question: Question, what: str, rows: Sequence[int]
) -> dict[int, _Who]:
    """Say who some sources or targets are, by what humans named, merged and split as well."""
    names = [f"{what}_names", f"{what}_names_decided"] if question.decided else [f"{what}_names"]
    values = {"targets": json.dumps(rows), "some": json.dumps(rows)}
    asked = (database.rows(sql.load("attributions")[name], values) for name in names)
    found: dict[int, _Who] = {
        row["row"]: (row["name"], row["joined"]) for part in asked for row in part
    }
    if question.decided:
        redirects = _redirects(database, what)
        found |= {row: who for row, who in redirects.items() if row in found}
    return found


def _redirects(database: Database, what: str) -> dict[int, _Who]:
    """Say who sources or targets are that humans merged with others."""
    found = database.rows(sql.load("attributions")[f"{what}_redirects"])
    return {row["row"]: (row["name"], row["id"]) for row in found}


def _moved(
    database: Database, question: Question, called: Mapping[int, _Who]
) -> Iterator[tuple[_Who, int]]:
    """Count for somebody else what is said by members that humans took out of an entity."""
    for row in database.rows(question.kept("attributions", "source_moved"), question.values):
        yield (row["name"], row["id"]), row["n"]
        if row["source"] in called:
            yield called[row["source"]], -row["n"]


def _most(found: Iterable[tuple[_Who, int]], most: int) -> _Named:
    """Give the largest counts; somebody who stands there twice counts once."""
    counts = Counter[_Who]()
    for who, count in found:
        counts[who] += count
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0][0], each[0][1] or ""))
    kept = [(who, count) for who, count in ordered if count > 0][:most]
    return tuple(Count(value=name, count=count, id=joined) for (name, joined), count in kept)


def _count(row: sqlite3.Row) -> Count:
    return Count(value=row["name"], count=row["n"], id=row["joined"])


def _columns(
    database: Database, question: Question, statement: str
) -> Iterator[list[tuple[Any, ...]]]:
    """Read single rows as they stand in the record."""
    return _asked(database, question.ask("attributions", statement), question.values)


def _asked(
    database: Database, statement: str, values: Mapping[str, object]
) -> Iterator[list[tuple[Any, ...]]]:
    """Read single rows, some thousands at a time, and turn them into columns."""
    cursor = database.connection.cursor()
    cursor.row_factory = None  # plain tuples are faster to read
    cursor.execute(statement, values)
    while rows := cursor.fetchmany(_CHUNK):
        yield list(zip(*rows, strict=True))


def _take_columns(
    counts: _Counts,
    names: Sequence[str],
    columns: Sequence[Sequence[Any]],
    publishers: Mapping[int, str],
    sign: int = 1,
) -> None:
    """Count each column for itself."""
    for name, column in zip(names, columns, strict=True):
        for value, count in Counter(column).items():
            counts[name][_word(name, value, publishers)] += sign * count


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
    database: Database,
    question: Question,
    values: Mapping[str, object],
    total: int,
    changes: _Changes,
) -> _Named:
    """Count the sources: of many rows in one pass over all, where their listing tells which."""
    if question.hits == "hits_any" and not question.conditions:
        statement = sql.load("attributions")["facet_source_all"]
    elif _years_alone(question):
        statement = sql.load("attributions")["facet_source_years"]
    elif total > _FEW:
        statement = question.ask("attributions", "facet_source_scan", "hits_source_listing")
    else:
        statement = question.ask("attributions", "facet_source_rows")
    return _named(database, question, statement, values, ("source", changes.sources))


def _targets(
    database: Database, question: Question, values: Mapping[str, object], changes: _Changes
) -> _Named:
    if not question.conditions:
        statement = sql.load("attributions")["facet_target_all"]
    elif _years_alone(question):
        statement = sql.load("attributions")["facet_target_years"]
    else:
        statement = question.ask("attributions", "facet_target_rows", "hits_target_listing")
    return _named(database, question, statement, values, ("target", changes.targets))


def _years_alone(question: Question) -> bool:
    return question.whole_years and set(question.conditions) <= {"where_days"}


def _named(
    database: Database,
    question: Question,
    statement: str,
    values: Mapping[str, object],
    changes: tuple[str, Counter[int]],
) -> _Named:
    """Take the largest counts, with what decisions change in them.

    Of those that a change makes larger the count has to be known even where it was not among the
    largest; of those that it makes smaller, so many more are read.
    """
    what, changed = changes
    redirects = _redirects(database, what) if question.decided else {}
    looked_at = {row for row, sign in changed.items() if sign > 0} | redirects.keys()
    most = values["most"]
    assert isinstance(most, int)  # noqa: S101 - `facets` says so
    asked = {"since": 0, "until": LAST, **values, "most": most + len(changed) + len(redirects)}
    rows = database.rows(statement, asked)
    if not question.decided:
        return tuple(map(_count, rows))
    found = {row["row"]: row["n"] for row in rows}
    more = sorted(looked_at - found.keys())
    if more:
        few = question.values | {"some": json.dumps(more)}
        counted = question.ask("attributions", f"{what}_counts_of", f"hits_some_{what}s")
        found |= dict.fromkeys(more, 0) | dict(map(tuple, database.rows(counted, few)))
    called = _called(database, question, what, list(found))
    told = [(called[row], count + changed[row]) for row, count in found.items() if row in called]
    moved = _moved(database, question, called) if what == "source" else ()
    return _most([*told, *moved], most)


def _counts(counts: Counter[str | None]) -> list[Count]:
    return [Count(value=value, count=count) for value, count in counts.items() if count]


def _largest_first(counts: Counter[str | None]) -> _Named:
    return tuple(sorted(_counts(counts), key=lambda count: (-count.count, count.value or "")))
