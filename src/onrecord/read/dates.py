"""Dates of publication: a small grammar of the common forms, and dateparser for the odd ones."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
# Hours east of UTC. Names that mean two zones (CST, IST) are left out: the time is then kept
# without one.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "sgt": 8, "hkt": 8, "jst": 9, "kst": 9, "est": -5, "edt": -4, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{_ANY_MONTH})\b\.?"
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"(?: ?(?P<offset>[+-]\d\d:?\d\d)(?!\d)| ?\(?(?P<zone>[A-Za-z]{1,4})\b\)?)?"
)
_DAY_NAME = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,? )?"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){_DAY_NAME}{form}(?![\d/]|[.-]\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"{_YEAR}[/.](?P<number>\d\d)[/.](?P<day>\d\d)",
        rf"{_MONTH} {_DAY},? ?{_YEAR}",
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second_>\d{{1,2}})(?P=mark){_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        rf"{_YEAR}-(?P<number>\d\d)",
    )
)
_BARE = re.compile(r"(\d{4})(\d\d)?(\d\d)?")
_AFTER = re.compile(rf"(?:[T ]|,? at |,? ?[|•·–-] ?|, ){_TIME}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_TIME},? (?:on )?$", re.IGNORECASE)
_LONGEST = 80  # a longer value of a metadata field is no date


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a text; `value` is ISO 8601 with the precision found."""

    start: int
    end: int
    value: str


def parse(value: str) -> str | None:
    """Read the date of a metadata field; None if it is not understood."""
    value = " ".join(value.split())
    if not value or len(value) > _LONGEST:
        return None
    bare = _BARE.fullmatch(value)
    if bare:
        return _partial(bare[1], bare[2], bare[3])
    found = find(value)
    return found[0].value if found else _odd(value)


def find(text: str) -> tuple[FoundDate, ...]:
    """List the dates of a short text in order, each with a time of day beside it."""
    found: list[FoundDate] = []
    for form in _DATES:
        for match in form.finditer(text):
            day = _day(match)
            if day and not any(
                match.start() < other.end and other.start < match.end() for other in found
            ):
                found.append(_with_time(text, match.start(), match.end(), day))
    return tuple(sorted(found, key=lambda date_: date_.start))


def _day(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if "mark" in parts:
        return _numeric(
            parts["first"], parts["second_"], parts["year"], dotted=parts["mark"] == "."
        )
    month = parts.get("number") or str(_MONTHS[parts["month"].lower()])
    return _partial(parts["year"], month, parts.get("day"))


def _numeric(first: str, second: str, year: str, *, dotted: bool) -> str | None:
    """Tell day and month apart; where both orders fit, only the year is known."""
    if dotted or int(first) > 12:
        return _partial(year, second, first)
    if int(second) > 12 or first == second:
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
        return moment.replace(tzinfo=_zone(match["offset"], match["zone"])).isoformat()
    except ValueError:
        return None


def _zone(offset: str | None, name: str | None) -> timezone | None:
    if offset:
        minutes = int(offset[1:3]) * 60 + int(offset[-2:])
        return timezone(timedelta(minutes=minutes if offset[0] == "+" else -minutes))
    hours = _ZONES.get((name or "").lower())
    if hours is None:
        return None
    return timezone(timedelta(hours=hours)) if hours else UTC


def _odd(value: str) -> str | None:
    """Ask dateparser, which knows 200 languages, for a full absolute date."""
    if not re.search(r"\d", value):
        return None
    import dateparser  # noqa: PLC0415 - takes half a second to import and is rarely needed

    logging.getLogger("dateparser").setLevel(logging.CRITICAL)
    try:
        found = dateparser.parse(
            value,
            settings={
                "STRICT_PARSING": True,
                "REQUIRE_PARTS": ["year", "month", "day"],
                "PARSERS": ["absolute-time"],
            },
        )
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return None  # it meets odd input with odd errors; not to know is an answer
    return _partial(str(found.year), str(found.month), str(found.day)) if found else None
