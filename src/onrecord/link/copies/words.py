"""A text as words and shingles (every five words in a row), each a number of 64 bits."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.store import script

SHINGLE = 5  # words in a row
_WORD = re.compile(r"[^\W_]+")
# Odd numbers of 64 bits: a product by one of them, folded, spreads every bit over the word.
_SPREAD = tuple(
    np.uint64(number)
    for number in (
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
    )
)
_FOLD = np.uint64(32)

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]


class _Hashes(dict[str, int]):
    """The number of a word, without its case and accents, the same on every machine."""

    def __missing__(self, word: str) -> int:
        plain = "".join(found.plain for found in script.words(word)) or word
        digest = hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = int.from_bytes(digest, "little")
        if len(self) < _KNOWN:
            self[word] = number
        return number


_KNOWN = 1 << 19  # words that are remembered; a name or a misprint of its own soon fills more
_HASHES = _Hashes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one text in order: where each stands, in code points, and its number."""

    starts: Places
    ends: Places
    numbers: Numbers
    shingles: Numbers = field(init=False)  # the one that begins at each word
    order: Places = field(init=False)  # of the shingles, ascending
    ranked: Numbers = field(init=False)  # the shingles in that order

    def __post_init__(self) -> None:
        """Sort the shingles once: a text is compared with many."""
        found = in_order(self.numbers)
        order = np.argsort(found, kind="stable")
        object.__setattr__(self, "shingles", found)
        object.__setattr__(self, "order", order)
        object.__setattr__(self, "ranked", found[order])

    def different(self) -> Numbers:
        """Give the different shingles in ascending order."""
        is_new = np.diff(self.ranked, prepend=self.ranked[:1] + np.uint64(1)) != 0
        different: Numbers = self.ranked[is_new]
        return different

    def __len__(self) -> int:
        """Count the words."""
        return len(self.numbers)


def words(text: str) -> Words:
    """Cut a text into words as the search of a case does."""
    bounds, written = cut(text)
    return Words(starts=bounds[:, 0], ends=bounds[:, 1], numbers=numbers_of(written))


def cut(text: str) -> tuple[Places, list[str]]:
    """Give where each word of a text stands, a row of start and end, and how it is written.

    Between characters of a script without spaces that a mark parts stands an empty place.
    """
    if script.searched(text) is not None:
        found = script.words(text)
        spans = [(one.start, one.end) for one in found]
        written = [one.plain for one in found]
    else:
        spans = [match.span() for match in _WORD.finditer(text)]
        written = _WORD.findall(text)
    return np.array(spans, dtype=np.int64).reshape(-1, 2), written


def in_order(numbers: Numbers) -> Numbers:
    """Give the shingle that begins at each word; the last four words begin none."""
    count = max(len(numbers) - SHINGLE + 1, 0)
    mixed = np.zeros(count, dtype=np.uint64)
    for place, spread in enumerate(_SPREAD):
        mixed = (mixed ^ numbers[place : place + count]) * spread
        mixed ^= mixed >> _FOLD
    return mixed


def numbers_of(written: list[str]) -> Numbers:
    """Give the number of each word, the same for every case and accent of it."""
    return np.fromiter(map(_HASHES.__getitem__, written), dtype=np.uint64, count=len(written))
