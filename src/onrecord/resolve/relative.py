"""Expressions that count from the published day, or from a day met before."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.resolve.calendar import MONTHS
from onrecord.resolve.clock import SHIFT, Found, Reader, Rule
from onrecord.resolve.dates import SEASONS, Interval, day, season, shifted, week, weekday

WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
WEEKDAYS |= {name[:3] + ".": number for name, number in tuple(WEEKDAYS.items())}
_UNITS = frozenset(("week", "month", "year"))
_COUNTS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
PARTS = frozenset(
    "morning afternoon evening night early late earlier mid later noon midday midnight".split()
)
_FUTURE = frozenset("will would scheduled plans planned expected due next upcoming set".split())


# "Her Thursday column", "every Friday": no one day is meant.
_HABITS = frozenset("my your his her its our their every each most".split())


def read_weekday(reader: Reader, index: int) -> Found | None:
    """Read "Friday", "last Friday", "on Friday morning"; "Friday, Feb. 2" is left to its date."""
    word = reader.layout.words[index]
    if reader.published is None or not word.text[0].isupper():
        return None
    if reader.lower(index + 1) in MONTHS and reader.joined(index):
        return None
    before = reader.lower(index - 1)
    if before in _HABITS and reader.joined(index - 1):
        return None
    first = index - (before in SHIFT and reader.joined(index - 1))
    last = index + 1 + (reader.lower(index + 1) in PARTS and reader.layout.gap(index) == " ")
    number = WEEKDAYS[word.lower]
    if before in ("last", "past", "previous"):
        back = (reader.published.weekday() - number - 1) % 7 + 1
        return Found(first, last, day(reader.published - timedelta(days=back)))
    future = before in ("next", "coming") or _ahead(reader, index)
    return Found(first, last, weekday(reader.published, number, future=future))


def _ahead(reader: Reader, index: int) -> bool:
    """Whether the words just before speak of what is to come."""
    start = reader.layout.sentences[reader.layout.sentence(reader.layout.words[index].start)][0]
    for at in range(index - 1, max(index - 9, -1), -1):
        if reader.layout.words[at].start < start:
            return False
        lower = reader.layout.words[at].lower
        if lower in _FUTURE:
            return True
        if lower in ("said", "told", "says", "announced"):
            return False
    return False


def near_day(shift: int) -> Rule:
    """The rule for "yesterday", "today" and "tomorrow": so many days from the published one."""

    def rule(reader: Reader, index: int) -> Found | None:
        if reader.published is None:
            return None
        part = reader.lower(index + 1) in PARTS and reader.layout.gap(index) == " "
        return Found(index, index + 1 + part, day(reader.published + timedelta(days=shift)))

    return rule


def read_relative(reader: Reader, index: int) -> Found | None:
    """Read "last week", "this month", "earlier this year", "last night", "last spring"."""
    if reader.published is None or not reader.joined(index):
        return None
    shift, unit = SHIFT[reader.lower(index)], reader.lower(index + 1)
    qualified = reader.lower(index - 1) in ("earlier", "later", "late", "early")
    first = index - (qualified and reader.joined(index - 1))
    at = reader.published
    if unit in _UNITS:
        return Found(first, index + 2, shifted(at, unit, shift))
    if unit in ("morning", "afternoon", "evening", "night") and shift <= 0:
        return Found(first, index + 2, day(at + timedelta(days=shift)))
    if unit in SEASONS:
        return Found(first, index + 2, _relative_season(at, unit, shift))
    if unit == "weekend":
        saturday = week(at).since + timedelta(days=5 + 7 * shift)
        return Found(
            first, index + 2, Interval(saturday, saturday + timedelta(days=1), Precision.DAY)
        )
    return None


def _relative_season(at: date, name: str, shift: int) -> Interval:
    this = season(at.year - (name == "winter" and at.month < 3), name)
    if shift < 0 and this.until >= at:
        return season(this.since.year - 1, name)
    if shift > 0 and this.since <= at:
        return season(this.since.year + 1, name)
    return this


def read_ago(reader: Reader, index: int) -> Found | None:
    """Read "two weeks ago"; vague counts ("several") stay unread."""
    counted = _counted(reader, index - 1)
    if counted is None or reader.published is None:
        return None
    first, unit, count = counted
    return Found(first, index + 1, shifted(reader.published, unit, -count))


def read_later(reader: Reader, index: int) -> Found | None:
    """Read "two days later": from the last day of this paragraph or the one before."""
    counted = _counted(reader, index - 1)
    anchor = _anchor(reader, index)
    if counted is None or anchor is None:
        return None
    first, unit, count = counted
    sign = 1 if reader.lower(index) == "later" else -1
    return Found(first, index + 1, shifted(anchor, unit, sign * count))


def _anchor(reader: Reader, index: int) -> date | None:
    if reader.anchor is None:
        return None
    at, paragraph = reader.anchor
    here = reader.layout.paragraph(reader.layout.words[index].start)
    return at if here - paragraph <= 1 else None


def read_following(reader: Reader, index: int) -> Found | None:
    """Read "the next day", "the following week", "the same day"."""
    anchor = _anchor(reader, index)
    unit = reader.lower(index + 1)
    if anchor is None or reader.lower(index - 1) not in ("the", "that"):
        return None
    if unit not in ("day", "week", "month", "year"):
        return None
    count = {"same": 0, "previous": -1}.get(reader.lower(index), 1)
    return Found(index - 1, index + 2, shifted(anchor, unit, count))


def read_next(reader: Reader, index: int) -> Found | None:
    """Read "the next day" after a day met, else "next week" after the published one."""
    return read_following(reader, index) or read_relative(reader, index)


def _counted(reader: Reader, index: int) -> tuple[int, str, int] | None:
    """A count and a unit that end at a word: (first index, unit, count)."""
    unit = reader.lower(index).removesuffix("s")
    if unit not in ("day", "week", "month", "year", "decade"):
        return None
    word = reader.lower(index - 1)
    count = _COUNTS.get(word) or reader.number(index - 1)
    if not count or not reader.joined(index - 1) or count > 200:
        return None
    return (index - 1, "year", 10 * count) if unit == "decade" else (index - 1, unit, count)
