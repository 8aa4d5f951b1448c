"""Score found attributions against gold: spans, characters and whole attributions.

Spans are half-open [start, end) in Unicode code points of the text that was read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

Offsets = tuple[int, int]
Pieces = tuple[Offsets, ...]

ROLES = ("source", "cue", "content")
TRIM = " \t\r\n\"'“”‘’`´«».,;:!?()[]{}—–-…"
SAME_CONTENT = 0.5  # Jaccard index of characters from which two contents are the same one
TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """One attribution as its three roles, each in several pieces or none."""

    source: Pieces = ()
    cue: Pieces = ()
    content: Pieces = ()

    def __getitem__(self, role: str) -> Pieces:
        """Give the pieces of a role by its name."""
        pieces: Pieces = getattr(self, role)
        return pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a reader marked in one text, and what was found in it."""

    id: str
    text: str
    gold: tuple[Roles, ...]
    found: tuple[Roles, ...]
    inner: frozenset[int] = frozenset()  # of those found: what stands inside another

    def outermost(self) -> Comparison:
        """Leave out what stands inside another attribution, for a gold that marks none there."""
        kept = tuple(one for at, one in enumerate(self.found) if at not in self.inner)
        return Comparison(id=self.id, text=self.text, gold=self.gold, found=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts, and what follows from them in percent."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        """Add the counts."""
        return Score(
            right=self.right + other.right,
            found=self.found + other.found,
            gold=self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 where nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is no gold."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def total(scores: Iterable[Score]) -> Score:
    """Add up the counts of many texts."""
    return sum(scores, Score())


def exact(compared: Comparison, role: str) -> Score:
    """Spans that are equal after white space, marks and punctuation are trimmed off both ends."""
    return _of_sets(
        _trimmed(compared.text, compared.gold, role), _trimmed(compared.text, compared.found, role)
    )


def overlap(compared: Comparison, role: str) -> Score:
    """Characters in both, over the characters found and those in the gold."""
    gold, found = (
        set().union(*(characters(one[role]) for one in side))
        for side in (compared.gold, compared.found)
    )
    return _of_sets(gold, found)


def token_spans(compared: Comparison, role: str) -> Score:
    """Spans of tokens that are equal untrimmed, within paragraphs.

    This is the measure of the CofeNet paper (rows are paragraphs, tokens labelled B/I, spans
    compared exactly): a span starts anew at a paragraph break. Since no token of the gold has
    two roles, sets of spans give what labels would.
    """
    tokens = [match.span() for match in TOKEN.finditer(compared.text)]
    breaks = [match.end() for match in re.finditer(r"\n\s*", compared.text)]
    gold, found = (
        {
            piece
            for one in side
            for span in one[role]
            for piece in _by_paragraph(_snapped(span, tokens), tokens, breaks)
        }
        for side in (compared.gold, compared.found)
    )
    return _of_sets(gold, found)


def relation(compared: Comparison) -> Score:
    """Whole attributions: the same content, and cue and source that touch (or both are none)."""
    return Score(
        right=len(matches(compared.gold, compared.found)),
        found=len(compared.found),
        gold=len(compared.gold),
    )


def matches(
    gold: tuple[Roles, ...],
    found: tuple[Roles, ...],
    agrees: Callable[[Roles, Roles], bool] | None = None,
) -> dict[int, int]:
    """Pair gold with found attributions of the same content, one to one, best overlap first.

    Args:
        gold: What a reader marked.
        found: What was found.
        agrees: What two attributions of the same content must fulfil besides; None: their
            cues touch or are both none, and so do their sources.

    Returns:
        The index in `found` for each matched index in `gold`.
    """
    agrees = agrees or (lambda one, other: all(touch(one, other, r) for r in ("source", "cue")))
    candidates = [
        (share, i, j)
        for i, one in enumerate(found)
        for j, other in enumerate(gold)
        if (share := jaccard(one.content, other.content)) >= SAME_CONTENT and agrees(one, other)
    ]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in used and j not in taken:
            taken[j] = i
            used.add(i)
    return taken


def touch(one: Roles, other: Roles, role: str) -> bool:
    """Tell whether a role shares a character in both, or is there in neither."""
    first, second = characters(one[role]), characters(other[role])
    return bool(first & second) or not (first or second)


def jaccard(one: Pieces, other: Pieces) -> float:
    """Shared over all characters; 0 where there are none at all."""
    if not one or not other or _apart(one, other) or _apart(other, one):
        return 0.0
    first, second = characters(one), characters(other)
    both = first | second
    return len(first & second) / len(both) if both else 0.0


def characters(pieces: Pieces) -> set[int]:
    """Every offset that the pieces cover."""
    return {offset for start, end in pieces for offset in range(start, end)}


def trim(text: str, span: Offsets) -> Offsets:
    """Move both ends inwards over white space, quotation marks and punctuation."""
    start, end = span
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return start, end


def _apart(one: Pieces, other: Pieces) -> bool:
    return min(start for start, _ in one) >= max(end for _, end in other)


def _trimmed(text: str, side: tuple[Roles, ...], role: str) -> set[Offsets]:
    spans = (trim(text, span) for one in side for span in one[role])
    return {(start, end) for start, end in spans if end > start}


def _of_sets(gold: AbstractSet[object], found: AbstractSet[object]) -> Score:
    return Score(right=len(gold & found), found=len(found), gold=len(gold))


def _snapped(span: Offsets, tokens: list[Offsets]) -> Offsets:
    """Number the tokens that a span touches, half-open."""
    first = bisect_right(tokens, span[0], key=lambda token: token[1])
    last = bisect_left(tokens, span[1], key=lambda token: token[0])
    return first, last


def _by_paragraph(span: Offsets, tokens: list[Offsets], breaks: list[int]) -> list[Offsets]:
    """Cut a span of tokens wherever a paragraph begins inside it."""
    first, last = span
    if first >= last:
        return []
    inside = breaks[
        bisect_right(breaks, tokens[first][0]) : bisect_right(breaks, tokens[last - 1][0])
    ]
    cuts = [bisect_left(tokens, at, key=lambda token: token[0]) for at in inside]
    edges = [first, *cuts, last]
    return [(start, end) for start, end in pairwise(edges) if start < end]
