"""Sources that cannot have said it then: our own sentences, with and without.

gold/impossible.jsonl holds fictional sentences, published on 12 March 2031, and who in each cannot
have said what it gives; gold/leaders.csv is the table of terms that it is read with. Two thirds are
near misses. Rows are of two parts: errors are looked at in "look" alone, floors hold the "kept".
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.data import GOLD_FOLDER
from evals.reports.table import Measure
from evals.scoring.parts import by_part, read_rows
from evals.scoring.scores import Score
from onrecord.config import Settings
from onrecord.model import Document, Reading
from onrecord.run.pipeline import Pipeline

SUITE = "impossible"
GOLD = GOLD_FOLDER / "impossible.jsonl"
LEADERS = GOLD_FOLDER / "leaders.csv"
PUBLISHED = "2031-03-12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One text: who cannot have said it, by the gold and by what was found."""

    part: str
    text: str
    gold: frozenset[str]
    found: dict[str, str]  # name -> reason


def judge(gold: Path = GOLD) -> list[Compared]:
    """Read our own sentences with the table that belongs to them."""
    pipeline = Pipeline(Settings(leaders=LEADERS))
    return [
        Compared(
            part=row["part"],
            text=row["text"],
            gold=frozenset(row["impossible"]),
            found=_flagged(
                pipeline.of(Document(name="own", text=row["text"], published=PUBLISHED))
            ),
        )
        for row in read_rows(gold)
    ]


def _flagged(reading: Reading) -> dict[str, str]:
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        names[entity]: one.impossible
        for one in reading.attributions
        if one.impossible
        for entity in one.entities
    }


def measures(compared: list[Compared]) -> list[Measure]:
    """Precision and recall, part by part."""
    return by_part(compared, _measures)


def _measures(part: str, compared: list[Compared]) -> Iterator[Measure]:
    score = Score(
        right=sum(len(one.gold & one.found.keys()) for one in compared),
        found=sum(len(one.found) for one in compared),
        gold=sum(len(one.gold) for one in compared),
    )
    yield Measure(suite=SUITE, name=f"{part}: flagged, precision", value=score.precision)
    yield Measure(suite=SUITE, name=f"{part}: flagged, recall", value=score.recall)


def main(arguments: list[str] | None = None) -> int:
    """Show what is wrong in the sentences that may be looked at."""
    argparse.ArgumentParser(
        prog="python -m evals.suites.impossible", description=main.__doc__
    ).parse_args(arguments)
    for one in judge():
        if one.part == "look" and one.gold != one.found.keys():
            print(f"{one.text}\n  gold {sorted(one.gold)}, found {one.found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
