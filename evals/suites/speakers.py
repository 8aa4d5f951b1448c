"""Whom "I", "my hon. Friend" and "the Minister" mean in live turns: days of the Commons.

Every expression that an annotator tied to a member counts; it is right where a mention of ours
begins or ends at the same place and its entity bears the member's names. The set is too small
to split.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.data import DEFAULT, rows
from evals.reports.table import Measure
from evals.running.extraction import Written, extract_texts
from evals.scoring.identity import plain

SUITE = "speakers"
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """An expression, whom it means, and whom it was taken for; None: for nobody."""

    day: str
    start: int
    surface: str
    member: str
    found: str | None

    @property
    def right(self) -> bool:
        """Whether all of the names that were found are the member's, the last one included."""
        if self.found is None:
            return False
        found, member = plain(self.found).split(), plain(self.member).split()
        return set(found) <= set(member) and member[-1] in found


def judge(folder: Path, *, workers: int | None = None) -> list[Expression]:
    """Extract the days and ask for every expression.

    Raises:
        DataMissing: the set is not there.
    """
    days = {row["day"]: row for row in rows(folder, "hansard_el", "visible.jsonl.gz")}
    written = extract_texts({day: row["text"] for day, row in days.items()}, workers=workers)
    return [one for day, row in days.items() for one in ask(row, written[day])]


def ask(row: Written, written: Written) -> Iterator[Expression]:
    """What the expressions of a day were taken for; the text's spaces before them do not count."""
    names = {entity["id"]: entity["name"] for entity in written["entities"]}
    spans = [(*mention["span"], names[mention["entity"]]) for mention in written["mentions"]]
    for one in row["mentions"]:
        first = _LETTER.search(row["text"], one["start"])
        start = first.start() if first else one["start"]
        yield Expression(
            day=row["day"],
            start=start,
            surface=one["surface"],
            member=one["url"].split("/")[5].replace("_", " "),
            found=_at(spans, start, one["end"]),
        )


def _at(spans: list[tuple[int, int, str]], start: int, end: int) -> str | None:
    """The name of the mention at a place: of those that begin there the one nearest in length."""
    near = [(abs(last - end), name) for first, last, name in spans if first == start]
    near = near or [(start - first, name) for first, last, name in spans if last == end]
    return min(near)[1] if near else None


def measures(asked: list[Expression]) -> list[Measure]:
    """Share of expressions that are right, wrong and left open."""
    count = max(1, len(asked))
    right = sum(one.right for one in asked)
    left = sum(one.found is None for one in asked)
    shares = {"right": right, "wrong": len(asked) - right - left, "left open": left}
    found = [
        Measure(suite=SUITE, name=f"hansard: {name}", value=100 * value / count)
        for name, value in shares.items()
    ]
    return [*found, Measure(suite=SUITE, name="hansard: expressions", value=count, digits=0)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    expressions = judge(parser.parse_args().data)
    for one in expressions:
        mark = "+" if one.right else " "
        print(mark, one.day, one.start, one.surface, one.member, one.found, file=sys.stderr)
    for measure in measures(expressions):
        print(f"{measure.name:60} {measure.value:6.1f}")
