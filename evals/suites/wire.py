"""Wire credits: whose words a document prints, beside what people and rules noted.

The forms of credits were looked at in one half of each set; the other half is what counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from evals.data import rows
from evals.reports.table import Measure
from onrecord.link.copies.credits import canonical, credited

SUITE = "wire"
_NONE = frozenset({"None", "NA", None, ""})
Row = tuple[str | None, str | None]  # gold, ours


def measure(folder: Path) -> list[Measure]:
    """Look through the articles of PolNeAR and the pages on one summit.

    Raises:
        DataMissing: a set is not there.
    """
    sets = {
        "polnear": list(judged(folder, "polnear", "train.jsonl.gz")),
        "helsinki": list(judged(folder, "helsinki", "documents.jsonl.gz")),
    }
    both = [row for found in sets.values() for row in found]
    return [
        Measure(suite=SUITE, name=f"kept: {name}, F1", value=100 * f1(found))
        for name, found in {**sets, "both": both}.items()
    ]


def judged(folder: Path, name: str, file: str, part: str = "kept") -> Iterator[Row]:
    """Give gold and ours of one half of a set."""
    for row in rows(folder, name, file):
        if half(row["id"]) == part:
            gold = None if row["wire"] in _NONE else _named(row["wire"])
            found = credited(row["text"], row["publisher"])
            yield gold, found.wire if found else None


def half(name: object) -> str:
    """Tell which half of a set a document is in."""
    return ("look", "kept")[hashlib.sha1(str(name).encode()).digest()[0] % 2]  # noqa: S324


def f1(found: Iterable[Row]) -> float:
    """F1 of the documents that print a wire, by its name."""
    found = list(found)
    right = sum(ours is not None and ours == gold for gold, ours in found)
    total = sum((gold is not None) + (ours is not None) for gold, ours in found)
    return 2 * right / total if total else 0.0


def _named(wire: str) -> str:
    return canonical("Reuters" if wire == "reuters" else wire)
