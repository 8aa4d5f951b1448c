"""A network as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST = 150  # edges; more are a hairball
STEPS = 3  # outwards, at most


class Relation(StrEnum):
    """What an edge stands for."""

    ACT = "act"  # says something towards: its kind is the act
    QUOTES = "quotes"
    CITES = "cites"  # a publisher names another as its source
    TIE = "tie"  # its kind is that of the tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which part of the network; None does not ask."""

    around: str | None = None  # name, alias or id; None: the strongest edges of all
    steps: int = 1
    relation: Relation | None = None
    kind: str | None = None  # an act, or a kind of tie
    since: str | None = None  # ISO dates, in which it was said or put out; inclusive
    until: str | None = None
    unnamed: bool = False  # show unnamed sources, too
    most: int = MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Somebody, or a publisher, with its place in the square from -1 to 1."""

    who: int
    id: str  # of the entity; "publisher ..." where no entity is joined to it
    name: str
    kind: str
    steps: int | None  # from whom the network is around
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What leads from one node to another, counted."""

    id: str
    one: int
    other: int
    relation: Relation
    kind: str
    weight: int  # attributions, or times that a tie is told
    documents: int
    first: str | None  # ISO days, when it was said, or put out where that is not told
    last: str | None
    since: str | None  # of a tie, as told
    until: str | None

    @property
    def directed(self) -> bool:
        """Whether it reads in one direction alone."""
        return self.kind not in _BOTH_WAYS

    @property
    def start(self) -> str | None:
        """The first day that it holds on, as far as it is told; else that it was told on."""
        return _filled(self.since, "-01-01", "-01") or self.first

    @property
    def end(self) -> str | None:
        """The last day; a month ends on its 28th at least."""
        if self.since and not self.until:
            return None
        return _filled(self.until, "-12-31", "-28") or self.last


_BOTH_WAYS = frozenset({"met with", "spouse of", "sibling of", "kin of", "ally of", "rival of"})


def _filled(date: str | None, year: str, month: str) -> str | None:
    """Fill a partial date up to a day."""
    if not date:
        return None
    return date[:10] + {4: year, 7: month}.get(len(date), "")
