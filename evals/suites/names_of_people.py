"""Names of persons: which part is the family's, and which two names are one person's.

Positions: the spellings of 500 Chinese family names in eight places, before given names of each
place that are our own, and behind English given names. Pairs: those of nomenklatura's benchmark
that are of persons. Both are split by a hash: errors are looked at in "look" alone.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.data import DEFAULT, DataMissing
from evals.reports.table import Measure
from evals.scoring.scores import Score
from onrecord.grammar.lexicon import fold
from onrecord.link.names.match import SAME, same_person
from onrecord.resolve.names.persons import parse

SUITE = "names_of_people"
_GIVEN = {
    "mainland": ("Xiaoming", "Jianguo", "Meiling", "Zhiqiang", "Wei", "Yulan", "Guangming"),
    "taiwan": ("Chih-ming", "Mei-ling", "Wen-hsiung", "Ching-kuo", "Shu-fen"),
    "hongkong": ("Chi-keung", "Wai-man", "Ka-fai", "Siu Ming", "Yuk-lan"),
    "macao": ("Chi-keong", "Wai Man", "Ka-fai", "Sio Meng"),
    "singapore": ("Boon Huat", "Wee Kiat", "Siew Ling", "Teck Soon"),
    "malaysia": ("Boon Huat", "Chee Keong", "Mei Fong", "Kok Wai"),
    "vietnam": ("Van Minh", "Thi Lan", "Quoc Hung", "Duc Anh"),
    "korea": ("Min-jun", "Seo-yeon", "Young-soo", "Hyun Woo"),
}
_ENGLISH = ("John", "Mary", "Robert", "Susan", "Peter", "Helen", "Edward", "Alice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A name, what is the family's of it, and whether that was found."""

    part: str
    written: str
    family: str
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names, whether they are one person's, and how surely it was thought so."""

    part: str
    left: str
    right: str
    same: bool
    score: float


def _part(key: str) -> str:
    return "kept" if hashlib.sha256(key.encode()).digest()[0] % 2 else "look"


def _pick(key: str, choices: tuple[str, ...]) -> str:
    return choices[hashlib.sha256(key.encode()).digest()[1] % len(choices)]


def positions(folder: Path) -> Iterator[Position]:
    """Every spelling once before a given name of its place, once behind an English one.

    Raises:
        DataMissing: the set is not there.
    """
    path = folder / "names" / "chinese_surnames_romanised.json"
    if not path.is_file():
        raise DataMissing(folder, "names")
    for row in json.loads(path.read_text(encoding="utf-8")):
        for place, given in _GIVEN.items():
            for spelt in (one.strip() for one in (row.get(place) or "").split("/")):
                if not spelt or not spelt.replace(" ", "").isalpha():
                    continue
                family = spelt.title()
                key = f"{place} {family}"
                names = (f"{family} {_pick(key, given)}", f"{_pick(key, _ENGLISH)} {family}")
                for written in names:
                    right = parse(written).family == fold(family)
                    yield Position(part=_part(key), written=written, family=family, right=right)


def pairs(folder: Path) -> Iterator[Pair]:
    """The pairs of persons.

    Raises:
        DataMissing: the set is not there.
    """
    path = folder / "names" / "name_bench_visible.csv"
    if not path.is_file():
        raise DataMissing(folder, "names")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["schema"] == "Person":
                left, right = row["name1"], row["name2"]
                yield Pair(
                    part=_part(f"{left}|{right}"),
                    left=left,
                    right=right,
                    same=row["is_match"] == "true",
                    score=same_person(left, right),
                )


def measures(placed: list[Position], paired: list[Pair]) -> list[Measure]:
    """Share of positions that are right, F1 of pairs that are one person."""
    found = []
    for part in ("kept", "look"):
        here = [one.right for one in placed if one.part == part]
        share = 100 * sum(here) / max(1, len(here))
        found.append(Measure(suite=SUITE, name=f"{part}: family name's place right", value=share))
        held = [one for one in paired if one.part == part]
        score = Score(
            right=sum(one.same and one.score >= SAME for one in held),
            found=sum(one.score >= SAME for one in held),
            gold=sum(one.same for one in held),
        )
        found.append(Measure(suite=SUITE, name=f"{part}: pairs, F1", value=score.f1))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    asked = parser.parse_args()
    everywhere, everybody = list(positions(asked.data)), list(pairs(asked.data))
    for one in everybody:
        if one.part == "look" and one.same != (one.score >= SAME):
            print(one.same, round(one.score, 2), one.left, "|", one.right, file=sys.stderr)
    wrong = [one for one in everywhere if one.part == "look" and not one.right]
    for place in wrong[:: max(1, len(wrong) // 60)]:
        print(place.written, "|", place.family, parse(place.written), file=sys.stderr)
    for measure in measures(everywhere, everybody):
        print(f"{measure.name:60} {measure.value:6.1f}")
