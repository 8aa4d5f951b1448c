"""Intervals of partial dates: how early and how late each end may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from onrecord.store.dates import day, last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval as told; days are yyyymmdd, 0 is open."""

    since: str | None
    until: str | None

    @property
    def earliest(self) -> int:
        """The first day that it may begin on."""
        return day(self.since)

    @property
    def begun(self) -> int:
        """The day by which it has begun."""
        return last_day(self.since or "")

    @property
    def ending(self) -> int:
        """The first day that it may end on."""
        return day(self.until)

    @property
    def latest(self) -> int:
        """The last day that it may end on."""
        return last_day(self.until or "")

    @property
    def known(self) -> bool:
        """Whether any end is told."""
        return bool(self.earliest or self.latest)


def apart(one: Interval, other: Interval) -> bool:
    """Say whether two cannot both be right of one thing: an end of theirs is told otherwise.

    "2028" and "2028-05" agree, since one may mean the other.
    """
    return _differ(one.earliest, one.begun, other.earliest, other.begun) or _differ(
        one.ending, one.latest, other.ending, other.latest
    )


def _differ(first: int, last: int, other_first: int, other_last: int) -> bool:
    if not (first and other_first):
        return False
    return last < other_first or other_last < first


def conflicts(intervals: Iterable[Interval]) -> bool:
    """Say whether any two of some are apart."""
    return any(apart(one, other) for one, other in combinations(set(intervals), 2))


def disjoint(one: Interval, other: Interval) -> bool:
    """Say whether two times of one saying share no day."""
    if not (one.latest and other.latest):
        return False
    return one.latest < other.earliest or other.latest < one.earliest
