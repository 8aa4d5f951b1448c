"""Live blogs into their entries, each with its own time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from onrecord.model import Document, Segment, SegmentKind, Span, span
from onrecord.read.about import dates
from onrecord.read.segments import stamps
from onrecord.read.segments.rows import Row
from onrecord.read.segments.stamps import Stamp

_FEWEST = 3
_CUE = re.compile(
    r"\blive\b|\blive-?blog|\bblog\b|as it happened|rolling (?:coverage|updates)|minute by minute"
    r"|\b(?:latest|news) updates|^the latest\b|\bupdates\b",
    re.IGNORECASE | re.MULTILINE,
)
_NO_CUE = re.compile(
    r"\btime-?line\b|chronolog|\bunfolded\b|\bkey dates\b|\bschedule\b|programme of|\bagenda\b"
    r"|what happened when|\btelevision\b|\bhistory of\b",
    re.IGNORECASE,
)
_KEY_EVENT = re.compile(
    r"(?:key (?:event|post|moment)s?|breaking|pinned(?: post)?|new)", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:from|by|reporting|analysis by|posted by|updated|image|photo)\b.{0,80}"
    r"|.{0,60}\b(?:correspondent|reporter|reporting from .{0,40}|editor)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s?){2,4}")
_TITLE_WORDS = 20
_ENOUGH = 8  # words of an entry
_CLOSE = 90  # minutes between the first entry and the time of publication
_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """The rows of an entry."""

    first: int
    stop: int
    stamp: Stamp


def find(document: Document, rows: Sequence[Row]) -> list[Segment]:
    """The entries of a live blog in the order of the text; none where the text is none."""
    found = list(stamps.find(rows))
    below = [one for one in found if one.text_at is None]
    beside = [one for one in found if one.text_at is not None]
    for some, cued in ((below, False), (beside, True)):
        entries = _entries(some, rows)
        if _is_live(document, rows, entries, cued=cued):
            times = _times(document, [entry.stamp for entry in entries])
            return [
                _segment(document.text, rows, entry, told)
                for entry, told in zip(entries, times, strict=True)
            ]
    return []


def _entries(found: Sequence[Stamp], rows: Sequence[Row]) -> list[_Entry]:
    if len(found) < _FEWEST:
        return []
    above = _titled_above(found, rows)
    firsts = [_first(stamp.row - above, rows) for stamp in found]
    stops = [*firsts[1:], len(rows)]
    return [
        _Entry(first=first, stop=stop, stamp=stamp)
        for first, stop, stamp in zip(firsts, stops, found, strict=True)
    ]


def _first(row: int, rows: Sequence[Row]) -> int:
    return row - 1 if row and _KEY_EVENT.fullmatch(rows[row - 1].text) else row


def _titled_above(found: Sequence[Stamp], rows: Sequence[Row]) -> bool:
    """Whether most entries have their title in the row above the time, and none below it."""
    if any(stamp.text_at is not None for stamp in found):
        return False
    above = sum(stamp.row > 0 and _is_title(rows[stamp.row - 1].text) for stamp in found)
    spaced = all(row.gap for row in rows)  # then no gap tells anything
    near = sum(stamp.row > 0 and (spaced or not rows[stamp.row].gap) for stamp in found)
    below = sum(
        _is_title(row.text) for stamp in found for row in rows[stamp.row + 1 : stamp.row + 2]
    )
    return min(above, near) > 0.7 * len(found) and below < 0.3 * len(found)


def _is_title(text: str) -> bool:
    return text.count(" ") < _TITLE_WORDS and text[-1] not in ".:,;…"


def _is_live(
    document: Document, rows: Sequence[Row], entries: Sequence[_Entry], *, cued: bool
) -> bool:
    """Whether timed entries are a live blog: told by the head, sure times, and words in each."""
    if not entries:
        return False
    head = "\n".join(row.text[:200] for row in rows[: min(6, entries[0].first + 1)])
    head = f"{document.title or ''}\n{head}\n{document.url or ''}"
    sure = sum(entry.stamp.sure for entry in entries) > len(entries) / 2
    aged = sum(entry.stamp.minutes is None for entry in entries)
    cue = _CUE.search(head) is not None
    if (_NO_CUE.search(head) and not cue) or not (cue or (sure and not cued and not aged)):
        return False
    told = sum(_tells(rows, entry) for entry in entries)
    return told >= 0.7 * len(entries) and _ordered([entry.stamp for entry in entries])


def _tells(rows: Sequence[Row], entry: _Entry) -> bool:
    text = " ".join(row.text for row in rows[entry.first : entry.stop])
    return text.count(" ") >= _ENOUGH and any(mark in text for mark in ".!?")


def _ordered(found: Sequence[Stamp]) -> bool:
    """Whether the times run one way, but for midnights."""
    steps = [_step(one, other) for one, other in pairwise(found)]
    back, on = sum(step <= 0 for step in steps), sum(step >= 0 for step in steps)
    return max(back, on) >= 0.8 * len(steps)


def _step(one: Stamp, other: Stamp) -> int:
    """Minutes from one time to the next, the short way round the clock or by the dates."""
    if one.minutes is None or other.minutes is None:
        return 0
    if one.moment and other.moment:
        return -1 if other.moment[:16] < one.moment[:16] else 1
    step = (other.minutes - one.minutes) % _DAY
    return step - _DAY if step > _DAY / 2 else step


def _times(document: Document, found: Sequence[Stamp]) -> list[str | None]:
    """The time of each entry, by its own date or by the document's."""
    newest_first = (
        sum(_step(one, other) < 0 for one, other in pairwise(found)) > (len(found) - 1) / 2
    )
    days = _days(found)
    base = _base(document, found, days, newest_first)
    return [
        stamp.moment or (_moment(base + timedelta(days=day), stamp) if base else None)
        for stamp, day in zip(found, days, strict=True)
    ]


