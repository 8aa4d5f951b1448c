"""How well mentions are gathered into chains: MUC, B3, CEAF-e and their mean, the CoNLL F1.

Definitions are those of Vilain et al. 1995, Bagga and Baldwin 1998 and Luo 2005 (entities, phi 4),
with mentions of one side alone counted as Pradhan et al. 2014 do. Counts of many documents add up.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Chain = AbstractSet[Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Numerators and denominators of one measure."""

    recalled: float = 0.0
    gold: float = 0.0
    precise: float = 0.0
    found: float = 0.0

    def __add__(self, other: Part) -> Part:
        """Add the counts of another document."""
        return Part(
            recalled=self.recalled + other.recalled,
            gold=self.gold + other.gold,
            precise=self.precise + other.precise,
            found=self.found + other.found,
        )

    @property
    def f1(self) -> float:
        """In percent; 0 where nothing is right."""
        recall = self.recalled / self.gold if self.gold else 0.0
        precision = self.precise / self.found if self.found else 0.0
        both = recall + precision
        return 200 * recall * precision / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The three measures of one document, or of many added up."""

    muc: Part
    b3: Part
    ceaf: Part

    def __add__(self, other: Scored) -> Scored:
        """Add the counts of another document."""
        return Scored(muc=self.muc + other.muc, b3=self.b3 + other.b3, ceaf=self.ceaf + other.ceaf)

    @property
    def conll(self) -> float:
        """The mean of the three F1, in percent."""
        return (self.muc.f1 + self.b3.f1 + self.ceaf.f1) / 3


def score(gold: Sequence[Chain], found: Sequence[Chain]) -> Scored:
    """Compare the chains of one document; no mention stands in two chains of one side."""
    in_found = {mention: number for number, chain in enumerate(found) for mention in chain}
    in_gold = {mention: number for number, chain in enumerate(gold) for mention in chain}
    return Scored(
        muc=_both(_links(gold, in_found), _links(found, in_gold)),
        b3=_both(_shared(gold, found, in_found), _shared(found, gold, in_gold)),
        ceaf=_entities(gold, found),
    )


def total(scores: Iterable[Scored]) -> Scored:
    """Add up many documents."""
    empty = Scored(muc=Part(), b3=Part(), ceaf=Part())
    return sum(scores, empty)


def _both(recall: tuple[float, float], precision: tuple[float, float]) -> Part:
    return Part(recalled=recall[0], gold=recall[1], precise=precision[0], found=precision[1])


def _links(chains: Sequence[Chain], other: Mapping[Hashable, int]) -> tuple[float, float]:
    """Links of chains that the other side has too, and all of them."""
    kept = whole = 0
    for chain in chains:
        parts = {other[mention] for mention in chain if mention in other}
        alone = sum(mention not in other for mention in chain)
        kept += len(chain) - len(parts) - alone
        whole += len(chain) - 1
    return kept, whole


def _shared(
    chains: Sequence[Chain], others: Sequence[Chain], other: Mapping[Hashable, int]
) -> tuple[float, float]:
    """For every mention the share of its chain that is with it in the other side too."""
    right = 0.0
    for chain in chains:
        for mention in chain:
            if mention in other:
                right += len(chain & others[other[mention]]) / len(chain)
    return right, sum(map(len, chains))


def _entities(gold: Sequence[Chain], found: Sequence[Chain]) -> Part:
    """How alike the chains are when paired one to one as well as can be."""
    alike = [[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in gold]
    best = best_pairing(alike)
    return Part(recalled=best, gold=len(gold), precise=best, found=len(found))


def best_pairing(values: Sequence[Sequence[float]]) -> float:
    """The greatest sum of values with one a row and one a column at most (Kuhn and Munkres)."""
    if not values or not values[0]:
        return 0.0
    if len(values) > len(values[0]):
        values = [list(column) for column in zip(*values, strict=True)]
    rows, columns = len(values), len(values[0])
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # column -> row, counted from 1; 0 is free
    for row in range(1, rows + 1):
        taken[0] = row
        _augment(values, by_row, by_column, taken)
    return sum(values[row - 1][at - 1] for at, row in enumerate(taken) if at and row)


def _augment(
    values: Sequence[Sequence[float]],
    by_row: list[float],
    by_column: list[float],
    taken: list[int],
) -> None:
    """Give the row that waits in column 0 a column, along the cheapest way of exchanges."""
    columns = len(by_column) - 1
    least = [float("inf")] * (columns + 1)
    before = [0] * (columns + 1)
    seen = [False] * (columns + 1)
    here = 0
    while taken[here]:
        seen[here] = True
        row, step, there = taken[here], float("inf"), 0
        for column in range(1, columns + 1):
            if seen[column]:
                continue
            cost = -values[row - 1][column - 1] - by_row[row] - by_column[column]
            if cost < least[column]:
                least[column], before[column] = cost, here
            if least[column] < step:
                step, there = least[column], column
        for column in range(columns + 1):
            if seen[column]:
                by_row[taken[column]] += step
                by_column[column] -= step
            else:
                least[column] -= step
        here = there
    while here:
        taken[here] = taken[before[here]]
        here = before[here]
