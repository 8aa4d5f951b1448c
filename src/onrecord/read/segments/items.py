"""Digests and newsletters into their items: numbered, headed, between rules, or by datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Document, Segment, SegmentKind, Span, span
from onrecord.read.segments.rows import Row

_FEWEST = 3
_HEAD_ROWS = 3
_CUE = re.compile(
    r"\bin brief\b|\b(?:morning|evening|daily|afternoon|weekend|weekly|midday|world|news|nightly)"
    r" (?:briefing|brief|mail|digest|update|newsletter|round-?up|wrap|bulletin)\b|\bnewsletter\b"
    r"|\bdigest\b|\bround-?up\b|\bin other news\b|\b(?:week|day|year|month) in review\b"
    r"|\btop (?:stories|headlines)\b|\btoday[’']s (?:stories|headlines|news)\b|what the papers say"
    r"|\bnews bulletin\b|\bbriefs\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
_RULE = re.compile(r"(?:\*\s?){3,9}|[-–—_=~•·]{1}(?:\s?[-–—_=~•·]){0,40}|#{1,5}")
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ ,]+[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3})"
    r"(?:, [A-Z][\w. ]{1,30})?(?: \([A-Za-z ]{2,30}\))?\s?(?P<mark>—|–|--|-|:)\s+(?=\w)"
)
_NO_TITLE = re.compile(r"advertise?ment|related|read more|share|continue reading", re.IGNORECASE)
_CUE_WORDS = 10
_TITLE_WORDS = 14


def find(document: Document, rows: Sequence[Row]) -> list[Segment]:
    """The items of a digest in order; none where nothing tells that a text is one."""
    heads = [document.title or "", *(row.text for row in rows[:_HEAD_ROWS])]
    cue = any(_CUE.search(head) for head in heads if head.count(" ") < _CUE_WORDS)
    datelines = _datelines(rows, cue=cue)
    if datelines or not cue:
        return [_part(rows, first, stop, None) for first, stop in datelines]
    for form in (_numbered, _ruled, _headed):
        found = list(form(document.text, rows))
        if len(found) >= _FEWEST:
            return found
    return []


def _part(rows: Sequence[Row], first: int, stop: int, title: Span | None) -> Segment:
    start, end = rows[first].start, rows[stop - 1].end
    return Segment(kind=SegmentKind.PART, start=start, end=end, title=title)


def _datelines(rows: Sequence[Row], *, cue: bool) -> list[tuple[int, int]]:
    """Rows that begin with places, each another; a colon after one needs a cue besides."""
    firsts: list[int] = []
    places: set[str] = set()
    for number, row in enumerate(rows):
        match = _DATELINE.match(row.text)
        if match and (cue or match["mark"] not in (":", "-")):
            firsts.append(number)
            places.add(match["place"])
    few = len(firsts) < _FEWEST or len(places) < len(firsts)
    if few or (not cue and len(firsts) < 0.5 * (len(rows) - firsts[0])):
        return []
    return list(zip(firsts, [*firsts[1:], len(rows)], strict=True))


def _numbered(text: str, rows: Sequence[Row]) -> Iterator[Segment]:
    """Items with numbers from one on, words below each."""
    firsts: list[tuple[int, int]] = []
    for number, row in enumerate(rows[:-1]):
        match = _NUMBER.match(row.text)
        if match and int(match["number"]) == len(firsts) + 1:
            firsts.append((number, match.end()))
    stops = [*(first for first, _ in firsts[1:]), len(rows)]
    if any(stop - first < 2 for (first, _), stop in zip(firsts, stops, strict=False)):
        return
    for (number, begin), stop in zip(firsts, stops, strict=False):
        head = rows[number]
        title = span(text, head.start + begin, head.end) if _is_title(head.text) else None
        yield _part(rows, number, stop, title)


def _ruled(text: str, rows: Sequence[Row]) -> Iterator[Segment]:
    """Items between rules."""
    rules = [number for number, row in enumerate(rows) if _RULE.fullmatch(row.text)]
    if len(rules) < _FEWEST - 1:
        return
    bounds = zip([-1, *rules], [*rules, len(rows)], strict=True)
    for before, stop in bounds:
        first = before + 1
        while before < 0 and first + 2 < stop and not _is_headed(rows, first, stop):
            first += 1  # what stands above the first item
        if first < stop:
            title = span(text, rows[first].start, rows[first].end)
            yield _part(rows, first, stop, title if _is_headed(rows, first, stop) else None)


def _headed(text: str, rows: Sequence[Row]) -> Iterator[Segment]:
    """Items that begin with a short row above longer ones."""
    firsts = [
        number
        for number in range(len(rows) - 1)
        if _is_headed(rows, number, len(rows)) and not (number == 0 and _CUE.search(rows[0].text))
    ]
    for first, stop in zip(firsts, [*firsts[1:], len(rows)], strict=False):
        yield _part(rows, first, stop, span(text, rows[first].start, rows[first].end))


def _is_headed(rows: Sequence[Row], number: int, stop: int) -> bool:
    """Whether a row is a title with words below it."""
    if number + 1 >= stop or not _is_title(rows[number].text):
        return False
    after = rows[number + 1].text
    return not _is_title(after) and after.count(" ") > rows[number].text.count(" ")


def _is_title(text: str) -> bool:
    if _NO_TITLE.fullmatch(text):
        return False
    return text.count(" ") < _TITLE_WORDS and text[-1] not in '.:,;…!”"'
