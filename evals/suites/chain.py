"""Attribution inside attribution: our own sentences, with who stands in whom.

gold/chain.jsonl holds fictional sentences with their gold in marks (see `evals.inputs.marked`). A
quarter of them and more only look as if something were nested. Rows are of two parts: errors are
looked at in "look" alone, floors hold the "kept".
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import GOLD_FOLDER
from evals.inputs.marked import Marked, read_marked
from evals.reports.table import Measure
from evals.running.extraction import NOTHING, Written, extract_texts, roles
from evals.scoring.judging import share
from evals.scoring.parts import by_part, read_rows
from evals.scoring.scores import ROLES, Roles, Score, matches, total

SUITE = "chain"
GOLD = GOLD_FOLDER / "chain.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One row of the gold beside what was found in its text."""

    id: str
    part: str
    shape: str
    gold: Marked
    found: tuple[Roles, ...]
    around: tuple[tuple[int, ...], ...]  # for each found one, those around it, outermost first

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the gold, in the order in which `pairs` counts them."""
        return tuple(self.gold.attributions)

    @property
    def pairs(self) -> dict[str, int]:
        """What was found of the gold: a label -> its index in `found`."""
        pairs = matches(tuple(self.gold.attributions.values()), self.found)
        return {self.labels[at]: found for at, found in pairs.items()}

    @property
    def is_nested(self) -> bool:
        """Whether anything of the gold stands in something else."""
        return any(self.gold.outer(label) for label in self.labels)

    @property
    def nested(self) -> Score:
        """Nested attributions found as nested ones, wherever they hang."""
        right = [self.around[at] for label, at in self.pairs.items() if self.gold.outer(label)]
        return Score(
            right=sum(map(bool, right)),
            found=sum(map(bool, self.around)),
            gold=sum(map(bool, map(self.gold.outer, self.labels))),
        )

    @property
    def links(self) -> Score:
        """Pairs of a nested attribution and the one right around it, both of them right."""
        pairs = self.pairs
        wanted = {(label, outer) for label in self.labels if (outer := self.gold.outer(label))}
        return Score(
            right=sum(self._hangs_on(pairs, label, outer) for label, outer in wanted),
            found=sum(map(bool, self.around)),
            gold=len(wanted),
        )

    @property
    def every(self) -> Score:
        """All attributions, nested or not."""
        return Score(right=len(self.pairs), found=len(self.found), gold=len(self.labels))

    def _hangs_on(self, pairs: dict[str, int], label: str, outer: str) -> bool:
        if label not in pairs or outer not in pairs:
            return False
        return self.around[pairs[label]][-1:] == (pairs[outer],)


def judge(gold: Path = GOLD) -> list[Judged]:
    """Extract the sentences, each as a document of its own, and put them beside their gold."""
    rows = read_rows(gold)
    read = {row["id"]: read_marked(row["marked"]) for row in rows}
    written = extract_texts({name: one.text for name, one in read.items()}, workers=1)
    return [judged(row, read[row["id"]], written.get(row["id"], NOTHING)) for row in rows]


def judged(row: dict[str, Any], gold: Marked, written: Written) -> Judged:
    """Put one row beside what was written about its text."""
    found = written["attributions"]
    index = {one["id"]: number for number, one in enumerate(found)}
    return Judged(
        id=row["id"],
        part=row["part"],
        shape=row["shape"],
        gold=gold,
        found=tuple(roles(one) for one in found),
        around=tuple(tuple(index[outer] for outer in one["chain"]) for one in found),
    )


def measures(rows: list[Judged]) -> list[Measure]:
    """Nested attributions, what they hang on, and rows rightly left alone, by part."""
    return by_part(rows, _of_part)


def _of_part(part: str, rows: list[Judged]) -> Iterable[Measure]:
    nested, links, every = (
        total(getattr(row, name) for row in rows) for name in ("nested", "links", "every")
    )
    plain = [row for row in rows if not row.is_nested]
    values = {
        "nested precision": nested.precision,
        "nested recall": nested.recall,
        "nested F1": nested.f1,
        "parent right": share(links.right, nested.right),
        "links F1": links.f1,
        "not nested, left alone": share(sum(not any(r.around) for r in plain), len(plain)),
        "all attributions F1": every.f1,
    }
    for name, value in values.items():
        yield Measure(suite=SUITE, name=f"{part}: {name}", value=value)
    for name, count in (("rows", len(rows)), ("nested attributions", nested.gold)):
        yield Measure(suite=SUITE, name=f"{part}: {name}", value=count, digits=0)


def show(row: Judged) -> str:
    """One row in words: what was missed (-), found beyond the gold (+) and hangs wrong (~)."""
    pairs = row.pairs
    lines = [f"{row.id} | {row.shape} | {row.gold.text}"]
    for label, one in row.gold.attributions.items():
        outer = row.gold.outer(label)
        if label not in pairs:
            lines.append(f"  - {label}: {_in_words(row, one)}")
        elif row.around[pairs[label]][-1:] != ((pairs.get(outer),) if outer else ()):
            lines.append(f"  ~ {label}: found in {row.around[pairs[label]]}: {_in_words(row, one)}")
    known = set(pairs.values())
    lines += [
        f"  + {number} in {row.around[number]}: {_in_words(row, one)}"
        for number, one in enumerate(row.found)
        if number not in known
    ]
    return "\n".join(lines)


def _in_words(row: Judged, one: Roles) -> str:
    text = row.gold.text
    return " | ".join(" ... ".join(text[s:e] for s, e in one[role]) or "-" for role in ROLES)


def main(arguments: list[str] | None = None) -> int:
    """Show the rows of "look" that are not wholly right."""
    parser = argparse.ArgumentParser(prog="python -m evals.suites.chain", description=main.__doc__)
    parser.add_argument("--shape", help="only rows of this shape")
    asked = parser.parse_args(arguments)
    for row in judge():
        shown = show(row)
        if row.part == "look" and asked.shape in (None, row.shape) and "\n" in shown:
            print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
