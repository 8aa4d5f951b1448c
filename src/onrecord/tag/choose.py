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
class ChosenSpan:
    """A span of words: its first, the one behind its last, the number of its role."""

    first: int
    end: int
    role: int
    probability: float  # that exactly this span has this role
    about: float = 0.0  # that some span of this role shares a word with it


def choose(
    candidates: Sequence[ChosenSpan], costs: Sequence[float] = COSTS, exact: float = EXACT
) -> list[ChosenSpan]:
    """Give the set of spans without overlaps that gains most, in order."""
    by_end = sorted(candidates, key=lambda span: (span.end, span.first))
    about, near = _shared(by_end)
    gains = [
        exact * span.probability + (1 - exact) * min(sure, 1.0) - costs[span.role]
        for span, sure in zip(by_end, about, strict=True)
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
        number -= 1
        if taken[number + 1]:
            kept.append(replace(by_end[number], about=min(near[number], 1.0)))
            number = bisect_right(ends, by_end[number].first, 0, number)
    return kept[::-1]


def _shared(by_end: Sequence[ChosenSpan]) -> tuple[list[float], list[float]]:
    """How likely a span of the same role shares at least half of the words of each, and any word.

    by_end: in the order of their ends.
    """
    about = [span.probability for span in by_end]
    near = about.copy()
    for number, span in enumerate(by_end):
        before = number - 1
        while before >= 0 and by_end[before].end > span.first:
            other = by_end[before]
            if other.role == span.role:
                near[number] += other.probability
                near[before] += span.probability
                shared = other.end - max(span.first, other.first)
                if 2 * shared >= span.end - min(span.first, other.first):
                    about[number] += other.probability
                    about[before] += span.probability
            before -= 1
    return about, near
