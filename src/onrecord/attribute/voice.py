"""The document's own voice: what it asserts without saying who says so.

Whole sentences are taken, not the parts of a sentence beside a content: "Reyes, who lost the
vote, said ..." reports Reyes, and what it takes for granted on the way is not told apart. So a
sentence that holds a word of a content or a cue is none; nor is one that mostly stands between
quotation marks, since somebody else is speaking there even where nobody is named.

A speech has no voice of its own: what it asserts, its speaker asserts. In a transcript the
turns are contents, so that only the words outside all turns are left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Protocol

from onrecord.grammar.words.marks import CLOSING, DATELINE
from onrecord.model import Attribution, Document, Genre, SegmentKind, Span, Tagged, span

FEWEST_WORDS = 3
LONGEST_HEADING = 18  # words of a line without a full stop; a longer one has lost its stop
_CLOSING = CLOSING + ")]"
_STOPS = frozenset(".!。！…")
_OPEN_ENDS = frozenset("?？:;,")

Range = tuple[int, int]


def own_voice(
    document: Document, tagged: Tagged, attributions: tuple[Attribution, ...]
) -> tuple[Span, ...]:
    """Find the sentences that a document asserts itself, without a dateline at their head.

    Questions, headings and labels assert nothing.
    """
    if document.genre is Genre.SPEECH:
        return ()
    text = document.text
    starts = [start for start, _ in tagged.words if text[start].isalnum()]
    directions = (one for one in document.segments if one.kind is SegmentKind.DIRECTION)
    pieces = (piece for one in attributions for piece in (*one.cue, *one.content))
    said = _Covered(starts, (*pieces, *directions))
    quoted = _Covered(starts, tagged.quotations)
    found = []
    for begin, end in tagged.sentences:
        start = _after_dateline(text, begin, end)
        words = said.words(start, end)
        if said.inside(start, end) or 2 * quoted.inside(start, end) > words:
            continue
        if words >= FEWEST_WORDS and _asserts(text[start:end], words):
            found.append(span(text, start, end))
    return tuple(found)


def attributed_share(
    document: Document, tagged: Tagged, attributions: tuple[Attribution, ...]
) -> float:
    """The share of a text's words, marks not counted, that stand inside some content: 0-1.

    A text without words has a share of 0.
    """
    starts = [start for start, _ in tagged.words if document.text[start].isalnum()]
    covered = _Covered(starts, (piece for one in attributions for piece in one.content))
    return covered.inside(0, len(document.text)) / len(starts) if starts else 0.0


class _Stretch(Protocol):
    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset behind its last character."""


class _Covered:
    """Counts the words that some stretches cover, in logarithmic time."""

    def __init__(self, starts: list[int], stretches: Iterable[_Stretch]) -> None:
        """Take the offsets at which words start, in order, and stretches in any order."""
        self._starts = starts
        inside = [0] * len(starts)
        for begin, end in _merged((piece.start, piece.end) for piece in stretches):
            first, last = bisect_left(starts, begin), bisect_left(starts, end)
            inside[first:last] = [1] * (last - first)
        self._before = [0, *accumulate(inside)]

    def words(self, start: int, end: int) -> int:
        """Count the words that start in [start, end)."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def inside(self, start: int, end: int) -> int:
        """Count those of them that a stretch covers."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._before[last] - self._before[first]


def _merged(stretches: Iterable[Range]) -> Iterator[Range]:
    """Join what overlaps, so that nested contents cost nothing."""
    begin, reach = 0, 0
    for start, end in sorted(stretches):
        if start > reach:
            if reach > begin:
                yield begin, reach
            begin = start
        reach = max(reach, end)
    if reach > begin:
        yield begin, reach


def _after_dateline(text: str, start: int, end: int) -> int:
    dateline = DATELINE.match(text, start, end)
    return dateline.end() if dateline and dateline.end() < end else start


def _asserts(sentence: str, words: int) -> bool:
    last = sentence[-8:].rstrip(_CLOSING)[-1:]
    return last in _STOPS or (last not in _OPEN_ENDS and words > LONGEST_HEADING)
