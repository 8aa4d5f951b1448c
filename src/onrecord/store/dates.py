"""Dates of any precision as whole numbers that sort: 20210825; 0 is undated."""

from __future__ import annotations

import calendar
import re
from datetime import date

from onrecord.errors import InputError

FIRST, LAST = 1, 9999_12_31
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|T| )")


def day(published: str | None) -> int:
    """Give the first day that a published date may mean; 0 where there is none to read."""
    match = _DATE.match(published or "")
    if match is None:
        return 0
    year, month, of_month = match.groups()
    return int(year) * 10_000 + int(month or 1) * 100 + int(of_month or 1)


def real_day(text: str) -> int:
    """Give the first day that a date may mean.

    Raises:
        InputError: it is not written as a date, or there is no such day.
    """
    found = day(text)
    if not found:
        raise InputError(f"{text!r} is not a date: write 2021, 2021-08 or 2021-08-25.")
    try:
        date(found // 10_000, found // 100 % 100, found % 100)
    except ValueError as error:
        raise InputError(f"{text!r} is no day of the calendar ({error}).") from error
    return found


def last_day(text: str) -> int:
    """Give the last day that a date may mean; 0 where there is none to read."""
    first = day(text)
    year, month = first // 10_000, first // 100 % 100
    if first and len(text) == 4:
        return year * 10_000 + 1231
    if first and len(text) == 7 and 1 <= month <= 12:
        return year * 10_000 + month * 100 + calendar.monthrange(max(year, 1), month)[1]
    return first


def bounds(since: str | None, until: str | None, year: int | None) -> tuple[int, int] | None:
    """Give the first and the last day that filters leave; None where they leave all.

    Raises:
        InputError: a date that is not ISO 8601.
    """
    if since is None and until is None and year is None:
        return None
    first, last = FIRST, LAST
    if since is not None:
        first = _read(since)
    if until is not None:
        last = _last(until)
    if year is not None:
        first, last = max(first, year * 10_000), min(last, year * 10_000 + 1231)
        if year == 0 and since is None:
            first = 0
    return first, last


def _read(text: str) -> int:
    return real_day(text.strip())


def _last(text: str) -> int:
    _read(text)
    return last_day(text.strip())
