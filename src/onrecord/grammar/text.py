"""Where the words, sentences, paragraphs and quotations of a text lie, for quick look-up."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from onrecord.grammar.tree import Tree
from onrecord.model import MentionSpan, NameKind, Quotation, Tagged

# Letters and digits; inner marks join ("U.S.-led", "O'Neill"), and a final stop is kept by
# what is only ever written with one: single capitals, "U.S.", "Mr.", "Feb.".
_WORD = re.compile(r"\w+(?:['’‘`.&\-‑]\w+)*")
_LETTER = re.compile(r"[^\W_]")
_POSSESSIVE = ("'s", "’s", "'S", "’S", "‘s", "`s")
_STOPPED = frozenset(
    "mr mrs ms dr sen rep gov gen lt col sgt capt maj adm prof rev hon st jr sr no del amb "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


class Word(NamedTuple):
    """A word without its possessive ending; an abbreviation includes its full stop.

    A tuple, since one is made for every word: a frozen dataclass takes three times as long.
    """

    start: int
    end: int
    text: str
    lower: str
    possessive: bool
    capital: bool  # it begins with a capital letter


class TextView:
    """A text with its words and divisions; every look-up is logarithmic in its length."""

    def __init__(self, text: str, tagged: Tagged) -> None:
        """Cut the text into words of our own: `Tagged.words` suit the encoder, not names."""
        self.text = text
        self._tagged = tagged
        self.words = tuple(_words(text))
        self.starts = [word.start for word in self.words]
        self.sentences = tagged.sentences or ((0, len(text)),)
        self.paragraphs = tagged.paragraphs or ((0, len(text)),)
        self._sentence_starts = [start for start, _ in self.sentences]
        self._paragraph_starts = [start for start, _ in self.paragraphs]
        outer = [quotation for quotation in tagged.quotations if quotation.depth == 0]
        self._quotations: list[Quotation] = outer
        self._quotation_starts = [quotation.start for quotation in outer]
        self._headings: dict[int, bool] = {}
        self._posts = dict(self._find_posts(tagged.names))
        self._in_posts = frozenset(
            index for noun, first in self._posts.items() for index in range(first, noun + 1)
        )

    @cached_property
    def tree(self) -> Tree:
        """The dependency trees of the text; their words are those of `Tagged`."""
        return Tree(self.text, self._tagged)

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin within [start, end), as indices into `words`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def _find_posts(self, names: Iterable[MentionSpan]) -> Iterator[tuple[int, int]]:
        """Give (noun, first word) of the titles of offices that the tagger found."""
        for name in names:
            if name.kind is not NameKind.OFFICE_TITLE:
                continue
            first, last = self.word_range(name.start, name.end)
            lowers = [word.lower for word in self.words[first:last]]
            stop = next(
                (i for i, lower in enumerate(lowers) if lower in ("of", "for")), len(lowers)
            )
            if stop:
                yield first + stop - 1, first

    def is_post(self, index: int) -> bool:
        """Whether the tagger takes a word for the noun of an office's title."""
        return index in self._posts

    def in_post(self, index: int) -> bool:
        """Whether the tagger takes a word for part of an office's title, up to its noun."""
        return index in self._in_posts

    def sentence(self, at: int) -> int:
        """Index of the sentence that holds an offset."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def paragraph(self, at: int) -> int:
        """Index of the paragraph that holds an offset."""
        return max(0, bisect_right(self._paragraph_starts, at) - 1)

    def quoted(self, at: int) -> bool:
        """Whether an offset lies between quotation marks."""
        index = bisect_right(self._quotation_starts, at) - 1
        return index >= 0 and at < self._quotations[index].end

    def opens_sentence(self, index: int) -> bool:
        """Whether a word stands first in its sentence or quotation, so its capital says little."""
        word = self.words[index]
        if index == 0:
            return True
        between = self.text[self.words[index - 1].end : word.start]
        if any(mark in between for mark in '.!?\n“"‘:•—'):
            return True
        return self.sentences[self.sentence(word.start)][0] >= self.words[index - 1].end

    def opens_paragraph(self, at: int) -> bool:
        """Whether nothing but marks stands between an offset and the start of its paragraph."""
        start = self.paragraphs[self.paragraph(at)][0]
        return _LETTER.search(self.text, start, at) is None

    def heading(self, at: int) -> bool:
        """Whether the sentence around an offset is set in capitals, as headlines are."""
        index = self.sentence(at)
        if index not in self._headings:
            first, last = self.word_range(*self.sentences[index])
            long = [word for word in self.words[first:last] if len(word.text) > 3]
            capitals = sum(word.capital for word in long)
            self._headings[index] = len(long) > 3 and capitals > 0.75 * len(long)
        return self._headings[index]

    def gap(self, index: int) -> str:
        """The characters between a word and the next one; empty after the last."""
        if index + 1 >= len(self.words):
            return ""
        left = self.words[index]
        skip = 2 if left.possessive else 0
        return self.text[left.end + skip : self.words[index + 1].start]


def _words(text: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        written = match[0]
        possessive = written[-1] in "sS" and len(written) > 2 and written[-2:] in _POSSESSIVE
        if possessive:
            end, written = end - 2, written[:-2]
        elif text.startswith(".", end) and _keeps_stop(written):
            end, written = end + 1, written + "."
        found.append(Word(start, end, written, written.lower(), possessive, written[0].isupper()))
    return found


def _keeps_stop(written: str) -> bool:
    if len(written) == 1:
        return written.isupper()
    if "." in written:
        return written.replace(".", "").isupper() and len(written) < 7
    return len(written) < 5 and written.lower() in _STOPPED
