"""Change points of a rate: where a series of counts is best divided, and how likely by chance.

The division is exact: of all divisions of the series into stretches of one rate each, that with
the least penalised Poisson cost is found by dynamic programming (Jackson et al. 2005, "optimal
partitioning"). Each further stretch costs log(number of periods), the BIC's price of a rate and a
place. Its chance is that of a randomisation test that keeps the uses of a document together,
since one document that says a phrase ten times is no change of habit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROUNDS = 999  # of the randomisation test
_SEED = 20_301
_TOGETHER = 1_000_000  # numbers held at one time
_LEAST = 3  # periods that a series must have to be divided

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePoint:
    """A place at which the rate changes."""

    at: int  # first entry of the later stretch
    before: float  # uses in a word, in the stretch before and in that behind
    after: float
    chance: float  # p of a change as great by moving documents' uses about


def change_points(
    counts: Sequence[int],
    words: Sequence[int],
    bursts: Sequence[tuple[int, int]],
    *,
    rounds: int = ROUNDS,
) -> tuple[ChangePoint, ...]:
    """Divide a series of counts and test each change.

    Args:
        counts: Uses in each period.
        words: Words of each; periods without any tell nothing and are passed over.
        bursts: (period, uses) of every document that uses the phrase.
        rounds: Of the randomisation test.
    """
    covered = np.flatnonzero(np.asarray(words) > 0)
    if len(covered) < _LEAST or not sum(counts):
        return ()
    uses, exposure = (np.asarray(one, dtype=float)[covered] for one in (counts, words))
    bounds = [0, *divide(uses, exposure), len(covered)]
    place = {period: at for at, period in enumerate(covered.tolist())}
    inside = [(place[period], size) for period, size in bursts if period in place]
    return tuple(
        ChangePoint(
            at=int(covered[bounds[n]]),
            before=_rate(uses, exposure, bounds[n - 1], bounds[n]),
            after=_rate(uses, exposure, bounds[n], bounds[n + 1]),
            chance=_chance(uses, exposure, inside, (bounds[n - 1], bounds[n + 1]), rounds),
        )
        for n in range(1, len(bounds) - 1)
    )


def divide(counts: Numbers, words: Numbers) -> list[int]:
    """Give the first entry of every stretch but the first; all words are over 0."""
    size = len(counts)
    penalty = np.log(size)
    summed, exposed = (np.concatenate([[0.0], np.cumsum(one)]) for one in (counts, words))
    best = np.zeros(size + 1)
    best[0] = -penalty
    came = np.zeros(size + 1, dtype=np.int64)
    for end in range(1, size + 1):
        cost = (
            best[:end] + penalty + _cost(summed[end] - summed[:end], exposed[end] - exposed[:end])
        )
        came[end] = int(np.argmin(cost))
        best[end] = cost[came[end]]
    bounds = []
    at = int(came[size])
    while at:
        bounds.append(at)
        at = int(came[at])
    return bounds[::-1]


def _cost(uses: Numbers, words: Numbers) -> Numbers:
    """The negative log likelihood of counts at their own rate, without what all divisions share."""
    rate = np.where(uses > 0, uses / words, 1.0)
    return np.asarray(np.where(uses > 0, uses - uses * np.log(rate), 0.0))


def _rate(uses: Numbers, words: Numbers, start: int, end: int) -> float:
    return float(uses[start:end].sum() / words[start:end].sum())


def _chance(
    uses: Numbers,
    words: Numbers,
    bursts: Sequence[tuple[int, int]],
    within: tuple[int, int],
    rounds: int,
) -> float:
    """Move the uses of each document to a period drawn by its words, and divide best in two."""
    start, end = within
    words = words[start:end]
    sizes = np.array([size for period, size in bursts if start <= period < end], dtype=float)
    seen = _gain(uses[None, start:end], words)[0]
    chosen = np.random.default_rng(_SEED)
    shares = np.cumsum(words / words.sum())
    greater = done = 0
    while done < rounds:
        size = min(rounds - done, max(1, _TOGETHER // max(len(sizes), len(words))))
        moved = _moved(shares, sizes, size, chosen)
        greater += int((_gain(moved, words) >= seen - 1e-9).sum())
        done += size
    return (1 + greater) / (1 + rounds)


def _moved(shares: Numbers, sizes: Numbers, rounds: int, chosen: np.random.Generator) -> Numbers:
    """Give so many series in which the uses of each document stand in a period of chance."""
    drawn = np.searchsorted(shares, chosen.random((rounds, len(sizes))), side="right")
    drawn = np.minimum(drawn, len(shares) - 1) + np.arange(rounds)[:, None] * len(shares)
    counts = np.bincount(drawn.ravel(), np.tile(sizes, rounds), rounds * len(shares))
    return np.asarray(counts, dtype=np.float64).reshape(rounds, len(shares))


def _gain(series: Numbers, words: Numbers) -> Numbers:
    """What the best division in two saves, for each of several series."""
    left, exposed = np.cumsum(series, axis=1)[:, :-1], np.cumsum(words)[:-1]
    whole, every = series.sum(axis=1, keepdims=True), words.sum()
    saved = _cost(whole, np.full_like(whole, every)) - (
        _cost(left, np.broadcast_to(exposed, left.shape))
        + _cost(whole - left, np.broadcast_to(every - exposed, left.shape))
    )
    return np.asarray(saved.max(axis=1))
