"""Days divided into periods of one length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from onrecord.link.copies.words import Places


class Length(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"  # from Monday
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


# Days that a series must span for its periods to be chosen so long.
_CHOSEN = ((6 * 365, Length.YEAR), (548, Length.QUARTER), (92, Length.MONTH), (21, Length.WEEK))


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Periods one after the other without a gap, from the first day to the last."""

    length: Length
    names: tuple[str, ...]  # "2031", "2031-Q2", "2031-05", "2031-W19", "2031-05-09"
    firsts: tuple[date, ...]  # first day of each

    def __len__(self) -> int:
        """Count the periods."""
        return len(self.names)

    def of(self, days: Places) -> Places:
        """Give the place of the period of each day (yyyymmdd)."""
        firsts = np.array([number(first) for first in self.firsts], dtype=np.int64)
        return np.searchsorted(firsts, days, side="right") - 1


def periods(first: int, last: int, length: Length | None) -> Periods:
    """Divide the days from one to another (yyyymmdd); None chooses a length that shows most."""
    start, end = day(first), day(last)
    chosen = length or _chosen((end - start).days)
    firsts = []
    at = _begin(start, chosen)
    while at <= end:
        firsts.append(at)
        at = _next(at, chosen)
    names = tuple(_name(one, chosen) for one in firsts)
    return Periods(length=chosen, names=names, firsts=tuple(firsts))


def day(number_of_day: int) -> date:
    """Read a day written as a number, 20310509."""
    return date(number_of_day // 10_000, number_of_day // 100 % 100, number_of_day % 100)


def number(one: date) -> int:
    """Write a day as a number."""
    return one.year * 10_000 + one.month * 100 + one.day


def written(number_of_day: int) -> str:
    """Write a day in ISO form."""
    return day(number_of_day).isoformat()


def ordinals(days: Sequence[int]) -> list[int]:
    """Count days from the first of the calendar, to subtract them."""
    return [day(one).toordinal() for one in days]


def _chosen(span: int) -> Length:
    return next((length for least, length in _CHOSEN if span >= least), Length.DAY)


def _begin(one: date, length: Length) -> date:
    if length is Length.YEAR:
        return date(one.year, 1, 1)
    if length is Length.QUARTER:
        return date(one.year, (one.month - 1) // 3 * 3 + 1, 1)
    if length is Length.MONTH:
        return date(one.year, one.month, 1)
    return one - timedelta(days=one.weekday()) if length is Length.WEEK else one


def _next(one: date, length: Length) -> date:
    if length is Length.DAY:
        return one + timedelta(days=1)
    far = {Length.WEEK: 7, Length.MONTH: 31, Length.QUARTER: 93, Length.YEAR: 366}[length]
    return _begin(one + timedelta(days=far), length)


def _name(one: date, length: Length) -> str:
    if length is Length.YEAR:
        return f"{one.year:04}"
    if length is Length.QUARTER:
        return f"{one.year:04}-Q{(one.month + 2) // 3}"
    if length is Length.MONTH:
        return f"{one.year:04}-{one.month:02}"
    if length is Length.WEEK:
        year, week, _ = one.isocalendar()
        return f"{year:04}-W{week:02}"
    return one.isoformat()
