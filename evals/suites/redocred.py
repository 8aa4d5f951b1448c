"""Ties in Re-DocRED's documents, by property; counted as in `evals.scoring.tie_properties`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evals.data import DEFAULT, rows
from evals.reports.table import Measure
from evals.scoring.tie_properties import (
    KINDS,
    Ends,
    Judged,
    Offsets,
    Told,
    judge,
    measures_of,
    part_of,
)

SUITE = "redocred"
# their property -> ours to report it under, and whether its ends are swapped
_PROPERTIES = {
    "P26": ("spouse", False),
    "P22": ("parent", True),
    "P25": ("parent", True),
    "P40": ("parent", False),
    "P3373": ("sibling", False),
    "P463": ("member or employee", False),
    "P102": ("member or employee", False),
    "P108": ("member or employee", False),
    "P488": ("member or employee", True),
    "P6": ("member or employee", True),
    "P35": ("member or employee", True),
}


def read(folder: Path = DEFAULT) -> list[Judged]:
    """Read Re-DocRED's documents.

    Raises:
        DataMissing: the set is not there.
    """
    told = (_document(row) for row in rows(folder, "redocred", "dev.jsonl.gz"))
    return judge(told, tuple(KINDS))


def _document(row: dict[str, Any]) -> Told:
    places: list[list[Offsets]] = []
    text = ""
    for sentence in row["sents"]:
        places.append([])
        for token in sentence:
            places[-1].append((len(text), len(text) + len(token)))
            text += f"{token} "
    mentions = [
        tuple(
            (places[one["s"]][one["pos"][0]][0], places[one["s"]][one["pos"][1] - 1][1])
            for one in entity
        )
        for entity in row["entities"]
    ]
    facts: dict[str, list[Ends]] = {}
    for relation in row["relations"]:
        if relation["r"] in _PROPERTIES:
            name, swapped = _PROPERTIES[relation["r"]]
            ends = mentions[relation["h"]], mentions[relation["t"]]
            facts.setdefault(name, []).append(ends[::-1] if swapped else ends)
    return Told(part=part_of(row["title"]), text=text, facts=facts)


def measures(judged: list[Judged]) -> list[Measure]:
    """Precision and recall by property, half by half."""
    return measures_of(SUITE, judged)
