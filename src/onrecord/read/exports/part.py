"""One document in an export of a press database, and what all layouts share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.read.about import dates, genre
from onrecord.read.text import lines

_DAYS = re.compile(r",? ?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?) ?$")
_DAY_AT_END = re.compile(
    r",? ?\(?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}"
    r"(?:, \d{4})?\)?$",
    re.IGNORECASE,
)
_PLACE = re.compile(r" \([A-Z][^()]{1,40}\)$")
_PARTS = re.compile(r" ?[;,/|] ?| - ")
_DATE_LINE = 80  # characters; no line that is only a date is longer
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\))?,? ?(?:\d{4}|\w)|all rights reserved", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands between two ends of an export.

    `values` has the keys of a record and is empty where nothing could be read; `problem` says
    what is wrong, of a part that was read, too.
    """

    line: int  # where it starts, counted from 1
    values: Mapping[str, object] = field(default_factory=dict)
    problem: str | None = None


def rows_of(text: str) -> list[str]:
    """Cut a text into cleaned rows; those without characters stay, as empty ones."""
    return lines.clean(text).split("\n")


def place(dateline: str) -> str | None:
    """The place of a dateline, without its day."""
    return _DAY_AT_END.sub("", dateline).strip(" ,") or None


def date(row: str) -> str | None:
    """The date of a line that is little else, as ISO 8601; None if it is none."""
    if len(row) > _DATE_LINE:
        return None
    plain = " ".join(_DAYS.sub(" ", row).split())
    clock = _CLOCK.search(plain)
    if clock:
        plain = f"{plain[: clock.start()].rstrip(' ,')}, {clock[1]}"
    found = dates.find(plain)
    return found[0].value if found and found[0].start <= 20 else None


def publisher(row: str) -> str | None:
    """The name of a publication without the place that databases add to it."""
    return _PLACE.sub("", " ".join(row.split()).strip(" ;,")) or None


def section(*rows: str | None) -> str | None:
    """The first of some sections and types that tells a genre, without pages and numbers."""
    pieces = (piece.strip(" .") for row in rows if row for piece in _PARTS.split(row))
    return next((piece for piece in pieces if genre.label(piece)), None)


def body(rows: Iterable[str]) -> str:
    """Join the rows of a body as they stood."""
    return "\n".join(rows).strip("\n ")


def filled(rows: Sequence[str], start: int, end: int, *, step: int = 1) -> list[int]:
    """The numbers of the rows that are not empty, in the order of `step`."""
    between = range(start, end) if step > 0 else range(end - 1, start - 1, -1)
    return [i for i in between if rows[i].strip()]
