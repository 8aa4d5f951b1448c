"""Train the three heads of acts on the looked-at parts of their sets, and write them.

Run as `python -m training.acts.train --data ../shared/data`; takes a minute on one core.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy, embedding_bag

from onrecord.acts import heads
from training.acts import data
from training.acts.data import Example

CONFIG = Path(__file__).with_name("config.toml")
_ROUNDS = 60  # of L-BFGS; it is done after about 40


def fit(examples: Sequence[Example], config: dict[str, Any]) -> heads.ActHead:
    """Fit one head: the least weighted cross-entropy, with a penalty on large weights."""
    counts = Counter(one.label for one in examples)
    labels = sorted(counts)
    worth = torch.tensor([(len(examples) / counts[one]) ** config["balance"] for one in labels])
    rows, starts = _rows(examples, config["buckets"])
    gold = torch.tensor([labels.index(one.label) for one in examples])
    weights = torch.zeros(config["buckets"], len(labels), requires_grad=True)
    bias = torch.zeros(len(labels), requires_grad=True)
    fitter = torch.optim.LBFGS([weights, bias], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        fitter.zero_grad()
        sums = embedding_bag(rows, weights, starts, mode="sum") + bias
        missed = (cross_entropy(sums, gold, reduction="none") * worth[gold]).sum()
        found: torch.Tensor = config["strength"] * missed + weights.square().sum() / 2
        found.backward()  # type: ignore[no-untyped-call]
        return found

    fitter.step(loss)  # type: ignore[no-untyped-call]
    return compress(labels, weights.detach().numpy(), bias.detach().numpy())


def _rows(examples: Sequence[Example], buckets: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The buckets of all examples in one row, and where those of each begin."""
    rows = [sorted({heads.bucket(name, buckets) for name in one.names}) for one in examples]
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row))
    return torch.tensor([at for row in rows for at in row]), torch.tensor(starts)


def sets(folder: Path) -> dict[str, list[Example]]:
    """The looked-at part of each head's set."""
    found = {
        "root": data.roots(folder),
        "speech": data.speech(folder),
        "direction": data.directions(folder, "train"),
    }
    return {name: [one for one in all_ if not one.kept] for name, all_ in found.items()}


def compress(labels: Sequence[str], weights: NDArray[Any], bias: NDArray[Any]) -> heads.ActHead:
    """Make weights (bucket, label) into steps of one byte each."""
    scale = float(np.abs(weights).max()) / 127 or 1.0
    return heads.ActHead(
        labels=tuple(labels),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale,
        bias=np.asarray(bias, dtype=np.float32),
    )


def save(named: dict[str, heads.ActHead], path: Path) -> None:
    """Write heads by name."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, head in named.items():
        arrays[f"{name}_labels"] = np.array(head.labels)
        arrays[f"{name}_weights"] = head.weights
        arrays[f"{name}_scale"] = np.array(head.scale, dtype=np.float64)
        arrays[f"{name}_bias"] = head.bias
    np.savez_compressed(path, **cast("Any", arrays))


def main(arguments: list[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(prog="python -m training.acts.train", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    asked = parser.parse_args(arguments)
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    found = {name: fit(examples, config[name]) for name, examples in sets(asked.data).items()}
    save({"speech": found.pop("speech")}, heads.SHIPPED)
    save(found, data.MEASURED)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
