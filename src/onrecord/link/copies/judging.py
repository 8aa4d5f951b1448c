"""What pairs that share text are: copy, partial, version or common text; whose words; who first."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.kinds import CopyKind
from onrecord.link.copies.credits import is_own
from onrecord.link.copies.direction import Party, first
from onrecord.link.copies.stretches import Stretch, deep, share_covered

MOST = 0.5  # of the words of a document: then it is a copy, or a version
NEARLY_ALL = 0.8  # of the shared text, that stands elsewhere, too
_PART = 0.7  # of the words of a document, at most, that an excerpt of it has
_SERIES = 2  # other documents of the publisher that have the same text: then it is the series'


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents that share text, by their rows, as `comparing` found them."""

    one: int
    other: int
    contained: tuple[float, float]
    covered: tuple[float, float]
    quoted: float
    passages: tuple[tuple[Stretch, Stretch], ...]

    def stretches(self, row: int) -> tuple[Stretch, ...]:
        """Give where the passages stand in one of the two."""
        return tuple(found[0 if row == self.one else 1] for found in self.passages)

    def covered_of(self, row: int) -> float:
        """Give the share of the words of one of the two that stand in passages."""
        return self.covered[0 if row == self.one else 1]

    def beside(self, row: int) -> int:
        """Give the other one of the two."""
        return self.other if row == self.one else self.one


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What became of a pair."""

    pair: Pair
    kind: CopyKind
    document: int  # the one of which more is contained in the other
    first: int | None
    wire: str | None


class Judge:
    """All pairs around some documents, so that each is judged by what stands beside it."""

    def __init__(self, pairs: Iterable[Pair], parties: Mapping[int, Party]) -> None:
        """Take pairs: every one of each document that is to be judged, and of those beside it."""
        self._parties = parties
        self._around: defaultdict[int, dict[int, Pair]] = defaultdict(dict)
        for pair in pairs:
            self._around[pair.one][pair.other] = pair
            self._around[pair.other][pair.one] = pair
        self._series: dict[int, tuple[Stretch, ...]] = {}
        self._wires: dict[int, str | None] = {}

    def shared_wire(self, row: int) -> str | None:
        """Name whom those credit with whom a document that credits nobody shares its text.

        One step is taken and no more: what was told by sharing tells nobody else.
        """
        if row not in self._wires:
            self._wires[row] = self._shared_wire(row)
        return self._wires[row]

    def _shared_wire(self, row: int) -> str | None:
        own = self._parties[row]
        if own.credited:
            return None
        named = {
            credited
            for beside, pair in self._around[row].items()
            if pair.covered_of(row) >= MOST and pair.quoted < NEARLY_ALL
            if (credited := self._parties[beside].credited)
        }
        if len(named) != 1 or is_own(next(iter(named)), own.publisher or ""):
            return None
        return named.pop()

    def judge(self, pair: Pair) -> Judged:
        """Judge one pair."""
        one, other = self._parties[pair.one], self._parties[pair.other]
        kind = self._kind(pair, one, other)
        came_first = first(one, other) if _has_direction(kind, one, other) else None
        if came_first is None and kind is CopyKind.COPY:
            came_first = _excerpted(pair, one, other)
        return Judged(
            pair=pair,
            kind=kind,
            document=_more_contained(pair, one, other),
            first=came_first.row if came_first else None,
            wire=None if kind is CopyKind.COMMON else self._wire(one, other),
        )

    def _kind(self, pair: Pair, one: Party, other: Party) -> CopyKind:
        if is_same(one.publisher, other.publisher):
            if self._is_of_series(pair):
                return CopyKind.COMMON
            return CopyKind.VERSION if max(pair.covered) >= MOST else CopyKind.PARTIAL
        if (one.is_source and other.is_source) or self._is_printed_by_both(pair):
            return CopyKind.COMMON
        return CopyKind.COPY if max(pair.covered) >= MOST else CopyKind.PARTIAL

    def _is_printed_by_both(self, pair: Pair) -> bool:
        """Tell whether the shared text is quoted by both, or stands in a source beside both."""
        if pair.quoted >= NEARLY_ALL:
            return True
        if self._parties[pair.one].is_source or self._parties[pair.other].is_source:
            return False
        return any(
            share_covered(pair.stretches(pair.one), self._shared_with(pair.one, row)) >= NEARLY_ALL
            for row in self._around[pair.one]
            if self._parties[row].is_source and row in self._around[pair.other]
        )

    def _shared_with(self, row: int, beside: int) -> tuple[Stretch, ...]:
        return self._around[row][beside].stretches(row)

    def _is_of_series(self, pair: Pair) -> bool:
        """Tell whether the shared text is one that the publisher prints again and again."""
        return any(
            share_covered(pair.stretches(row), self._in_series(row)) >= NEARLY_ALL
            for row in (pair.one, pair.other)
        )

    def _in_series(self, row: int) -> tuple[Stretch, ...]:
        """Give what a document shares with several of its publisher that are no versions of it."""
        if row not in self._series:
            publisher = self._parties[row].publisher
            shared = [
                stretch
                for beside, pair in self._around[row].items()
                if is_same(publisher, self._parties[beside].publisher) and max(pair.covered) < MOST
                for stretch in pair.stretches(row)
            ]
            self._series[row] = deep(shared, _SERIES)
        return self._series[row]

    def _wire(self, one: Party, other: Party) -> str | None:
        named = {
            wire
            for party in (one, other)
            if (wire := party.credited or self.shared_wire(party.row))
        }
        return named.pop() if len(named) == 1 else None


def is_same(publisher: str | None, other: str | None) -> bool:
    """Tell whether two documents are known to be of one publisher."""
    return bool(publisher) and (publisher or "").casefold() == (other or "").casefold()


def _has_direction(kind: CopyKind, one: Party, other: Party) -> bool:
    """What both print from elsewhere has none, unless one of the two is where it comes from."""
    return kind is not CopyKind.COMMON or one.is_source != other.is_source


def _excerpted(pair: Pair, one: Party, other: Party) -> Party | None:
    """Give the longer of two documents where the shorter is nothing but a part of it.

    Where an agency is credited the longer may be the one that added to its text.
    """
    if one.credited or other.credited:
        return None
    if pair.covered[0] >= NEARLY_ALL and pair.covered[1] <= _PART:
        return other
    return one if pair.covered[1] >= NEARLY_ALL and pair.covered[0] <= _PART else None


def _more_contained(pair: Pair, one: Party, other: Party) -> int:
    left, right = pair.contained
    if left == right:
        return max(one, other, key=lambda party: party.id).row
    return one.row if left > right else other.row


def pairs_of(rows: Iterable[sqlite3.Row], passages: Iterable[sqlite3.Row]) -> Iterator[Pair]:
    """Put stored rows and their passages (one, other, ordinal, four offsets) together."""
    held: defaultdict[tuple[int, int], list[tuple[Stretch, Stretch]]] = defaultdict(list)
    for one, other, _, *ends in passages:
        held[one, other].append(((ends[0], ends[1]), (ends[2], ends[3])))
    for row in rows:
        one, other = int(row["one"]), int(row["other"])
        yield Pair(
            one=one,
            other=other,
            contained=(row["contained_one"], row["contained_other"]),
            covered=(row["covered_one"], row["covered_other"]),
            quoted=row["quoted"],
            passages=tuple(held[one, other]),
        )
