"""Speaker turns of a transcript: the label is the source, the words after it the content."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from onrecord.model import Attribution, Document, Genre, Kind, Tagged, span

_HEAD = r"[ \t]*(?:>>[ \t]*|\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]+|\*\*|\*|__)?"
_WORD = r"[A-ZÀ-Þ][\w.’'-]{0,40}"
_NAME = (
    r"(?:(?:M[RS]|MRS|DR|SEN|REP|GOV|GEN|AMB|Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen)\.? )?"
    rf"{_WORD}(?:,? (?:[A-ZÀ-Þ0-9][\w.’'-]{{0,40}}|of|the|de|van|for|and)){{0,5}}"
)
# The styles of labels. A sentence that happens to hold a colon is longer or has small words in
# it; what only looks like a label stands there once.
_STYLES = {
    # as in MS. REYES: / Q: / **Ana Reyes:** / >> REYES: / [10:02] Speaker 1: / The Mayor (Mr Tan):
    "colon": (
        rf"(?P<name>{_NAME}(?: \([^()\n]{{2,40}}\))?)"
        r"(?:\*\*|\*|__)?(?P<mark>:)(?:\*\*|\*|__)?(?=\s)"
    ),
    # as in Q. Is he leaving?
    "letter": r"(?P<name>[QA])(?P<mark>\.)(?=\s)",
    # as in Q Is he leaving?
    "bare letter": r"(?P<name>Q)(?=\s+[A-Z“\"])",
    # as in Mr. REYES. I thank the chair.
    "stop": (
        r"(?P<name>(?:The|Mr\.|Ms\.|Mrs\.|Dr\.|Senator|Representative|Chairman|Chairwoman|Chair)"
        r" [A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,40}(?: [A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,40}){0,3}"
        r"(?: of [A-Z][\w ]{2,30})?)(?P<mark>\.)(?=\s)"
    ),
    # as in Reyes — The border opens on Monday.
    "dash": rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}}) ?(?P<mark>[—–])(?=\s)",
    # as in REYES, on a line of its own
    "line": r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,40}(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,40}){0,3})(?=\s*\n)",
}
_LABELS = {style: re.compile(_HEAD + label) for style, label in _STYLES.items()}
_NOBODY = re.compile(  # what stands before a colon, time and again, and does not speak
    r"(?:advertisement|updated?|(?:editor[’']s )?note|sources?|figure|table|photos?|video|related"
    r"|watch|read more|correction|day|step|chapter|part|section|point)\b",
    re.IGNORECASE,
)
_FEWEST_LABELS = 3
_SHARE_OF_PARAGRAPHS = 0.25
_LONGEST = 160  # characters in which a label stands

_Label = tuple[int, re.Match[str]]  # with the number of its paragraph


def find_turns(document: Document, tagged: Tagged) -> tuple[Attribution, ...]:
    """Give one attribution a turn, or none where the text is no transcript.

    A turn runs from its label to the next one; each of its paragraphs is a piece. Where the
    label has no mark of its own, it is the cue too.
    """
    labels = _labels(document, tagged)
    if not labels:
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


def _labels(document: Document, tagged: Tagged) -> list[_Label]:
    """The labels of a transcript, in order; none where the text is none.

    Colons are looked for first; another style counts where it makes a transcript by itself,
    and bare letters go with any.
    """
    by_style = {style: list(_of_style(style, document.text, tagged)) for style in _LABELS}
    letters = by_style.pop("bare letter")
    for style, labels in by_style.items():
        found = labels if style == "line" else _in_order(labels, letters)
        if style == "colon" and len(by_style["letter"]) < len(labels):
            found = _in_order(found, by_style["letter"])
        if _is_transcript(document, tagged, style, found):
            return found
    return []


def _in_order(*labels: list[_Label]) -> list[_Label]:
    return sorted((label for some in labels for label in some), key=lambda label: label[0])


def _of_style(style: str, text: str, tagged: Tagged) -> Iterator[_Label]:
    label = _LABELS[style]
    for number, (start, end) in enumerate(tagged.paragraphs):
        match = label.match(text, start, min(end + 1, start + _LONGEST))
        if not match or _NOBODY.match(match["name"]):
            continue
        if style != "line" or match.end() == end:
            yield number, match


def _is_transcript(document: Document, tagged: Tagged, style: str, labels: list[_Label]) -> bool:
    if len(labels) < _FEWEST_LABELS:
        return False
    if document.genre is Genre.TRANSCRIPT and style in ("colon", "letter"):
        return True
    names = [match["name"] for _, match in labels]
    if len(labels) < _SHARE_OF_PARAGRAPHS * len(tagged.paragraphs):
        return False
    return _take_turns(names, sure=style in ("colon", "letter"))


def _take_turns(names: list[str], *, sure: bool) -> bool:
    """Whether two at least speak more than once; with a sure style, or one before the other."""
    often = [name for name, count in Counter(names).items() if count > 1]
    in_a_row = sum(one == other for one, other in pairwise(names))
    if len(often) > 1:
        return sure or in_a_row <= len(names) / 10
    return sure and len(often) == 1 and (not in_a_row or often[0] in ("Q", "A"))


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
    mark = "mark" if label.groupdict().get("mark") else "name"
    return Attribution(
        document_id=document.id,
        kind=Kind.DIRECT,
        source=(span(text, *label.span("name")),),
        cue=(span(text, *label.span(mark)),),
        content=tuple(pieces),
        score=1.0,
    )
