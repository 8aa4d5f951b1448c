"""The words of one sentence, or of a part of it, as rules of grammar walk over them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.words.marks import APOSTROPHES

Positions = tuple[int, int]  # half-open, in words of a sentence
Range = tuple[int, int]  # half-open, in code points of the text

_LONGEST_TITLE = 4  # letters before a full stop that ends no sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words and marks with their places; positions count them from 0.

    Beyond the ends stand no words: rules may look there without asking.
    """

    scene: TaggedText
    spans: tuple[Range, ...]
    words: tuple[str, ...]  # in lower case

    def __len__(self) -> int:
        """Count the words and marks."""
        return len(self.words)

    def word(self, at: int) -> str:
        """A word, or nothing beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_word(self, at: int) -> bool:
        """Whether neither a mark stands at a position nor an end."""
        return self.word(at)[:1].isalnum()

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital letter."""
        return 0 <= at < len(self.spans) and self.scene.text[self.spans[at][0]].isupper()

    def start(self, at: int) -> int:
        """Offset of the first character of a word."""
        return self.spans[at][0]

    def end(self, at: int) -> int:
        """Offset behind the last character of the word before a position."""
        return self.spans[at - 1][1]

    def place(self, positions: Positions) -> Range:
        """The offsets of some words."""
        return self.start(positions[0]), self.end(positions[1])

    def is_initial(self, at: int) -> bool:
        """Whether a full stop belongs to a title or an initial: "Mr. Tan", "J. Reyes"."""
        short = self.is_capital(at - 1) and len(self.word(at - 1)) <= _LONGEST_TITLE
        return self.word(at) == "." and short and self.is_capital(at + 1)

    def joins(self, at: int) -> bool:
        """Whether a mark stands inside a word: "long-term", "Reyes’s", "the workers’ leader"."""
        word = self.word(at)
        if not 0 < at < len(self) or self.end(at) != self.start(at):
            return False
        if word in APOSTROPHES:
            return True
        return (
            word in ("-", "/", "&")
            and at + 1 < len(self)
            and self.end(at + 1) == self.start(at + 1)
        )


def numbers(scene: TaggedText, start: int, end: int) -> Positions:
    """The words that start in [start, end), by their numbers in the text."""
    words = scene.tagged.words
    return bisect_left(words, (start,)), bisect_left(words, (end,))
