"""PolNeAR: what `extract --raw` finds in articles whose attributions people marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from evals.data import rows
from evals.reports.table import Measure
from evals.running.extraction import NOTHING, extract_texts, roles
from evals.scoring import voice
from evals.scoring.scores import (
    ROLES,
    Comparison,
    exact,
    overlap,
    relation,
    token_spans,
    total,
)

SUITE = "polnear"


def compare(
    folder: Path,
    *,
    part: str = "dev",
    limit: int | None = None,
    fast: bool = False,
    workers: int | None = None,
) -> list[Comparison]:
    """Extract a part ("dev" or "train") of the set and put it beside its gold.

    Raises:
        DataMissing: the set is not there.
    """
    gold = list(rows(folder, "polnear", f"{part}.jsonl.gz", limit))
    texts = {row["id"]: row["text"] for row in gold}
    written = extract_texts(texts, fast=fast, workers=workers)
    return [_compared(row, written.get(row["id"], NOTHING)["attributions"]) for row in gold]


def _compared(row: dict[str, Any], found: list[dict[str, Any]]) -> Comparison:
    return Comparison(
        id=row["id"],
        text=row["text"],
        gold=tuple(roles(one) for one in row["attributions"]),
        found=tuple(roles(one) for one in found),
        inner=frozenset(at for at, one in enumerate(found) if one["chain"]),
    )


def measures(compared: list[Comparison]) -> list[Measure]:
    """F1 of spans by three measures, then of whole attributions.

    PolNeAR marks nothing inside another attribution: "outermost" leaves out what was found there.
    """
    by_role = [("exact", exact), ("overlap", overlap), ("paper's exact", token_spans)]
    found = [
        Measure(
            suite=SUITE,
            name=f"{name} F1, {role}",
            value=total(score(one, role) for one in compared).f1,
        )
        for name, score in by_role
        for role in ROLES
    ]
    whole = total(relation(one) for one in compared)
    return [
        *found,
        Measure(suite=SUITE, name="relation precision", value=whole.precision),
        Measure(suite=SUITE, name="relation recall", value=whole.recall),
        Measure(suite=SUITE, name="relation F1", value=whole.f1),
        *_outermost([one.outermost() for one in compared]),
        *voice.measures(SUITE, compared),
    ]


def fast_measures(compared: list[Comparison]) -> list[Measure]:
    """The same of what the fast model found, but for overlap and for the document's own voice."""
    return [
        replace(one, name=f"fast: {one.name}")
        for one in measures(compared)
        if one.name.startswith(("exact", "paper's", "relation", "outermost"))
    ]


def _outermost(compared: list[Comparison]) -> list[Measure]:
    spans = [
        (f"paper's exact F1, {role}", total(token_spans(one, role) for one in compared).f1)
        for role in ROLES
    ]
    whole = total(relation(one) for one in compared).f1
    return [
        Measure(suite=SUITE, name=f"outermost: {name}", value=value)
        for name, value in (*spans, ("relation F1", whole))
    ]
