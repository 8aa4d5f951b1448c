"""Find where rows of words stand, in many texts at once: arrays in, places out.

A word's place in the case is one number, its document and its place in it, so that "the next
word" is the number plus one; paragraphs and documents lie too far apart for a row to cross.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.codebook.model import Formulation
from onrecord.analyse.codebook.pattern import Pattern, Row, Step
from onrecord.link.copies.words import Places
from onrecord.link.derived.engine import Columns

_DOCUMENT = np.int64(1 << 32)

Keys = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """Words of one or several numbers, in the order of their keys."""

    key: Keys
    sentence: Places
    start: Places
    end: Places
    owner: Places
    voice: Places

    def __len__(self) -> int:
        """Count the words."""
        return len(self.key)

    @classmethod
    def of(cls, columns: Columns) -> Postings:
        """Take rows of the table of postings, in any order."""
        key = columns["document"].astype(np.int64) * _DOCUMENT + columns["place"].astype(np.int64)
        order = np.argsort(key, kind="stable")
        names = ("sentence", "start", "end", "owner", "voice")
        return cls(key=key[order], **{name: columns[name][order] for name in names})

    def take(self, rows: Places) -> Postings:
        """Give some of the words."""
        return Postings(**{one.name: getattr(self, one.name)[rows] for one in fields(self)})

    @classmethod
    def joined(cls, parts: Sequence[Postings]) -> Postings:
        """Put words of several numbers together, in order."""
        if len(parts) == 1:
            return parts[0]
        columns = {
            one.name: np.concatenate([getattr(part, one.name) for part in parts])
            if parts
            else np.zeros(0, dtype=np.int64)
            for one in fields(cls)
        }
        return cls(**columns).take(np.argsort(columns["key"], kind="stable"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Where variants stand, in the order of documents; one entry a use."""

    key: Keys  # of the first word
    last: Keys  # of the last word
    document: Places
    start: Places  # code points
    end: Places
    owner: Places  # row of the attribution; 0: nobody
    voice: Places
    variant: Places  # place in the formulation

    def __len__(self) -> int:
        """Count the uses."""
        return len(self.key)

    def take(self, rows: NDArray[np.bool_] | Places) -> Hits:
        """Give some of the uses."""
        return Hits(**{one.name: getattr(self, one.name)[rows] for one in fields(self)})

    @classmethod
    def joined(cls, parts: Sequence[Hits]) -> Hits:
        """Put uses together, one part behind the other."""
        return cls(
            **{
                one.name: np.concatenate(
                    [np.zeros(0, dtype=np.int64), *(getattr(part, one.name) for part in parts)]
                )
                for one in fields(cls)
            }
        )


Lookup = Mapping[Step, Postings]  # of every step of the patterns, its gap set aside


def bare(step: Step) -> Step:
    """Give a step as it is looked up, whatever stands before it."""
    return Step(words=step.words, stems=step.stems)


def find(formulation: Formulation, lookup: Lookup) -> Hits:
    """Find the uses of a formulation: of those that overlap the longest, nothing excluded."""
    found = Hits.joined(
        [
            _placed(row, lookup, place)
            for place, variant in enumerate(formulation.variants)
            for row in variant.pattern.rows
        ]
    )
    found = longest(found)
    shut = _all(formulation.exclusions, lookup)
    return found.take(~_overlapping(found, shut)) if len(shut) else found


def _all(patterns: Iterable[Pattern], lookup: Lookup) -> Hits:
    return Hits.joined([_placed(row, lookup, 0) for one in patterns for row in one.rows])


def _placed(row: Row, lookup: Lookup, variant: int) -> Hits:
    first = lookup[bare(row[0])]
    begun = np.arange(len(first))
    at, ended = first.key, first.end
    sentence = first.sentence
    for step in row[1:]:
        following = lookup[bare(step)]
        rows, kept = _next(at, sentence, following, step.gap)
        begun, at = begun[kept], following.key[rows]
        sentence, ended = following.sentence[rows], following.end[rows]
    chosen = first.take(begun)
    return Hits(
        key=chosen.key,
        last=at,
        document=chosen.key // _DOCUMENT,
        start=chosen.start,
        end=ended,
        owner=chosen.owner,
        voice=chosen.voice,
        variant=np.full(len(begun), variant, dtype=np.int64),
    )


def _next(at: Keys, sentence: Places, following: Postings, gap: int) -> tuple[Places, Places]:
    """Give the words that follow, the nearest within a gap, and of which rows they do."""
    place = np.searchsorted(following.key, at, side="right")
    inside = place < len(following)
    rows = np.flatnonzero(inside)
    place = place[rows]
    near = following.key[place] - at[rows] <= gap + 1
    if gap:
        near &= following.sentence[place] == sentence[rows]
    return place[near], rows[near]


def longest(hits: Hits) -> Hits:
    """Keep of uses that overlap the one that begins first, of those the longest."""
    order = np.lexsort((hits.variant, -hits.last, hits.key))
    found = hits.take(order)
    kept = np.zeros(len(found), dtype=bool)
    reached = -1
    for row, (key, last) in enumerate(zip(found.key.tolist(), found.last.tolist(), strict=True)):
        if key > reached:
            kept[row] = True
            reached = last
    return found.take(kept)


def _overlapping(hits: Hits, others: Hits) -> NDArray[np.bool_]:
    """Say which uses share a word with any of others."""
    order = np.argsort(others.key, kind="stable")
    starts, ends = others.key[order], np.maximum.accumulate(others.last[order])
    place = np.searchsorted(starts, hits.last, side="right") - 1
    shared = (place >= 0) & (ends[np.maximum(place, 0)] >= hits.key)
    return np.asarray(shared)