def _days(found: Sequence[Stamp]) -> list[int]:
    """How many midnights lie between the first time and each."""
    days = [0]
    for one, other in pairwise(found):
        step = _step(one, other)
        crossed = 0
        if one.minutes is not None and other.minutes is not None and not one.moment:
            later = other.minutes > one.minutes
            crossed = (step > 0 and not later) - (step < 0 and later)
        days.append(days[-1] + crossed)
    return days


def _base(
    document: Document, found: Sequence[Stamp], days: Sequence[int], newest_first: bool
) -> date | None:
    """The day of the first entry in the text.

    The oldest entry is of the day of publication, the newest of the day of the last update.
    Where a blog that runs backwards tells but one day, it is taken for that of the newest
    entry, unless the time of publication is about that of the oldest.
    """
    published, updated = _day(document.published), _day(document.updated)
    if not newest_first or published is None:
        return published
    if updated and updated > published:
        return updated
    return published - timedelta(days=days[-1]) if _begins(document, found[-1]) else published


def _begins(document: Document, oldest: Stamp) -> bool:
    told = (document.published or "")[11:16]
    if not told or oldest.minutes is None:
        return False
    hour, _, minute = told.partition(":")
    return abs(60 * int(hour) + int(minute) - oldest.minutes) <= _CLOSE


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _moment(day: date, stamp: Stamp) -> str | None:
    if stamp.minutes is None:
        return None
    hour, minute = divmod(stamp.minutes, 60)
    moment = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - as told
    return dates.parse(f"{moment:%Y-%m-%d %H:%M} {stamp.zone}") or moment.isoformat()


def _segment(text: str, rows: Sequence[Row], entry: _Entry, published: str | None) -> Segment:
    row = rows[entry.stamp.row]
    evidence = span(text, row.start + entry.stamp.start, row.start + entry.stamp.end)
    return Segment(
        kind=SegmentKind.PART,
        start=rows[entry.first].start,
        end=rows[entry.stop - 1].end,
        title=_title(text, rows, entry),
        published=published,
        evidence=evidence if published else None,
    )


def _title(text: str, rows: Sequence[Row], entry: _Entry) -> Span | None:
    """The first short row of an entry without a stop, if more follows; names are no titles."""
    if entry.stamp.text_at is not None:
        return None
    below = _candidates(rows, entry)
    row = next(below, None)
    if row is None or not _is_title(row.text):
        return None
    return span(text, row.start, row.end)


def _candidates(rows: Sequence[Row], entry: _Entry) -> Iterator[Row]:
    for number in range(entry.first, entry.stop - 1):
        row, after = rows[number], rows[number + 1]
        if (
            number == entry.stamp.row
            or _KEY_EVENT.fullmatch(row.text)
            or _CREDIT.fullmatch(row.text)
        ):
            continue
        if _NAME.fullmatch(row.text) and _CREDIT.fullmatch(after.text):
            continue
        yield row
