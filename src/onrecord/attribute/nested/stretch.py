"""A stretch of one sentence as words that grammar can be read off, without a parser."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute.scene import Scene

_LONGEST = 400  # words: longer sentences are lists or no sentences, and each verb looks ahead
DETERMINERS = frozenset(
    "the a an my his her its our your their this that these those some any no every each all both "
    "several many most few another other one two three four five six seven eight nine ten "
    "dozens hundreds thousands neither either".split()
)
SUBJECT_PRONOUNS = frozenset(
    "i he she we they it you who everybody everyone nobody somebody someone anyone others "
    "some many most both few none all".split()
)
OBJECT_PRONOUNS = frozenset("me him her us them you everybody everyone nobody someone".split())
FINITE = frozenset(
    "is are was were am has have had will would can could may might must shall should do does did "
    "isn aren wasn weren hasn haven hadn won wouldn couldn mustn shouldn don doesn didn".split()
)
APOSTROPHES = frozenset("’'")
CONTRACTED = frozenset("d ll re ve m".split())  # "s" is more often a possessive
PREPOSITIONS = frozenset(
    "in on at by for from with during after before about of to under over through across between "
    "against among inside outside near as since until within without into upon despite".split()
)
# Where a clause begins anew, so that no noun phrase runs across.
BREAKS = frozenset(
    "and but or nor because when while if as since after before although though until whether "
    "whereas so then where how why what whatever that which than once".split()
)
STOPS = frozenset(".,;:!?()[]—–…\n") | {"--", "..", "..."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of one sentence or a part of it; positions count its words."""

    scene: Scene
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    lower: tuple[str, ...]

    def __len__(self) -> int:
        """Count the words and marks."""
        return len(self.words)

    def start(self, at: int) -> int:
        """Offset of the first character of a word."""
        return self.spans[at][0]

    def end(self, at: int) -> int:
        """Offset behind the last character of the word before a position."""
        return self.spans[at - 1][1]

    def position(self, offset: int, start: int = 0) -> int:
        """The first position from `start` on whose word begins at an offset or behind it."""
        return bisect_left(self.spans, (offset,), start)

    def word(self, at: int) -> str:
        """A word in lower case, or nothing beyond the ends."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def is_mark(self, at: int) -> bool:
        """Whether no word stands at a position: a mark, or the end."""
        return not self.word(at)[:1].isalnum()

    def opens_quotation(self, at: int) -> bool:
        """Whether a quotation begins at a position."""
        return at < len(self) and self.scene.quotation_end(self.start(at)) is not None

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital letter."""
        return at < len(self) and self.words[at][0].isupper()

    def is_finite(self, at: int) -> bool:
        """Whether a word is a finite auxiliary, also as the rest of one ("he’d")."""
        word = self.word(at)
        if at and self.is_capital(at):  # "May", "Will"
            return False
        return word in FINITE or (word in CONTRACTED and self.word(at - 1) in APOSTROPHES)


def stretches(scene: Scene, start: int, end: int) -> Iterator[Stretch]:
    """Cut a part of a text into sentences, overlong ones into several."""
    sentences, words = scene.tagged.sentences, scene.tagged.words
    for number in range(scene.sentence(start), len(sentences)):
        begin, stop = sentences[number]
        if begin >= end:
            return
        first = bisect_left(words, (max(begin, start),))
        last = bisect_left(words, (min(stop, end),))
        for at in range(first, last, _LONGEST):
            spans = words[at : min(at + _LONGEST, last)]
            texts = tuple(scene.text[s:e] for s, e in spans)
            yield Stretch(scene=scene, spans=spans, words=texts, lower=tuple(map(str.lower, texts)))
