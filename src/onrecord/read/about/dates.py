"""Dates of publication: a small grammar of the common forms, with the months of many languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from onrecord.read.about import months

Order = Literal["day first", "month first"]

# Hours east of UTC. Names that mean two zones (CST, IST) are left out: the time is then kept
# without one.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "sgt": 8, "hkt": 8, "myt": 8, "pht": 8, "awst": 8, "wib": 7, "ict": 7, "pkt": 5, "eat": 3,
    "sast": 2, "cat": 2, "wat": 1, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12,
    "nzdt": 13, "est": -5, "edt": -4, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_ANY_MONTH = "|".join(sorted(months.NUMBERS, key=len, reverse=True))
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º)?"
_MONTH = rf"(?P<month>{_ANY_MONTH})\b\.?"
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"(?: ?(?:GMT|UTC)?(?P<offset>[+-]\d\d:?\d\d)(?!\d)"
    r"| ?\(?(?P<zone>[A-Za-z]{1,4})\b(?P<shift>[+-]\d{1,2}(?!\d))?\)?)?"
)
_DAY_NAME = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,? )?"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){_DAY_NAME}{form}(?![\d/]|[.-]\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"{_YEAR}[/.](?P<number>\d\d)[/.](?P<day>\d\d)",
        rf"{_MONTH} {_DAY},? ?{_YEAR}",
        rf"{_DAY}(?: of| de)?[ -]{_MONTH},?(?: de)?[ -]{_YEAR}",
        rf"{_YEAR} ?年 ?(?P<number>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}}) ?日",
        rf"(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second_>\d{{1,2}})(?P=mark){_YEAR}",
        rf"{_MONTH} {_DAY} \d\d:\d\d(?::\d\d)? [A-Z]{{3,4}} {_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        rf"{_YEAR}-(?P<number>\d\d)",
    )
)
_DIGIT = re.compile(r"\d")
_BARE = re.compile(r"(\d{4})(\d\d)?(\d\d)?")
_AFTER = re.compile(
    rf"(?:[T ]| (?P<ahead>[A-Z]{{3,4}}) |,? at |,? ?(?:--|[|•·–/@-]) ?|, ){_TIME}", re.IGNORECASE
)
_BEFORE = re.compile(rf"{_TIME},? (?:on )?$", re.IGNORECASE)
_LONGEST = 80  # a longer value of a metadata field is no date


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a text; `value` is ISO 8601 with the precision found."""

    start: int
    end: int
    value: str


def parse(value: str, order: Order | None = None) -> str | None:
    """Read the date of a metadata field; None if it is not understood."""
    value = " ".join(value.split())
    if not value or len(value) > _LONGEST:
        return None
    bare = _BARE.fullmatch(value)
    if bare:
        return _partial(bare[1], bare[2], bare[3])
    found = find(value, order)
    return found[0].value if found else None


def find(text: str, order: Order | None = None) -> tuple[FoundDate, ...]:
    """List the dates of a short text in order, each with a time of day beside it.

    Args:
        text: A line.
        order: Which number of "3/9/2021" is the day, where that is known; otherwise such a
            date gives its year alone.
    """
    if not _DIGIT.search(text):
        return ()
    found: list[FoundDate] = []
    taken: list[tuple[int, int]] = []  # by dates, and by days that do not exist
    for form in _DATES:
        for match in form.finditer(text):
            day = _day(match, order)
            start, end = match.span()
            if any(start < then and since < end for since, then in taken):
                continue
            if day:
                found.append(_with_time(text, start, end, day))
                taken.append((found[-1].start, found[-1].end))
            elif _is_missing(match):
                taken.append((start, end))
    return tuple(sorted(found, key=lambda date_: date_.start))


def _day(match: re.Match[str], order: Order | None) -> str | None:
    parts = match.groupdict()
    if "mark" in parts:
        dotted = parts["mark"] == "."
        known = order or ("day first" if dotted else None)
        return _numeric(parts["first"], parts["second_"], parts["year"], known)
    month = parts.get("number") or str(months.NUMBERS[parts["month"].lower()])
    return _partial(parts["year"], month, parts.get("day"))


def _is_missing(match: re.Match[str]) -> bool:
    """Whether it is written as a day, of a month that has fewer: 30 February."""
    day = match.groupdict().get("day")
    return day is not None and 28 < int(day) <= 31


def _numeric(first: str, second: str, year: str, order: Order | None) -> str | None:
    """Tell day and month apart; where both orders fit and neither is known, give the year."""
    if int(first) > 12 or (order == "day first" and int(second) <= 12):
        return _partial(year, second, first)
    if int(second) > 12 or first == second or order == "month first":
        return _partial(year, first, second)
    return year


