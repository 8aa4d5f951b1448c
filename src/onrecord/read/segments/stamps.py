"""The time at the head of a live blog's entry: "10.32am GMT", "Posted at 14:05", "3h ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.about import dates
from onrecord.read.segments.rows import Row

_HEAD = 90  # characters in which a time stands
_LEAD = re.compile(
    r"(?:[•·▪*–—-]\s+)?(?:(?:posted|published|filed|entry|time|sent)\s*(?:at|on|by)?:?\s+|at\s+)?\[?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?:[:.]|h(?=\d))(?P<minute>\d\d)(?:[:.]\d\d)?)?(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\b\.?)?"
    r"(?:\s\(?(?P<zone>[A-Z]{2,4}|[Ll]ocal(?: time)?|hrs|hours)\b\)?)?(?![\d/%]|:\d)"
)
_AGO = re.compile(
    r"(?:about |an? )?(?:\d{1,3}\s?)?(?:hours?|hrs?|h|minutes?|mins?|m|days?|d|weeks?|w)"
    r"(?:\s\d{1,2}\s?m(?:ins?)?)?\sago\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[(|–—-]\s*")
_AUTHOR = re.compile(r"[\])]?\s*(?:[|,•·–—-]\s*)?(?:by\s+)?(?:[A-ZÀ-Þ][\w.’'-]*(?:\s|$)){0,4}")
_PARTED = re.compile(r"[\])]?\s*(?:[:|–—-]|\]|\))\s*(?=\S)")
_SPACE = re.compile(r"\s+(?=[“\"A-ZÀ-Þ0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A time at the head of a row; `start` and `end` are those of its characters in the row."""

    row: int
    start: int
    end: int
    minutes: int | None  # of the day; None where only "3h ago" is told
    moment: str | None  # ISO 8601, where the date is told too
    zone: str  # as written, or empty
    text_at: int | None  # where an entry's words begin in the same row; None: in the rows below

    @property
    def sure(self) -> bool:
        """Whether it tells more than two numbers: a date, a zone or an age."""
        return self.moment is not None or bool(self.zone) or self.minutes is None


def find(rows: Sequence[Row]) -> Iterator[Stamp]:
    """List the rows that open with a time."""
    for number, row in enumerate(rows):
        stamp = None if row.wrapped else _read(number, row.text)
        if stamp:
            yield stamp


def _read(number: int, text: str) -> Stamp | None:
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    return _aged(number, text, at) or _dated(number, text, at) or _clocked(number, text, at)


def _aged(number: int, text: str, at: int) -> Stamp | None:
    ago = _AGO.match(text, at)
    if not ago:
        return None
    bracket = _IN_BRACKETS.match(text, ago.end())
    clock = _CLOCK.match(text, bracket.end()) if bracket else None
    minutes = _minutes(clock) if clock else None
    if clock and minutes is not None and clock["minute"]:
        return _stamp(number, text, clock, minutes, clock["zone"] or "ago")
    if not _AUTHOR.fullmatch(text[ago.end() :]):
        return None
    return Stamp(
        row=number,
        start=ago.start(),
        end=ago.end(),
        minutes=None,
        moment=None,
        zone="",
        text_at=None,
    )


def _dated(number: int, text: str, at: int) -> Stamp | None:
    found = next(iter(dates.find(text[:_HEAD])), None)
    if found is None or "T" not in found.value or found.start > at + 3:
        return None
    rest = _rest(text, found.end)
    if rest is False:
        return None
    hour, minute = found.value[11:16].split(":")
    return Stamp(
        row=number,
        start=found.start,
        end=found.end,
        minutes=60 * int(hour) + int(minute),
        moment=found.value,
        zone="",
        text_at=rest,
    )


def _clocked(number: int, text: str, at: int) -> Stamp | None:
    clock = _CLOCK.match(text, at)
    minutes = _minutes(clock) if clock else None
    if clock is None or minutes is None or not (clock["minute"] or clock["half"]):
        return None
    return _stamp(number, text, clock, minutes, clock["zone"] or "")


def _stamp(number: int, text: str, clock: re.Match[str], minutes: int, zone: str) -> Stamp | None:
    rest = _rest(
        text, clock.end(), loose=bool(clock["half"]) or text[clock.end() : clock.end() + 1] == "]"
    )
    if rest is False:
        return None
    return Stamp(
        row=number,
        start=clock.start(),
        end=clock.end() - (text[clock.end() - 1] == ")"),
        minutes=minutes,
        moment=None,
        zone=zone,
        text_at=rest,
    )


def _rest(text: str, end: int, *, loose: bool = False) -> int | bool | None:
    """Where the words after a time begin: None in the rows below; False: it opens no entry."""
    if _AUTHOR.fullmatch(text[end:]):
        return None
    parted = _PARTED.match(text, end) or (_SPACE.match(text, end) if loose else None)
    return parted.end() if parted else False


def _minutes(clock: re.Match[str]) -> int | None:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or "").lower()
    if minute > 59 or hour > (12 if half else 23):
        return None
    return 60 * (hour % 12 + (12 if half == "p" else 0) if half else hour) + minute
