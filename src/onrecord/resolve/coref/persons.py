"""Names of persons -> persons: full names first, then what each is called for short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.grammar.text import Layout
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import Figure
from onrecord.resolve.coref.short_names import ShortNames
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.names.persons import PersonName, gender, parse, same_person
from onrecord.resolve.offices import Title


@dataclass(slots=True, kw_only=True)
class People:
    """The persons of a document and whom each name means; an unclear name means nobody."""

    figures: list[Figure] = field(default_factory=list)
    meant: dict[int, Figure] = field(default_factory=dict)  # start of a name -> person


def gather(layout: Layout, names: Iterable[Name], titles: Mapping[int, Title]) -> People:
    """Group the names of persons.

    Args:
        layout: the document's words and divisions.
        names: names of persons, in document order.
        titles: what stands beside a name, by the name's start.
    """
    people = People()
    parsed = [(name, parse(name.text)) for name in names]
    families: dict[str, list[Figure]] = {}
    for name, shape in parsed:
        if shape.full:
            _take(people, _full(people, families, shape, name), name, titles)
    short = [(name, shape) for name, shape in parsed if not shape.full]
    rest = ShortNames(layout, families, titles)
    for name, figure in sorted(rest.place(short), key=lambda item: item[0].start):
        _take(people, figure, name, titles)
    people.figures += [figure for figure in rest.begun if figure.names]
    for figure in people.figures:
        figure.label = _canonical(figure)
        figure.gender = figure.gender or gender(figure.label)
    return people


def _full(
    people: People, families: dict[str, list[Figure]], shape: PersonName, name: Name
) -> Figure:
    for key in {shape.family, *shape.parts}:
        for figure in families.get(key, ()):
            if figure.parsed and same_person(figure.parsed, shape):
                _index(families, figure, shape)
                if len(shape.parts) > len(figure.parsed.parts):
                    figure.parsed = shape
                return figure
    figure = Figure(label=name.text, kind=EntityKind.PERSON, parsed=shape)
    people.figures.append(figure)
    _index(families, figure, shape)
    return figure


def _index(families: dict[str, list[Figure]], figure: Figure, shape: PersonName) -> None:
    for key in shape.short | {shape.family}:
        held = families.setdefault(key, [])
        if figure not in held:
            held.append(figure)


def _take(people: People, figure: Figure, name: Name, titles: Mapping[int, Title]) -> None:
    figure.names.append(name)
    figure.called(name.start, name.end)
    people.meant[name.start] = figure
    title = titles.get(name.start)
    if title:
        figure.gender = figure.gender or title.gender
        figure.words |= title.words
        if title.noun:
            figure.nouns.add(title.noun.noun)
        if title.office:
            figure.offices.append(title.office)


def _canonical(figure: Figure) -> str:
    """The full name used most; of equals the longest, and mixed case before capitals."""
    written = Counter(" ".join(name.text.split()) for name in figure.names)

    def rank(text: str) -> tuple[bool, bool, int, int]:
        full = " " in text
        return full, not (text.isupper() and len(text) > 3), written[text], len(text)

    best = max(written, key=rank, default=figure.label)
    return best.title() if best.isupper() and len(best) > 3 else best
