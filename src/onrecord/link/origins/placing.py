"""Where each document of an account has it from, by the first rule that fits.

`docs/how-origins-are-counted.md` has the rules. Every document is a node: it is an origin, or it
leads to other documents or to publishers that the case has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.kinds import CopyKind
from onrecord.link.origins.ground import PUBLIC, Ground, How
from onrecord.link.origins.official import class_of, is_official
from onrecord.link.origins.rows import LinkedDocument
from onrecord.link.origins.tellings import Telling

# Characters that a copy shares at least, besides quotations: a source named alike is none.
_COPIED = 65


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What is known of two documents that share text."""

    kind: str
    first: int | None  # row of the one that was first
    plain: float = 1_000.0  # characters of the longest shared passage, without what both quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of documents and attributions besides their words.

    `copies` by the rows of two documents, the smaller first; `said`: row of a direct attribution
    -> number of its utterance.
    """

    copies: Mapping[tuple[int, int], Copied]
    said: Mapping[int, int]


@dataclass(slots=True, kw_only=True)
class Node:
    """One document of the account on its way to an origin."""

    document: LinkedDocument
    own: str | None
    tellings: list[Telling]
    how: How = How.UNTOLD
    ground: Ground | None = None
    to: list[int] = field(default_factory=list)  # places of nodes
    outside: list[Ground] = field(default_factory=list)  # publishers that the case has not
    cites: list[int] = field(default_factory=list)  # every node that it names, whatever it is
    day: tuple[str, str] | None = None
    kind: How | None = None  # of a public occasion

    @property
    def grounds(self) -> list[Ground]:
        """What its tellings say of how it got them."""
        return [ground for telling in self.tellings for ground in telling.grounds]

    def unnamed(self, how: How | None = None) -> bool:
        """Whether whoever says it has no name, in the tellings that rest on one kind of ground."""
        told = [t for t in self.tellings if how is None or any(g.how is how for g in t.grounds)]
        named = any(t.persons for t in told if not t.unnamed)
        return any(t.unnamed for t in told) and not named


def nodes_of(tellings: Sequence[Telling]) -> list[Node]:
    """Put tellings together by their documents, the earliest first."""
    of: dict[int, Node] = {}
    for one in sorted(tellings, key=lambda each: (each.document.id, each.start)):
        node = of.setdefault(
            one.document.row, Node(document=one.document, own=one.own, tellings=[])
        )
        node.tellings.append(one)
    return sorted(of.values(), key=_when)


def _when(node: Node) -> tuple[str, str]:
    return node.document.published or "9999", node.document.id


def place(nodes: Sequence[Node], at: int, known: Known) -> None:
    """Say where a document has it from, by the first rule that fits."""
    _cite(nodes, at)
    any(rule(nodes, at, known) for rule in _RULES)


def _as_version(nodes: Sequence[Node], at: int, known: Known) -> bool:
    return _leads(nodes[at], How.VERSION, _version_of(nodes, at, known.copies))


def _as_text(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    node = nodes[at]
    if not is_official(node.document, node.tellings):
        return False
    node.how, node.kind = How.TEXT, class_of(node.document)
    node.day = _day(node)
    return True


def _as_interview(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    node = nodes[at]
    if not _rests(node, How.INTERVIEW):
        return False
    if node.unnamed(How.INTERVIEW):
        node.how = How.UNNAMED
    return True


def _as_copy(nodes: Sequence[Node], at: int, known: Known) -> bool:
    return _leads(nodes[at], How.COPY, _copied_from(nodes, at, known.copies))


def _as_citation(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    node = nodes[at]
    if not _rests(node, How.CITES):
        return False
    node.to = list(node.cites)
    node.outside = [] if node.to else _foremost(node.grounds)
    return True


def _as_public(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    node = nodes[at]
    if not _rests(node, *PUBLIC):
        return False
    node.kind, node.day = node.how, _day(node)
    return True


def _as_media(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    return _rests(nodes[at], How.MEDIA) or _rests(nodes[at], How.SOMEBODY)


def _as_told_again(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    return _leads(nodes[at], How.VERSION, _own_earlier(nodes, at))


def _as_translation(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    foreign = any(telling.foreign for telling in nodes[at].tellings) and len(nodes) > 1
    return _leads(nodes[at], How.TRANSLATION, [0 if at else 1] if foreign else [])


def _as_retold(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    return _leads(nodes[at], How.RETOLD, _recalled(nodes, at))


def _as_unnamed(nodes: Sequence[Node], at: int, known: Known) -> bool:
    del known
    if not nodes[at].unnamed():
        return False
    nodes[at].how = How.UNNAMED
    return True


def _as_quotation(nodes: Sequence[Node], at: int, known: Known) -> bool:
    return _leads(nodes[at], How.QUOTED, _quoted_from(nodes, at, known.said))


_RULES = (
    _as_version,
    _as_text,
    _as_interview,
    _as_copy,
    _as_citation,
    _as_public,
    _as_media,
    _as_told_again,
    _as_translation,
    _as_retold,
    _as_unnamed,
    _as_quotation,
)


def _leads(node: Node, how: How, to: list[int]) -> bool:
    """Let a document lead to others, if there are any."""
    if to:
        node.how, node.to = how, to
    return bool(to)


def _rests(node: Node, *hows: How) -> bool:
    """Let a document rest on its first ground of some kinds, if it has one."""
    found = next((ground for ground in node.grounds if ground.how in hows), None)
    if found:
        node.how, node.ground = found.how, found
    return found is not None


def _cite(nodes: Sequence[Node], at: int) -> None:
    """Find the documents meant by the publishers that a document names: not later, else any."""
    node = nodes[at]
    for ground in node.grounds:
        if ground.how is not How.CITES:
            continue
        meant = [to for to, other in enumerate(nodes) if to != at and other.own == ground.key]
        before = [to for to in meant if to < at]
        chosen = before[-1:] or meant[:1]
        node.cites += [to for to in chosen if to not in node.cites]


def _foremost(grounds: Iterable[Ground]) -> list[Ground]:
    """Give the publisher that is named first, by the ground that tells most of it."""
    found: dict[str, Ground] = {}
    for one in grounds:
        if one.how is not How.CITES:
            continue
        key = one.key or ""
        if key not in found or (one.told and not found[key].told):
            found[key] = one
    return list(found.values())[:1]


def _pair(one: Node, other: Node) -> tuple[int, int]:
    rows = sorted((one.document.row, other.document.row))
    return rows[0], rows[1]


def _version_of(
    nodes: Sequence[Node], at: int, copies: Mapping[tuple[int, int], Copied]
) -> list[int]:
    for to in range(at):
        copied = copies.get(_pair(nodes[at], nodes[to]))
        if copied and copied.kind == CopyKind.VERSION and nodes[to].own == nodes[at].own:
            return [to]
    return []


def _copied_from(
    nodes: Sequence[Node], at: int, copies: Mapping[tuple[int, int], Copied]
) -> list[int]:
    """Give the first document whose text another one prints; what both print is no copy."""
    own = nodes[at].document.row
    for to, other in enumerate(nodes):
        copied = copies.get(_pair(nodes[at], other)) if to != at else None
        if copied is None or copied.kind in {CopyKind.COMMON, CopyKind.VERSION}:
            continue
        if copied.plain < _COPIED:
            continue
        first = copied.first if copied.first is not None else nodes[min(at, to)].document.row
        if first != own:
            return [to]
    return []


def _own_earlier(nodes: Sequence[Node], at: int) -> list[int]:
    own = nodes[at].own
    return [to for to in range(at) if own and nodes[to].own == own][:1]


def _recalled(nodes: Sequence[Node], at: int) -> list[int]:
    """Give the earlier document of a saying that a document says was said long ago."""
    node = nodes[at]
    out = (node.document.published or "")[:10]
    for telling in node.tellings:
        for one in telling.attributions:
            old = one.dated and one.until and out and one.until[:4] < out[:4]
            if old and at:
                return [0]
    return []


def _quoted_from(nodes: Sequence[Node], at: int, said: Mapping[int, int]) -> list[int]:
    """Give a document from which words were taken: a text, or another paper's interview."""
    ours = _said(nodes[at], said)
    for to, other in enumerate(nodes):
        if to == at or not ours & _said(other, said):
            continue
        interview = any(ground.how is How.INTERVIEW for ground in other.grounds) and to < at
        if is_official(other.document, other.tellings) or interview:
            return [to]
    return []


def _said(node: Node, said: Mapping[int, int]) -> set[int]:
    rows = (one.row for telling in node.tellings for one in telling.attributions)
    return {said[row] for row in rows if row in said}


def _day(node: Node) -> tuple[str, str] | None:
    """Give the day on which it was said, where the text tells it to the day."""
    for telling in node.tellings:
        for one in telling.attributions:
            if one.dated and one.since and one.until and one.since == one.until:
                return one.since, one.until
    if node.how is How.TEXT and node.document.published:
        return (node.document.published[:10],) * 2
    return None
