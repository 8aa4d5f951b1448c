"""Ties in KnowledgeNet's passages, by property; counted as in `evals.scoring.tie_properties`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evals.data import DEFAULT, rows
from evals.reports.table import Measure
from evals.scoring.tie_properties import Judged, Told, judge, measures_of, part_of

SUITE = "knowledgenet"
# their property -> ours to report it under, and whether its ends are swapped
_PROPERTIES = {
    "SPOUSE": ("spouse", False),
    "CHILD_OF": ("parent", True),
    "EMPLOYEE_OR_MEMBER_OF": ("member or employee", False),
    "POLITICAL_AFFILIATION": ("member or employee", False),
    "CEO": ("member or employee", True),
}


def read(folder: Path = DEFAULT) -> list[Judged]:
    """Read KnowledgeNet's passages.

    Raises:
        DataMissing: the set is not there.
    """
    passages: dict[tuple[str, str], Told] = {}
    for row in rows(folder, "knowledgenet", "visible.jsonl.gz"):
        key = row["doc"], row["text"]
        told = passages.setdefault(key, _passage(row))
        if row["property"] in _PROPERTIES:
            name, swapped = _PROPERTIES[row["property"]]
            ends = (tuple(row["subject"]),), (tuple(row["object"]),)
            told.facts.setdefault(name, []).append(ends[::-1] if swapped else ends)
    return judge(passages.values(), ("spouse", "parent", "member or employee"))


def _passage(row: dict[str, Any]) -> Told:
    return Told(part=part_of(row["doc"]), text=row["text"], facts={}, whole=False)


def measures(judged: list[Judged]) -> list[Measure]:
    """Precision and recall by property, half by half."""
    return measures_of(SUITE, judged)
