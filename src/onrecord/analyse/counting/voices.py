"""Whose words each word of a document is: every word has one voice, that of the innermost saying.

In "the minister said that the mayor had warned of *a red line*" the last words are the mayor's.
So the words of all voices of a document add up to its words, and a rate has a denominator.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from onrecord.link.copies.words import Places
from onrecord.model import Kind

NOBODY = 0  # the owner of words that no attribution holds


class Voice(IntEnum):
    """In what form a document gives a word."""

    OWN = 0  # direct: the source's own words
    PARAPHRASE = 1  # indirect or mixed
    DOCUMENT = 2  # attributed to nobody: the document's own voice
    UNSAID = 3  # negated or hypothetical: the document does not say that it was said

    @property
    def label(self) -> str:
        """What tables, charts and options call it."""
        return _LABELS[self]


_LABELS = {
    Voice.OWN: "own words",
    Voice.PARAPHRASE: "paraphrase",
    Voice.DOCUMENT: "document's voice",
    Voice.UNSAID: "not said",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution, as far as it tells whose words are whose."""

    row: int
    kind: Kind
    depth: int  # attributions around it
    unsaid: bool
    pieces: tuple[tuple[int, int], ...]  # of its content, in code points

    @property
    def voice(self) -> Voice:
        """The voice of its words."""
        if self.unsaid:
            return Voice.UNSAID
        return Voice.OWN if self.kind is Kind.DIRECT else Voice.PARAPHRASE

    @property
    def size(self) -> int:
        """Characters of its content."""
        return sum(end - start for start, end in self.pieces)


def owners(starts: Places, said: Iterable[Said]) -> tuple[Places, Places]:
    """Give each word, by its start, the attribution that it belongs to, and its voice."""
    owner = np.full(len(starts), NOBODY, dtype=np.int64)
    voice = np.full(len(starts), Voice.DOCUMENT, dtype=np.int64)
    for one in sorted(said, key=lambda one: (one.depth, -one.size, one.row)):
        for start, end in one.pieces:
            first, last = np.searchsorted(starts, (start, end))
            owner[first:last] = one.row
            voice[first:last] = one.voice
    return owner, voice
