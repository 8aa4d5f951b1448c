"""Transcripts into speakers' turns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.model import Segment, SegmentKind
from onrecord.read.segments import proof
from onrecord.read.segments.rows import Row, piece

_TIME = r"\d{1,2}[:.]\d\d\s*[AaPp]\.?\s?[Mm]\.?(?:\s+\(?[A-Za-z]{2,5}\)?)?"
_CLOSING = re.compile(
    rf"[(\[]?(?:END(?: OF \w+)?|End of (?:transcript|interview|briefing|call)|Adjourned|Concluded)?"
    rf"[\])]?[.:,]?\s*(?:at )?(?:{_TIME})?\.?"
    r"|\\?(?:#\s?|\*\s?|[-_–—]\s?){2,20}(?:END\s*(?:#\s?|-\s?){0,5})?",
)
_ZONE = re.compile(r"[A-Z]{2,4}")
_HEAD_ROWS = 3  # above the first turn of what is a transcript as a whole
_FEW = 40  # words between a closing row and the next turn


def find(text: str, rows: Sequence[Row]) -> Iterator[Segment]:
    """List the turns of a transcript; none where the text is none.

    A turn runs from its label to the next one, or to the row that closes the session.
    """
    labels = proof.find(text, rows)
    if not labels:
        return
    stops = [label.row for label in labels[1:]]
    stops.append(_end(labels[-1].row, labels[0].row, stops, len(rows)))
    for label, stop in zip(labels, stops, strict=True):
        row = rows[label.row]
        last = rows[_last(rows, label.row, stop, final=stop == stops[-1])]
        yield Segment(
            kind=SegmentKind.TURN,
            start=row.start,
            end=last.end,
            speaker=piece(text, row, label.start, label.end),
        )


def _end(last: int, first: int, stops: Sequence[int], rows: int) -> int:
    """Where the last turn must end: an excerpt inside an article is followed by the article."""
    longest = max((stop - before for before, stop in pairwise([first, *stops])), default=0)
    embedded = first > _HEAD_ROWS and rows - last > 2 * longest + 2
    return last + longest if embedded else rows


def _last(rows: Sequence[Row], first: int, stop: int, *, final: bool) -> int:
    """The last row of a turn: the one before what closes the session, or before the next turn."""
    for number in range(first + 1, stop):
        if not _closes(rows, number):
            continue
        rest = sum(row.text.count(" ") + 1 for row in rows[number + 1 : stop])
        if final or rest <= _FEW:
            return number - 1
    return stop - 1


def _closes(rows: Sequence[Row], number: int) -> bool:
    """Whether a row closes a session and is no part of a paragraph."""
    row = rows[number]
    if row.wrapped or not _CLOSING.fullmatch(row.text):
        return False
    if number + 1 == len(rows) or not row.gap:
        return True
    after = rows[number + 1]
    return after.gap or (_CLOSING.fullmatch(after.text) or _ZONE.fullmatch(after.text)) is not None
