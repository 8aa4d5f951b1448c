"""Which passages two texts share, word for word or nearly, wherever they stand.

Runs of words that both texts have are found by their shingles. Neighbouring runs become one
passage where few words stand between them in both texts: a misprint or an edit does not end it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.words import SHINGLE, Places, Words

LEAST = 8  # words of a passage; shorter runs are set phrases
_BETWEEN = 12  # words between two runs of one passage, in either text
_UNEVEN = 6  # by how many words more stand between them in one text than in the other
_REPEATED = 8  # places of one shingle in a text that are tried


class Passage(NamedTuple):  # a case has millions
    """A stretch of words in each of two texts, half-open, by the number of the word."""

    start: int
    end: int
    other_start: int
    other_end: int


def passages(one: Words, other: Words) -> tuple[Passage, ...]:
    """Find what two texts share, in the order of the first; passages overlap in neither."""
    runs = _apart(_runs(one, other))
    joined = list(_joined(sorted(runs)))
    long = [found for found in joined if found.end - found.start >= LEAST]
    return tuple(_once(long or _longest(joined)))


def covered(found: Sequence[Passage], words: int, *, other: bool = False) -> float:
    """Give the share of the words of a text that stands in passages."""
    if not words:
        return 0.0
    return sum(one[3] - one[2] if other else one[1] - one[0] for one in found) / words


def _once(found: list[Passage]) -> list[Passage]:
    """Leave out what stands in the gap of a longer passage of the other text."""
    kept: list[Passage] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(
            one.other_end <= held.other_start or held.other_end <= one.other_start for held in kept
        ):
            kept.append(one)
    return sorted(kept)


def _longest(found: list[Passage]) -> list[Passage]:
    return [max(found, key=lambda one: (one.end - one.start, -one.start))] if found else []


def _runs(one: Words, other: Words) -> list[Passage]:
    """Give every run of words that both texts have and that no word can be added to."""
    starts, other_starts = _meetings(one, other)
    shift = other_starts - starts
    order = np.lexsort((starts, shift))
    starts, shift = starts[order], shift[order]
    if not len(starts):
        return []
    breaks = np.flatnonzero((np.diff(shift) != 0) | (np.diff(starts) != 1)) + 1
    first = np.concatenate(([0], breaks))
    last = np.concatenate((breaks, [len(starts)])) - 1
    return [
        Passage(int(start), int(end), int(start + moved), int(end + moved))
        for start, end, moved in zip(
            starts[first], starts[last] + SHINGLE, shift[first], strict=True
        )
    ]


def _meetings(one: Words, other: Words) -> tuple[Places, Places]:
    """Pair the places of one text with the places of the same shingle in the other."""
    low = np.searchsorted(other.ranked, one.shingles, "left")
    at = np.minimum(low, max(len(other.ranked) - 1, 0))
    met = np.flatnonzero(other.ranked[at] == one.shingles) if len(other.ranked) else low[:0]
    low = low[met]
    high = np.searchsorted(other.ranked, one.shingles[met], "right")
    counts = np.minimum(high - low, _REPEATED)
    starts = np.repeat(met, counts)
    within = np.arange(len(starts)) - np.repeat(np.cumsum(counts) - counts, counts)
    return starts, other.order[np.repeat(low, counts) + within]


def _apart(runs: list[Passage]) -> list[Passage]:
    """Take the longest runs first; cut from the others what is taken already."""
    if not runs:
        return []
    taken = np.zeros(max(run.end for run in runs), dtype=bool)
    other_taken = np.zeros(max(run.other_end for run in runs), dtype=bool)
    kept = []
    for run in sorted(runs, key=lambda run: (run.start - run.end, run.start, run.other_start)):
        rest = _free(run, taken, other_taken)
        if rest is not None:
            taken[rest.start : rest.end] = True
            other_taken[rest.other_start : rest.other_end] = True
            kept.append(rest)
    return kept


def _free(run: Passage, taken: NDArray[np.bool_], other_taken: NDArray[np.bool_]) -> Passage | None:
    """Give the longest part of a run that no longer one has in either text."""
    busy = taken[run.start : run.end] | other_taken[run.other_start : run.other_end]
    if not busy.any():
        return run
    edges = np.flatnonzero(np.diff(np.concatenate(([True], busy, [True])).astype(np.int8)))
    lengths = edges[1::2] - edges[::2]
    if not len(lengths) or lengths.max() < SHINGLE:
        return None
    at = int(edges[::2][int(lengths.argmax())])
    long = int(lengths.max())
    start, other = run.start + at, run.other_start + at
    return Passage(start, start + long, other, other + long)


def _joined(runs: list[Passage]) -> Iterator[Passage]:
    """Join neighbours of the first text that are neighbours in the other, too."""
    held: Passage | None = None
    for run in runs:
        if held is not None and _near(run.start - held.end, run.other_start - held.other_end):
            held = Passage(held.start, run.end, held.other_start, run.other_end)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _near(between: int, other: int) -> bool:
    return 0 <= other <= _BETWEEN and between <= _BETWEEN and abs(between - other) <= _UNEVEN
