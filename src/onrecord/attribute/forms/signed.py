"""Quotations that are signed: the words in one paragraph, "— Ana Reyes, councillor" in the next.

The words stand between quotation marks, or are set apart and speak in the first person. A name
below a report is who wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.attribute.draft import Draft, Range, drafted, in_order
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Kind

SURE = 0.8  # a score: the form is plain, and the words are not marked as anybody's
_SIGNATURE = re.compile(
    r"(?P<cue>—|–|―|--) ?"
    r"(?P<source>[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|bin|al)){1,5}"
    r"(?:, [^\n.!?“”\"]{2,100})?)\.?"
)
_FIRST = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Ww]e[’']\w+|[Mm]y|[Oo]ur|[Uu]s|[Mm]e)\b")


def add_signed(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Draft the signed quotations, in place of what was read of them."""
    found = list(_signed(scene))
    if not found:
        return drafts
    signatures = [(one.cue.start, one.sources[0].end) for one in found]
    kept = [
        draft
        for draft in drafts
        if not any(start <= draft.cue.start < end for start, end in signatures)
    ]
    return in_order(kept, found)


def _signed(scene: TaggedText) -> Iterator[Draft]:
    for before, own in pairwise(scene.tagged.paragraphs):
        match = _SIGNATURE.fullmatch(scene.text, *own)
        if match and _speaks(scene, before):
            draft = drafted(match.span("cue"), match.span("source"), before, SURE)
            draft.kind = Kind.DIRECT
            yield draft


def _speaks(scene: TaggedText, paragraph: Range) -> bool:
    """Whether a paragraph is all quoted, or quotes nobody and speaks in the first person."""
    start, end = paragraph
    quoted = sum(stop - begin for begin, stop in scene.quotations_in(start, end))
    if quoted:
        return quoted >= end - start - 2
    return _FIRST.search(scene.text, start, end) is not None
