"""Speaker turns of a transcript: the label is the source, the words after it the content."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.model import (
    Attribution,
    Document,
    Kind,
    Segment,
    SegmentKind,
    Span,
    Tagged,
    span,
)

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?"
# What stands between a label and the words: asides, a time, the mark, bold letters' ends.
_MARK = re.compile(
    rf"(?:\s?\\?[(\[][^()\[\]\n\\]{{1,60}}\\?[)\]]|,?[ \t]+{_TIME})*[\s*_]{{0,3}}\\?\]?"
    rf"(?P<mark>\.\s?[-–—]{{1,2}}|:[-–—]?|[.—–]|-{{1,2}}(?=\s))"
    rf"(?:\*\*|\*|__)?(?:[ \t]*{_TIME}(?=\s))?(?=\s|$|(?<=[-–—]))"
)
_BRACKET = re.compile(r"\\?(?P<mark>\])(?=\s)")  # closes the one in which the label stands
_NO_MARK = re.compile(
    rf"\\?\]?(?:\*\*|\*|__)?(?:,?[ \t]+{_TIME}|[ \t]*[(\[][^()\[\]\n]{{1,60}}[)\]])?[ \t]*$",
    re.MULTILINE,
)


def find_turns(document: Document, tagged: Tagged) -> tuple[Attribution, ...]:
    """Give one attribution a turn, or none where the document has none.

    Each of a turn's paragraphs is a piece, and what stands beside a stage direction. Where the
    label has no mark of its own, it is the cue too.
    """
    directions = [one for one in document.segments if one.kind is SegmentKind.DIRECTION]
    found = (
        _turn(document, tagged, one, one.speaker, directions)
        for one in document.segments
        if one.kind is SegmentKind.TURN and one.speaker
    )
    return tuple(turn for turn in found if turn)


class TurnIndex:
    """Says in which turn a place stands, in logarithmic time."""

    def __init__(self, turns: tuple[Attribution, ...]) -> None:
        """Take turns in document order."""
        self._turns = turns
        self._starts = [turn.source[0].start for turn in turns]

    def is_label(self, offset: int) -> bool:
        """Whether an offset stands in the label of a turn."""
        turn = self._last(offset)
        return turn is not None and offset < turn.cue[0].end

    def at(self, offset: int) -> Attribution | None:
        """The turn in whose words an offset stands."""
        turn = self._last(offset)
        if turn is None or not turn.content[0].start <= offset < turn.content[-1].end:
            return None
        return turn

    def _last(self, offset: int) -> Attribution | None:
        index = bisect_right(self._starts, offset) - 1
        return self._turns[index] if index >= 0 else None


def _turn(
    document: Document, tagged: Tagged, turn: Segment, label: Span, directions: Sequence[Segment]
) -> Attribution | None:
    text = document.text
    matches = (form.match(text, label.end, turn.end) for form in (_MARK, _BRACKET, _NO_MARK))
    match = next((one for one in matches if one), None)
    mark = match.span("mark") if match and match.groupdict().get("mark") else None
    start = match.end() if match else label.end
    pieces = tuple(
        span(text, *place)
        for part in _paragraphs(tagged, start, turn.end)
        for place in _spoken(text, *part, directions)
    )
    if not pieces:
        return None
    return Attribution(
        document_id=document.id,
        kind=Kind.DIRECT,
        source=(label,),
        cue=(span(text, *mark) if mark else label,),
        content=pieces,
        score=1.0,
    )


def _paragraphs(tagged: Tagged, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that each stand in one paragraph."""
    first = bisect_right(tagged.paragraphs, start, key=lambda one: one[1])
    for begin, finish in tagged.paragraphs[first:]:
        if begin >= end:
            return
        yield max(begin, start), min(finish, end)


def _spoken(
    text: str, start: int, end: int, directions: Sequence[Segment]
) -> Iterator[tuple[int, int]]:
    """The stretches of a paragraph beside its stage directions, without white space around."""
    at = start
    first = bisect_left(directions, start, key=lambda one: one.start)
    for direction in directions[first:]:
        if direction.start >= end:
            break
        yield from _stripped(text, at, direction.start)
        at = max(at, direction.end)
    yield from _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if any(char.isalnum() for char in text[start:end]):
        yield start, end
