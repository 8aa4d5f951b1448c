"""The document page: what its templates show of one reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.case import HeldOffice, offices_then, told
from onrecord.model import Attribution, Document, Entity, Reading, Span
from onrecord.web import wording
from onrecord.web.marks import LOW_SCORE, Run
from onrecord.web.query import Query

_QUOTATION_MARKS = '“”„"«»'
_SHORT = 160  # characters of a content in the list beside the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One attribution as the document page lists, marks and explains it."""

    attribution: Attribution
    id: str
    who: str
    entities: tuple[Entity, ...]
    printed: str  # the words of the source in the text
    content: str
    label: str
    citation: str
    href: str
    start: int
    place: float  # how far down the text it begins, percent
    match: bool
    selected: bool
    within: tuple[Outer, ...]
    offices: tuple[HeldOffice, ...]
    target: Entity | None
    claims: Mapping[str, Outer]  # attribution's id -> who says what rests on it
    utterance: str | None = None  # the saying that other documents report, too
    others: int = 0  # of them

    @property
    def short(self) -> str:
        """The beginning of the content, for the list."""
        return self.content[:_SHORT]

    @property
    def low(self) -> bool:
        """Whether the machine is not sure of it."""
        return self.attribution.score < LOW_SCORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """One attribution around another."""

    who: str
    href: str


def items(
    reading: Reading,
    query: Query,
    matches: Set[str],
    at: str | None,
    elsewhere: Mapping[str, tuple[str, int]] = MappingProxyType({}),
) -> list[Item]:
    """Prepare the attributions of a reading, in its own order.

    `elsewhere` tells by the id of an attribution which saying others report too, and how many.
    """
    entities = {entity.id: entity for entity in reading.entities}
    names = {each.id: _who(each, entities) for each in reading.attributions}
    document_id = reading.document.id  # hashed from the whole text whenever it is asked for
    hrefs = {key: passage(document_id, key, query) for key in names}
    outer = {key: Outer(who=names[key], href=hrefs[key]) for key in names}
    found = []
    for each in reading.attributions:
        key, start = each.id, _start(each)
        utterance, others = elsewhere.get(key, (None, 0))
        offices = offices_then(each, entities, reading.document.published)
        found.append(
            Item(
                attribution=each,
                id=key,
                who=names[key],
                entities=tuple(entities[e] for e in each.entities if e in entities),
                printed=joined(each.source),
                content=joined(each.content),
                label=" · ".join(
                    (names[key], _kind(each), wording.said(each.said), *map(told, each.decided))
                ),
                citation=_citation(each, names, reading.document),
                href=hrefs[key],
                start=start,
                place=round(100 * start / max(len(reading.document.text), 1), 2),
                match=key in matches,
                selected=key == at,
                within=tuple(outer[chained] for chained in each.chain if chained in outer),
                offices=offices,
                target=entities.get(each.target or ""),
                claims=outer,
                utterance=utterance,
                others=others,
            )
        )
    return found


def run_classes(run: Run, found: Sequence[Item]) -> str:
    """Add to the marks of a run whether it is of the selected attribution."""
    on = "on" if any(found[n].selected for n in run.numbers) else ""
    return " ".join(filter(None, (run.classes, run.layout, on)))


def passage(document_id: str, attribution_id: str, query: Query) -> str:
    """Word the address of a passage; the fragment lands there without JavaScript."""
    path = query.address(f"/documents/{document_id}", at=attribution_id)
    return f"{path}#a-{attribution_id}"


def cite(content: str, who: str, said: str, where: str) -> str:
    """Word a citation of one attribution; `where` is the document."""
    words = content.strip(_QUOTATION_MARKS)
    return f"“{words}” {who}, said {said}. {where}."


def place(title: str | None, publisher: str | None, published: str | None) -> str:
    """Word where something stands: title, publisher, date."""
    name = f"“{title}”" if title else "Untitled"
    return ", ".join((name, publisher or "publisher not given", wording.date(published)))


def joined(pieces: Sequence[Span]) -> str:
    """Join the pieces of a role as they are printed, with a sign where words were left out."""
    return " … ".join(piece.text for piece in pieces)


def _citation(each: Attribution, names: Mapping[str, str], document: Document) -> str:
    where = place(document.title, document.publisher, document.published)
    chain = [names[outer] for outer in reversed(each.chain) if outer in names]
    named = wording.framed(names[each.id], each) + "".join(f", according to {who}" for who in chain)
    return f"{cite(joined(each.content), named, wording.said(each.said), where)} {each.id}"


def _who(each: Attribution, entities: dict[str, Entity]) -> str:
    names = [entities[e].name for e in each.entities if e in entities]
    return " and ".join(names) or joined(each.source) or wording.NOBODY


def _kind(each: Attribution) -> str:
    return ", ".join([*wording.doing(each), str(each.kind), *wording.frame(each)])


def _start(each: Attribution) -> int:
    pieces = (*each.source, *each.cue, *each.content)
    return min((piece.start for piece in pieces), default=0)
