"""Time expressions of a text and the intervals they mean against its published date.

A grammar over words: a trigger (a month, a weekday, "last", "ago" ...) is looked up word by word,
and only its neighbours are read. No expression is tried at every position.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Precision, Time, span
from onrecord.resolve.dates import (
    SEASONS,
    Interval,
    day,
    month,
    nearest_day,
    nearest_month,
    real_day,
    season,
    shifted,
    week,
    weekday,
    year,
)
from onrecord.resolve.layout import Layout

_LONG_MONTHS = (
    "january february march april may june july august september october november december".split()
)
MONTHS = {name: number for number, name in enumerate(_LONG_MONTHS, start=1)}
MONTHS |= {name[:3] + dot: number for name, number in tuple(MONTHS.items()) for dot in ("", ".")}
MONTHS |= {"sept.": 9, "sept": 9}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
WEEKDAYS |= {name[:3] + ".": number for name, number in tuple(WEEKDAYS.items())}
_SHIFT = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_UNITS = frozenset(("week", "month", "year"))
_COUNTS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
_PARTS = frozenset(
    "morning afternoon evening night early late earlier mid later noon midday midnight".split()
)
_NEAR_YEAR = frozenset(
    "in since from to by of between until during before after through early late mid and for year "
    "around".split()
)
_PREPOSITIONS = frozenset(
    "in since from to by of between until during last this next early late "
    "mid and through through past for".split()
)
_FUTURE = frozenset("will would scheduled plans planned expected due next upcoming set".split())
_GAPS = (" ", ", ", "\u00a0", "-", "–", "\n")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: its words and what they mean."""

    first: int
    last: int  # index after its last word
    interval: Interval


class _Reader:
    """Reads one document's expressions in order, keeping the last day as an anchor."""

    def __init__(self, layout: Layout, published: date | None) -> None:
        self.layout = layout
        self.published = published
        self.anchor: tuple[date, int] | None = None  # and the paragraph it stood in

    def lower(self, index: int) -> str:
        words = self.layout.words
        return words[index].lower if 0 <= index < len(words) else ""

    def number(self, index: int) -> int | None:
        word = self.lower(index)
        return int(word) if word.isascii() and word.isdigit() and len(word) < 5 else None

    def joined(self, index: int) -> bool:
        """Whether nothing but space or a comma parts a word from the next."""
        return self.layout.gap(index) in _GAPS

    def year_at(self, index: int) -> int | None:
        number = self.number(index)
        return number if number is not None and 1500 <= number <= 2199 else None


def read(layout: Layout, published: str | None) -> list[Found]:
    """Read every expression that resolves; without a published date only absolute ones do."""
    reader = _Reader(layout, _day(published))
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


_Rule = Callable[[_Reader, int], Found | None]


def _month(reader: _Reader, index: int) -> Found | None:
    """ "Feb. 2", "March 18 and 19, 2021", "2 February 2021", "March 2018", "last March"."""
    if not reader.layout.words[index].text[0].isupper():
        return None
    number = MONTHS[reader.lower(index)]
    first, last = index, index + 1
    days = _days(reader, index)
    if days:
        numbers, last = days
    elif reader.number(index - 1) and reader.joined(index - 1):
        numbers, first = [reader.number(index - 1) or 0], index - 1
    else:
        return _whole_month(reader, index, number)
    written, last = _year_after(reader, last)
    if written is None:
        written = _relative_year(reader, last)
        last += 2 if written is not None else 0
    ends = [_dated(reader, written, number, at) for at in (numbers[0], numbers[-1])]
    if ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        return None
    return Found(first, last, Interval(ends[0], ends[1], Precision.DAY))


def _days(reader: _Reader, index: int) -> tuple[list[int], int] | None:
    """The days after a month, and the index after them."""
    at = _ordinal(reader, index + 1)
    if at is None or not reader.joined(index) or "," in reader.layout.gap(index):
        return None
    second, step = None, 2
    if reader.layout.gap(index + 1) in ("-", "–", " – ", " - "):
        second = _ordinal(reader, index + 2)
    elif reader.lower(index + 2) in ("and", "to"):
        second, step = _ordinal(reader, index + 3), 3
    if second and second > at and reader.lower(index + step + 1) not in _COUNTED:
        return [at, second], index + step + 1
    return [at], index + 2


