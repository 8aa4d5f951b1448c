"""Hard text: our own short texts of odd forms, with who says what in them, form by form.

gold/hard.jsonl holds fictional texts with their gold in marks (see `evals.inputs.marked`; since ">"
closes a mark, a text's own stands there as "＞"). What belongs to one form ("headline",
"transcript", "lower case" ...) is a phenomenon. Two of them, LEFT_ALONE, hold nobody who says
anything. Rows are of two parts: errors are looked at in "look" alone, floors hold the "kept".
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from evals.data import GOLD_FOLDER
from evals.inputs.marked import read_marked
from evals.reports.table import Measure
from evals.running.extraction import NOTHING, Written, extract_texts, roles
from evals.scoring.judging import share
from evals.scoring.parts import by_part, read_rows
from evals.scoring.scores import ROLES, Comparison, Pieces, Score, exact, matches, relation, total

SUITE = "hard"
GOLD = GOLD_FOLDER / "hard.jsonl"
LEFT_ALONE = ("noise", "look-alike")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One text beside what was found in it."""

    part: str
    phenomenon: str
    compared: Comparison


def judge(gold: Path = GOLD) -> list[Judged]:
    """Extract the texts, each as a document of its own, and put them beside their gold."""
    rows = read_gold(gold)
    texts = {row.compared.id: row.compared.text for row in rows}
    written = extract_texts(texts, workers=1)
    return [judged(row, written.get(row.compared.id, NOTHING)["attributions"]) for row in rows]


def judged(row: Judged, found: list[Written]) -> Judged:
    """Put what was written beside the gold; what only stands inside another is not counted.

    The gold leaves most of that out: the suite "chain" is there for it.
    """
    every = tuple(map(roles, found))
    right = set(matches(row.compared.gold, every).values())
    kept = (
        one for number, one in enumerate(every) if number in right or not found[number].get("chain")
    )
    return replace(row, compared=replace(row.compared, found=tuple(kept)))


def read_gold(gold: Path = GOLD) -> list[Judged]:
    """Read the texts with nothing found in them yet."""
    found = []
    for row in read_rows(gold):
        marked = read_marked(row["marked"])
        compared = Comparison(
            id=row["id"],
            text=marked.text.replace("＞", ">"),
            gold=tuple(marked.attributions.values()),
            found=(),
        )
        found.append(Judged(part=row["part"], phenomenon=row["phenomenon"], compared=compared))
    return found


def measures(rows: list[Judged]) -> list[Measure]:
    """Relation F1 of every phenomenon and of all; texts rightly left alone; pieces of lists."""
    return by_part(rows, _of_part)


def _of_part(part: str, rows: list[Judged]) -> Iterator[Measure]:
    for phenomenon in dict.fromkeys(row.phenomenon for row in rows):
        texts = [row.compared for row in rows if row.phenomenon == phenomenon]
        if phenomenon in LEFT_ALONE:
            value = share(sum(not one.found for one in texts), len(texts))
            yield _measure(f"{part}: {phenomenon}, left alone", value)
        else:
            yield _measure(f"{part}: {phenomenon}", total(map(relation, texts)).f1)
    lists = [row.compared for row in rows if row.phenomenon == "list"]
    yield _measure(f"{part}: items of lists, exact F1", total(map(_contents, lists)).f1)
    yield _measure(f"{part}: all, relation F1", total(relation(row.compared) for row in rows).f1)


def _contents(compared: Comparison) -> Score:
    return exact(compared, "content")


def _measure(name: str, value: float) -> Measure:
    return Measure(suite=SUITE, name=name, value=value)


def show(row: Judged) -> str:
    """One text with what was missed (-) and found beyond the gold (+)."""
    one = row.compared
    pairs = matches(one.gold, one.found)
    right = set(pairs.values())
    lines = [f"{one.id} | {one.text if len(one.text) < 1500 else one.text[:80] + ' ...'}"]
    missed = [gold for number, gold in enumerate(one.gold) if number not in pairs]
    beyond = [found for number, found in enumerate(one.found) if number not in right]
    for sign, side in (("-", missed), ("+", beyond)):
        for roles_ in side:
            parts = (_words(one.text, roles_[role]) for role in ROLES)
            lines.append(f"  {sign} {' | '.join(parts)}")
    return "\n".join(lines)


def _words(text: str, pieces: Pieces) -> str:
    return " … ".join(text[start:end] for start, end in pieces) or "(none)"


def main(arguments: list[str] | None = None) -> int:
    """Show what is wrong in the part that may be looked at."""
    parser = argparse.ArgumentParser(prog="python -m evals.suites.hard", description=main.__doc__)
    parser.add_argument("phenomenon", nargs="?", help="default: all")
    asked = parser.parse_args(arguments)
    for row in judge():
        wanted = asked.phenomenon in (None, row.phenomenon) and row.part == "look"
        if wanted and "\n  " in (shown := show(row)):
            print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
