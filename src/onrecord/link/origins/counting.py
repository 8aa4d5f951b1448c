"""Count the independent origins of an account, and say step by step how.

`docs/how-origins-are-counted.md` has the rules. Every document of the account is a node: it is an
origin, or it leads to other documents or publishers, by the first rule that fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.origins.ground import Ground, How
from onrecord.link.origins.placing import Known, Node, nodes_of, place
from onrecord.link.origins.tellings import Telling

# Characters that a copy shares at least, besides quotations: a source named alike is none.
_COPIED = 65
RULES = {
    How.INTERVIEW: "An interview is an origin; two papers' interviews are two.",
    How.SOMEBODY: "An interview with nobody named: perhaps an origin.",
    How.BRIEFING: "What all could attend is one origin, however many papers were there.",
    How.SPEECH: "What all could attend is one origin, however many papers were there.",
    How.STATEMENT: "A written statement is one origin for all who print it.",
    How.POST: "A public post is one origin for all who print it.",
    How.TEXT: "A transcript or statement in the case is the origin of what is quoted from it.",
    How.UNNAMED: "Unnamed sources cannot be told apart: at least one, at most one a paper.",
    How.UNTOLD: "No source told: it may have been there; at least one for all of these together.",
    How.CITES: "Who names the publisher it has it from adds none.",
    How.MEDIA: "Who names media in general adds none.",
    How.COPY: "A copy adds none, credited or not, in full or in part.",
    How.VERSION: "A newer report of the same publisher adds none.",
    How.TRANSLATION: "A report in another language of what the case has adds none.",
    How.RETOLD: "An old saying told again adds none.",
    How.QUOTED: "Words that stand in a text or an interview of the case add none.",
}
_RING = "Documents that lead only to one another: none to one origin."


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one document adds, by which rule; without a document: a publisher outside the case."""

    document: str | None
    name: str | None
    publisher: str | None
    published: str | None
    how: How
    words: str | None  # of the document, that tell it
    of: tuple[str, ...] = ()  # documents that it leads to
    of_publishers: tuple[str, ...] = ()
    ring: bool = False  # it leads to nothing but documents that lead back
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The origins of an account."""

    least: int
    most: int
    circular: bool
    single_unnamed: bool
    path: tuple[Step, ...]


def count(
    tellings: Sequence[Telling],
    known: Known,
    only: Iterable[int] | None = None,
) -> Counted:
    """Count the origins of some tellings that are one account.

    Args:
        tellings: In any order.
        known: What is known of their documents and attributions.
        only: Rows of documents whose origins are asked for; None for all.
    """
    nodes = nodes_of(tellings)
    for at in range(len(nodes)):
        place(nodes, at, known)
    asked = set(range(len(nodes)))
    if only is not None:
        rows = set(only)
        asked = _reached(nodes, {at for at, n in enumerate(nodes) if n.document.row in rows})
    return _sum(nodes, sorted(asked))


# Summing up ----------------------------------------------------------------------------------


def _reached(nodes: Sequence[Node], begin: set[int]) -> set[int]:
    found, left = set(begin), list(begin)
    while left:
        for to in nodes[left.pop()].to:
            if to not in found:
                found.add(to)
                left.append(to)
    return found


def _sum(nodes: Sequence[Node], asked: Sequence[int]) -> Counted:
    chosen = [nodes[at] for at in asked]
    rings = _rings(nodes, asked)
    in_ring = {at for ring in rings for at in ring}
    interviews = {n.own or n.document.id for n in chosen if n.how is How.INTERVIEW}
    unnamed = {n.own or n.document.id for n in chosen if n.how is How.UNNAMED}
    unknown = {n.own or n.document.id for n in chosen if n.how in {How.UNTOLD, How.SOMEBODY}}
    for node in chosen:
        for ground in node.outside:
            key = ground.key or ""
            where = unnamed if node.unnamed() else interviews if ground.told else unknown
            where.add(key)
    unknown -= interviews | unnamed
    unnamed -= interviews
    occasions = _occasions(chosen)
    media = any(n.how is How.MEDIA for n in chosen)
    sure = len(interviews) + max(occasions, default=0)
    most = len(interviews) + sum(occasions) + len(unnamed) + len(unknown) + len(rings)
    return Counted(
        least=sure or int(bool(unnamed or unknown)),
        most=most or int(media),
        circular=bool(rings) or _is_circular(chosen, nodes),
        single_unnamed=len(unnamed) == 1 and most == 1,
        path=tuple(_steps(nodes, asked, in_ring)),
    )


def _rings(nodes: Sequence[Node], asked: Sequence[int]) -> list[set[int]]:
    """Give the groups of documents that lead to nothing but one another."""
    lost = {at for at in asked if nodes[at].to and not _grounded(nodes, at)}
    rings: list[set[int]] = []
    for at in sorted(lost):
        near = _reached(nodes, {at})
        joined = [ring for ring in rings if ring & near]
        rings = [ring for ring in rings if not ring & near]
        rings.append(near.union(*joined))
    return rings


def _grounded(nodes: Sequence[Node], at: int) -> bool:
    return any(not nodes[to].to for to in _reached(nodes, {at}))


def _is_circular(chosen: Sequence[Node], nodes: Sequence[Node]) -> bool:
    """Whether a publisher cites another that cites it, over however many."""
    edges: dict[str, set[str]] = {}
    for node in chosen:
        for to in node.cites:
            other = nodes[to].own
            if node.own and other and node.own != other:
                edges.setdefault(node.own, set()).add(other)
    return any(_returns(edges, start) for start in edges)


def _returns(edges: Mapping[str, set[str]], start: str) -> bool:
    seen: set[str] = set()
    left = list(edges.get(start, ()))
    while left:
        at = left.pop()
        if at == start:
            return True
        if at not in seen:
            seen.add(at)
            left += edges.get(at, ())
    return False


def _occasions(chosen: Iterable[Node]) -> list[int]:
    """Count the public occasions of each kind: those on days that cannot be one are several."""
    days: dict[How, list[tuple[str, str]]] = {}
    for node in chosen:
        if node.kind is not None:
            days.setdefault(node.kind, [])
            if node.day:
                days[node.kind].append(node.day)
    return [max(1, _apart(each)) for each in days.values()]


def _apart(days: Iterable[tuple[str, str]]) -> int:
    """Count how many intervals at most do not overlap one another."""
    number, last = 0, ""
    for since, until in sorted(days, key=lambda day: day[1]):
        if since > last:
            number, last = number + 1, until
    return number


def _steps(nodes: Sequence[Node], asked: Sequence[int], in_ring: set[int]) -> Iterator[Step]:
    outside: dict[str, Step] = {}
    for at in asked:
        node = nodes[at]
        to = [nodes[each] for each in node.to]
        names = [each.document.publisher or each.document.name for each in to]
        names += [one.name for one in node.outside if one.name]
        yield _step(
            node,
            node.how,
            node.ground,
            of=tuple(each.document.id for each in to),
            of_publishers=tuple(dict.fromkeys(names)),
            ring=at in in_ring,
        )
        for ground in node.grounds:
            if ground.how is How.MEDIA and node.how is How.CITES:
                yield _step(node, How.MEDIA, ground)
        for one in node.outside:
            outside.setdefault(one.key or "", _outside(one, unnamed=node.unnamed()))
    yield from outside.values()


def _step(
    node: Node,
    how: How,
    ground: Ground | None,
    *,
    of: tuple[str, ...] = (),
    of_publishers: tuple[str, ...] = (),
    ring: bool = False,
) -> Step:
    document = node.document
    return Step(
        document=document.id,
        name=document.name,
        publisher=document.publisher,
        published=document.published,
        how=how,
        words=document.text[ground.start : ground.end] if ground else None,
        of=of,
        of_publishers=of_publishers,
        ring=ring,
        rule=_RING if ring else RULES[how],
    )


def _outside(ground: Ground, *, unnamed: bool) -> Step:
    how = How.UNNAMED if unnamed else How.INTERVIEW if ground.told else How.UNTOLD
    return Step(
        document=None,
        name=None,
        publisher=ground.name,
        published=None,
        how=how,
        words=None,
        rule=RULES[how],
    )
