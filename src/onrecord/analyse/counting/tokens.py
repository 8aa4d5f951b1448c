"""A text as numbered words: places that phrases run over, and sentences that gaps stay in."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.words import Numbers, Places, cut, numbers_of
from onrecord.store import script

APART = 64  # places between paragraphs, so that no phrase runs from one into the next
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
# A mark that ends a sentence, with what closes behind it, before a capital or a wide character.
_END = re.compile(r"(?:[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-ÞА-Я\d])|[。！？]+)")
_TITLE = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Prof|St|No|Jr|Sr))\.\s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of one text in order; all arrays have one entry a word."""

    numbers: Numbers  # equal for every case and accent of a word
    places: Places  # one more from word to word, `APART` more over the end of a paragraph
    sentences: Places  # number of the sentence
    starts: Places  # code points
    ends: Places
    written: tuple[str, ...]

    def __len__(self) -> int:
        """Count the words."""
        return len(self.numbers)


def tokens(text: str) -> Tokens:
    """Cut a text into words as the search of a case does."""
    bounds, written = cut(text)
    starts, ends = bounds[:, 0], bounds[:, 1]
    paragraphs = np.array([gap.start() for gap in _PARAGRAPH.finditer(text)], dtype=np.int64)
    stops = np.union1d(paragraphs, _sentence_ends(text))
    order = np.arange(len(starts)) + APART * np.searchsorted(paragraphs, starts)
    # An empty place parts two sentences of a script without spaces; it is no word.
    real = ends > starts
    return Tokens(
        numbers=numbers_of(written)[real],
        places=order[real],
        sentences=np.searchsorted(stops, starts)[real],
        starts=starts[real],
        ends=ends[real],
        written=tuple(word for word, keep in zip(written, real.tolist(), strict=True) if keep),
    )


def number(word: str) -> int:
    """Give the number of a word."""
    return int(numbers_of([word])[0])


def plain(word: str) -> str:
    """Take case, accents and width away, as equal numbers do."""
    return "".join(found.plain for found in script.words(word)) or word


def _sentence_ends(text: str) -> NDArray[np.int64]:
    ends = [
        found.start()
        for found in _END.finditer(text)
        if not _TITLE.search(text, max(0, found.start() - 6), found.start() + 2)
    ]
    return np.array(ends, dtype=np.int64)
