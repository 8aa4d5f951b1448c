"""Phrases that recur in what sources say: rows of two to eight words, none inside another.

Ranked by local mutual information (Evert 2004): how often a phrase is said, times how much more
often than its words would meet by chance at their rates in the whole case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.counting.tables import Tables
from onrecord.analyse.counting.tokens import number
from onrecord.link.copies.words import Numbers, Places
from onrecord.link.derived.engine import Columns
from onrecord.link.wording.classes import FUNCTION_WORDS

LONGEST = 8  # words; of a script without spaces, characters
_CONTAINED = 0.8  # share of a phrase's uses inside a longer one, from which on that stands for it
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(29)
_WIDE = np.int64(1 << 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Words that sources say, in the order of their texts; one entry each."""

    numbers: Numbers
    keys: Places  # document and place
    owners: Places
    documents: Places
    days: Places
    starts: Places
    ends: Places
    voices: Places
    authors: Places

    def __len__(self) -> int:
        """Count the words."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A row of words that recurs."""

    words: tuple[int, ...]  # their numbers
    spelt: tuple[str, ...]  # without case and accents
    at: tuple[int, ...]  # first word of every use in the stream, ascending
    documents: int
    score: float  # local mutual information, bits

    @property
    def uses(self) -> int:
        """How often it is said."""
        return len(self.at)

    @property
    def text(self) -> str:
        """The phrase in plain words; characters of scripts without spaces stand together."""
        return "".join(
            word if n == 0 or _together(self.spelt[n - 1], word) else f" {word}"
            for n, word in enumerate(self.spelt)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of the whole case."""

    spelt: dict[int, str]
    share: dict[int, float]  # of all words
    function: frozenset[int]  # numbers of function words

    @classmethod
    def of(cls, rows: Columns) -> Words:
        """Take the counted words of a case."""
        numbers, counts = rows["number"].tolist(), rows["count"].tolist()
        every = float(sum(counts)) or 1.0
        return cls(
            spelt=dict(zip(numbers, rows["plain"].tolist(), strict=True)),
            share={one: count / every for one, count in zip(numbers, counts, strict=True)},
            function=frozenset(number(word) for word in FUNCTION_WORDS),
        )

    def tells(self, one: int) -> bool:
        """Whether a word is neither a function word nor a figure nor a single letter."""
        word = self.spelt.get(one, "")
        short = len(word) < 2 and word.isascii()
        return one not in self.function and not word.isdecimal() and not short


def stream(tables: Tables, who: tuple[int, ...] | None) -> Stream:
    """Read what sources say, less copied passages; None is everybody."""
    rows = tables.spoken(who)
    documents = rows["document"].astype(np.int64)
    keys = documents * _WIDE + rows["place"]
    copied = tables.copied(np.unique(documents))
    first = copied["document"].astype(np.int64) * _WIDE + copied["start"]
    last = copied["document"].astype(np.int64) * _WIDE + copied["end"] - 1
    kept = np.flatnonzero(~inside(documents * _WIDE + rows["start"], first, last))
    return Stream(
        numbers=rows["number"][kept],
        keys=keys[kept],
        owners=rows["owner"][kept],
        documents=documents[kept],
        days=rows["day"][kept],
        starts=rows["start"][kept],
        ends=rows["end"][kept],
        voices=rows["voice"][kept],
        authors=rows["author"][kept],
    )


def inside(at: Places, first: Places, last: Places) -> NDArray[np.bool_]:
    """Say which keys lie in stretches, ascending by their first keys, both ends inclusive."""
    if not len(first):
        return np.zeros(len(at), dtype=bool)
    place = np.searchsorted(first, at, side="right") - 1
    return np.asarray((place >= 0) & (at <= last[np.maximum(place, 0)]))


def recurring(
    words: Stream,
    known: Words,
    *,
    least: int,
    documents: int,
    hidden: NDArray[np.bool_] | None = None,
) -> list[Phrase]:
    """Find every row of two to eight words that recurs, the longest ones last.

    Args:
        words: What is said.
        known: The words of the case.
        least: Uses, at least.
        documents: Documents that hold it, at least.
        hidden: Which words no phrase may hold.
    """
    found: list[Phrase] = []
    hashed = words.numbers.copy()
    shown = np.ones(len(words), dtype=bool) if hidden is None else ~hidden
    alive = shown
    # no phrase runs over a mark
    joined = (words.starts[1:] - words.ends[:-1] <= 1) & (np.diff(words.keys) == 1)
    joined &= np.diff(words.owners) == 0
    for length in range(2, LONGEST + 1):
        size = len(words) - length + 1
        if size < least:
            break
        alive = alive[:size] & shown[length - 1 :] & joined[length - 2 :]
        hashed = (hashed[:size] * _SPREAD) ^ words.numbers[length - 1 :]
        hashed ^= hashed >> _FOLD
        # what recurs in a longer row recurs in the shorter ones at its place
        places = np.flatnonzero(alive)
        groups = _groups(hashed[places], places, least)
        alive = np.zeros(size, dtype=bool)
        for at in groups:
            alive[at] = True
            phrase = _phrase(words, known, at, length, documents)
            if phrase is not None:
                found.append(phrase)
        if not groups:
            break
    return found


def _groups(hashed: Numbers, places: Places, least: int) -> list[Places]:
    order = np.argsort(hashed, kind="stable")
    ordered = hashed[order]
    bounds = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] + np.uint64(1)))
    sizes = np.diff(np.append(bounds, len(ordered)))
    return [
        places[order[start : start + size]]
        for start, size in zip(bounds.tolist(), sizes.tolist(), strict=True)
        if size >= least
    ]


def _phrase(words: Stream, known: Words, at: Places, length: int, documents: int) -> Phrase | None:
    numbers = words.numbers[at[0] : at[0] + length].tolist()
    if not (known.tells(numbers[0]) and known.tells(numbers[-1])):
        return None
    at = _apart(at, length)
    held = len(np.unique(words.documents[at]))
    if held < documents:
        return None
    expected = float(np.prod([known.share.get(one, 1.0) for one in numbers]))
    share = len(at) / max(len(words), 1)
    return Phrase(
        words=tuple(numbers),
        spelt=tuple(known.spelt.get(one, "") for one in numbers),
        at=tuple(at.tolist()),
        documents=held,
        score=len(at) * float(np.log2(share / expected)) if expected else 0.0,
    )


def _apart(at: Places, length: int) -> Places:
    """Drop uses that overlap one before: "never never never" holds "never never" once."""
    if not (np.diff(at) < length).any():
        return at
    kept: list[int] = []
    for place in at.tolist():
        if not kept or place >= kept[-1] + length:
            kept.append(place)
    return np.array(kept, dtype=np.int64)


def maximal(phrases: list[Phrase]) -> list[Phrase]:
    """Leave out phrases that mostly stand inside one longer phrase."""
    within: dict[tuple[int, ...], int] = {}
    for phrase in phrases:
        size = len(phrase.words)
        parts = {
            phrase.words[start:end]
            for start in range(size)
            for end in range(start + 2, size + 1)
            if end - start < size
        }
        for part in parts:
            within[part] = max(within.get(part, 0), phrase.uses)
    return [one for one in phrases if within.get(one.words, 0) < _CONTAINED * one.uses]


def _together(one: str, other: str) -> bool:
    return not (one.isascii() or other.isascii()) and len(one) == len(other) == 1
