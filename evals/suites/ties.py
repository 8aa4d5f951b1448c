"""Offices and ties in our own sentences.

gold/ties.jsonl holds fictional sentences, published on 12 March 2031, each with the offices and the
ties that it tells; a third tells none. Titles are compared in small letters; an organisation is
right when it is one of those given. Where a tie runs both ways its ends may be swapped. "holds
office in" only repeats an office and is not judged. Rows are of two parts, by a hash of the text:
errors are looked at in "look" alone, floors hold the "kept".
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.data import GOLD_FOLDER
from evals.reports.table import Measure
from evals.scoring.parts import by_part, read_rows
from evals.scoring.scores import Score
from onrecord.config import Settings
from onrecord.model import Document, Reading, TieKind
from onrecord.resolve.ties.triggers import SYMMETRIC
from onrecord.run.pipeline import Pipeline

SUITE = "ties"
GOLD = GOLD_FOLDER / "ties.jsonl"
PUBLISHED = "2031-03-12"
_BOTH_WAYS = frozenset(kind.value for kind in SYMMETRIC)

Fact = tuple[str, ...]
Facts = dict[Fact, Fact]  # what makes it the same -> what else is told of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One sentence: what it tells and what was found."""

    part: str
    text: str
    offices: Facts
    ties: Facts
    found_offices: Facts
    found_ties: Facts


def judge(gold: Path = GOLD) -> list[Compared]:
    """Read our own sentences."""
    pipeline = Pipeline(Settings())
    return [_compared(pipeline, row) for row in read_rows(gold)]


def _compared(pipeline: Pipeline, row: dict[str, Any]) -> Compared:
    reading = pipeline.of(Document(name="own", text=row["text"], published=PUBLISHED))
    offices, ties = found_in(reading)
    accepted = {_office_key(one): tuple(one.get("organisation", [""])) for one in row["offices"]}
    return Compared(
        part=row["part"],
        text=row["text"],
        offices={
            _office_key(one): (
                _matching(offices.get(_office_key(one)), accepted[_office_key(one)]),
                *(one.get(key, "") for key in ("since", "until", "status", "claim")),
            )
            for one in row["offices"]
        },
        ties={
            _ends(one["kind"], one["one"], one["other"]): tuple(
                one.get(key, "") for key in ("since", "until", "place", "claim")
            )
            for one in row["ties"]
        },
        found_offices=offices,
        found_ties=ties,
    )


def _matching(found: Fact | None, accepted: Fact) -> str:
    """The organisation found, where it is one of those accepted, else the first of those."""
    wanted = {one.lower(): one for one in accepted}
    return found[0] if found and found[0].lower() in wanted else accepted[0]


def _office_key(one: dict[str, Any]) -> Fact:
    return one["who"], one["title"].lower()


def _ends(kind: str, one: str, other: str) -> Fact:
    return (kind, *sorted((one, other))) if kind in _BOTH_WAYS else (kind, one, other)


def found_in(reading: Reading) -> tuple[Facts, Facts]:
    """The offices and the ties of a reading, with claims by the name of who makes them."""
    names = {entity.id: entity.name for entity in reading.entities}
    claimed = {
        one.id: names[one.entities[0]] if one.entities else "?" for one in reading.attributions
    }
    offices: Facts = {
        (entity.name, office.title.lower()): (
            office.organisation or "",
            office.since or "",
            office.until or "",
            office.status or "",
            claimed.get(office.asserted_by or "", ""),
        )
        for entity in reading.entities
        for office in entity.offices
    }
    ties: Facts = {
        _ends(tie.kind.value, names[tie.one], names[tie.other]): (
            tie.since or "",
            tie.until or "",
            tie.place.text if tie.place else "",
            claimed.get(tie.asserted_by or "", ""),
        )
        for tie in reading.ties
        if tie.kind is not TieKind.HOLDS_OFFICE
    }
    return offices, ties


def shared(pairs: Iterable[tuple[Facts, Facts]]) -> Score:
    """Facts that are in both, whatever else is told of them."""
    listed = list(pairs)
    return Score(
        right=sum(len(gold.keys() & found.keys()) for gold, found in listed),
        found=sum(len(found) for _, found in listed),
        gold=sum(len(gold) for gold, _ in listed),
    )


def told(pairs: Iterable[tuple[Facts, Facts]], *columns: int) -> Score:
    """Of the facts in both, how often columns are told and are right; told wrong counts once."""
    right = found = gold = 0
    for wanted, given in pairs:
        for key in wanted.keys() & given.keys():
            for column in columns:
                here, there = wanted[key][column], given[key][column]
                right += bool(here) and here.lower() == there.lower()
                found, gold = found + bool(there), gold + bool(here)
    return Score(right=right, found=found, gold=gold)


def measures(compared: list[Compared]) -> list[Measure]:
    """Precision, recall and details, part by part."""
    return by_part(compared, _measures)


def _measures(part: str, compared: list[Compared]) -> Iterator[Measure]:
    offices = [(one.offices, one.found_offices) for one in compared]
    ties = [(one.ties, one.found_ties) for one in compared]
    dated = [pair for pair in ties if any(fact[0] or fact[1] for fact in pair[0].values())]
    empty = [one for one in compared if not one.offices and not one.ties]
    clean = sum(not one.found_offices and not one.found_ties for one in empty)
    values = {
        "offices, precision": shared(offices).precision,
        "offices, recall": shared(offices).recall,
        "offices, organisation F1": told(offices, 0).f1,
        "offices, dates F1": told(offices, 1, 2).f1,
        "offices, status F1": told(offices, 3).f1,
        "ties, precision": shared(ties).precision,
        "ties, recall": shared(ties).recall,
        "ties, dates F1": told(dated, 0, 1).f1,
        "claims F1": _both(told(offices, 4), told(ties, 3)).f1,
        "sentences without any, left so": 100 * clean / len(empty) if empty else 0.0,
    }
    for name, value in values.items():
        yield Measure(suite=SUITE, name=f"{part}: {name}", value=value)


def _both(one: Score, other: Score) -> Score:
    return Score(
        right=one.right + other.right, found=one.found + other.found, gold=one.gold + other.gold
    )


def main(arguments: list[str] | None = None) -> int:
    """Show what is wrong in the sentences that may be looked at."""
    argparse.ArgumentParser(
        prog="python -m evals.suites.ties", description=main.__doc__
    ).parse_args(arguments)
    for one in judge():
        wrong = [*_wrong(one.offices, one.found_offices), *_wrong(one.ties, one.found_ties)]
        if one.part == "look" and wrong:
            print("\n".join((one.text, *wrong)))
    return 0


def _wrong(gold: Facts, found: Facts) -> Iterator[str]:
    for key in sorted(gold.keys() | found.keys()):
        if key not in found:
            yield f"  missed: {key} {gold[key]}"
        elif key not in gold:
            yield f"  too many: {key} {found[key]}"
        elif gold[key] != found[key]:
            yield f"  not as: {key} {gold[key]}, found {found[key]}"


if __name__ == "__main__":
    sys.exit(main())
