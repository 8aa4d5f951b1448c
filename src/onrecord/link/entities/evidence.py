"""What speaks for two names meaning one, in log odds, and where each weight comes from.

A weight is the logarithm of how much more often an observation is made of two entities that are
one than of two that are not (Fellegi and Sunter 1969). The counts stand in `weights.tsv`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One row of `weights.tsv`."""

    value: float  # natural log odds
    origin: str  # how it was measured, or that it was set by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a waterfall: what was compared, how it came out, what that weighs."""

    compared: str  # "name", "office", "organisation", "country", "company", "dates", "kin", "list"
    outcome: str  # a key of `weights.tsv`: "the same", "an initial", ...
    values: str  # which values, readable: "Ana M. Reyes / Ana Reyes"
    weight: float
    origin: str


@lru_cache(maxsize=1)
def weights() -> dict[tuple[str, str], Weight]:
    """(what is compared, outcome) -> its weight."""
    text = (files(__package__) / "weights.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {(row[0], row[1]): _weight(row) for row in (line.split("\t") for line in lines)}


def _weight(row: list[str]) -> Weight:
    if row[2]:
        return Weight(value=float(row[2]), origin="set by hand")
    same, of_same, other, of_other = map(int, row[3:7])
    value = math.log((same + 0.5) / (of_same + 1)) - math.log((other + 0.5) / (of_other + 1))
    origin = f"in {same} of {of_same} pairs of one, in {other} of {of_other} of two"
    return Weight(value=max(-6.0, min(6.0, value)), origin=origin)


def step(compared: str, outcome: str, values: str) -> Step:
    """The line for one comparison.

    Raises:
        KeyError: `weights.tsv` has no such row.
    """
    weight = weights()[compared, outcome]
    return Step(
        compared=compared,
        outcome=outcome,
        values=values,
        weight=round(weight.value, 2),
        origin=weight.origin,
    )


def total(steps: tuple[Step, ...]) -> float:
    """The log odds of a whole waterfall."""
    return round(sum(one.weight for one in steps), 2)
