"""Quotation marks: which words stand inside, whatever marks are missing.

Marks are read inside one paragraph at a time. A curly mark, a guillemet or a corner bracket
tells its direction; a straight one is read from the white space around it. An opening
mark that meets another of its own rank before it is closed is taken as left open: its stretch
ends at the newer mark. An unclosed one runs to the end of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from onrecord.model import Quotation
from onrecord.tag.words import Range

_MARK = re.compile(r"''|``|[\"“”„«»「」『』‘’'‹›]")
_OPENING = frozenset("“„«「『‘‹") | {"``"}
_CLOSING = frozenset("”»」』’›") | {"''"}
_SINGLE = frozenset("‘’'‹›")


class State(IntEnum):
    """Where a word stands with respect to quotation marks; the values are the encoder's."""

    OUTSIDE = 0
    OPENING = 1
    INSIDE = 2
    CLOSING = 3


def find_quotations(text: str, paragraphs: tuple[Range, ...]) -> tuple[Quotation, ...]:
    """Find the quoted stretches of a text, ordered by start; the marks are part of them."""
    after = [text[start] for start, _ in paragraphs[1:]] + [""]
    found = [
        quotation
        for paragraph, mark in zip(paragraphs, after, strict=False)
        for quotation in _read(text, paragraph, continues=mark == "‘")
    ]
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _read(text: str, paragraph: Range, *, continues: bool) -> Iterator[Quotation]:
    """Read one paragraph; `continues` tells that the next one opens with a single mark."""
    open_marks: list[tuple[int, bool]] = []  # (offset, single)
    for match in _MARK.finditer(text, *paragraph):
        single = match[0] in _SINGLE
        if single and _is_apostrophe(text, match, paragraph, open_marks):
            continue
        if _opens(text, match, paragraph, open_marks):
            while open_marks and (open_marks[-1][1] or not single):
                start, _ = open_marks.pop()
                yield _quotation(start, match.start(), len(open_marks), balanced=False)
            open_marks.append((match.start(), single))
        elif any(mark[1] == single for mark in open_marks):
            while open_marks[-1][1] != single:
                open_marks.pop()  # a single mark left open inside a closed double one
            start, _ = open_marks.pop()
            yield _quotation(start, match.end(), len(open_marks), balanced=True)
    while open_marks:
        start, single = open_marks.pop()
        # a lone single mark at the end is more often an apostrophe
        if not single or (continues and text[start] == "‘"):
            yield _quotation(start, paragraph[1], len(open_marks), balanced=False)


def _quotation(start: int, end: int, depth: int, *, balanced: bool) -> Quotation:
    return Quotation(start=start, end=end, depth=depth, balanced=balanced)


def _is_apostrophe(
    text: str, match: re.Match[str], paragraph: Range, open_marks: list[tuple[int, bool]]
) -> bool:
    before = text[match.start() - 1] if match.start() > paragraph[0] else " "
    after = text[match.end()] if match.end() < paragraph[1] else " "
    if before.isalnum() and after.isalnum():
        return True
    if match[0] == "‘":
        return after.isspace()
    if match[0] in "‹›":
        return False
    opening = match[0] == "'" and not before.isalnum() and not after.isspace()
    return not opening and not any(mark[1] for mark in open_marks)


def _opens(
    text: str, match: re.Match[str], paragraph: Range, open_marks: list[tuple[int, bool]]
) -> bool:
    if match[0] in _OPENING:
        return True
    if match[0] in _CLOSING and match[0] != "''":
        return False
    before = text[match.start() - 1] if match.start() > paragraph[0] else " "
    after = text[match.end()] if match.end() < paragraph[1] else " "
    if before.isspace() or before in "([{—–-“‘":
        return not after.isspace()
    if after.isspace() or after in ".,;:!?)]}":
        return False
    return not any(mark[1] == (match[0] in _SINGLE) for mark in open_marks)


def word_states(words: tuple[Range, ...], quotations: tuple[Quotation, ...]) -> tuple[State, ...]:
    """Say for every word where it stands with respect to quotation marks."""
    states = [State.OUTSIDE] * len(words)
    starts = {start: index for index, (start, _) in enumerate(words)}
    ends = {end: index for index, (_, end) in enumerate(words)}
    for quotation in quotations:
        first = starts.get(quotation.start)
        if first is None:
            continue
        index = first + 1
        while index < len(words) and words[index][1] <= quotation.end:
            if states[index] == State.OUTSIDE:
                states[index] = State.INSIDE
            index += 1
        states[first] = State.OPENING
        last = ends.get(quotation.end)
        if quotation.balanced and last is not None:
            states[last] = State.CLOSING
    return tuple(states)
