"""The kind of an edit, by the words that came and went."""

from __future__ import annotations

from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from onrecord.grammar.words.classes import ARTICLES, NUMBERS, PREPOSITIONS
from onrecord.grammar.words.verbs import SAYING
from onrecord.kinds import Edit
from onrecord.link.versions.tokens import Part
from onrecord.link.wording.classes import HEDGES

_TEXT = 8  # words that came or went by themselves: a clause or more
_VERB = 4  # words of an edit that changes a verb of saying
_TYPED = 2  # letters in which a typing error differs
_UNNAMED = frozenset(
    """official officials source sources aide aides insider insiders diplomat diplomats person
    people spokesman spokeswoman spokesperson spokespeople adviser advisers advisor advisors
    lawmaker lawmakers staffer staffers minister ministers senator senators""".split()
)
# What a publisher takes distance by, besides the hedges of those whom it quotes.
_HEDGES = HEDGES | frozenset(
    "ostensibly unlikely believed thought alleged suspected potential unconfirmed".split()
)
_EMPTY = ARTICLES | PREPOSITIONS | frozenset("and that which who it its".split())


def kind_of(before: Part, after: Part) -> Edit:
    """Tell what kind of edit took some words away and put others in their place."""
    if _numbers(before) != _numbers(after) and _numbers(before) and _numbers(after):
        return Edit.NUMBER
    for tell in (_naming, _hedging, _saying):
        if found := tell(before, after):
            return found
    if not before.plain or not after.plain:
        return _one_sided(before, after)
    return Edit.TRIVIAL if _is_trivial(before, after) else Edit.WORDING


def _numbers(part: Part) -> tuple[str, ...]:
    return tuple(word for word in part.plain if word[:1].isdigit() or word in NUMBERS)


def _naming(before: Part, after: Part) -> Edit | None:
    """An unnamed source against a name: "a senior official" and "Ana Reyes"."""
    old, new = _is_unnamed(before), _is_unnamed(after)
    if old and not new and _has_name(after) and not _has_name(before):
        return Edit.NAMED
    if new and not old and _has_name(before) and not _has_name(after):
        return Edit.UNNAMED
    return None


def _is_unnamed(part: Part) -> bool:
    return not _UNNAMED.isdisjoint(part.plain)


def _has_name(part: Part) -> bool:
    """Tell whether two capitals stand in a row, or one inside a sentence."""
    capitals = [word[:1].isupper() for word in part.written]
    if part.opens and len(capitals) > 1:
        return any(one and other for one, other in pairwise(capitals)) or any(capitals[2:])
    return any(capitals)


def _hedging(before: Part, after: Part) -> Edit | None:
    if len(before.plain) > _TEXT or len(after.plain) > _TEXT:
        return None
    old, new = _HEDGES.intersection(before.plain), _HEDGES.intersection(after.plain)
    if bool(old) == bool(new):
        return None
    return Edit.HEDGE_GONE if old else Edit.HEDGE_ADDED


def _saying(before: Part, after: Part) -> Edit | None:
    if max(len(before.plain), len(after.plain)) > _VERB:
        return None
    old, new = SAYING.intersection(before.plain), SAYING.intersection(after.plain)
    return Edit.VERB if old and new and old != new else None


def _one_sided(before: Part, after: Part) -> Edit:
    words = before.plain or after.plain
    if _EMPTY.issuperset(words):
        return Edit.TRIVIAL
    if _numbers(before) or _numbers(after):
        return Edit.NUMBER if len(words) < _TEXT else _text(before)
    return _text(before)


def _text(before: Part) -> Edit:
    return Edit.TEXT_GONE if before.plain else Edit.TEXT_ADDED


def _is_trivial(before: Part, after: Part) -> bool:
    """Tell whether only empty words or some letters of a word differ."""
    old = [word for word in before.plain if word not in _EMPTY]
    new = [word for word in after.plain if word not in _EMPTY]
    if len(old) != len(new):
        return "".join(before.plain) == "".join(after.plain)
    return all(
        one == other or (min(len(one), len(other)) > 4 and _alike(one, other))
        for one, other in zip(old, new, strict=True)
    )


def _alike(one: str, other: str) -> bool:
    return Levenshtein.distance(one, other, score_cutoff=_TYPED) <= _TYPED and one[0] == other[0]
