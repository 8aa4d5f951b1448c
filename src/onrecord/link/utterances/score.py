"""How probable it is that two wordings give one saying: a logistic regression.

It ranks what says the same in other words. What forbids a join (another number, name or
negation) is no matter of probability, and is asked in `joining.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from onrecord.link.utterances.features import NAMES, Numbers, Places, Table
from onrecord.link.wording.words import Wording, read_words

CLIP = 4.0  # standard deviations; what is further out counts as this


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What `training/sayings/train.py` found; `joins` is the probability that joins."""

    mean: Numbers
    spread: Numbers
    weights: Numbers
    bias: float
    joins: float  # from here on 95 in 100 pairs are one saying
    doubtful: float  # from here on 90 in 100

    def score(self, features: Numbers) -> Numbers:
        """Turn features into probabilities."""
        scaled = np.clip((features - self.mean) / self.spread, -CLIP, CLIP)
        return np.asarray(1 / (1 + np.exp(-(scaled @ self.weights + self.bias))))


@cache
def load(path: Path | None = None) -> Weights:
    """Read weights; None are those that ship.

    Raises:
        ValueError: the file weighs other features than those that are made here.
    """
    where = path or files("onrecord.link.utterances") / "weights" / "pair.json"
    table = json.loads(where.read_text("utf-8"))
    if tuple(table["names"]) != NAMES:
        raise ValueError(
            f"Reading {where}: it weighs {table['names']}, features.py makes {NAMES}. "
            "Train anew: python -m training.sayings.train."
        )
    return Weights(
        mean=np.array(table["mean"]),
        spread=np.array(table["spread"]),
        weights=np.array(table["weights"]),
        bias=table["bias"],
        joins=table["joins"],
        doubtful=table["doubtful"],
    )


def score_pairs(table: Table, left: Places, right: Places) -> Numbers:
    """Score pairs of the wordings of a table, each 0 to 1."""
    return load().score(table.features(left, right))


def score(one: str | Wording, other: str | Wording) -> float:
    """Score one pair; the order does not count."""
    both: Sequence[Wording] = [
        text if isinstance(text, Wording) else read_words(text) for text in (one, other)
    ]
    return float(score_pairs(Table(both), np.array([0]), np.array([1]))[0])
