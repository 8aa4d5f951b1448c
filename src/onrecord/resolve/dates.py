"""Intervals of the calendar, as the record's times."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Precision


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `since` to `until`, both included."""

    since: date
    until: date
    precision: Precision


def day(at: date) -> Interval:
    """One day."""
    return Interval(at, at, Precision.DAY)


def week(at: date) -> Interval:
    """The week, Monday to Sunday, that holds a day."""
    monday = at - timedelta(days=at.weekday())
    return Interval(monday, monday + timedelta(days=6), Precision.WEEK)


def month(year: int, number: int) -> Interval:
    """A month; numbers beyond 1-12 run into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Interval(
        date(year, number, 1), date(year, number, monthrange(year, number)[1]), Precision.MONTH
    )


def year(number: int) -> Interval:
    """A year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}


def season(year_number: int, name: str) -> Interval:
    """A season of the northern year; a winter begins in December of its year."""
    first = SEASONS[name]
    last = month(year_number, first + 2)
    return Interval(date(year_number, first, 1), last.until, Precision.SEASON)


def real_day(year_number: int, month_number: int, number: int) -> date | None:
    """A day, or None where the calendar has none such."""
    try:
        return date(year_number, month_number, number)
    except ValueError:
        return None


def nearest_day(published: date, month_number: int, number: int) -> date | None:
    """The day of a date without its year: nine months back to three months ahead."""
    for shift in (0, -1, 1):
        found = real_day(published.year + shift, month_number, number)
        if found and -275 <= (found - published).days <= 90:
            return found
    return None


def nearest_month(published: date, month_number: int) -> Interval:
    """A month without its year: this one or an earlier, or one of the two to come."""
    ahead = (month_number - published.month) % 12
    back = (published.month - month_number) % 12
    if 0 < ahead <= 2:
        return month(published.year, published.month + ahead)
    return month(published.year, published.month - back)


def weekday(published: date, number: int, *, future: bool) -> Interval:
    """The weekday on or before a day, or with `future` after it."""
    back = (published.weekday() - number) % 7
    if future:
        return day(published + timedelta(days=7 - back))
    return day(published - timedelta(days=back))


def shifted(at: date, unit: str, count: int) -> Interval:
    """So many days, weeks, months or years from a day; coarser units give coarser times."""
    if unit == "day":
        return day(at + timedelta(days=count))
    if unit == "week":
        return week(at + timedelta(days=7 * count))
    if unit == "month":
        return month(at.year, at.month + count)
    return year(at.year + count)
