"""The day that the name of a file tells: "2013-05-18 Title.txt", "title_20130518.pdf"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.read.about import dates
from onrecord.read.about.provenance import Fact

WHERE = "file name"
_LONGEST = 300  # characters of a name that are looked at
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Not behind a letter, a figure, or a year: "report-2013-2014-05-06" is of a session of two years.
_ALONE = r"(?<![^\W_])(?<!(?:19|20)\d\d[-_. ])"
_SPLIT = r"(?P<mark>[-_. ])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)(?=(?P<after>.{0,8}))"
_JOINED = r"(?P<month>\d\d)(?P<day>\d\d)(?=T\d|[\W_]|$)"
_FORMS = tuple(re.compile(f"{_ALONE}{_YEAR}{form}") for form in (_SPLIT, _JOINED))
_SUFFIX = re.compile(r"\.[A-Za-z]\w{0,9}$")
_FIGURES = re.compile(r"\d{4}[-/. ]\d")  # a day in figures, year first, is not looked for twice
_WRITTEN = 10  # characters of a whole day in ISO 8601
_MORE_DAYS = re.compile(r"[-_. ](\d\d?)(?!\d|[-_.:h]\d)")  # "2013-05-18-20": a stretch of days


def published(file: str | None, today: date) -> Fact[str] | None:
    """Read the one day that a file's name tells; None where it tells none, or several.

    Args:
        file: Without its folders.
        today: A later day is no day of publication.
    """
    if not file:
        return None
    stem = _SUFFIX.sub("", file[:_LONGEST])
    days = _in_digits(stem) | _in_words(stem)
    if len(days) != 1:
        return None
    [found] = days
    if found is None or found > today:
        return None
    return Fact(found.isoformat(), WHERE, file[:_LONGEST])


def _in_digits(stem: str) -> set[date | None]:
    """Days in figures; None for what is written like a day and is none, or more than one."""
    return {_day(match) for form in _FORMS for match in form.finditer(stem)}


def _day(match: re.Match[str]) -> date | None:
    try:
        found = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    more = _MORE_DAYS.match(match.groupdict().get("after") or "")
    return None if more and found.day < int(more[1]) <= 31 else found


def _in_words(stem: str) -> set[date | None]:
    """Days with the name of their month, or whose order of day and month is certain."""
    spaced = re.sub(r"[_ -]+", " ", stem)
    dotted = re.sub(r"[_ ]+", " ", stem)
    values = {
        found.value[:_WRITTEN]
        for text in (spaced, dotted)
        for found in dates.find(text)
        if not _FIGURES.match(text, found.start)
    }
    return {date.fromisoformat(value) for value in values if len(value) == _WRITTEN}
