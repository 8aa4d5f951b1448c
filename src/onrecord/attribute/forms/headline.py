"""Headlines that say with a colon who says something: "Minister: no deal", "No deal: minister".

Only a line that shows itself as a headline is read, and only where the tagger found nothing:
one with a few words, without a full stop, with a speaker on one side of its colon. A speaker is
a person or a body by name, or a noun for somebody who speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.attribute.draft import Draft, drafted, in_order
from onrecord.grammar.tagged_text import AGENTS, TaggedText
from onrecord.grammar.words.marks import CLOSING
from onrecord.grammar.words.nouns import FINDERS, SPEAKERS
from onrecord.model import NameKind

SCORE = 0.5
MOST_WORDS = 18
_NAMED = AGENTS | {NameKind.COUNTRY, NameKind.GROUP}
_NOUNS = SPEAKERS | FINDERS | {"report", "reports", "study"}
_TOWARDS = re.compile(r" to \w+(?: \w+)?$")  # "Opposition to Brink: resign"
_COLON = re.compile(r"(?P<mark>(?<=[\w”’\"')]):|(?<=[\w”’\"')] )[–—]) (?=\S)")
_OPENING = "“\"‘'«"
_LEAD = 5  # words of a speaker
LONGEST = 160  # characters of a headline
SHORTEST = 12  # characters of what is said, where the speaker stands behind it


def add_headlines(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Draft what headlines attribute by a colon, or by a dash before the speaker."""
    read = [draft.cue.start for draft in drafts]
    found = [
        headline
        for start, end in scene.tagged.paragraphs
        if bisect_left(read, start) == bisect_left(read, end)
        and (headline := _headline(scene, start, end))
    ]
    return in_order(drafts, found)


def _headline(scene: TaggedText, start: int, end: int) -> Draft | None:
    text = scene.text
    if end - start > LONGEST or text[end - 1] in ".:;,":
        return None
    marks = list(_COLON.finditer(text, start, end))
    if len(marks) != 1 or len(text[start:end].split()) > MOST_WORDS:
        return None
    mark = marks[0]
    names = {(name.start, name.end): name.kind for name in scene.names_in(start, end)}
    left, right = (start, mark.start()), (mark.end(), end)
    if mark["mark"] == ":" and (source := _speaker(text, names, *left)):
        return drafted(mark.span("mark"), source, right, SCORE)
    if left[1] - left[0] < SHORTEST:
        return None
    source = _speaker(text, names, *right)
    if (
        source is None
        and text[start] in _OPENING
        and text[start : mark.start()].rstrip()[-1:] in CLOSING
    ):
        source = next((place for place in names if place[0] == right[0]), right)
    said = scene.text[left[0] : left[1]].rstrip()
    if source is None:
        return None
    return drafted(mark.span("mark"), source, (start, start + len(said)), SCORE)


def _speaker(
    text: str, names: dict[tuple[int, int], NameKind], start: int, end: int
) -> tuple[int, int] | None:
    """Where the speaker stands in one side of a headline; None: nobody speaks there."""
    towards = _TOWARDS.search(text, start, end)
    end = towards.start() if towards else end
    words = text[start:end].split()
    if not words or len(words) > _LEAD:
        return None
    if names.get((start, end)) in _NAMED or words[-1].lower() in _NOUNS:
        return start, end
    return None
