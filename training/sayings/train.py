"""Fit the score of a pair of wordings on same_saying.

    python -m training.sayings.train --data FOLDER

Writes three files of weights: from both halves, which ships; and from each half alone, by which
`python -m evals same_saying` scores the pairs of the other. Thresholds are read off ten-fold
cross-validation of what was fitted, five shuffles. Only pairs of the half "look" were ever read.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.suites.same_saying import KEPT, LOOK, OF_HALF, Pair, pairs_of, recall_at
from onrecord.link.utterances.features import NAMES, Numbers, Table
from onrecord.link.utterances.score import CLIP
from onrecord.link.wording.words import read_words

TARGET = Path("src/onrecord/link/utterances/weights/pair.json")
PENALTY = 3.0  # L2; the best of 3, 10, 30, 100 in cross-validation of the half "look"
FOLDS, SHUFFLES = 10, 5
Labels = NDArray[np.bool_]


def fit(features: Numbers, same: Labels) -> dict[str, Numbers]:
    """Fit by Newton's method, the intercept free."""
    mean, spread = features.mean(0), features.std(0) + 1e-6
    scaled = np.clip((features - mean) / spread, -CLIP, CLIP)
    scaled = np.hstack([scaled, np.ones((len(scaled), 1))])
    ridge = PENALTY * np.eye(scaled.shape[1])
    ridge[-1, -1] = 1e-6
    weights = np.zeros(scaled.shape[1])
    for _ in range(30):
        said = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (said - same) + ridge @ weights
        curve = (scaled * (said * (1 - said))[:, None]).T @ scaled + ridge
        weights -= np.linalg.solve(curve, slope)
    return {"mean": mean, "spread": spread, "weights": weights[:-1], "bias": weights[-1]}


def ask(model: dict[str, Numbers], features: Numbers) -> Numbers:
    """Score with a model that was just fitted."""
    scaled = np.clip((features - model["mean"]) / model["spread"], -CLIP, CLIP)
    return np.asarray(1 / (1 + np.exp(-(scaled @ model["weights"] + model["bias"]))))


def cross_validate(features: Numbers, same: Labels, seed: int) -> Numbers:
    """Score every pair by a model that has not seen it."""
    fold = np.random.default_rng(seed).permutation(len(same)) % FOLDS
    scores = np.zeros(len(same))
    for one in range(FOLDS):
        model = fit(features[fold != one], same[fold != one])
        scores[fold == one] = ask(model, features[fold == one])
    return scores


def write(path: Path, pairs: list[Pair], what: str) -> None:
    """Fit pairs, cross-validate, and write the weights with where they come from."""
    same = np.array([pair.same for pair in pairs])
    table = Table([read_words(t) for t in [p.one for p in pairs] + [p.other for p in pairs]])
    places = np.arange(len(pairs))
    features = table.features(places, places + len(pairs))
    scores = [cross_validate(features, same, seed) for seed in range(SHUFFLES)]
    thresholds = []
    for precision in (0.95, 0.90):
        found = [recall_at(each, same, precision) for each in scores]
        print(f"{what}: recall {np.mean([v[0] for v in found]):.3f} at precision {precision}")
        thresholds.append(round(float(np.median([v[1] for v in found])), 4))
    model = fit(features, same)
    made = {
        "made by": "training/sayings/train.py",
        "from": f"same_saying, {len(pairs)} pairs: {what}",
        "names": list(NAMES),
        "joins": thresholds[0],
        "doubtful": thresholds[1],
    }
    path.parent.mkdir(exist_ok=True)
    written = {name: np.round(value, 4).tolist() for name, value in model.items()}
    path.write_text(json.dumps(made | written, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit both halves, and each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = asked.parse_args().data
    look, kept = pairs_of(data, LOOK), pairs_of(data, KEPT)
    write(OF_HALF[LOOK], look, "the half look")
    write(OF_HALF[KEPT], kept, "the half kept")
    write(TARGET, look + kept, "both halves")


if __name__ == "__main__":
    main()
