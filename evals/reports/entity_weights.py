"""Count what `link/entities/weights.tsv` weighs, on the halves that may be looked at.

Pairs are of entities of two documents whose full names share a block; what people say of both tells
whether they are one. Prints the counts, to be copied into the table by hand.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from evals.data import DEFAULT
from evals.suites.across import SETS, locals_of, read
from onrecord.link.entities.blocks import block_keys
from onrecord.link.entities.compare import best_names, compare
from onrecord.link.entities.dossier import gather
from onrecord.link.entities.forms import form_of
from onrecord.link.entities.local import LocalEntity

Judged = tuple[LocalEntity, str]  # with whom people take it for
_MOST = 60  # pairs of one person that are counted, so that nobody famous decides alone


def pairs(judged: Iterable[Judged]) -> Iterator[tuple[LocalEntity, LocalEntity, bool]]:
    """Pairs that share a block, and whether they are one."""
    blocks: dict[str, list[Judged]] = defaultdict(list)
    for one, who in judged:
        form = None if one.unnamed else form_of(one)
        for key in block_keys(form) if form else ():
            blocks[key].append((one, who))
    seen: set[tuple[str, str]] = set()
    of_one: Counter[str] = Counter()
    for key in sorted(blocks):
        for (one, who), (other, whom) in combinations(blocks[key], 2):
            if (one.id, other.id) in seen or one.document_id == other.document_id:
                continue
            seen.add((one.id, other.id))
            of_one[who] += who == whom
            if who != whom or of_one[who] <= _MOST:
                yield one, other, who == whom


def count(judged: Iterable[Judged]) -> Mapping[tuple[str, str], Counter[bool]]:
    """(what is compared, outcome) -> how often in pairs of one (True) and of two (False)."""
    found: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for one, other, same in pairs(judged):
        left, right = gather([one], form_of(one)), gather([other], form_of(other))
        found["pairs", ""][same] += 1
        agree = best_names(left, right) is not None
        if not agree:
            found["name", "two persons'"][same] += 1
        for step in compare(left, right):
            if agree or step.compared not in ("prior", "name"):
                found[step.compared, step.outcome][same] += 1
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    asked = parser.parse_args()
    total: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for load in SETS.values():  # each by itself: two sets call one person by two chains
        texts = [one for one in load(asked.data) if one.half == "tune"]
        for key, counted in count(locals_of(texts, read(texts))).items():
            total[key].update(counted)
    for (compared, outcome), counted in sorted(total.items()):
        print(compared, outcome, counted[True], counted[False], sep="\t")
