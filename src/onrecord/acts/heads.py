"""Small learned heads: how probable each class is. See training/acts/CARD.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast
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


def compress(labels: Sequence[str], weights: NDArray[Any], bias: NDArray[Any]) -> ActHead:
    """Make weights (bucket, label) into steps of one byte each."""
    scale = float(np.abs(weights).max()) / 127 or 1.0
    return ActHead(
        labels=tuple(labels),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale,
        bias=np.asarray(bias, dtype=np.float32),
    )


def save(heads: dict[str, ActHead], path: Path) -> None:
    """Write heads by name."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, head in heads.items():
        arrays[f"{name}_labels"] = np.array(head.labels)
        arrays[f"{name}_weights"] = head.weights
        arrays[f"{name}_scale"] = np.array(head.scale, dtype=np.float64)
        arrays[f"{name}_bias"] = head.bias
    np.savez_compressed(path, **cast("Any", arrays))


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