_COUNTED = frozenset(("people", "percent", "other", "others", "states", "members", "million"))


def _ordinal(reader: _Reader, index: int) -> int | None:
    word = reader.lower(index)
    if word[:1].isdigit():
        head = word.split("-")[0].split("–")[0]
        digits = head[:-2] if head[-2:] in ("st", "nd", "rd", "th") else head
        if digits.isascii() and digits.isdigit() and 1 <= int(digits[:3]) <= 31 and head == word:
            return int(digits)
    return None


def _year_after(reader: _Reader, index: int) -> tuple[int | None, int]:
    at = index + (reader.lower(index) == "of" or reader.lower(index) == "in")
    written = reader.year_at(at)
    if written and reader.joined(index - 1) and (at == index or reader.joined(index)):
        return written, at + 1
    return None, index


def _relative_year(reader: _Reader, index: int) -> int | None:
    if reader.published and reader.lower(index) in _SHIFT and reader.lower(index + 1) == "year":
        return reader.published.year + _SHIFT[reader.lower(index)]
    return None


def _dated(reader: _Reader, written: int | None, month_number: int, number: int) -> date | None:
    if written:
        return real_day(written, month_number, number)
    if reader.published is None:
        return None
    return nearest_day(reader.published, month_number, number)


def _whole_month(reader: _Reader, index: int, number: int) -> Found | None:
    before, first = reader.lower(index - 1), index
    written, last = _year_after(reader, index + 1)
    if written:
        return Found(index, last, month(written, number))
    word = reader.lower(index)
    if word in ("may", "march", "mar", "jun", "jan", "dec", "nov", "sep") and (
        before not in _PREPOSITIONS
    ):
        return None
    if reader.published is None:
        return None
    relative = _relative_year(reader, index + 1)
    if relative is not None:
        return Found(index, index + 3, month(relative, number))
    if before in _SHIFT and reader.joined(index - 1):
        return Found(first - 1, last, _relative_month(reader.published, before, number))
    return Found(first, last, nearest_month(reader.published, number))


def _relative_month(published: date, word: str, number: int) -> Interval:
    if _SHIFT[word] < 0:
        back = (published.month - number - 1) % 12 + 1
        return month(published.year, published.month - back)
    if _SHIFT[word] > 0:
        ahead = (number - published.month - 1) % 12 + 1
        return month(published.year, published.month + ahead)
    return month(published.year, number)


def _weekday(reader: _Reader, index: int) -> Found | None:
    """ "Friday", "last Friday", "on Friday morning"; "Friday, Feb. 2" is left to its date."""
    word = reader.layout.words[index]
    if reader.published is None or not word.text[0].isupper():
        return None
    if reader.lower(index + 1) in MONTHS and reader.joined(index):
        return None
    before = reader.lower(index - 1)
    first = index - (before in _SHIFT and reader.joined(index - 1))
    last = index + 1 + (reader.lower(index + 1) in _PARTS and reader.layout.gap(index) == " ")
    number = WEEKDAYS[word.lower]
    if before in ("last", "past", "previous"):
        back = (reader.published.weekday() - number - 1) % 7 + 1
        return Found(first, last, day(reader.published - timedelta(days=back)))
    future = before in ("next", "coming") or _ahead(reader, index)
    return Found(first, last, weekday(reader.published, number, future=future))


def _ahead(reader: _Reader, index: int) -> bool:
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


def _near_day(shift: int) -> _Rule:
    def rule(reader: _Reader, index: int) -> Found | None:
        if reader.published is None:
            return None
        part = reader.lower(index + 1) in _PARTS and reader.layout.gap(index) == " "
        return Found(index, index + 1 + part, day(reader.published + timedelta(days=shift)))

    return rule


def _relative(reader: _Reader, index: int) -> Found | None:
    """ "last week", "this month", "earlier this year", "last night", "last spring"."""
    if reader.published is None or not reader.joined(index):
        return None
    shift, unit = _SHIFT[reader.lower(index)], reader.lower(index + 1)
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


def _season(reader: _Reader, index: int) -> Found | None:
    """ "the summer of 2019", "spring 2020"."""
    written, last = _year_after(reader, index + 1)
    return Found(index, last, season(written, reader.lower(index))) if written else None


