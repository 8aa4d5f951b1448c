"""How much more one set of words says something than another: effect, certainty, error control."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

PRIOR = 500.0  # words; as Monroe, Colaresi and Quinn (2008) take for a day of speeches
METHOD = (
    "log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008; z over 0 is "
    "more in the first set); log ratio (Hardie 2014): 1 is twice as often; q: Benjamini and "
    "Hochberg's false-discovery rate"
)
_NEVER = 0.5  # uses that a count of none stands for in a log ratio

Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Words of two sets."""

    one: int
    other: int

    @property
    def both(self) -> int:
        """Words of both together."""
        return self.one + self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class LogOdds:
    """Differences of log odds, over 0 where the first set has more; one entry each."""

    delta: Counts
    z: Counts


def log_odds(one: Counts, other: Counts, sizes: Sizes, prior: float = PRIOR) -> LogOdds:
    """Hold uses in two sets against each other (Monroe, Colaresi and Quinn 2008, eq. 16 and 22).

    Args:
        one: Uses in the first set, in the order of `other`.
        other: Uses in the second set.
        sizes: Words of the sets.
        prior: Weight of the prior, in words; it is spread as both sets together are.
    """
    expected = prior * (one + other) / sizes.both
    ours, theirs = one + expected, other + expected
    odds_one = np.log(ours) - np.log(sizes.one + prior - ours)
    odds_other = np.log(theirs) - np.log(sizes.other + prior - theirs)
    delta = odds_one - odds_other
    return LogOdds(delta=delta, z=delta / np.sqrt(1 / ours + 1 / theirs))


def log_ratio(one: Counts, other: Counts, sizes: Sizes) -> Counts:
    """Give the binary logarithm of the ratio of rates (Hardie 2014); none counts as a half."""
    ours = np.where(one > 0, one, _NEVER) / sizes.one
    theirs = np.where(other > 0, other, _NEVER) / sizes.other
    ratio: Counts = np.log2(ours / theirs)
    return ratio


def chances(z: Counts) -> Counts:
    """Give the two-sided chance of each z under a normal distribution."""
    return np.array([erfc(abs(one) / sqrt(2)) for one in z.tolist()], dtype=np.float64)


def false_discovery(chance: Counts) -> Counts:
    """Give the false-discovery rate at which each chance is reached (Benjamini, Hochberg 1995)."""
    size = len(chance)
    order = np.argsort(chance, kind="stable")
    rate = chance[order] * size / np.arange(1, size + 1)
    lowest = np.minimum.accumulate(rate[::-1])[::-1]
    found = np.empty(size, dtype=np.float64)
    found[order] = np.minimum(lowest, 1.0)
    return found
