"""Expressions that name a part of the calendar: days, months, seasons, years."""

from __future__ import annotations

from datetime import date

from onrecord.model import Precision
from onrecord.resolve.clock import SHIFT, Found, Reader
from onrecord.resolve.dates import (
    Interval,
    day,
    month,
    nearest_day,
    nearest_month,
    real_day,
    season,
    year,
)

_LONG_MONTHS = (
    "january february march april may june july august september october november december".split()
)
MONTHS = {name: number for number, name in enumerate(_LONG_MONTHS, start=1)}
MONTHS |= {name[:3] + dot: number for name, number in tuple(MONTHS.items()) for dot in ("", ".")}
MONTHS |= {"sept.": 9, "sept": 9}
_NEAR_YEAR = frozenset(
    "in since from to by of between until during before after through early late mid and for year "
    "around".split()
)
_PREPOSITIONS = frozenset(
    "in since from to by of between until during last this next early late "
    "mid and through through past for".split()
)
COUNTED = frozenset(("people", "percent", "other", "others", "states", "members", "million"))


def read_month(reader: Reader, index: int) -> Found | None:
    """Read "Feb. 2", "March 18 and 19, 2021", "2 February 2021", "March 2018", "last March"."""
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
    paragraph = reader.layout.paragraph(reader.layout.words[index].start)
    if written is None:
        written = _told_year(reader, paragraph, number, numbers[0])
    ends = [_dated(reader, written, number, at) for at in (numbers[0], numbers[-1])]
    if ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        return None
    if written:
        reader.told = ends[0], paragraph
    return Found(first, last, Interval(ends[0], ends[1], Precision.DAY))


def _told_year(reader: Reader, paragraph: int, month_number: int, number: int) -> int | None:
    """The year of a day that goes on with a story told of another year in the same paragraph."""
    if reader.told is None or reader.told[1] != paragraph:
        return None
    told = reader.told[0]
    if reader.published is not None and (reader.published - told).days < 300:
        return None
    return told.year + ((month_number, number) < (told.month, told.day))


def _days(reader: Reader, index: int) -> tuple[list[int], int] | None:
    """The days after a month, and the index after them."""
    at = _ordinal(reader, index + 1)
    if at is None or not reader.joined(index) or "," in reader.layout.gap(index):
        return None
    second, step = None, 2
    if reader.layout.gap(index + 1) in ("-", "–", " – ", " - "):
        second = _ordinal(reader, index + 2)
    elif reader.lower(index + 2) in ("and", "to"):
        second, step = _ordinal(reader, index + 3), 3
    if second and second > at and reader.lower(index + step + 1) not in COUNTED:
        return [at, second], index + step + 1
    return [at], index + 2


def _ordinal(reader: Reader, index: int) -> int | None:
    word = reader.lower(index)
    if word[:1].isdigit():
        head = word.split("-")[0].split("–")[0]
        digits = head[:-2] if head[-2:] in ("st", "nd", "rd", "th") else head
        if digits.isascii() and digits.isdigit() and 1 <= int(digits[:3]) <= 31 and head == word:
            return int(digits)
    return None


def _year_after(reader: Reader, index: int) -> tuple[int | None, int]:
    at = index + (reader.lower(index) == "of" or reader.lower(index) == "in")
    written = reader.year_at(at)
    if written and reader.joined(index - 1) and (at == index or reader.joined(index)):
        return written, at + 1
    return None, index


def _relative_year(reader: Reader, index: int) -> int | None:
    if reader.published and reader.lower(index) in SHIFT and reader.lower(index + 1) == "year":
        return reader.published.year + SHIFT[reader.lower(index)]
    return None


def _dated(reader: Reader, written: int | None, month_number: int, number: int) -> date | None:
    if written:
        return real_day(written, month_number, number)
    if reader.published is None:
        return None
    return nearest_day(reader.published, month_number, number)


def _whole_month(reader: Reader, index: int, number: int) -> Found | None:
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
    of = reader.lower(index + 1) == "of"
    relative = _relative_year(reader, index + 1 + of)
    if relative is not None:
        return Found(index, index + 3 + of, month(relative, number))
    if before in SHIFT and reader.joined(index - 1):
        return Found(first - 1, last, _relative_month(reader.published, before, number))
    return Found(first, last, nearest_month(reader.published, number))


def _relative_month(published: date, word: str, number: int) -> Interval:
    if SHIFT[word] < 0:
        back = (published.month - number - 1) % 12 + 1
        return month(published.year, published.month - back)
    if SHIFT[word] > 0:
        ahead = (number - published.month - 1) % 12 + 1
        return month(published.year, published.month + ahead)
    return month(published.year, number)


def read_season(reader: Reader, index: int) -> Found | None:
    """Read "the summer of 2019", "spring 2020"."""
    written, last = _year_after(reader, index + 1)
    return Found(index, last, season(written, reader.lower(index))) if written else None


def read_year(reader: Reader, index: int) -> Found | None:
    """Read "in 2016", "2016"; a decade ("the 1990s"); not "2016 people" or "$2,016"."""
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
    counted = reader.layout.gap(index) == " " and reader.lower(index + 1) in COUNTED
    return Found(index, index + 1, year(written)) if likely and not counted else None


def read_iso(reader: Reader, index: int) -> Found | None:
    """Read "2021-02-03"."""
    try:
        return Found(index, index + 1, day(date.fromisoformat(reader.lower(index))))
    except ValueError:
        return None
