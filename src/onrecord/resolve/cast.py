"""Everybody and everything in a document, and whom each name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Document, EntityKind, Tagged
from onrecord.model import Span as Piece
from onrecord.resolve import groups, mended, missed, people
from onrecord.resolve.figures import Figure
from onrecord.resolve.groups import Groups
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import countries, fold
from onrecord.resolve.mentions import Name, Names
from onrecord.resolve.names import parse
from onrecord.resolve.offices import Title, after, before
from onrecord.resolve.people import People
from onrecord.resolve.pronouns import GENDERS


@dataclass(slots=True, kw_only=True)
class Cast:
    """The named figures of a document, and those without a name as they are met."""

    names: Names
    people: People
    groups: Groups
    titles: dict[int, Title]
    places: frozenset[str]
    authors: list[Figure]
    unnamed: list[Figure] = field(default_factory=list)

    def meant(self, name: Name) -> Figure | None:
        """Whom a name means; None where two fit equally."""
        return self.people.meant.get(name.start) or self.groups.meant.get(name.start)

    def firsts(self) -> dict[int, int]:
        """Index of the first word of the title before a name, by the name's start."""
        return {start: title.first for start, title in self.titles.items()}

    def country_behind(self, name: Name) -> Figure | None:
        """The country that a seat of government speaks for: "Beijing said"."""
        country = countries().seats.get(fold(name.text))
        return self.groups.add(country, EntityKind.COUNTRY) if country else None

    def all(self) -> list[Figure]:
        """Every figure, in no order."""
        return [*self.people.figures, *self.groups.figures, *self.unnamed]


def gather(
    document: Document, layout: Layout, tagged: Tagged, sources: Iterable[Piece], labels: list[Name]
) -> Cast:
    """Find the names of a document and group them.

    Args:
        document: the document.
        layout: its words and divisions.
        tagged: its names as tagged.
        sources: the source pieces of its attributions.
        labels: the names at the head of a transcript's turns.
    """
    names = Names([*labels, *mended.mend(layout, tagged.names).all])
    names = Names([*names.all, *missed.of_sources(layout, names, sources)])
    names = Names([*names.all, *missed.missed(layout, names, document.byline)])
    places = frozenset(name.text for name in names.all if name.kind is EntityKind.PLACE)
    persons, others = _parted(layout, names)
    titles = {name.start: _title(layout, name, places) for name in persons}
    known = people.gather(layout, persons, titles)
    cast = Cast(
        names=names,
        people=known,
        groups=groups.gather(layout, others),
        titles=titles,
        places=places,
        authors=[],
    )
    cast.authors = [_author(cast, author) for author in document.byline]
    _learn_genders(layout, cast)
    return cast


def _parted(layout: Layout, names: Names) -> tuple[list[Name], list[Name]]:
    """Persons and others; a name that follows a title, or is a person's elsewhere, is a person's."""
    families: set[str] = set()
    for name in names.all:
        if name.kind is EntityKind.PERSON:
            shape = parse(name.text)
            families |= shape.short if shape.full else set()
    persons: list[Name] = []
    others: list[Name] = []
    for name in names.all:
        person = name.kind is EntityKind.PERSON
        if not person and name.kind in (EntityKind.ORGANISATION, EntityKind.PLACE):
            person = name.last - name.first == 1 and fold(name.text) in families
        (persons if person else others).append(name)
    return persons, others


def _title(layout: Layout, name: Name, places: frozenset[str]) -> Title:
    title = before(layout, name.first, name.end, places)
    if title.noun is None:
        beside = after(layout, name.last, places)
        if beside and beside.noun:
            return Title(
                first=title.first,
                noun=beside.noun,
                gender=title.gender or beside.gender,
                honorific=title.honorific,
                words=beside.words,
                office=beside.office,
            )
    return title


def _author(cast: Cast, written: str) -> Figure:
    shape = parse(written)
    for figure in cast.people.figures:
        if figure.parsed and figure.parsed.parts == shape.parts:
            return figure
    figure = Figure(label=written, kind=EntityKind.PERSON, parsed=shape)
    cast.people.figures.append(figure)
    return figure


def _learn_genders(layout: Layout, cast: Cast) -> None:
    """Let "she" tell the gender of the only person named in its sentence, or the one before."""
    here: dict[int, dict[int, Figure]] = {}
    for name in cast.names.all:
        figure = cast.people.meant.get(name.start)
        if figure:
            here.setdefault(layout.sentence(name.start), {})[id(figure)] = figure
    votes: dict[int, Counter[str]] = {}
    for word in layout.words:
        gender = GENDERS.get(word.lower)
        if gender is None or cast.names.covering(word.start) or layout.quoted(word.start):
            continue
        sentence = layout.sentence(word.start)
        figures = here.get(sentence) or here.get(sentence - 1) or {}
        if len(figures) == 1:
            votes.setdefault(next(iter(figures)), Counter())[gender] += 1
    for figure in cast.people.figures:
        counted = votes.get(id(figure))
        if counted and figure.gender is None:
            best, count = counted.most_common(1)[0]
            if count >= 0.75 * counted.total():
                figure.gender = best
