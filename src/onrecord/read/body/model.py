"""The furniture model: how probable it is that each line of a text is body.

A small network scores four states by line (above the body, body, furniture inside the body,
below the body); a chain over the lines makes one story of them. See training/furniture/CARD.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from onrecord.read.body.features import NAMES, Numbers, features
from onrecord.read.text.lines import Line

STATES = ("above", "body", "inside", "below")
ALLOWED = (  # which state may follow which
    (True, True, False, False),
    (False, True, True, True),
    (False, True, True, False),
    (False, False, False, True),
)
IMPOSSIBLE = -1e4
CLIP = 5.0  # standard deviations; what is further out counts as this
_FIRST = np.array([0.0, 0.0, IMPOSSIBLE, IMPOSSIBLE])
_LAST = np.array([IMPOSSIBLE, 0.0, IMPOSSIBLE, 0.0])
_BODY = STATES.index("body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What training found. Shapes in names: number, hidden, state."""

    mean: Numbers  # (number)
    spread: Numbers  # (number)
    inner: Numbers  # (number, hidden)
    inner_bias: Numbers  # (hidden)
    outer: Numbers  # (hidden, state)
    outer_bias: Numbers  # (state)
    order: Numbers  # (state, state that follows)


def save(weights: Weights, path: Path) -> None:
    """Write weights as JSON, four digits each, with the names of what they weigh."""
    rounded = {name: np.round(value, 4).tolist() for name, value in asdict(weights).items()}
    path.write_text(json.dumps({"names": list(NAMES), **rounded}) + "\n", encoding="utf-8")


@cache
def load(path: Path | None = None) -> Weights:
    """Read weights; None are those that ship."""
    where = path or files("onrecord.read.body") / "weights" / "body.json"
    table = json.loads(where.read_text("utf-8"))
    if tuple(table.pop("names")) != NAMES:
        raise ValueError(f"{where} weighs other numbers than body_features.py makes: train anew")
    return Weights(**{name: np.array(value) for name, value in table.items()})


def body(lines: Sequence[Line], weights: Weights | None = None) -> Numbers:
    """How probable it is that each line is body, 0-1. Shape: (line).

    Args:
        lines: A whole text.
        weights: None are those that ship.
    """
    return probabilities(weights or load(), features(lines)) if lines else np.zeros(0)


def probabilities(weights: Weights, numbers: Numbers) -> Numbers:
    """The same from the numbers of the lines: forward and backward through the chain."""
    scaled = np.clip((numbers - weights.mean) / weights.spread, -CLIP, CLIP)
    hidden = np.tanh(scaled @ weights.inner + weights.inner_bias)
    scores = hidden @ weights.outer + weights.outer_bias
    forward = np.empty_like(scores)
    backward = np.empty_like(scores)
    forward[0], backward[-1] = _FIRST + scores[0], _LAST
    for i in range(1, len(scores)):
        forward[i] = _sum(forward[i - 1][:, None] + weights.order, 0) + scores[i]
    for i in range(len(scores) - 2, -1, -1):
        backward[i] = _sum(weights.order + scores[i + 1] + backward[i + 1], 1)
    total = forward + backward
    shares = np.exp(total - total.max(1, keepdims=True))
    return np.asarray(shares[:, _BODY] / shares.sum(1))


def _sum(logs: Numbers, axis: int) -> Numbers:
    """Add numbers that are given as logarithms."""
    top = logs.max(axis)
    return np.asarray(top + np.log(np.exp(logs - np.expand_dims(top, axis)).sum(axis)))
