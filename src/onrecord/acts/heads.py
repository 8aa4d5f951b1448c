"""Small learned heads: how probable each class is. See training/acts/CARD.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHIPPED = Path(__file__).parent / "weights" / "acts.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActHead:
    """A logistic regression over hashed names; shapes in names: bucket, label."""

    labels: tuple[str, ...]
    weights: NDArray[np.int8]  # (bucket, label)
    scale: float  # of one step of a weight
    bias: NDArray[np.float32]  # (label)

    def probabilities(self, names: Iterable[str]) -> dict[str, float]:
        """The probability of each label for what a sentence holds."""
        rows = sorted({bucket(name, len(self.weights)) for name in names})
        sums = self.weights[rows].sum(axis=0, dtype=np.int32) * self.scale + self.bias
        powers = np.exp(sums - sums.max())
        return dict(zip(self.labels, (powers / powers.sum()).tolist(), strict=True))

    def best(self, names: Iterable[str]) -> tuple[str, float]:
        """The most probable label and its probability."""
        found = self.probabilities(names)
        label = max(found, key=lambda one: found[one])
        return label, found[label]


def bucket(name: str, buckets: int) -> int:
    """The row of a name."""
    return crc32(name.encode("utf-8", "surrogatepass")) % buckets


@cache
def load(name: str, path: Path = SHIPPED) -> ActHead:
    """Read one head by its name: of those that ship, "speech"."""
    with np.load(path) as table:
        return ActHead(
            labels=tuple(table[f"{name}_labels"].tolist()),
            weights=table[f"{name}_weights"],
            scale=float(table[f"{name}_scale"]),
            bias=table[f"{name}_bias"],
        )
