"""Everybody and everything in a document, and whom each name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.grammar.text import TextView
from onrecord.model import Document, EntityKind, Tagged
from onrecord.model import Span as Piece
from onrecord.resolve.coref import bodies
from onrecord.resolve.coref import persons as people
from onrecord.resolve.coref.bodies import Bodies
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.persons import Persons
from onrecord.resolve.coref.pronoun_forms import GENDERS
from onrecord.resolve.coref.unnamed_entities import UnnamedEntities
from onrecord.resolve.names import governments, kind_by_vote, metonyms, parties, recover, repair
from onrecord.resolve.names.mentions import Name, Names
from onrecord.resolve.names.persons import parse
from onrecord.resolve.offices import Title, after, before

MOST_AUTHORS = 64  # of one document; more are a list of names


@dataclass(slots=True, kw_only=True)
class Entities:
    """The named drafts of a document, and those without a name as they are met."""

    names: Names
    people: Persons
    groups: Bodies
    titles: dict[int, Title]
    places: frozenset[str]
    authors: list[EntityDraft]
    publisher: str | None = None
    unnamed: UnnamedEntities = field(default_factory=UnnamedEntities)

    def meant(self, name: Name) -> EntityDraft | None:
        """Whom a name means; None where two fit equally."""
        return self.people.meant.get(name.start) or self.groups.meant.get(name.start)

    def firsts(self) -> dict[int, int]:
        """Index of the first word of the title before a name, by the name's start."""
        return {start: title.first for start, title in self.titles.items()}

    def country_behind(self, name: Name) -> EntityDraft | None:
        """The country that a seat of government speaks for: "Beijing said"."""
        return metonyms.behind(self.groups, name)

    def person(self, written: str) -> EntityDraft:
        """The person of a full name, begun if the text does not have it."""
        shape = parse(written)
        for draft in self.people.drafts:
            if draft.parsed and draft.parsed.parts == shape.parts:
                return draft
        draft = EntityDraft(label=written, kind=EntityKind.PERSON, parsed=shape)
        self.people.drafts.append(draft)
        return draft

    def introduce(self, written: str) -> EntityDraft:
        """The person whom a title introduces in full, and the text then calls by one name."""
        shape = parse(written)
        bare = [
            draft
            for draft in self.people.drafts
            if draft.parsed and not draft.parsed.full and draft.parsed.family in shape.short
        ]
        if len(bare) == 1:
            bare[0].label, bare[0].parsed = written, shape
        return self.person(written)

    def admit(self, draft: EntityDraft) -> None:
        """Take in somebody who was only described until then, and now speaks or is meant."""
        if draft.described_only:
            draft.described_only = False
            draft.label = self.unnamed.fresh(draft.label)
            self.unnamed.add(draft)

    def own_publisher(self) -> EntityDraft | None:
        """Who put the document out: "this newspaper"."""
        return self.groups.add(self.publisher, EntityKind.PUBLISHER) if self.publisher else None

    def all(self) -> list[EntityDraft]:
        """Every draft, in no order."""
        return [*self.people.drafts, *self.groups.drafts, *self.unnamed.drafts]


def gather(
    document: Document,
    layout: TextView,
    tagged: Tagged,
    sources: Iterable[Piece],
    labels: list[Name],
) -> Entities:
    """Find the names of a document and group them.

    Args:
        document: the document.
        layout: its words and divisions.
        tagged: its names as tagged.
        sources: the source pieces of its attributions.
        labels: the persons in the labels of live turns.
    """
    mended = repair.mend(layout, tagged.names).all
    names = Names([*labels, *_outside(labels, mended)])
    closed = repair.laws_and_events(layout, tagged.names)
    found = recover.of_sources(layout, names, sources)
    names = Names([*names.all, *(name for name in found if not closed.covering(name.start))])
    names = kind_by_vote.settle(layout, names)
    names = Names([*names.all, *recover.bracketed(layout, names)])
    found = recover.missed(layout, names, document.byline)
    names = Names([*names.all, *(name for name in found if not closed.covering(name.start))])
    lands = (EntityKind.PLACE, EntityKind.COUNTRY)
    places = frozenset(name.text for name in names.all if name.kind in lands)
    names = Names([*names.all, *governments.acting(layout, names, places)])
    names = Names([*names.all, *parties.of_people(layout, names)])
    persons = [name for name in names.all if name.kind is EntityKind.PERSON]
    others = [name for name in names.all if name.kind is not EntityKind.PERSON]
    titles = {name.start: _title(layout, names, name, places) for name in persons}
    known = people.gather(layout, persons, titles)
    entities = Entities(
        names=names,
        people=known,
        groups=bodies.gather(layout, others),
        titles=titles,
        places=places,
        authors=[],
        publisher=document.publisher,
    )
    entities.authors = list(map(entities.person, document.byline[:MOST_AUTHORS]))
    metonyms.settle(layout, names, entities.groups)
    _learn_genders(layout, entities)
    return entities


def _outside(labels: list[Name], names: Iterable[Name]) -> list[Name]:
    """The names that share no word with that of a live turn's label, which is sure."""
    taken = Names(labels)
    return [
        name
        for name in names
        if not (taken.covering(name.start) or taken.within(name.start, name.end))
    ]


def _title(layout: TextView, names: Names, name: Name, places: frozenset[str]) -> Title:
    title = before(layout, name.first, name.end, places)
    if title.noun is None:
        beside = after(layout, name.last, places)
        if beside and beside.noun and not _of_another(names, beside, name):
            return Title(
                first=title.first,
                noun=beside.noun,
                gender=title.gender or beside.gender,
                honorific=title.honorific,
                words=beside.words,
                office=beside.office,
            )
    return title


def _of_another(names: Names, title: Title, name: Name) -> bool:
    """Whether a post after a name leads on to the next one: "Reyes, Mayor Luis Tan and ..."."""
    if title.office is None:
        return False
    evidence = title.office.evidence
    inside = names.within(evidence.start, evidence.end + 2)
    return any(other.kind is EntityKind.PERSON and other is not name for other in inside)


def _learn_genders(layout: TextView, entities: Entities) -> None:
    """Let "she" tell the gender of the only person named in its sentence, or the one before."""
    here: dict[int, dict[int, EntityDraft]] = {}
    for name in entities.names.all:
        draft = entities.people.meant.get(name.start)
        if draft:
            here.setdefault(layout.sentence(name.start), {})[id(draft)] = draft
    heard: dict[int, Counter[str]] = {}
    for word in layout.words:
        gender = GENDERS.get(word.lower)
        if gender is None or entities.names.covering(word.start) or layout.quoted(word.start):
            continue
        sentence = layout.sentence(word.start)
        drafts = here.get(sentence) or here.get(sentence - 1) or {}
        if len(drafts) == 1:
            heard.setdefault(next(iter(drafts)), Counter())[gender] += 1
    for draft in entities.people.drafts:
        counted = heard.get(id(draft))
        if counted and draft.gender is None:
            best, count = counted.most_common(1)[0]
            if count >= 0.75 * counted.total():
                draft.gender = best
