"""Names of nine kinds: what the tagger finds in our own sentences.

gold/names.jsonl holds fictional sentences with their names marked: <kind words>. An article before
a name, "Mr." and the like are no part of it. Rows are of two parts: errors are looked at in "look"
alone, floors hold the "kept".
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evals.data import GOLD_FOLDER
from evals.inputs.marked import take_out
from evals.reports.table import Measure
from evals.scoring.parts import by_part, read_rows
from evals.scoring.scores import Score
from onrecord.config import Settings
from onrecord.model import NameKind
from onrecord.tag import Tagger

SUITE = "names"
GOLD = GOLD_FOLDER / "names.jsonl"
_MARKED = {
    "body": NameKind.STATE_BODY,
    "law": NameKind.LAW_OR_EVENT,
    "title": NameKind.OFFICE_TITLE,
    **{kind.value: kind for kind in NameKind if " " not in kind.value},
}
_MARK = re.compile(r"<(?P<labels>[a-z]+) |>")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


Offsets = tuple[int, int]
Kinds = tuple[NameKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One text: names by place, gold and found; a gold name may be of several kinds."""

    text: str
    gold: dict[Offsets, Kinds]
    found: dict[Offsets, NameKind]
    part: str = "dev"  # "kept" or "look" in our own


def read_marked(marked: str) -> tuple[str, dict[Offsets, Kinds]]:
    """Take the marks out of a sentence.

    Raises:
        ValueError: a mark is of no kind, or not closed.
    """
    text, found = take_out(marked, _MARK)
    unknown = {kind for kind, _ in found} - _MARKED.keys()
    if unknown:
        raise ValueError(f"{unknown} is no kind of name: {marked!r}")
    return text, {place: (_MARKED[kind],) for kind, place in found}


def judge(gold: Path = GOLD) -> list[Compared]:
    """Tag our own sentences."""
    tagger = Tagger(Settings())
    compared = []
    for row in read_rows(gold):
        text, names = read_marked(row["marked"])
        compared.append(
            Compared(text=text, gold=names, found=tagged(tagger, text), part=row["part"])
        )
    return compared


def tagged(tagger: Tagger, text: str) -> dict[Offsets, NameKind]:
    """Names that the tagger finds, by place, without the article before them."""
    found = {}
    for name in tagger.tag(text).names:
        article = _ARTICLE.match(text, name.start, name.end)
        found[article.end() if article else name.start, name.end] = name.kind
    return found


def spans(compared: Iterable[Compared]) -> Score:
    """Names whose two ends are right, whatever their kind."""
    listed = list(compared)
    return Score(
        right=sum(len(one.gold.keys() & one.found.keys()) for one in listed),
        found=sum(len(one.found) for one in listed),
        gold=sum(len(one.gold) for one in listed),
    )


def by_kind(compared: Iterable[Compared]) -> dict[NameKind | None, Score]:
    """Names whose ends and kind are right, by kind; None is all together.

    Where the gold accepts several kinds, a right one counts for the kind found, another and a
    missed one for the first.
    """
    right: Counter[NameKind | None] = Counter()
    found: Counter[NameKind | None] = Counter()
    gold: Counter[NameKind | None] = Counter()
    for one in compared:
        for place, kinds in one.gold.items():
            kind = one.found.get(place)
            hit = kind is not None and kind in kinds
            gold[kind if hit else kinds[0]] += 1
            right[kind] += hit
        found.update(one.found.values())
    met = [kind for kind in NameKind if gold[kind] or found[kind]]
    table: dict[NameKind | None, Score] = {
        kind: Score(right=right[kind], found=found[kind], gold=gold[kind]) for kind in met
    }
    whole = (sum(counted.values()) for counted in (right, found, gold))
    table[None] = Score(**dict(zip(("right", "found", "gold"), whole, strict=True)))
    return table


def measures(ours: list[Compared]) -> list[Measure]:
    """F1 by kind in our own sentences, part by part."""
    return by_part(ours, partial(part_measures, SUITE))


def part_measures(suite: str, part: str, compared: list[Compared]) -> list[Measure]:
    """F1 of all names, of their spans alone, and by kind."""
    table = by_kind(compared)
    values = {"F1": table.pop(None).f1, "F1 of spans alone": spans(compared).f1}
    values |= {f"F1, {kind}": score.f1 for kind, score in table.items()}
    return [
        Measure(suite=suite, name=f"{part}: {name}", value=value) for name, value in values.items()
    ]


def main(arguments: list[str] | None = None) -> int:
    """Show what is wrong in the sentences that may be looked at."""
    argparse.ArgumentParser(
        prog="python -m evals.suites.names", description=main.__doc__
    ).parse_args(arguments)
    for one in judge():
        if one.part != "look":
            continue
        wrong = [
            f"  {'missed' if place not in one.found else 'not as'} {one.text[slice(*place)]!r}: "
            f"{kinds[0]}, found {one.found.get(place)}"
            for place, kinds in one.gold.items()
            if one.found.get(place) not in kinds
        ]
        wrong += [
            f"  too many: {one.text[slice(*place)]!r}, {kind}"
            for place, kind in one.found.items()
            if place not in one.gold
        ]
        if wrong:
            print("\n".join((one.text, *wrong)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
