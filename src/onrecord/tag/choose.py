"""Which of the likely spans of a window to keep: those with the most to gain.

The single best labelling is not what scores best by span: where several nearly equal spans share
the probability, the labelling without any may win. So spans are weighed one by one, by how likely
they are, exactly or nearly, and the best set without overlaps is taken (minimum Bayes risk).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

EXACT = 0.6  # what exactness counts beside being about right
COSTS = (0.28, 0.28, 0.28)  # what a span must gain, by role


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A span of words: its first, the one behind its last, the number of its role."""

    first: int
    end: int
    role: int
    probability: float  # that exactly this span has this role
    about: float = 0.0  # that some span of this role shares a word with it


def choose(
    candidates: Sequence[Found], costs: Sequence[float] = COSTS, exact: float = EXACT
) -> list[Found]:
    """Give the set of spans without overlaps that gains most, in order."""
    by_end = sorted(candidates, key=lambda span: (span.end, span.first))
    gains = [
        exact * span.probability + (1 - exact) * _about(span, by_end) - costs[span.role]
        for span in by_end
    ]
    ends = [span.end for span in by_end]
    best, taken = [0.0], [False]
    for number, span in enumerate(by_end):
        with_it = best[bisect_right(ends, span.first, 0, number)] + gains[number]
        taken.append(with_it > best[-1])
        best.append(max(with_it, best[-1]))
    kept = []
    number = len(by_end)
    while number:
        if taken[number]:
            kept.append(replace(by_end[number - 1], about=_near(by_end[number - 1], by_end)))
            number = bisect_right(ends, by_end[number - 1].first, 0, number - 1)
        else:
            number -= 1
    return kept[::-1]


def _about(span: Found, others: Sequence[Found]) -> float:
    """How likely it is that a span of this role shares at least half of its words with this."""
    total = 0.0
    for other in others:
        if other.role == span.role:
            shared = min(span.end, other.end) - max(span.first, other.first)
            union = max(span.end, other.end) - min(span.first, other.first)
            if 2 * shared >= union:
                total += other.probability
    return min(total, 1.0)


def _near(span: Found, others: Sequence[Found]) -> float:
    total = sum(
        other.probability
        for other in others
        if other.role == span.role and other.first < span.end and span.first < other.end
    )
    return min(total, 1.0)
