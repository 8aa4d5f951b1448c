"""What is read of one reporting clause, and the words in which it is read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.tree import Range, Tree, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingClause:
    """One reporting clause, in words of the text."""

    source: Words | None
    cue: Words
    content: Words
    addressee: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a content: nothing outside them has a part in what is read."""

    scene: TaggedText
    first: int
    end: int

    @property
    def tree(self) -> Tree:
        """The trees of the whole text."""
        return self.scene.tree

    def holds(self, word: int) -> bool:
        """Whether a word is one of the passage."""
        return self.first <= word < self.end

    def clipped(self, words: Words) -> Words | None:
        """Some words as far as the passage holds them, without marks around; None: no word."""
        start, end = max(words[0], self.first), min(words[1], self.end)
        while start < end and not self.is_word(start) and not self.opens_quotation(start):
            start += 1
        while end > start and not self.is_word(end - 1) and not self.closes_quotation(start, end):
            end -= 1
        return (start, end) if start < end else None

    def is_word(self, at: int) -> bool:
        """Whether no mark stands there."""
        return self.scene.text[self.tree.words[at][0]].isalnum()

    def opens_quotation(self, at: int) -> bool:
        """Whether a quotation begins with a word."""
        return self.quotation_end(at) is not None

    def quotation_end(self, at: int) -> int | None:
        """The word behind the quotation that begins with a word."""
        if at >= self.end:
            return None
        end = self.scene.quotation_end(self.tree.words[at][0])
        return None if end is None else self.tree.within(0, end)[1]

    def closes_quotation(self, start: int, end: int) -> bool:
        """Whether a quotation that begins in some words ends with them."""
        return any(self.quotation_end(at) == end for at in range(start, end))

    def sentence_end(self, at: int) -> int:
        """The word behind the sentence that a word stands in, or behind the passage."""
        start, _ = self.tree.words[at]
        _, stop = self.scene.tagged.sentences[self.scene.sentence(start)]
        return min(self.end, self.tree.within(0, stop)[1])


def passage(scene: TaggedText, place: Range) -> Passage:
    """The words that begin in a place."""
    first, end = scene.tree.within(*place)
    return Passage(scene=scene, first=first, end=end)
