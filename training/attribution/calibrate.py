"""Fit what turns the marks of single spans into the probability that an attribution is right.

    python -m training.attribution.calibrate --data ../shared/data

Runs on the held-out articles of PolNeAR's train part (`data.held_out`), which the encoder has not
seen, and writes scores.json beside its weights: a logistic model over `attribute.score.NAMES`
and, for the precision that a user may ask for, the score that promises it. Both the table and the
errors in the file come from scores that were cross-fitted by article.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.scoring.scores import Roles, matches
from onrecord.attribute import attribute
from onrecord.attribute.score import FILE, NAMES
from onrecord.config import MODEL_FOLDER, Settings
from onrecord.model import Attribution, Document, Span
from onrecord.read.segments import segmented
from onrecord.tag import Tagger
from training.attribution.data import file_hash, held_out, rows

RIDGE = 10.0
LEAST_SCALE = 0.1  # a feature that is hardly ever there must not get a huge weight
FOLDS = 10
FEWEST = 100  # attributions that a promise of precision must rest on
PROMISES = tuple(round(0.5 + 0.01 * step, 2) for step in range(50))
ROLES = ("source", "cue", "content")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Attributions that were found: features (attribution, feature), right or not, article."""

    features: Floats
    right: Floats
    article: NDArray[np.int64]
    gold: int  # attributions that were there to be found

    def part(self, mask: NDArray[np.bool_]) -> Sample:
        """Take some of them."""
        return Sample(
            features=self.features[mask],
            right=self.right[mask],
            article=self.article[mask],
            gold=self.gold,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A logistic model; `weights` count for features as they are, not standardised."""

    bias: float
    weights: Floats

    def __call__(self, features: Floats) -> Floats:
        """Give probabilities."""
        found: Floats = 1 / (1 + np.exp(-(self.bias + features @ self.weights)))
        return found


def collect(articles: list[dict], tagger: Tagger) -> Sample:
    """Find attributions and see which are right; those inside others have no gold."""
    features: list[tuple[float, ...]] = []
    right: list[bool] = []
    article: list[int] = []
    for number, row in enumerate(articles):
        recorder = Recorder()
        document = segmented(Document(name=row["id"], text=row["text"]))
        found = attribute(document, tagger.tag(row["text"]), recorder)
        gold = [Roles(**{r: _pieces(one.get(r)) for r in ROLES}) for one in row["attributions"]]
        agreed = set(matches(tuple(gold), tuple(map(_roles, found))).values())
        for index, attribution in enumerate(found):
            if not attribution.chain and (known := recorder.of(attribution)):
                features.append(known)
                right.append(index in agreed)
                article.append(number)
    return Sample(
        features=np.array(features),
        right=np.array(right, dtype=np.float64),
        article=np.array(article),
        gold=sum(len(row["attributions"]) for row in articles),
    )


class Recorder:
    """Stands in for a scorer: the score is a mark under which the features are kept."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[float, tuple[float, ...]] = {}

    def __call__(self, features: tuple[float, ...]) -> float:
        """Keep features; give their mark, which no rule gives and no rounding leaves alone."""
        mark = 1000.00005 + len(self._kept)
        self._kept[mark] = features
        return mark

    def of(self, attribution: Attribution) -> tuple[float, ...] | None:
        """Features of an attribution; None: a rule made its score, or made it over."""
        return self._kept.get(attribution.score)


def fit(sample: Sample) -> Model:
    """Fit a logistic model by Newton's method, its weights held small by a ridge."""
    mean = sample.features.mean(0)
    scale = np.maximum(sample.features.std(0), LEAST_SCALE)
    given = np.hstack([np.ones((len(sample.right), 1)), (sample.features - mean) / scale])
    ridge = RIDGE * np.eye(given.shape[1])
    ridge[0, 0] = 0
    weights = np.zeros(given.shape[1])
    for _ in range(30):
        sure = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (sure - sample.right) + ridge @ weights
        curve = (given * (sure * (1 - sure))[:, None]).T @ given + ridge
        weights -= np.linalg.solve(curve, slope)
    plain = weights[1:] / scale
    return Model(bias=float(weights[0] - mean @ plain), weights=plain)


def cross_fitted(sample: Sample, folds: int = FOLDS) -> Floats:
    """Score every attribution by a model that has not seen its article."""
    scores = np.zeros(len(sample.right))
    for fold in range(folds):
        inside = sample.article % folds == fold
        if inside.any():
            scores[inside] = fit(sample.part(~inside))(sample.features[inside])
    return scores


def worth(scores: Floats, right: Floats, gold: int) -> float:
    """Find the score to leave out below: half of the best F1 that any cut reaches.

    One attribution more raises F1 just when it is right more often than that (Lipton, Elkan and
    Naryanaswamy 2014). The cut that happened to be best on so few articles would be chance.
    """
    order = np.argsort(-scores, kind="stable")
    found = np.arange(1, len(order) + 1)
    f1 = 2 * np.cumsum(right[order]) / (found + gold)
    return round(float(f1.max()) / 2, 4)


def thresholds(scores: Floats, right: Floats) -> list[dict[str, float]]:
    """For each precision, the lowest score from which on it holds.

    It must hold both for the share that is right and for the mean of the scores: on the few
    attributions at the top, either alone is too easily lucky.
    """
    order = np.argsort(-scores, kind="stable")
    count = np.arange(1, len(order) + 1)
    holds = np.minimum(np.cumsum(right[order]), np.cumsum(scores[order])) / count
    found = []
    for precision in PROMISES:
        enough = np.flatnonzero((holds >= precision) & (count >= FEWEST))
        if len(enough):
            last = int(enough[-1])
            everything = last + 1 == len(order)
            score = 0.0 if everything else round(float(scores[order[last]]), 4)
            kept = round((last + 1) / len(order), 4)
            found.append({"precision": precision, "score": score, "kept": kept})
    return found


def calibration_error(scores: Floats, right: Floats, bins: int = 10) -> float:
    """Expected calibration error in percent, in bins of as many attributions each."""
    parts = np.array_split(np.argsort(scores, kind="stable"), bins)
    gaps = [abs(scores[part].mean() - right[part].mean()) * len(part) for part in parts]
    return float(100 * sum(gaps) / len(scores))


def calibrate(data: Path, weights: Path) -> dict:
    """Write scores.json into a model folder; gives what was written.

    Raises:
        ValueError: the encoder was trained on the held-out articles.
    """
    made_of = json.loads((weights / "training.json").read_text())
    if not made_of.get("held_out"):
        raise ValueError(
            f"The weights in {weights} have seen the articles that calibration needs unseen."
        )
    articles = [row for row in rows(data / "polnear" / "train.jsonl.gz") if held_out(row["id"])]
    sample = collect(articles, Tagger(Settings(model_folder=weights)))
    if not sample.right.any():
        raise ValueError(
            f"Nothing right was found in the {len(articles)} held-out articles of {data}: there is "
            "nothing to calibrate on. The encoder learnt too little, or the data are too few."
        )
    written = summary(sample, articles=len(articles))
    (weights / FILE).write_text(json.dumps(written, indent=1) + "\n")
    made_of["files"][FILE] = file_hash(weights / FILE)
    (weights / "training.json").write_text(json.dumps(made_of, indent=1) + "\n")
    return written


def summary(sample: Sample, *, articles: int) -> dict:
    """Put the model and what it promises into the form of scores.json."""
    model, scores = fit(sample), cross_fitted(sample)
    return {
        "bias": round(model.bias, 6),
        "weights": {
            name: round(float(weight), 6) for name, weight in zip(NAMES, model.weights, strict=True)
        },
        "worth": worth(scores, sample.right, sample.gold),
        "thresholds": thresholds(scores, sample.right),
        "fitted_on": {
            "articles": articles,
            "attributions": len(sample.right),
            "right": round(float(sample.right.mean()), 4),
            "cross-fitted calibration error": round(calibration_error(scores, sample.right), 2),
        },
    }


def _roles(attribution: Attribution) -> Roles:
    return Roles(**{role: _offsets(getattr(attribution, role)) for role in ROLES})


def _offsets(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _pieces(offsets: list[list[int]] | None) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in offsets or [])


def main() -> None:
    """Parse the command line and calibrate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--weights", type=Path, default=MODEL_FOLDER)
    asked = parser.parse_args()
    print(json.dumps(calibrate(asked.data, asked.weights)["fitted_on"]))


if __name__ == "__main__":
    main()
