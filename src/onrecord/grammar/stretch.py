"""A stretch of one sentence as words that grammar can be read off, without a parser."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.grammar.sentence import Sentence, numbers
from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.words.classes import (
    CONJUNCTIONS,
    CONTRACTED,
    FINITE,
    PREPOSITIONS,
    QUESTIONS,
)
from onrecord.grammar.words.marks import APOSTROPHES

_LONGEST = 400  # words: longer sentences are lists or no sentences, and each verb looks ahead
# What a noun may hang on: with "to" and "as", which elsewhere begin what is said.
GOVERNORS = PREPOSITIONS | {"to", "as"}
# Where a clause begins anew, so that no noun phrase runs across; "who" is rather a subject.
BREAKS = (CONJUNCTIONS | QUESTIONS | {"that", "which"}) - {"who"} | frozenset(
    "nor if after until before whereas then whatever once".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Sentence):
    """Words of one sentence or a part of it, as they are printed: "don’t" is three."""

    def position(self, offset: int, start: int = 0) -> int:
        """The first position from `start` on whose word begins at an offset or behind it."""
        return bisect_left(self.spans, (offset,), start)

    def opens_quotation(self, at: int) -> bool:
        """Whether a quotation begins at a position."""
        return at < len(self) and self.scene.quotation_end(self.start(at)) is not None

    def is_finite(self, at: int) -> bool:
        """Whether a word is a finite auxiliary, also as the rest of one ("he’d")."""
        word = self.word(at)
        if word in FINITE:
            return not (at and self.is_capital(at))  # "May", "Will"
        return word in CONTRACTED and self.word(at - 1) in APOSTROPHES


def stretches(scene: TaggedText, start: int, end: int) -> Iterator[Stretch]:
    """Cut a part of a text into sentences, overlong ones into several."""
    sentences, words = scene.tagged.sentences, scene.tagged.words
    for number in range(scene.sentence(start), len(sentences)):
        begin, stop = sentences[number]
        if begin >= end:
            return
        first, last = numbers(scene, max(begin, start), min(stop, end))
        for at in range(first, last, _LONGEST):
            spans = words[at : min(at + _LONGEST, last)]
            lower = tuple(scene.text[s:e].lower() for s, e in spans)
            yield Stretch(scene=scene, spans=spans, words=lower)
