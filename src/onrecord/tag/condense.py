"""Words that certainly go together, taken together: what is decoded gets short.

Most words of a text neither begin nor end a span, and their label scores say so. A stretch of them
is outside, or inside one span, as a whole; only where some span may begin or end is
there anything to decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NEVER = np.float32(-1e4)

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condensed:
    """A window as a row of stretches: their scores, and the first and last word of each."""

    labels: Floats  # (stretch, label)
    first: Ints
    last: Ints

    def __len__(self) -> int:
        """How many stretches there are."""
        return len(self.labels)


def condense(labels: Sequence[Floats], follow: Floats, chance: float) -> Iterator[Condensed | None]:
    """Shorten windows, given as scores (word, label); None: nothing may begin in one.

    follow: (from, to), what a step from label to label scores. chance: a word may begin or end a
    span only if its label scores alone make that more probable; 0 keeps every word apart.
    """
    if not labels:
        return
    lengths = [len(window) for window in labels]
    words = np.concatenate(labels)
    opens = np.cumsum([0, *lengths[:-1]])
    begins, starts = _cuts(words, opens, chance)
    counts = np.diff(starts, append=len(words))
    scores = words[starts]
    many = counts > 1
    stay = np.diag(follow)
    together = np.add.reduceat(words, starts)[many] + (counts[many, None] - 1) * stay
    together[:, 1::2] = NEVER  # what begins is a stretch by itself
    scores[many] = together
    begun = np.add.reduceat(begins, opens)
    at = word = 0
    for length, some in zip(lengths, begun.tolist(), strict=True):
        end = int(np.searchsorted(starts, word + length))
        first = starts[at:end] - word
        if some:
            yield Condensed(labels=scores[at:end], first=first, last=first + counts[at:end] - 1)
        else:
            yield None
        at, word = end, word + length


def _cuts(words: Floats, opens: Ints, chance: float) -> tuple[Ints, Ints]:
    """Tell which words may begin a span (0 or 1), and give the first words of all stretches."""
    sure = np.exp(words - words.max(1, keepdims=True))
    sure /= sure.sum(1, keepdims=True)
    begins = sure[:, 1::2].max(1) >= chance
    inside, goes_on = 1 - sure[:, 0], sure[:, 2::2].sum(1)
    ends = (inside[:-1] >= chance) & (1 - goes_on[1:] >= chance)
    cut = begins.copy()
    cut[1:] |= begins[:-1] | ends
    cut[opens] = True
    return begins.astype(np.int64), np.flatnonzero(cut)
