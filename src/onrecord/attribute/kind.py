"""How a content is given: direct, indirect, mixed."""

from __future__ import annotations

import re

from onrecord.attribute.draft import Draft
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Kind, RoleSpan

UNQUOTED_IN_DIRECT = 1  # a word outside the marks that a span may have caught

_PRONOUN = re.compile(r"(?:it|him|her|them|this|that one|us|me)\s+[\"“«‘'`]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SMALL = frozenset("a an the of and in on at to for from with by or".split())
MOSTLY = 0.8


def kind_of(scene: TaggedText, draft: Draft) -> Kind:
    """Direct, indirect or mixed, by the words of the content between quotation marks."""
    if draft.kind is not None:
        return draft.kind
    inside = outside = 0
    for piece in draft.contents:
        quoted, plain = scene.quoted_words(piece)
        inside, outside = inside + quoted, outside + plain
    if not inside:
        return Kind.INDIRECT
    stray = min(UNQUOTED_IN_DIRECT, inside // 4)
    if outside <= stray and not any(_names_its_subject(scene, piece) for piece in draft.contents):
        return Kind.DIRECT
    return Kind.INDIRECT if _quotes_titles_alone(scene, draft) else Kind.MIXED


def _names_its_subject(scene: TaggedText, piece: RoleSpan) -> bool:
    """Whether a quotation comes behind a pronoun that is no part of it: "it “a lie”"."""
    return _PRONOUN.match(scene.text, piece.start, piece.end) is not None


def _quotes_titles_alone(scene: TaggedText, draft: Draft) -> bool:
    """Whether all that stands between marks is what a book or a plan is called: "“Low Water”"."""
    shown = [
        scene.text[max(start, piece.start) : min(end, piece.end)]
        for piece in draft.contents
        for start, end in scene.quotations_in(piece.start, piece.end)
    ]
    return bool(shown) and all(map(_is_title, shown))


def _is_title(quoted: str) -> bool:
    words = _WORD.findall(quoted)
    capital = [word[0].isupper() or (at > 0 and word in _SMALL) for at, word in enumerate(words)]
    return len(words) > 1 and all(capital) and words[-1][0].isupper()


def kind_within(scene: TaggedText, start: int, end: int) -> Kind:
    """By the quotations that begin inside: the marks around it make it another's words."""
    quoted = sum(stop - begin for begin, stop in scene.quotations_in(start, end))
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= MOSTLY * (end - start) else Kind.MIXED
