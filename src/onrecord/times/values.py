"""What an expression means: an interval of the calendar and the same as a TIMEX3 value.

TIMEX3 is the annotation of times of ISO 24617-1 (TimeML): "1998-10-02", "1998-W43", "P3Y".
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from onrecord.model import Precision


class Sort(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `since` to `until`, both included; `since` None is open towards the past."""

    since: date | None
    until: date
    precision: Precision
    clock: str = ""  # "T15:00-05:00" where a time of that day is known


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means; `interval` None is no part of the calendar that can be named."""

    sort: Sort
    value: str
    interval: Interval | None = None
    full: bool = True  # it would mean the same on any other day
    base: date | None = None  # the day it was counted from, where an exact day can be meant
    yearless: bool = False  # its year was not written but reasoned
    weak: bool = False  # no day to count on from: "now", a year in passing

    @property
    def first(self) -> date | None:
        """The first day it means, where it begins at all."""
        return self.interval.since if self.interval is not None else None

    @property
    def precision(self) -> Precision | None:
        """The grain of what it means."""
        return self.interval.precision if self.interval is not None else None


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_THIRDS = {"START": 0, "MID": 1, "END": 2}
_FIRST_YEAR, _LAST_YEAR = 2, 9997  # weeks and decades around them are still dates
_FIRST_DAY = date(_FIRST_YEAR, 1, 1).toordinal()
_LAST_DAY = date(_LAST_YEAR, 12, 31).toordinal()


def loose(meaning: Meaning) -> Meaning:
    """The same, where it was counted from the published day or from one met before."""
    return replace(meaning, full=False)


def day(at: date) -> Meaning:
    """One day."""
    return Meaning(Sort.DATE, at.isoformat(), Interval(at, at, Precision.DAY))


def real_day(year_number: int, month_number: int, number: int) -> date | None:
    """A day, or None where the calendar has none such."""
    try:
        return date(year_number, month_number, number)
    except ValueError:
        return None


def days(since: date | None, until: date, value: str) -> Meaning:
    """The days from one to another."""
    return Meaning(Sort.DATE, value, Interval(since, until, Precision.DAY))


def week(at: date) -> Meaning:
    """The week, Monday to Sunday, that holds a day."""
    monday = at - timedelta(days=at.weekday())
    found = Interval(monday, monday + timedelta(days=6), Precision.WEEK)
    return Meaning(Sort.DATE, _week_value(at), found)


def weekend(at: date) -> Meaning:
    """Saturday and Sunday of the week that holds a day."""
    saturday = at + timedelta(days=5 - at.weekday())
    return days(saturday, saturday + timedelta(days=1), f"{_week_value(at)}-WE")


def _week_value(at: date) -> str:
    year_number, number, _ = at.isocalendar()
    return f"{year_number:04}-W{number:02}"


def month(year_number: int, number: int) -> Meaning:
    """A month; numbers beyond 1-12 run into other years."""
    return _months(year_number, number, 1, Precision.MONTH, "{0:04}-{1:02}")


def quarter(year_number: int, number: int) -> Meaning:
    """A quarter of a year; numbers beyond 1-4 run into other years."""
    year_number, number = year_number + (number - 1) // 4, (number - 1) % 4 + 1
    value = f"{year_number:04}-Q{number}"
    return _months(year_number, 3 * number - 2, 3, Precision.QUARTER, value)


def half(year_number: int, number: int) -> Meaning:
    """The first or the second half of a year."""
    value = f"{year_number:04}-H{number}"
    return _months(year_number, 6 * number - 5, 6, Precision.HALF, value)


def season(year_number: int, name: str) -> Meaning:
    """A season of the northern year; a winter begins in December of its year."""
    value = f"{year_number:04}-{name}"
    return _months(year_number, SEASONS[name], 3, Precision.SEASON, value)


def year(number: int) -> Meaning:
    """A year."""
    return _years(number, 1, Precision.YEAR, f"{number:04}")


def decade(first: int) -> Meaning:
    """The ten years from a first one."""
    return _years(first, 10, Precision.DECADE, f"{first // 10:03}")


def century(number: int) -> Meaning:
    """The hundred years that are called the 20th: 1900 to 1999, as TIMEX3 counts them."""
    return _years(100 * number - 100, 100, Precision.CENTURY, f"{number - 1:02}")


def _months(first_year: int, number: int, count: int, precision: Precision, value: str) -> Meaning:
    first_year, number = _month(first_year, number)
    last_year, last = _month(first_year, number + count - 1)
    if not _FIRST_YEAR <= first_year <= last_year <= _LAST_YEAR:
        return Meaning(Sort.DATE, "PAST_REF")
    until = date(last_year, last, monthrange(last_year, last)[1])
    found = Interval(date(first_year, number, 1), until, precision)
    return Meaning(Sort.DATE, value.format(first_year, number), found)


def _month(year_number: int, number: int) -> tuple[int, int]:
    return year_number + (number - 1) // 12, (number - 1) % 12 + 1


def _years(first: int, count: int, precision: Precision, value: str) -> Meaning:
    if not _FIRST_YEAR <= first <= first + count - 1 <= _LAST_YEAR:
        return Meaning(Sort.DATE, "PAST_REF")
    found = Interval(date(first, 1, 1), date(first + count - 1, 12, 31), precision)
    return Meaning(Sort.DATE, value, found)


def shifted(at: date, unit: str, count: int) -> Meaning:
    """So many units from a day; coarser units give coarser times."""
    if unit in _OF_DAYS:
        return _OF_DAYS[unit](moved(at, unit, count))
    if unit == "M":
        return month(at.year, at.month + count)
    if unit == "Q":
        return quarter(at.year, (at.month - 1) // 3 + 1 + count)
    if unit == "DE":
        return decade(at.year // 10 * 10 + 10 * count)
    return century(at.year // 100 + 1 + count) if unit == "C" else year(at.year + count)


_OF_DAYS = {"D": day, "B": day, "W": week, "WE": weekend}


def moved(at: date, unit: str, count: int) -> date:
    """The day that lies so many units from a day; the last of its month where that is shorter."""
    if unit in ("D", "B", "W", "WE", "F"):
        step = count * {"W": 7, "WE": 7, "F": 14}.get(unit, 1)
        return date.fromordinal(min(max(at.toordinal() + step, _FIRST_DAY), _LAST_DAY))
    months = count * {"M": 1, "Q": 3, "DE": 120, "C": 1200}.get(unit, 12)
    year_number, number = _month(at.year, at.month + months)
    year_number = min(max(year_number, _FIRST_YEAR), _LAST_YEAR)
    return date(year_number, number, min(at.day, monthrange(year_number, number)[1]))


def part(whole: Meaning, mod: str) -> Meaning:
    """The beginning, middle or end of a time; its TIMEX3 value stays that of the whole."""
    found = whole.interval
    if found is None or found.since is None or mod not in _THIRDS:
        return whole
    if found.precision is Precision.MONTH:
        since, until = _part_of_month(found.since, found.until, mod)
    elif found.precision is Precision.YEAR:
        first = _THIRDS[mod] * 4 + 1
        year_number = found.since.year
        since = date(year_number, first, 1)
        until = date(year_number, first + 3, monthrange(year_number, first + 3)[1])
    elif found.precision in (Precision.DECADE, Precision.CENTURY):
        since, until = _part_of_years(found.since.year, found.until.year, mod)
    elif found.precision is Precision.WEEK:
        first, last = {"START": (0, 2), "MID": (1, 4), "END": (3, 6)}[mod]
        since, until = (found.since + timedelta(days=count) for count in (first, last))
    else:
        return whole
    return replace(whole, interval=Interval(since, until, _FINER[found.precision]))


_FINER = {
    Precision.WEEK: Precision.DAY,
    Precision.MONTH: Precision.DAY,
    Precision.YEAR: Precision.MONTH,
    Precision.DECADE: Precision.YEAR,
    Precision.CENTURY: Precision.YEAR,
}


def _part_of_month(since: date, until: date, mod: str) -> tuple[date, date]:
    if mod == "MID":
        return since.replace(day=10), since.replace(day=20)
    return (since, since.replace(day=15)) if mod == "START" else (since.replace(day=16), until)


def _part_of_years(first: int, last: int, mod: str) -> tuple[date, date]:
    count = last - first + 1
    cuts = (0, count * 4 // 10, count * 7 // 10, count)
    at = _THIRDS[mod]
    return date(first + cuts[at], 1, 1), date(first + cuts[at + 1] - 1, 12, 31)


def by_hand(sort: Sort, value: str) -> Meaning:
    """A value that names no part of the calendar: "P3Y", "PRESENT_REF", "XXXX-WXX-5"."""
    return Meaning(sort, value, None, weak=True)


def between(first: Meaning | None, last: Meaning | None) -> Meaning | None:
    """From the beginning of one time to the end of another."""
    if first is None or last is None or first.interval is None or last.interval is None:
        return None
    since, until = first.interval.since, last.interval.until
    if since is None or since > until:
        return None
    finer = min(first.interval, last.interval, key=lambda one: _GRAINS.index(one.precision))
    both = Interval(since, until, finer.precision)
    return Meaning(Sort.DATE, f"{first.value}/{last.value}", both, last.full)


_GRAINS = tuple(Precision)
