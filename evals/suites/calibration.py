"""Whether scores mean what they say: of attributions with a score of 0.9, nine in ten are right.

Over PolNeAR's development articles; `python -m evals.reports.reliability` draws it. Right is as in
the relation measure of `evals.scoring.scores`. What stands inside another attribution is left out:
PolNeAR has no gold for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from evals.data import rows
from evals.reports.table import Measure
from evals.running.extraction import NOTHING, Written, extract_texts, roles
from evals.scoring.scores import matches
from onrecord.config import Settings
from onrecord.errors import InputError
from onrecord.run.precision import least_score

SUITE = "calibration"
BINS = 10
AT_LEAST = (0.9, 0.8)
ASKED = (0.9, 0.8)
NEVER = 2.0  # no score is so high


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The score of one attribution and whether the gold has it."""

    score: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Attributions of like scores; shares are 0-1."""

    count: int
    score: float  # in the mean
    right: float

    @property
    def error(self) -> float:
        """Half the width of the 95 % interval of `right` (Agresti and Coull 1998)."""
        count = self.count + 4
        share = (self.count * self.right + 2) / count
        return 1.96 * sqrt(share * (1 - share) / count)


def judge(folder: Path, *, workers: int | None = None) -> list[Judged]:
    """Extract the development articles and see which attributions are right.

    Raises:
        DataMissing: the set is not there.
    """
    gold = list(rows(folder, "polnear", "dev.jsonl.gz"))
    written = extract_texts({row["id"]: row["text"] for row in gold}, workers=workers)
    return [one for row in gold for one in of_article(row, written.get(row["id"], NOTHING))]


def of_article(gold: dict[str, Any], written: Written) -> list[Judged]:
    """Judge the attributions of one article."""
    found = [one for one in written["attributions"] if not one["chain"]]
    agreed = matches(
        tuple(roles(one) for one in gold["attributions"]), tuple(roles(one) for one in found)
    )
    right = set(agreed.values())
    return [Judged(score=one["score"], right=i in right) for i, one in enumerate(found)]


def bins(judged: list[Judged]) -> list[Bin]:
    """Put as many attributions into each bin, by rising score."""
    ordered = sorted(judged, key=lambda one: one.score)
    edges = [round(len(ordered) * number / BINS) for number in range(BINS + 1)]
    parts = [ordered[start:end] for start, end in pairwise(edges)]
    return [
        Bin(
            count=len(part),
            score=sum(one.score for one in part) / len(part),
            right=sum(one.right for one in part) / len(part),
        )
        for part in parts
        if part
    ]


def measures(judged: list[Judged], settings: Settings | None = None) -> list[Measure]:
    """Calibration error, and how often what is sure enough is right.

    Weights that do not promise a precision keep nothing for it.
    """
    found = [
        Measure(
            suite=SUITE, name="expected calibration error", value=calibration_error(bins(judged))
        )
    ]
    for least in AT_LEAST:
        found += _from(judged, f"score {least:g} or more", least)
    for asked in ASKED:
        try:
            least = least_score(asked, settings or Settings())
        except InputError:
            least = NEVER
        found += _from(judged, f"--precision {asked:g}", least)
    return found


def _from(judged: list[Judged], name: str, least: float) -> list[Measure]:
    kept = [one for one in judged if one.score >= least]
    right = sum(one.right for one in kept)
    return [
        Measure(suite=SUITE, name=f"{name}: right", value=100 * right / max(1, len(kept))),
        Measure(suite=SUITE, name=f"{name}: kept", value=100 * len(kept) / max(1, len(judged))),
    ]


def calibration_error(parts: list[Bin]) -> float:
    """Expected calibration error in percent (Naeini, Cooper and Hauskrecht 2015)."""
    count = sum(part.count for part in parts)
    gaps = sum(part.count * abs(part.score - part.right) for part in parts)
    return 100 * gaps / max(1, count)
