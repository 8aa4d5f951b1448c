"""Sentences that begin like one before them: "We will never X. ... And we will never Y".

Speakers announce a list and open every item alike, the last one often behind "And". The tagger
passes single ones over; whoever says the others says them too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.attribute.draft import Draft, Range, cue_start, in_order
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import RoleSpan

_JOINED = re.compile(r"(?:(?:and|but|or|nor|so|then|finally|lastly|last),? )?", re.IGNORECASE)
_FARTHEST = 12  # sentences behind the one that is repeated
_LONGEST = 60  # characters of what is repeated
_ENDS = " .!?"


def add_refrains(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Draft the sentences that open like a drafted one and have no cue of their own."""
    read = in_order(drafts)
    found: list[Draft] = []
    taken: set[int] = set()
    for draft in read:
        opening = _opening(scene, draft)
        for number in _behind(scene, draft) if opening else ():
            start, end = scene.tagged.sentences[number]
            first, last = (bisect_left(read, at, key=cue_start) for at in (start, end))
            again = _again(scene, draft, opening, (start, end))
            if again is None or number in taken or last - first > 1:
                continue
            taken.add(number)
            if last == first:
                found.append(again)
            elif read[first].cue.start == again.cue.start and read[first].like is None:
                read[first].like = draft
    return in_order(drafts, found) if found else drafts


def _opening(scene: TaggedText, draft: Draft) -> str:
    """The words from source to cue where a sentence begins with them and the content follows."""
    if len(draft.sources) != 1 or not draft.contents:
        return ""
    source, cue = draft.sources[0], draft.cue
    start = scene.tagged.sentences[scene.sentence(source.start)][0]
    joined = _JOINED.fullmatch(scene.text, start, source.start)
    behind = scene.text[cue.end : draft.contents[0].start]
    near = source.end < cue.start and cue.end - source.start <= _LONGEST
    return scene.text[source.start : cue.end] if joined and near and behind == " " else ""


def _behind(scene: TaggedText, draft: Draft) -> range:
    """The sentences of the same paragraph behind a draft."""
    first = scene.sentence(draft.contents[-1].end - 1) + 1
    sentences, here = scene.tagged.sentences, scene.paragraph(draft.cue.start)
    last = first
    while last < min(first + _FARTHEST, len(sentences)):
        if scene.paragraph(sentences[last][0]) != here:
            break
        last += 1
    return range(first, last)


def _again(scene: TaggedText, draft: Draft, opening: str, sentence: Range) -> Draft | None:
    start, end = sentence
    joined = _JOINED.match(scene.text, start, end)
    begin = joined.end() if joined else start
    stop = begin + len(opening)
    same = scene.text[begin : stop + 1].lower() == opening.lower() + " "
    if not same or scene.is_quoted(begin) != scene.is_quoted(draft.cue.start):
        return None
    said = scene.text[stop + 1 : end].rstrip(_ENDS)
    if not said:
        return None
    shift = begin - draft.sources[0].start
    content = replace(draft.contents[0], start=stop + 1, end=stop + 1 + len(said))
    return Draft(_moved(draft.cue, shift), [_moved(draft.sources[0], shift)], [content], draft)


def _moved(role: RoleSpan, shift: int) -> RoleSpan:
    return replace(role, start=role.start + shift, end=role.end + shift)
