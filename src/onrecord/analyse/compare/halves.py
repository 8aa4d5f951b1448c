"""The null line: how far two halves of the same words stand apart by chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.compare.keyness import Sizes, log_odds

SPLITS = 40
LEVEL = 0.95  # of the splits stay below the line
_SEED = 2008
_FEW = 8  # documents; fewer are split by sentences


def null_line(
    uses: tuple[NDArray[np.int64], NDArray[np.int64]],
    words: NDArray[np.int64],
    kinds: int,
    prior: float,
) -> float | None:
    """Give the highest |z| that random halves reach, in `LEVEL` of the splits at most.

    Documents, or sentences, are dealt whole, so that a word which comes in bursts is no
    difference. None where there are too few of them to split.

    Args:
        uses: The kind (a word or a phrase) and the unit of every use.
        words: Words of each unit.
        kinds: How many kinds there are.
        prior: As for the log-odds.
    """
    if len(words) < 2 or not kinds:
        return None
    kind, unit = uses
    chosen = np.random.default_rng(_SEED)
    total = np.bincount(kind, minlength=kinds).astype(np.float64)
    highest = []
    for _ in range(SPLITS):
        first = np.zeros(len(words), dtype=bool)
        first[chosen.permutation(len(words))[: len(words) // 2]] = True
        ours = np.bincount(kind[first[unit]], minlength=kinds).astype(np.float64)
        sizes = Sizes(one=int(words[first].sum()), other=int(words[~first].sum()))
        if not (sizes.one and sizes.other):
            continue
        highest.append(float(np.abs(log_odds(ours, total - ours, sizes, prior).z).max()))
    return float(np.quantile(highest, LEVEL)) if highest else None


def units(
    documents: NDArray[np.int64], sentences: NDArray[np.int64]
) -> tuple[str, NDArray[np.int64]]:
    """Name what is dealt, and give the number of that of every word."""
    _, by_document = np.unique(documents, return_inverse=True)
    if len(by_document) and by_document.max() + 1 >= _FEW:
        return "documents", by_document
    both = np.stack([documents, sentences])
    _, by_sentence = np.unique(both, axis=1, return_inverse=True)
    return "sentences", by_sentence.reshape(-1)
