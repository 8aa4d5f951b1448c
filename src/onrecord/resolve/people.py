"""Names of persons -> persons: full names first, then what each is called for short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model import EntityKind
from onrecord.resolve.figures import Figure
from onrecord.resolve.layout import Layout
from onrecord.resolve.mentions import Name
from onrecord.resolve.names import PersonName, gender, parse, same_person
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
    _Short(layout, people, families, titles).place(short)
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


class _Short:
    """Places names of one word: a family name, a given name, or an unknown person's only name."""

    def __init__(
        self,
        layout: Layout,
        people: People,
        families: dict[str, list[Figure]],
        titles: Mapping[int, Title],
    ) -> None:
        self._layout = layout
        self._people = people
        self._families = families
        self._titles = titles
        self._given: dict[str, list[Figure]] = {}
        for figure in people.figures:
            if figure.parsed:
                for given in figure.parsed.given:
                    self._given.setdefault(given, []).append(figure)
        self._bare: dict[str, list[Figure]] = {}  # persons known by one word only
        self._full_starts = {
            id(figure): [name.start for name in figure.names] for figure in people.figures
        }

    def place(self, names: list[tuple[Name, PersonName]]) -> None:
        """Give every name its person, or nobody where two fit equally."""
        first = {}
        for name, shape in names:
            first.setdefault(shape.family, name.start)
        used: dict[str, list[tuple[int, Figure]]] = {}
        waiting: list[tuple[Name, PersonName, list[Figure]]] = []
        for name, shape in names:
            fitting = self._fitting(name, shape)
            known = used.setdefault(shape.family, [])
            figure = (
                fitting[0]
                if len(fitting) == 1
                else self._choose(name, fitting, known, first[shape.family])
            )
            if figure is None:
                waiting.append((name, shape, fitting))
                continue
            known.append((name.start, figure))
            _take(self._people, figure, name, self._titles)
        self._settle(waiting, used)

    def _fitting(self, name: Name, shape: PersonName) -> list[Figure]:
        title = self._titles.get(name.start)
        held = self._families.get(shape.family, [])
        if not held and not (title and title.honorific):
            held = self._given.get(shape.family, [])
        if held:
            return _agreeing(held, title)
        alone = _agreeing(self._bare.get(shape.family, []), title)
        if alone:
            return alone
        figure = Figure(label=name.text, kind=EntityKind.PERSON, parsed=shape)
        self._people.figures.append(figure)
        self._bare.setdefault(shape.family, []).append(figure)
        return [figure]

    def _choose(
        self, name: Name, fitting: list[Figure], used: list[tuple[int, Figure]], first: int
    ) -> Figure | None:
        """Choose between namesakes, or refuse."""
        introduced = [figure for figure in fitting if self._full_starts[id(figure)][0] < name.start]
        if len(introduced) == 1:
            return introduced[0]
        before = [figure for _, figure in used if figure in introduced]
        if before and len(set(map(id, before))) == 1:
            return self._unless_interrupted(name, before[-1], introduced, used[-1][0])
        # The writer spells out every namesake but the one that the short name is kept for.
        later = [
            figure
            for figure in introduced
            if not any(start > first for start in self._full_starts[id(figure)])
        ]
        return later[0] if len(later) == 1 and len(introduced) > 1 else None

    def _unless_interrupted(
        self, name: Name, figure: Figure, rivals: list[Figure], last: int
    ) -> Figure | None:
        """Refuse where a namesake was spelled out in this paragraph since the last short name."""
        paragraph = self._layout.paragraph(name.start)
        for rival in rivals:
            for start in self._full_starts[id(rival)]:
                recent = last < start < name.start
                if rival is not figure and recent and self._layout.paragraph(start) == paragraph:
                    return None
        return figure

    def _settle(
        self,
        waiting: list[tuple[Name, PersonName, list[Figure]]],
        used: dict[str, list[tuple[int, Figure]]],
    ) -> None:
        """A short name before the full ones (a headline's) goes to whom it means later, if to one."""
        for name, shape, fitting in waiting:
            starts = [self._full_starts[id(figure)][0] for figure in fitting]
            if min(starts, default=0) < name.start:
                continue
            meant = {id(figure): figure for _, figure in used[shape.family]}
            if len(meant) == 1:
                _take(self._people, next(iter(meant.values())), name, self._titles)


def _agreeing(figures: list[Figure], title: Title | None) -> list[Figure]:
    """Those whom a title beside the name can mean: its gender, then its post, must agree."""
    if title is None:
        return figures
    if title.gender:
        figures = [figure for figure in figures if _gender(figure) in (None, title.gender)] or []
    if title.noun and len(figures) > 1:
        holders = [figure for figure in figures if title.noun.noun in figure.nouns]
        figures = holders or figures
    return figures


def _gender(figure: Figure) -> str | None:
    return figure.gender or gender(figure.names[0].text if figure.names else figure.label)
