"""How a content is given, and what the words around it do to it: kind, hedge, negation."""

from __future__ import annotations

import re

from onrecord.attribute.pairing import Draft
from onrecord.attribute.scene import Scene
from onrecord.model import Kind

UNQUOTED_IN_DIRECT = 1  # a word outside the marks that a span may have caught
MOSTLY = 0.8

_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|supposedly|purportedly|ostensibly|seem(?:s|ed|ingly)?"
    r"|appear(?:s|ed|ing)? to|alleged|rumou?red|may have|might have|is said to|are said to)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|nobody|no one|neither|nor|without|den(?:y|ies|ied|ying)|denials?"
    r"|declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?"
    r"|stopped short of|fail(?:s|ed)? to)\b|n[’']t\b",
    re.IGNORECASE,
)


def kind_of(scene: Scene, draft: Draft) -> Kind:
    """Direct, indirect or mixed, by the words of the content between quotation marks."""
    inside = outside = 0
    for piece in draft.contents:
        quoted, plain = scene.quoted_words(piece)
        inside, outside = inside + quoted, outside + plain
    if not inside:
        return Kind.INDIRECT
    return Kind.DIRECT if outside <= min(UNQUOTED_IN_DIRECT, inside // 4) else Kind.MIXED


def kind_within(scene: Scene, start: int, end: int) -> Kind:
    """By the quotations that begin inside: the marks around it make it another's words."""
    quoted = sum(stop - begin for begin, stop in scene.quotations_in(start, end))
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= MOSTLY * (end - start) else Kind.MIXED


def is_hedged(scene: Scene, draft: Draft) -> bool:
    """Whether the cue or the words beside it keep the document from vouching for it."""
    return bool(_HEDGE.search(_surroundings(scene, draft)))


def is_negated(scene: Scene, draft: Draft) -> bool:
    """Whether the source is said not to say it, to deny it or to refuse it."""
    return bool(_NEGATION.search(_surroundings(scene, draft)))


def _surroundings(scene: Scene, draft: Draft) -> str:
    """The cue with the words between it and its source, if those are few."""
    start = draft.cue.start
    for source in draft.sources:
        if source.end <= draft.cue.start and scene.free_words(source.end, draft.cue.start) <= 4:
            start = source.end
    return scene.text[start : draft.cue.end]
