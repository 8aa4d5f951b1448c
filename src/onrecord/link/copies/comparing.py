"""Two documents beside each other: the exact share of text, the passages, what of it is quoted."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.passages import Passage, covered, passages
from onrecord.link.copies.words import SHINGLE, Words, words
from onrecord.tag.quotations import find_quotations
from onrecord.tag.words import find_paragraphs

FLOOR = 0.05  # of the shingles of the shorter document, under which only a long passage counts
PASSAGE = 40  # words of a passage that counts by itself: a paragraph
_HELD = 4_000_000  # words, at some 50 bytes


class Text:
    """A document's words, and which of them stand in quotation marks."""

    def __init__(self, text: str) -> None:
        """Cut the text into words."""
        self._text = text
        self.words = words(text)

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Tell of each word whether it is quoted."""
        inside = np.zeros(len(self._text) + 1, dtype=np.int32)
        for quotation in find_quotations(self._text, find_paragraphs(self._text)):
            inside[quotation.start] += 1
            inside[quotation.end] -= 1
        return np.cumsum(inside)[self.words.starts] > 0


class Texts:
    """The texts that were last asked for, cut into words; long ones leave room for fewer."""

    def __init__(self, most: int = _HELD) -> None:
        """Hold so many words at most."""
        self._most, self._words = most, 0
        self._held: OrderedDict[int, Text] = OrderedDict()

    def of(self, row: int, text: str | None = None) -> Text:
        """Give the text of a document; one that is not held has to be told."""
        if row not in self._held:
            self._held[row] = made = Text(text or "")
            self._words += len(made.words)
        self._held.move_to_end(row)
        found = self._held[row]
        while self._words > self._most and len(self._held) > 2:
            self._words -= len(self._held.popitem(last=False)[1].words)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two documents share, as the first and the second give it."""

    contained: tuple[float, float]  # share of the shingles of each that the other has
    covered: tuple[float, float]  # share of the words of each that stand in passages
    quoted: float  # share of the shared words that both print in quotation marks
    passages: tuple[Passage, ...]  # in code points, in the order of the first


def may_count(shared: int, sizes: tuple[int, int]) -> bool:
    """Tell whether so many shared shingles can make a pair that `compare` gives."""
    return shared >= FLOOR * min(sizes) or shared > PASSAGE - SHINGLE


def compare(one: Text, other: Text, shared: int, sizes: tuple[int, int]) -> Shared | None:
    """Find the passages that two documents share; None where that is too little to count.

    Args:
        one: The first document.
        other: The second.
        shared: The number of different shingles that both have.
        sizes: The number of different shingles of each.
    """
    found = passages(one.words, other.words)
    if shared < FLOOR * min(sizes) and not any(_is_paragraph(passage) for passage in found):
        return None
    return Shared(
        contained=(shared / sizes[0], shared / sizes[1]),
        covered=(
            covered(found, len(one.words)),
            covered(found, len(other.words), other=True),
        ),
        quoted=_quoted(one, other, found),
        passages=tuple(_in_text(passage, one.words, other.words) for passage in found),
    )


def _is_paragraph(passage: Passage) -> bool:
    return passage.end - passage.start >= PASSAGE


def _quoted(one: Text, other: Text, found: tuple[Passage, ...]) -> float:
    total = sum(passage.end - passage.start for passage in found)
    both = sum(
        min(
            int(one.quoted[passage.start : passage.end].sum()),
            int(other.quoted[passage.other_start : passage.other_end].sum()),
        )
        for passage in found
    )
    return both / total if total else 0.0


def _in_text(passage: Passage, one: Words, other: Words) -> Passage:
    return Passage(
        int(one.starts[passage.start]),
        int(one.ends[passage.end - 1]),
        int(other.starts[passage.other_start]),
        int(other.ends[passage.other_end - 1]),
    )
