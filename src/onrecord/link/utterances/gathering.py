"""Which sayings are one: groups of which every pair was checked.

Words say whether two sayings may be one; speaker and time say whether they are. Groups grow by
their surest pairs first, and only where no pair across is a stranger or in conflict, so that no
chain of half likenesses makes one saying of many. What would have joined and was stopped by that
is given back for review. The result does not depend on the order in which sayings arrive.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.link.utterances.candidates import candidates, intervals
from onrecord.link.utterances.joining import SURE_WORDS, Judgement, judge_pairs
from onrecord.link.utterances.saying import Bridge, Saying, Why
from onrecord.link.wording import Wording

SLACK = 1  # days: a day is read off by the place of the reporter as often as by the speaker's
SURE_SLACK = 3  # for many words in a row
# An official text this much longer than a saying is what it is held against, and joins none.
REFERENCE_WORDS = 60
_CONFLICTS = frozenset({Why.NUMBER, Why.NAME, Why.NEGATION, Why.SPEAKER, Why.TIME})

Pair = tuple[int, int]


class Edge(NamedTuple):
    """What a pair of sayings came to."""

    joined: bool
    why: Why | None
    score: float


class Gathered(NamedTuple):
    """Groups of places, each sorted, with the edges that were looked at."""

    groups: tuple[tuple[int, ...], ...]
    edges: dict[Pair, Edge]
    bridges: tuple[Bridge, ...]


def is_reference(saying: Saying, wording: Wording) -> bool:
    """Whether a saying is a long official text, in which other sayings are looked up."""
    return saying.official and len(wording) > REFERENCE_WORDS


def gather(sayings: Sequence[Saying], wordings: Sequence[Wording]) -> Gathered:
    """Group sayings that are one.

    Args:
        sayings: Sorted by wording and id; ids differ.
        wordings: Their words, in the same order.
    """
    left, right = candidates(sayings, wordings, SURE_SLACK)
    edges = _Edges(sayings, wordings)
    edges.ask(list(zip(left.tolist(), right.tolist(), strict=True)))
    groups, stopped = _grow(edges)
    return Gathered(groups, edges.known, _bridges(edges, stopped))


def _bridges(edges: _Edges, stopped: dict[Pair, Why]) -> tuple[Bridge, ...]:
    bridges = []
    for pair, edge in edges.known.items():
        why = stopped.get(pair) or (None if edge.joined else edge.why)
        if why:
            one, other = sorted(edges.sayings[at].id for at in pair)
            bridges.append(Bridge(one=one, other=other, why=why, score=round(edge.score, 4)))
    return tuple(sorted(bridges, key=lambda bridge: (bridge.one, bridge.other)))


class _Edges:
    """What pairs of sayings came to, each asked once."""

    def __init__(self, sayings: Sequence[Saying], wordings: Sequence[Wording]) -> None:
        self.sayings = sayings
        self.wordings = wordings
        self.known: dict[Pair, Edge] = {}
        self._since, self._until = intervals(sayings)

    def ask(self, pairs: list[Pair]) -> None:
        """Judge pairs by words, speakers and times."""
        new = [pair for pair in pairs if pair not in self.known]
        if not new:
            return
        left, right = (np.array([pair[side] for pair in new], dtype=np.int64) for side in (0, 1))
        verdicts = judge_pairs(self.wordings, left, right)
        gap = np.maximum(
            self._since[left] - self._until[right], self._since[right] - self._until[left]
        )
        for pair, verdict, days in zip(new, verdicts, gap.tolist(), strict=True):
            one, other = (self.sayings[at] for at in pair)
            self.known[pair] = _edge(one, other, verdict, days)


def _edge(one: Saying, other: Saying, verdict: Judgement, gap: int) -> Edge:
    """Say whether two sayings with one wording are one saying."""
    direct = one.direct and other.direct
    agree = bool(set(one.speakers) & set(other.speakers))
    altered = verdict.why is Why.ALTERED and direct and agree
    if not verdict.joined and not altered:
        return Edge(False, verdict.why, verdict.score)
    sure = verdict.why is Why.WORDING and direct and verdict.alike >= SURE_WORDS
    if gap > (SURE_SLACK if sure else SLACK):
        return Edge(False, Why.TIME, verdict.score)
    unknown = not one.speakers or not other.speakers
    if one.document == other.document and not (agree or unknown):
        return Edge(False, Why.SPEAKER, verdict.score)  # who cites whom, as one document has it
    if not (agree or sure or (unknown and direct and verdict.why is Why.WORDING)):
        return Edge(False, Why.SPEAKER, verdict.score)
    score = 1.0 if verdict.why is Why.WORDING else verdict.score
    return Edge(True, verdict.why, score)


def _grow(edges: _Edges) -> tuple[tuple[tuple[int, ...], ...], dict[Pair, Why]]:
    """Put groups together, surest pairs first; tells which pairs were stopped, and why."""
    sayings = edges.sayings
    apart = {at for at, s in enumerate(sayings) if is_reference(s, edges.wordings[at])}
    group: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(sayings)) if at not in apart}
    stopped: dict[Pair, Why] = {}

    def rank(pair: Pair) -> tuple[float, str, str]:
        one, other = sorted(sayings[at].id for at in pair)
        return -edges.known[pair].score, one, other

    joined = [p for p, edge in edges.known.items() if edge.joined and not apart & set(p)]
    for pair in sorted(joined, key=rank):
        one, other = group[pair[0]], group[pair[1]]
        if one == other:
            continue
        against = _against(edges, one, other)
        if against:
            stopped[pair] = against
            continue
        both = tuple(sorted(one + other))
        group.update(dict.fromkeys(both, both))
    return tuple(sorted(set(group.values()))), stopped


def _against(edges: _Edges, one: tuple[int, ...], other: tuple[int, ...]) -> Why | None:
    """Check every pair across two groups; None is that nothing speaks against them.

    Two parts of one longer wording need not share a word: both stand in a member of the groups.
    """
    across = [(min(here, there), max(here, there)) for here in one for there in other]
    edges.ask(across)
    for pair in across:
        edge = edges.known[pair]
        if edge.joined:
            continue
        if edge.why in _CONFLICTS:
            return edge.why
        if not any(_holds_both(edges, member, pair) for member in one + other):
            return Why.STRANGER
    return None


def _holds_both(edges: _Edges, member: int, pair: Pair) -> bool:
    if member in pair:
        return False
    for part in pair:
        edge = edges.known.get((min(member, part), max(member, part)))
        if not edge or edge.why is not Why.WORDING:
            return False
        if len(edges.wordings[part]) > len(edges.wordings[member]):
            return False
    return True
