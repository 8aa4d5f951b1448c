"""Show what was missed, wrong or spurious, by cause, with its passage.

A cause is the first thing that would have to change: no cue was found at all, the content has
another end, its parts went to other attributions (pairing) ... Spurious is what shares neither
cue nor content with anything in the gold.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from evals.data import DEFAULT, DataMissing
from evals.scoring.causes import CAUSES, KINDS, Fault, find_faults
from evals.scoring.scores import ROLES, Comparison, Roles, characters
from evals.suites import example, polnear, seeds

AROUND = 60  # characters of the text shown before and after
SETS: dict[str, Callable[[argparse.Namespace], list[Comparison]]] = {
    "polnear": lambda asked: polnear.compare(
        asked.data, part=asked.part, limit=asked.documents, workers=asked.workers
    ),
    "example": lambda _: [one.compared for one in example.judge()],
    "seeds": lambda asked: [one.compared for one in seeds.judge(asked.data)],
}


def main(arguments: list[str] | None = None) -> int:
    """Extract, compare, print; gives the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        compared = SETS[asked.set](asked)
    except DataMissing as error:
        print(error, file=sys.stderr)
        return 2
    found = [fault for one in compared for fault in find_faults(one)]
    wanted = [fault for fault in found if _is_wanted(fault, asked)]
    print(counts(found))
    for cause in CAUSES:
        for fault in _sample([one for one in wanted if one.cause == cause], asked):
            print(f"\n{show(fault)}")
    return 0


def counts(faults: list[Fault]) -> str:
    """Tell how often each cause occurs, by kind."""
    tally = Counter((fault.cause, fault.missed, fault.kind) for fault in faults)
    lines = [f"{'':32}" + "".join(f"{kind:>10}" for kind in KINDS)]
    for cause in CAUSES:
        for missed in (True, False):
            row = [tally[cause, missed, kind] for kind in KINDS]
            name = f"{cause}, missed" if missed else cause
            lines += [f"{name:32}" + "".join(f"{n:10}" for n in row)] if any(row) else []
    return "\n".join(lines)


def show(fault: Fault) -> str:
    """One fault: where, what the gold says and what was found, then the passage."""
    lines = [f"{fault.cause}{', missed' if fault.missed else ''} | {fault.kind} | {fault.id}"]
    for name, roles in (("gold", fault.gold), ("found", fault.found)):
        lines.append(f"  {name:6}{_roles(fault.text, roles) if roles else '-'}")
    lines.append(f"  text  {_passage(fault)}")
    return "\n".join(lines)


def _roles(text: str, roles: Roles) -> str:
    return " | ".join(
        f"{role}: " + (" ... ".join(_flat(text[start:end]) for start, end in roles[role]) or "-")
        for role in ROLES
    )


def _passage(fault: Fault) -> str:
    sides = [side for side in (fault.gold, fault.found) if side]
    at = [offset for side in sides for role in ROLES for offset in characters(side[role])]
    first, last = max(0, min(at, default=0) - AROUND), max(at, default=0) + 1 + AROUND
    return _flat(fault.text[first:last])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _is_wanted(fault: Fault, asked: argparse.Namespace) -> bool:
    return asked.kind in (None, fault.kind) and asked.cause in (None, fault.cause)


def _sample(faults: list[Fault], asked: argparse.Namespace) -> list[Fault]:
    """Draw at most `n` of them, the missed first, the same ones on every run."""
    drawn = Random(asked.seed).sample(faults, len(faults))  # noqa: S311 - no secret
    return sorted(drawn, key=lambda fault: not fault.missed)[: asked.n]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals.reports.look",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("set", choices=SETS, help="what to extract and compare")
    parser.add_argument("--n", type=int, default=5, help="examples of each cause (default: 5)")
    parser.add_argument("--kind", choices=KINDS, help="only contents of this kind")
    parser.add_argument("--cause", choices=CAUSES, help="only this cause")
    parser.add_argument(
        "--part", choices=("train", "dev"), default="train", help="of polnear (default: train)"
    )
    parser.add_argument(
        "--documents", type=int, default=100, help="how many of polnear (default: 100)"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the sample (default: 0)")
    parser.add_argument("--workers", type=int, default=2, help="processes (default: 2)")
    parser.add_argument(
        "--data", type=Path, default=DEFAULT, help="folder of the data sets (default: %(default)s)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
