"""Copies: pairs of documents that share text, found and placed, by how much they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

from evals.data import rows
from evals.reports.table import Measure
from evals.running.linked import copies
from onrecord.case import CopyRow

SUITE = "copies"
BANDS = (1.01, 0.5, 0.2, 0.08)
_Pairs = dict[frozenset[str], float]


def measure(folder: Path) -> list[Measure]:
    """Link both sets and look up their pairs.

    Raises:
        DataMissing: a set is not there.
    """
    near = list(rows(folder, "near_dup", "pairs.jsonl.gz"))
    summit = list(rows(folder, "helsinki", "pairs.jsonl.gz"))
    return [
        *measures(
            "near_dup",
            {_names(row): row["containment"] for row in near},
            copies(rows(folder, "near_dup", "articles.jsonl.gz")),
        ),
        *measures(
            "helsinki",
            {_names(row): max(row["contain_ab"], row["contain_ba"]) for row in summit},
            copies(rows(folder, "helsinki", "documents.jsonl.gz")),
        ),
    ]


def measures(name: str, gold: _Pairs, found: Iterable[CopyRow]) -> list[Measure]:
    """Recall by bands of containment, and how far ours is from the gold's on the mean."""
    ours = {frozenset((row.name, row.of_name)): row.contained for row in found}
    recalls = [
        Measure(
            suite=SUITE,
            name=f"{name}: containment {low:g} to {min(high, 1):g}, recall",
            value=100 * fmean(pair in ours for pair in band),
            digits=2,
        )
        for high, low in pairwise(BANDS)
        if (band := list(_within(gold, low, high)))
    ]
    off = fmean(abs(ours[pair] - share) for pair, share in gold.items() if pair in ours)
    return [
        *recalls,
        Measure(suite=SUITE, name=f"{name}: containment, mean error", value=100 * off, digits=2),
        Measure(suite=SUITE, name=f"{name}: pairs found", value=len(ours), digits=0),
    ]


def _within(gold: _Pairs, low: float, high: float) -> Iterator[frozenset[str]]:
    return (pair for pair, share in gold.items() if low <= share < high)


def _names(row: dict[str, Any]) -> frozenset[str]:
    return frozenset((row["a"], row["b"]))
