"""Quotations that several publishers print on one summit: is each one utterance?"""

from __future__ import annotations

from pathlib import Path

from evals.data import rows
from evals.reports.table import Measure
from evals.scoring.occurrences import Groups, recall_measures, saying_of

SUITE = "helsinki"


def read(folder: Path) -> Groups:
    """Read the occurrences of each quotation in pages on one summit.

    Raises:
        DataMissing: the set is not there.
    """
    documents = {row["id"]: row for row in rows(folder, "helsinki", "documents.jsonl.gz")}
    return [
        [
            saying_of(
                f"{number}-{place['document']}-{place['start']}",
                documents[place["document"]]["text"][place["start"] : place["end"]],
                documents[place["document"]],
            )
            for place in group["places"]
        ]
        for number, group in enumerate(rows(folder, "helsinki", "quotations.jsonl.gz"))
    ]


def measures(folder: Path) -> list[Measure]:
    """Recall of pairs of occurrences on one summit."""
    return recall_measures(SUITE, read(folder))
