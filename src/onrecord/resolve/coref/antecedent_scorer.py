"""How probable each candidate is to be meant: a small network over named features.

See training/coreference/CARD.md for what it was trained on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.resolve.coref.antecedent_features import Candidate, Features, PronounPlace

SHIPPED = Path(__file__).parent / "weights" / "antecedents.npz"


class Scorer(Protocol):
    """Gives a probability for every candidate, and behind them one for "nobody"."""

    def probabilities(
        self, place: PronounPlace, candidates: Sequence[Candidate], table: Sequence[Features]
    ) -> list[float]:
        """One number for each row of the table; they add up to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AntecedentScorer:
    """A layer of hidden units beside a linear part; the scores of a question share a softmax."""

    names: dict[str, int]  # of features, with their column
    hidden: NDArray[np.float32]  # (feature, unit)
    bias: NDArray[np.float32]  # (unit)
    out: NDArray[np.float32]  # (unit)
    linear: NDArray[np.float32]  # (feature)

    def probabilities(
        self,
        place: PronounPlace,  # noqa: ARG002 - the features tell it
        candidates: Sequence[Candidate],  # noqa: ARG002
        table: Sequence[Features],
    ) -> list[float]:
        """Score every row and share 1 among them."""
        rows = matrix(table, self.names)
        scores = np.tanh(rows @ self.hidden + self.bias) @ self.out + rows @ self.linear
        powers = np.exp(scores - scores.max())
        shares: list[float] = (powers / powers.sum()).tolist()
        return shares


def matrix(table: Sequence[Features], names: dict[str, int]) -> NDArray[np.float32]:
    """Rows of named features as an array; a name that was never seen in training is left out."""
    rows = np.zeros((len(table), len(names)), dtype=np.float32)
    for at, features in enumerate(table):
        for name, value in features.items():
            column = names.get(name)
            if column is not None:
                rows[at, column] = value
    return rows


@cache
def load(path: Path = SHIPPED) -> AntecedentScorer:
    """Read the weights once a process."""
    with np.load(path) as table:
        return AntecedentScorer(
            names={name: column for column, name in enumerate(table["names"].tolist())},
            hidden=table["hidden"].astype(np.float32),
            bias=table["bias"].astype(np.float32),
            out=table["out"].astype(np.float32),
            linear=table["linear"].astype(np.float32),
        )
