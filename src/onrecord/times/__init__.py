"""Time expressions of a text and the intervals they mean against its published date.

A grammar over classes of words: `tokens` finds the few runs of words that can be times; the rules
stand in `dates`, `calendar`, `weekdays`, `units`, `counted`, `feasts`, `clocks`, `lengths`
and `wraps`, and the longest that fits wins. `joining` puts ends of ranges and times of
days together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.grammar.text import TextView
from onrecord.model import Segment, SegmentKind, Time, span
from onrecord.times import (
    calendar,
    clocks,
    counted,
    dates,
    feasts,
    lengths,
    units,
    weekdays,
    wraps,
)
from onrecord.times.joining import Joined, hours_joined, joined
from onrecord.times.numbers import joined as with_numbers
from onrecord.times.patterns import Grammar, TimeMatch
from onrecord.times.reader import Reader
from onrecord.times.tokens import Run, runs
from onrecord.times.values import Meaning

__all__ = ["Joined", "dated_parts", "expressions", "read", "time_of", "told_at"]

_ROOMS = (dates, calendar, weekdays, units, counted, feasts, clocks, lengths, wraps)
_GRAMMAR = Grammar(one for room in _ROOMS for one in room.RULES)
_DEEPEST = 3  # "the day after the end of the first week of May"


def read(layout: TextView, published: str | None, segments: Sequence[Segment] = ()) -> list[Joined]:
    """Read every expression that resolves; without a published date only absolute ones do.

    Inside a part with a time of its own, that stands for the published date.
    """
    dated = dated_parts(segments)
    reader = Reader(layout, _day(published))
    found: list[Joined] = []
    for run in map(with_numbers, runs(layout)):
        if dated:
            reader.published = _day(told_at(dated, run.tokens[0].start) or published)
        found += joined(reader, run, _expressions(reader, run))
    ends = layout.starts
    return [
        replace(one, last=bisect_left(ends, one.end))
        for one in found
        if one.meaning.interval is not None
    ]


def expressions(layout: TextView, published: str | None) -> list[Joined]:
    """Read every expression by itself, with those that name no part of the calendar."""
    reader = Reader(layout, _day(published))
    return [
        one
        for run in map(with_numbers, runs(layout))
        for one in hours_joined(run, _expressions(reader, run))
    ]


def dated_parts(segments: Sequence[Segment]) -> list[Segment]:
    """The parts of a document that have a time of their own."""
    return [one for one in segments if one.kind is SegmentKind.PART and one.published]


def told_at(dated: Sequence[Segment], offset: int) -> str | None:
    """When the part was published in which an offset stands; None outside all."""
    at = bisect_right(dated, offset, key=lambda one: one.start) - 1
    return dated[at].published if at >= 0 and offset < dated[at].end else None


def _day(published: str | None) -> date | None:
    try:
        found = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return found if 1000 <= found.year < 9000 else None  # years and centuries off are still dates


def time_of(layout: TextView, found: Joined) -> Time:
    """The record's form of an expression."""
    interval = found.interval
    return Time(
        since=f"{interval.since.isoformat()}{interval.clock}" if interval.since else None,
        until=f"{interval.until.isoformat()}{interval.clock}",
        precision=interval.precision,
        evidence=span(layout.text, found.start, found.end),
    )


def _expressions(reader: Reader, run: Run) -> list[Joined]:
    found: list[Joined] = []
    index = 0
    while index < len(run.codes):
        meaning, last = _longest(reader, run, index)
        if meaning is None:
            index += 1
            continue
        first = run.tokens[index]
        found.append(Joined.of(run, index, last, meaning))
        reader.meet(meaning, first.word)
        index = last
    return found


def _longest(reader: Reader, run: Run, index: int, depth: int = 0) -> tuple[Meaning | None, int]:
    """The meaning of the longest rule that fits at a place, and the index after it."""
    if index >= len(run.codes):
        return None, index
    hits: list[tuple[int, int, TimeMatch]] = []
    rules = _GRAMMAR.at(run.codes[index])
    best: Meaning | None = None
    end = index
    for number, one in enumerate(rules):
        hit = one.match(run, index)
        if hit is None:
            continue
        if one.wrap is None:
            hits.append((-hit.last, number, hit))
        elif depth < _DEEPEST:
            inner, last = _longest(reader, run, hit.last, depth + 1)
            if inner is not None and last > end and (made := one.wrap(reader, hit, inner)):
                best, end = made, last
    for _, number, hit in sorted(hits, key=lambda one: one[:2]):
        if hit.last <= end:
            break
        build = rules[number].build
        meaning = build(reader, hit) if build is not None else None
        if meaning is not None:
            return meaning, hit.last
    return best, end