def _ago(reader: _Reader, index: int) -> Found | None:
    """ "two weeks ago"; vague counts ("several") stay unread."""
    counted = _counted(reader, index - 1)
    if counted is None or reader.published is None:
        return None
    first, unit, count = counted
    return Found(first, index + 1, shifted(reader.published, unit, -count))


def _later(reader: _Reader, index: int) -> Found | None:
    """ "two days later", "a day earlier": from the last day of this paragraph or the one before."""
    counted = _counted(reader, index - 1)
    anchor = _anchor(reader, index)
    if counted is None or anchor is None:
        return None
    first, unit, count = counted
    sign = 1 if reader.lower(index) in ("later", "after") else -1
    return Found(first, index + 1, shifted(anchor, unit, sign * count))


def _anchor(reader: _Reader, index: int) -> date | None:
    if reader.anchor is None:
        return None
    at, paragraph = reader.anchor
    here = reader.layout.paragraph(reader.layout.words[index].start)
    return at if here - paragraph <= 1 else None


def _following(reader: _Reader, index: int) -> Found | None:
    """ "the next day", "the following week", "the same day"."""
    anchor = _anchor(reader, index)
    unit = reader.lower(index + 1)
    if anchor is None or reader.lower(index - 1) not in ("the", "that"):
        return None
    if unit not in ("day", "week", "month", "year"):
        return None
    count = {"same": 0, "previous": -1}.get(reader.lower(index), 1)
    return Found(index - 1, index + 2, shifted(anchor, unit, count))


def _next(reader: _Reader, index: int) -> Found | None:
    return _following(reader, index) or _relative(reader, index)


def _counted(reader: _Reader, index: int) -> tuple[int, str, int] | None:
    """A count and a unit that end at a word: (first index, unit, count)."""
    unit = reader.lower(index).removesuffix("s")
    if unit not in ("day", "week", "month", "year", "decade"):
        return None
    word = reader.lower(index - 1)
    count = _COUNTS.get(word) or reader.number(index - 1)
    if not count or not reader.joined(index - 1) or count > 200:
        return None
    return (index - 1, "year", 10 * count) if unit == "decade" else (index - 1, unit, count)


def _year(reader: _Reader, index: int) -> Found | None:
    """ "in 2016", "2016"; a decade ("the 1990s"); not "2016 people" or "$2,016"."""
    word = reader.lower(index)
    if word.endswith("s"):
        decade = int(word[:4])
        ten = Interval(date(decade, 1, 1), date(decade + 9, 12, 31), Precision.YEAR)
        return Found(index, index + 1, ten) if decade % 10 == 0 else None
    written = reader.year_at(index)
    start = reader.layout.words[index].start
    if written is None or reader.layout.text[max(0, start - 1) : start] in ("$", "€", "£", ","):
        return None
    likely = 1900 <= written <= 2100 or reader.lower(index - 1) in _NEAR_YEAR
    counted = reader.layout.gap(index) == " " and reader.lower(index + 1) in _COUNTED
    return Found(index, index + 1, year(written)) if likely and not counted else None


def _iso(reader: _Reader, index: int) -> Found | None:
    """ "2021-02-03"."""
    try:
        return Found(index, index + 1, day(date.fromisoformat(reader.lower(index))))
    except ValueError:
        return None


def _by_shape(word: str) -> _Rule | None:
    if len(word) not in (4, 5, 10) or not word[0].isdigit():
        return None
    if len(word) == 10:
        return _iso if word[4] == "-" and word[7] == "-" else None
    digits = word[:4]
    if digits.isascii() and digits.isdigit() and word[4:] in ("", "s") and "1" <= word[0] <= "2":
        return _year
    return None


_RULES: dict[str, _Rule] = {
    **dict.fromkeys(MONTHS, _month),
    **dict.fromkeys(WEEKDAYS, _weekday),
    **dict.fromkeys(_SHIFT, _relative),
    **dict.fromkeys(SEASONS, _season),
    "yesterday": _near_day(-1),
    "today": _near_day(0),
    "tonight": _near_day(0),
    "tomorrow": _near_day(1),
    "ago": _ago,
    "later": _later,
    "earlier": _later,
    "before": _later,
    "after": _later,
    "following": _following,
    "same": _following,
    "next": _next,
    "previous": _next,
}