def _partial(year: str, month: str | None, day: str | None) -> str | None:
    try:
        full = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not 1500 <= full.year < 2200:
        return None
    return full.isoformat()[: 10 if day else 7 if month else 4]


def _with_time(text: str, start: int, end: int, day: str) -> FoundDate:
    if len(day) == 10:
        after = _AFTER.match(text, end)
        moment = _moment(day, after)
        if after and moment:
            return FoundDate(start=start, end=after.end(), value=moment)
        lead = max(0, start - 24)
        before = _BEFORE.search(text[lead:start])
        moment = _moment(day, before)
        if before and moment:
            return FoundDate(start=lead + before.start(), end=end, value=moment)
    return FoundDate(start=start, end=end, value=day)


def _moment(day: str, match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        moment = datetime.fromisoformat(day).replace(
            hour=hour, minute=int(match["minute"]), second=int(match["second"] or 0)
        )
        named = match["zone"] or match.groupdict().get("ahead")  # or before the time: "MYT 5:02"
        return moment.replace(tzinfo=_zone(match["offset"], named, match["shift"])).isoformat()
    except ValueError:
        return None


def _zone(offset: str | None, name: str | None, shift: str | None) -> timezone | None:
    if offset:
        minutes = int(offset[1:3]) * 60 + int(offset[-2:])
        return timezone(timedelta(minutes=minutes if offset[0] == "+" else -minutes))
    hours = _ZONES.get((name or "").lower())
    if hours is None:
        return None
    hours += int(shift or 0)  # "GMT+3"
    if abs(hours) > 14:
        return None
    return timezone(timedelta(hours=hours)) if hours else UTC


_AGO = re.compile(
    r"\b(?P<number>\d{1,2}|an?|one|two|three|four|five|six|seven)"
    r" (?P<unit>minute|hour|day|week)s? ago\b"
    r"|\b(?P<name>yesterday|today)\b",
    re.IGNORECASE,
)
_SPELT = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
}


def relative(text: str, retrieved: str) -> str | None:
    """Read "3 hours ago" by the time at which the text was retrieved; a day, no finer."""
    found = _AGO.search(text)
    if not found or len(retrieved) < 10:
        return None
    if found["name"]:
        back = timedelta(days=1 if found["name"].lower() == "yesterday" else 0)
    else:
        number = found["number"].lower()
        count = _SPELT.get(number) or int(number)
        back = timedelta(**{f"{found['unit'].lower()}s": count})
    try:
        return (datetime.fromisoformat(retrieved) - back).date().isoformat()
    except (ValueError, OverflowError):
        return None


def ordinal(value: str) -> int:
    """Number the day of an ISO date or time, which must have one."""
    return date.fromisoformat(value[:10]).toordinal()


def is_after(one: str, other: str) -> bool:
    """Whether one time is later than another, as far as both are known."""
    local = len("2021-08-25T14:00:00")
    if len(one) > local and len(other) > local:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    length = min(len(one), len(other), local)
    return one[:length] > other[:length]


_QUARTER = 900  # seconds; all zones differ by whole quarters of an hour


def as_shown(moment: str, shown: str) -> str:
    """Give a moment of UTC in the zone in which the page shows it, by the clocks of both.

    Args:
        moment: ISO 8601 with the offset +00:00.
        shown: The same moment on the publisher's clock, to the minute; else it is not used.
    """
    if not moment.endswith("+00:00") or len(shown) < len("2021-08-25T14:00:00"):
        return moment
    there = datetime.fromisoformat(moment)
    apart = datetime.fromisoformat(shown[:19]) - there.replace(second=0, tzinfo=None)
    seconds = int(apart.total_seconds())
    if seconds % _QUARTER or not -12 * 3600 <= seconds <= 14 * 3600:
        return moment
    return there.astimezone(timezone(apart)).isoformat()


_YEAR_IN_PATH = r"(?P<year>19\d\d|20\d\d)"
_IN_PATH = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"[/_-]{_YEAR_IN_PATH}(?P<mark>[/_-])(?P<month>\d\d?|[a-z]{{3}})(?P=mark)(?P<day>\d\d?)(?!\d)",
        rf"/{_YEAR_IN_PATH}(?P<month>\d\d)(?P<day>\d\d)(?=\d*[/_-]|$)",
        rf"/{_YEAR_IN_PATH}/(?P<month>\d\d)(?P<day>)/",
    )
)


def of_url(url: str) -> str | None:
    """Read the date that an address carries ("/2031/05/04/", "/2031/may/04/"): a day or a month."""
    path = re.sub(r"^https?://[^/]*|[?#].*$", "", url[:500])
    for form in _IN_PATH:
        for found in form.finditer(path):
            month = str(months.NUMBERS.get(found["month"].lower()) or found["month"])
            if month.isdigit() and (value := _partial(found["year"], month, found["day"])):
                return value
    return None
