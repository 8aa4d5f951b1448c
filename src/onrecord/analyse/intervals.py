"""Exact intervals of counts, without a statistics library in the default install."""

from __future__ import annotations

from functools import lru_cache
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

LEVEL = 0.95
METHOD = "Garwood's exact Poisson interval"
_STEPS = 200
_TINY = 1e-300


@lru_cache(maxsize=1 << 14)
def garwood(count: int, level: float = LEVEL) -> tuple[float, float]:
    """Give the exact interval of the mean of a Poisson count (Garwood 1936).

    The lower end is 0 where nothing was counted.
    """
    tail = (1 - level) / 2
    low = _gamma_quantile(count, tail) if count else 0.0
    return low, _gamma_quantile(count + 1, 1 - tail)


def rate_interval(count: int, words: int, per: float) -> tuple[float, float]:
    """Give the interval of a rate, uses in so many words; there must be some words."""
    low, high = garwood(count)
    return low * per / words, high * per / words


def wilson(count: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """Give the interval of a share (Wilson 1927); `of` is over 0."""
    z = NormalDist().inv_cdf(1 - (1 - level) / 2)
    share, spread = count / of, z * z / of
    middle = share + spread / 2
    reach = z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return max((middle - reach) / (1 + spread), 0.0), min((middle + reach) / (1 + spread), 1.0)


def _gamma_quantile(shape: float, probability: float) -> float:
    """Invert the regularised lower incomplete gamma function by bisection."""
    deviate = NormalDist().inv_cdf(probability)
    # Wilson and Hilferty's approximation tells where to look.
    guess = shape * max(1 - 1 / (9 * shape) + deviate / (3 * sqrt(shape)), 0.0) ** 3
    low, high = 0.0, max(guess, 1.0) * 2 + 10
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _gamma_p(shape, middle) < probability:
            low = middle
        else:
            high = middle
        if high - low <= 1e-13 * high:
            break
    return (low + high) / 2


def _gamma_p(shape: float, x: float) -> float:
    """The regularised lower incomplete gamma function (Press et al., Numerical Recipes 6.2)."""
    if x <= 0:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        return front * _series(shape, x)
    return 1 - front * _fraction(shape, x)


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    at = shape
    while term > total * 1e-17:
        at += 1
        term *= x / at
        total += term
    return total


def _fraction(shape: float, x: float) -> float:
    """Evaluate the continued fraction of the upper function by Lentz's method."""
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    value, at, change = d, 0, 0.0
    while abs(change - 1) > 1e-16 and at < 100_000:
        at += 1
        a = -at * (at - shape)
        b += 2
        d = 1 / ((a * d + b) or _TINY)
        c = (b + a / c) or _TINY
        change = d * c
        value *= change
    return value
