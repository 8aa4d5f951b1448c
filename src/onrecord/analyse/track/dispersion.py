"""How evenly uses are spread over documents: Gries's deviation of proportions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

METHOD = "Gries's DP over documents, normalised (Gries 2008; Lijffijt and Gries 2012)"


def deviation(uses: Sequence[int], words: Sequence[int]) -> float | None:
    """Give DP of uses over documents: 0 is as even as their lengths allow, 1 is all in one.

    None where nothing was used, or there is one document alone.

    Args:
        uses: In each document.
        words: Of each document, all over 0.
    """
    counted, sizes = np.asarray(uses, dtype=float), np.asarray(words, dtype=float)
    if len(sizes) < 2 or not counted.sum():
        return None
    expected = sizes / sizes.sum()
    found = np.abs(counted / counted.sum() - expected).sum() / 2
    return float(found / (1 - expected.min()))
