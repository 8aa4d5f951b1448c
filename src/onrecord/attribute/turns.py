"""Speaker turns of a transcript: the label is the source, the words after it the content."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.model import Attribution, Document, Genre, Kind, Tagged, span

# "MS. REYES:", "Q:", "Ana Reyes:", "THE PRESIDENT:", "The Minister (Mr Tan):"; a sentence that
# happens to hold a colon is longer or has small words in it.
_LABEL = re.compile(
    r"(?P<name>Q|A|(?:(?:M[RS]|MRS|DR|SEN|REP|GOV|GEN|AMB|Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen)\.? )?"
    r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|of|the|de|van|for|and)){0,5}"
    r"(?: \([^()\n]{2,40}\))?)(?P<mark>:)(?=\s)"
)
_FEWEST_LABELS = 3
_SHARE_OF_PARAGRAPHS = 0.25


def find_turns(document: Document, tagged: Tagged) -> tuple[Attribution, ...]:
    """Give one attribution a turn, or none where the text is no transcript.

    A turn runs from its label to the next one; each of its paragraphs is a piece.
    """
    labels = list(_labels(document.text, tagged))
    if len(labels) < _FEWEST_LABELS:
        return ()
    names = {match["name"] for _, match in labels}
    if document.genre is not Genre.TRANSCRIPT and (
        len(labels) < _SHARE_OF_PARAGRAPHS * len(tagged.paragraphs) or len(names) == len(labels)
    ):
        return ()
    ends = [number for number, _ in labels[1:]] + [len(tagged.paragraphs)]
    turns = (
        _turn(document, tagged, match, range(number, end))
        for (number, match), end in zip(labels, ends, strict=True)
    )
    return tuple(turn for turn in turns if turn)


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


def _labels(text: str, tagged: Tagged) -> Iterator[tuple[int, re.Match[str]]]:
    for number, (start, end) in enumerate(tagged.paragraphs):
        match = _LABEL.match(text, start, min(end, start + 120))
        if match:
            yield number, match


def _turn(
    document: Document, tagged: Tagged, label: re.Match[str], paragraphs: range
) -> Attribution | None:
    text = document.text
    pieces = []
    for number in paragraphs:
        start, end = tagged.paragraphs[number]
        start = max(start, label.end())
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if start < end:
            pieces.append(span(text, start, end))
    if not pieces:
        return None
    return Attribution(
        document_id=document.id,
        kind=Kind.DIRECT,
        source=(span(text, *label.span("name")),),
        cue=(span(text, *label.span("mark")),),
        content=tuple(pieces),
        score=1.0,
    )
