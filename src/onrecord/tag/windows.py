"""From a text to what the encoder reads: word pieces with features, in windows.

Everything here is shared by training and by running, so that both see the same numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer as PieceTokenizer

from onrecord.model import Quotation
from onrecord.tag.quotations import word_states
from onrecord.tag.words import (
    Case,
    Range,
    find_paragraphs,
    find_sentences,
    find_words,
    first_words,
    one_case,
)

MAX_PIECES = 254  # of a window, without the two frame pieces; the recipe's figure
PIECES_PER_WORD = 6
_BROKEN = re.compile(r"-[ \t]*\r?\n[ \t]*")  # inside a word: the end of a line
_CURLY_TO_STRAIGHT = str.maketrans("“”„«»「」『』‘’‹›", '"' * 9 + "'" * 4)


class Casing(IntEnum):
    """The shape of a word; the values are the encoder's."""

    MARK = 0
    DIGITS = 1
    LOWER = 2
    TITLE = 3
    CAPITALS = 4
    MIXED = 5


@lru_cache(maxsize=1 << 16)  # the words of a text come again and again
def casing(word: str) -> Casing:
    """Tell the shape of a word."""
    if not word[0].isalnum():
        return Casing.MARK
    if word.isdigit():
        return Casing.DIGITS
    if word.islower():
        return Casing.LOWER
    if word.isupper() and len(word) > 1:
        return Casing.CAPITALS
    return Casing.TITLE if word[0].isupper() and word[1:].lower() == word[1:] else Casing.MIXED


_PLAIN = dict.fromkeys((Casing.CAPITALS, Casing.TITLE, Casing.MIXED), Casing.LOWER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A text cut into words, sentences and paragraphs, with a window's features per word."""

    text: str
    words: tuple[Range, ...]
    sentences: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    casings: tuple[int, ...]
    states: tuple[int, ...]
    initial: frozenset[int]  # words that start a sentence


def lay_out(text: str, quotations: tuple[Quotation, ...]) -> Layout:
    """Cut a text up and compute the features of its words."""
    words, paragraphs = find_words(text), find_paragraphs(text)
    sentences = find_sentences(text, paragraphs)
    return Layout(
        text=text,
        words=words,
        sentences=sentences,
        paragraphs=paragraphs,
        casings=_casings(text, words),
        states=word_states(words, quotations),
        initial=first_words(words, sentences),
    )


def _casings(text: str, words: tuple[Range, ...]) -> tuple[Casing, ...]:
    """The shape of each word; where a whole text is in capitals, they say nothing."""
    found = (casing(text[start:end]) for start, end in words)
    if one_case(text) is not Case.UPPER:
        return tuple(found)
    return tuple(_PLAIN.get(shape, shape) for shape in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Consecutive paragraphs, or a part of one, as the encoder takes them.

    The four arrays `pieces`, `casings`, `states`, `initial` have one entry a piece, the two
    frame pieces included. `first` gives the position of the first piece of every labelled
    position; `words` the word's index in the text, or -1 for a paragraph separator.
    """

    pieces: NDArray[np.int64]
    casings: NDArray[np.int64]
    states: NDArray[np.int64]
    initial: NDArray[np.int64]
    first: NDArray[np.int64]
    words: NDArray[np.int64]


class Windows:
    """Packs a text's paragraphs into windows of at most `MAX_PIECES` word pieces."""

    def __init__(self, tokenizer_file: Path) -> None:
        """Load a WordPiece vocabulary in the format of the tokenizers library."""
        self._tokenizer = PieceTokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._pieces: dict[str, tuple[int, ...]] = {}
        self._open, self._close, self._unknown = (
            self._tokenizer.get_vocab()[name] for name in ("[CLS]", "[SEP]", "[UNK]")
        )

    def __call__(
        self, layout: Layout, *, limit: int = MAX_PIECES, pack: bool = True
    ) -> Iterator[Window]:
        """Give the windows of a text in order; every word is in exactly one.

        With `pack` False every paragraph is a window of its own.
        """
        pieces = [self._word_pieces(layout.text[start:end]) for start, end in layout.words]
        features = _features(layout)
        batch: list[list[int]] = []
        size = 0
        for block in _blocks(layout, pieces, limit):
            length = sum(len(pieces[word]) for word in block) + 1
            if batch and (size + length > limit or not pack):
                yield self._window(features, pieces, batch)
                batch, size = [], 0
            batch.append(block)
            size += length
        if batch:
            yield self._window(features, pieces, batch)

    def _word_pieces(self, word: str) -> tuple[int, ...]:
        known = self._pieces.get(word)
        if known is None:
            plain = _BROKEN.sub("", word.translate(_CURLY_TO_STRAIGHT))[:200]
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids
            known = tuple(ids[:PIECES_PER_WORD]) or (self._unknown,)
            if len(self._pieces) < 200_000:  # bounded: hostile text has no end of words
                self._pieces[word] = known
        return known

    def _window(
        self, features: NDArray[np.int64], pieces: list[tuple[int, ...]], blocks: list[list[int]]
    ) -> Window:
        read, first, words = [self._open], [], []
        for number, block in enumerate(blocks):
            if number:
                first.append(len(read))
                words.append(-1)
                read.append(self._close)
            for word in block:
                first.append(len(read))
                read += pieces[word]
            words += block
        counts = np.diff([*first, len(read)])
        given = np.zeros((len(features), len(read) + 1), dtype=np.int64)
        given[:, 1:-1] = features[:, np.repeat(words, counts)]
        return Window(
            pieces=np.array([*read, self._close]),
            casings=given[0],
            states=given[1],
            initial=given[2],
            first=np.array(first, dtype=np.int64),
            words=np.array(words, dtype=np.int64),
        )


def _features(layout: Layout) -> NDArray[np.int64]:
    """Casing, state and whether a sentence begins: (feature, word); the last column is for none."""
    found = np.zeros((3, len(layout.words) + 1), dtype=np.int64)
    found[0, :-1] = layout.casings
    found[1, :-1] = layout.states
    found[2, [word for word in layout.initial if word < len(layout.words)]] = 1
    return found


def _blocks(layout: Layout, pieces: list[tuple[int, ...]], limit: int) -> Iterator[list[int]]:
    """Cut paragraphs into blocks that fit: whole, else at sentence ends, else anywhere."""
    word = 0
    for _, paragraph_end in layout.paragraphs:
        block: list[int] = []
        size = 0
        while word < len(layout.words) and layout.words[word][0] < paragraph_end:
            if block and size + len(pieces[word]) > limit - 1:
                keep = _last_sentence_start(layout, block)
                yield block[:keep]
                block = block[keep:]
                size = sum(len(pieces[kept]) for kept in block)
            block.append(word)
            size += len(pieces[word])
            word += 1
        if block:
            yield block


def _last_sentence_start(layout: Layout, block: list[int]) -> int:
    """Where to cut a full block: before its last sentence if that leaves at least a third."""
    for index in range(len(block) - 1, len(block) // 3, -1):
        if block[index] in layout.initial:
            return index
    return len(block)
