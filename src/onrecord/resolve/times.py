"""Time expressions of a text and the intervals they mean against its published date.

A grammar over words: a trigger (a month, a weekday, "last", "ago" ...) is looked up word by word,
and only its neighbours are read. No expression is tried at every position.
"""

from __future__ import annotations

from datetime import date

from onrecord.model import Precision, Time, span
from onrecord.resolve.calendar import MONTHS, read_iso, read_month, read_season, read_year
from onrecord.resolve.clock import SHIFT, Found, Reader, Rule
from onrecord.resolve.dates import SEASONS
from onrecord.resolve.layout import Layout
from onrecord.resolve.relative import (
    WEEKDAYS,
    near_day,
    read_ago,
    read_following,
    read_later,
    read_next,
    read_relative,
    read_weekday,
)


def read(layout: Layout, published: str | None) -> list[Found]:
    """Read every expression that resolves; without a published date only absolute ones do."""
    reader = Reader(layout, _day(published))
    found: list[Found] = []
    index = 0
    while index < len(layout.words):
        rule = _RULES.get(layout.words[index].lower) or _by_shape(layout.words[index].lower)
        hit = rule(reader, index) if rule else None
        if hit is None or (found and hit.first < found[-1].last):
            index += 1
            continue
        found.append(hit)
        if hit.interval.precision is Precision.DAY:
            reader.anchor = hit.interval.since, layout.paragraph(layout.words[index].start)
        index = max(hit.last, index + 1)
    return found


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def time_of(layout: Layout, found: Found) -> Time:
    """The record's form of an expression."""
    start, end = layout.words[found.first].start, layout.words[found.last - 1].end
    return Time(
        since=found.interval.since.isoformat(),
        until=found.interval.until.isoformat(),
        precision=found.interval.precision,
        evidence=span(layout.text, start, end),
    )


def _by_shape(word: str) -> Rule | None:
    if len(word) not in (4, 5, 10) or not word[0].isdigit():
        return None
    if len(word) == 10:
        return read_iso if word[4] == "-" and word[7] == "-" else None
    digits = word[:4]
    if digits.isascii() and digits.isdigit() and word[4:] in ("", "s") and "1" <= word[0] <= "2":
        return read_year
    return None


_RULES: dict[str, Rule] = {
    **dict.fromkeys(MONTHS, read_month),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys(SHIFT, read_relative),
    **dict.fromkeys(SEASONS, read_season),
    "yesterday": near_day(-1),
    "today": near_day(0),
    "tonight": near_day(0),
    "tomorrow": near_day(1),
    "ago": read_ago,
    "later": read_later,
    "earlier": read_later,
    "following": read_following,
    "same": read_following,
    "next": read_next,
    "previous": read_next,
}
