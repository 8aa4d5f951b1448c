"""Which words of one wording stand for which of another, in the same order.

Gotoh's alignment with affine gaps (1982), where the other wording may begin before and end after
the one for nothing: a quotation is held against a passage of a longer text. A gap is cheap to
prolong, so that a sentence left out costs little more than a word.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Pairs = list[tuple[int, int]]  # places of words that are the same, in order

_MISMATCH = -0.9
_EXTRA = -0.8  # a word of the one that the other lacks
_OPEN = -1.6  # words of the other are passed over
_LONGER = -0.01
_STRAY = 1.5  # weight of words that may be met by chance
_FAR = 12  # words from them to the next that is met


def align(one: Sequence[str], other: Sequence[str], weights: Sequence[float]) -> Pairs:
    """Pair the same words of two wordings, for the most weight.

    Args:
        one: The words that all count.
        other: The words among which they are looked for.
        weights: What each word of the one is worth when it is met again.

    Returns:
        Places in both, rising in both.
    """
    if not one or not other:
        return []
    codes = {form: code for code, form in enumerate(dict.fromkeys([*one, *other]))}
    columns = np.array([codes[form] for form in other])
    rows = np.array([codes[form] for form in one])
    best, passed = _fill(rows, columns, np.asarray(weights, dtype=np.float64))
    return _trace(rows, columns, best, passed, weights)


def without_strays(pairs: Pairs, weights: Sequence[float]) -> Pairs:
    """Drop a few light words at either end that were met far from the others.

    Such words are met by chance: any long text has them.
    """
    kept = list(pairs)
    for end in (False, True):
        if end:
            kept.reverse()
        weight = 0.0
        for at in range(len(kept) - 1):
            weight += weights[kept[at][0]]
            if weight > _STRAY:
                break
            if abs(kept[at + 1][1] - kept[at][1]) > _FAR:
                del kept[: at + 1]
                break
        if end:
            kept.reverse()
    return kept


def _fill(
    rows: NDArray[np.int64], columns: NDArray[np.int64], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Score all prefixes; `passed` is the score without a gap that ends there."""
    many = len(columns)
    steps = _LONGER * np.arange(many + 1)
    best = np.zeros((len(rows) + 1, many + 1))
    passed = np.zeros((len(rows) + 1, many + 1))
    for row, code in enumerate(rows, start=1):
        above = best[row - 1]
        met = np.where(columns == code, weights[row - 1], _MISMATCH)
        here = above + _EXTRA
        here[1:] = np.maximum(here[1:], above[:-1] + met)
        passed[row] = here
        reached = np.maximum.accumulate(here - steps)
        best[row] = here
        best[row, 1:] = np.maximum(here[1:], reached[:-1] + _OPEN + steps[1:])
    return best, passed


def _trace(
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    best: NDArray[np.float64],
    passed: NDArray[np.float64],
    weights: Sequence[float],
) -> Pairs:
    row, column = len(rows), int(np.argmax(passed[-1]))
    pairs: Pairs = []
    while row and column:
        if best[row, column] > passed[row, column] + 1e-9:  # a gap ends here
            starts = passed[row, :column] - _LONGER * np.arange(column)
            column = int(np.argmax(starts))
            continue
        same = rows[row - 1] == columns[column - 1]
        step = weights[row - 1] if same else _MISMATCH
        if abs(passed[row, column] - (best[row - 1, column - 1] + step)) < 1e-9:
            if same:
                pairs.append((row - 1, column - 1))
            column -= 1
        row -= 1
    return pairs[::-1]
