"""Stretches of a text, half-open: how much of some of them others cover, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

Stretch = tuple[int, int]


def deep(stretches: Iterable[Stretch], times: int) -> tuple[Stretch, ...]:
    """Give what at least so many stretches cover, in order; the results do not overlap."""
    ends = list(stretches)
    events = sorted([(start, 1) for start, _ in ends] + [(end, -1) for _, end in ends])
    depths = list(accumulate(change for _, change in events))
    bounds = [at for at, _ in events]
    return tuple(
        (start, end)
        for start, end, depth in zip(bounds, bounds[1:], depths, strict=False)
        if depth >= times and end > start
    )


def share_covered(stretches: Sequence[Stretch], by: Sequence[Stretch]) -> float:
    """Give the share of some stretches that others cover, which do not overlap."""
    total = sum(end - start for start, end in stretches)
    both = sum(max(0, min(a, b) - max(c, d)) for c, a in stretches for d, b in by)
    return both / total if total else 0.0
