"""Names of nine kinds: what the tagger finds in our own sentences, and in CrossNER's politics.

gold/names.jsonl holds fictional sentences with their names marked: <kind words>. An article before
a name, "Mr." and the like are no part of it. Rows are of two parts: errors are looked at in "look"
alone, floors hold the "kept". CrossNER has other kinds: `_ACCEPTED` says which of ours are right
for each, what it calls misc is not counted, nor are titles and groups, which it does not mark.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from evals.data import DEFAULT, rows
from evals.marked import take_out
from evals.parts import by_part, read_rows
from evals.scores import Score
from evals.table import Measure
from onrecord.config import Settings
from onrecord.model import NameKind
from onrecord.tag import Tagger

SUITE, CROSSNER = "names", "crossner"
GOLD = Path(__file__).parent / "gold" / "names.jsonl"
_MARKED = {
    "body": NameKind.STATE_BODY,
    "law": NameKind.LAW_OR_EVENT,
    "title": NameKind.OFFICE_TITLE,
    **{kind.value: kind for kind in NameKind if " " not in kind.value},
}
_MARK = re.compile(r"<(?P<labels>[a-z]+) |>")
_ACCEPTED = {  # the likeliest first
    "politician": (NameKind.PERSON,),
    "person": (NameKind.PERSON,),
    "politicalparty": (NameKind.ORGANISATION, NameKind.GROUP),
    "organisation": (
        NameKind.ORGANISATION,
        NameKind.STATE_BODY,
        NameKind.PUBLISHER,
        NameKind.GROUP,
    ),
    "country": (NameKind.COUNTRY, NameKind.GROUP),
    "location": (NameKind.PLACE, NameKind.COUNTRY),
    "election": (NameKind.LAW_OR_EVENT,),
    "event": (NameKind.LAW_OR_EVENT,),
}
_UNMARKED = (NameKind.OFFICE_TITLE, NameKind.GROUP)
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
            Compared(text=text, gold=names, found=_tagged(tagger, text), part=row["part"])
        )
    return compared


def judge_crossner(folder: Path = DEFAULT) -> list[Compared]:
    """Tag CrossNER's development sentences.

    Raises:
        DataMissing: the set is not there.
    """
    tagger = Tagger(Settings())
    return [_crossner(tagger, row) for row in rows(folder, "crossner_politics", "dev.jsonl.gz")]


def _tagged(tagger: Tagger, text: str) -> dict[Offsets, NameKind]:
    found = {}
    for name in tagger.tag(text).names:
        article = _ARTICLE.match(text, name.start, name.end)
        found[article.end() if article else name.start, name.end] = name.kind
    return found


def _crossner(tagger: Tagger, row: dict[str, Any]) -> Compared:
    text = " ".join(row["tokens"])
    gold: dict[Offsets, Kinds] = {}
    doubtful = set()
    for start, end, kind in _spans(row["tokens"], row["tags"]):
        if kind in _ACCEPTED:
            gold[start, end] = _ACCEPTED[kind]
        else:
            doubtful |= set(range(start, end))
    found = {
        place: kind
        for place, kind in _tagged(tagger, text).items()
        if place in gold or (kind not in _UNMARKED and not doubtful & set(range(*place)))
    }
    return Compared(text=text, gold=gold, found=found)


def _spans(tokens: list[str], tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Offsets of the names in the tokens joined by spaces, with their kind."""
    at, start, end, kind = 0, 0, 0, ""
    for token, tag in zip([*tokens, ""], [*tags, "O"], strict=True):
        if kind and not tag.startswith("I-"):
            yield start, end, kind
            kind = ""
        if tag.startswith("B-"):
            start, kind = at, tag[2:]
        end = at + len(token)
        at = end + 1


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
    return by_part(ours, partial(_measures, SUITE))


def crossner_measures(compared: list[Compared]) -> list[Measure]:
    """F1 by kind in CrossNER's sentences."""
    return _measures(CROSSNER, "dev", compared)


def _measures(suite: str, part: str, compared: list[Compared]) -> list[Measure]:
    table = by_kind(compared)
    values = {"F1": table.pop(None).f1, "F1 of spans alone": spans(compared).f1}
    values |= {f"F1, {kind}": score.f1 for kind, score in table.items()}
    return [
        Measure(suite=suite, name=f"{part}: {name}", value=value) for name, value in values.items()
    ]


def main(arguments: list[str] | None = None) -> int:
    """Show what is wrong in the sentences that may be looked at."""
    argparse.ArgumentParser(prog="python -m evals.names", description=main.__doc__).parse_args(
        arguments
    )
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
