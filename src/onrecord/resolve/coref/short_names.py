"""Short names -> persons: whom "Reyes" means where the text has one, two or no full name for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.grammar.text import Layout
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import Figure
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.names.persons import PersonName, gender
from onrecord.resolve.offices import Title

_ELDER = frozenset(("elder", "older", "senior"))
_YOUNGER = frozenset(("younger", "junior"))


@dataclass(slots=True)
class _Used:
    """Whom a short name has meant so far, and where it stood last."""

    figures: dict[int, Figure] = field(default_factory=dict)  # by `id`
    last: int = -1

    def add(self, start: int, figure: Figure) -> None:
        self.figures[id(figure)] = figure
        self.last = start


class ShortNames:
    """Places names of one word: a family name, a given name, or an unknown person's only name."""

    def __init__(
        self, layout: Layout, families: Mapping[str, list[Figure]], titles: Mapping[int, Title]
    ) -> None:
        """Take the persons known by their full names, by what each may be called for short."""
        self._layout = layout
        self._families = families
        self._titles = titles
        self._given: dict[str, list[Figure]] = {}
        self._starts: dict[int, list[int]] = {}  # where each is spelled out
        for figure in {
            id(figure): figure for held in families.values() for figure in held
        }.values():
            self._starts[id(figure)] = [name.start for name in figure.names]
            for given in figure.parsed.given if figure.parsed else ():
                self._given.setdefault(given, []).append(figure)
        self._bare: dict[str, list[Figure]] = {}  # persons known by one word only
        self.begun: list[Figure] = []

    def place(self, names: list[tuple[Name, PersonName]]) -> list[tuple[Name, Figure]]:
        """Give every name its person; one that fits two equally is left out."""
        first: dict[str, int] = {}
        for name, shape in names:
            first.setdefault(shape.family, name.start)
        placed: list[tuple[Name, Figure]] = []
        used: dict[str, _Used] = {}
        waiting: list[tuple[Name, PersonName, list[Figure]]] = []
        for name, shape in names:
            fitting = self._fitting(name, shape)
            known = used.setdefault(shape.family, _Used())
            figure = fitting[0]
            if len(fitting) > 1:
                chosen = self._choose(name, fitting, known, first[shape.family])
                if chosen is None:
                    waiting.append((name, shape, fitting))
                    continue
                figure = chosen
            known.add(name.start, figure)
            placed.append((name, figure))
        return placed + self._settled(waiting, used)

    def _fitting(self, name: Name, shape: PersonName) -> list[Figure]:
        title = self._titles.get(name.start)
        held = self._families.get(shape.family, [])
        if not held:
            held = self._given.get(shape.family, [])
            if title and title.honorific:  # "Mr. Omai": Omai is the family's, and comes first
                held = [figure for figure in held if _first(figure) == shape.family]
        held = self._of_generation(name, shape, [*held, *self._bare.get(shape.family, [])])
        fitting = _agreeing(held, title)
        if fitting and not self._somebody_else(name, title, fitting):
            return fitting
        figure = Figure(label=name.text, kind=EntityKind.PERSON, parsed=shape)
        if title and title.noun:
            figure.nouns.add(title.noun.noun)
        figure.gender = title.gender if title else None
        self.begun.append(figure)
        self._bare.setdefault(shape.family, []).append(figure)
        self._starts[id(figure)] = [name.start]
        return [figure]

    def _of_generation(self, name: Name, shape: PersonName, held: list[Figure]) -> list[Figure]:
        """Those whom "Reyes Jr." or "the elder Reyes" leaves."""
        before = self._layout.words[name.first - 1].lower if name.first else ""
        if shape.suffix:
            return [one for one in held if one.parsed and one.parsed.suffix == shape.suffix]
        if before not in _ELDER | _YOUNGER or len(held) < 2:
            return held
        young = [one for one in held if one.parsed and one.parsed.suffix not in ("", "sr")]
        old = [one for one in held if one not in young]
        return (young if before in _YOUNGER else old) if young and old else held

    def _somebody_else(self, name: Name, title: Title | None, fitting: list[Figure]) -> bool:
        """Whether "President Reyes" comes before every full name, none of which has that post."""
        if title is None or title.noun is None or self._layout.heading(name.start):
            return False
        return all(
            title.noun.noun not in figure.nouns and self._starts[id(figure)][0] > name.start
            for figure in fitting
        )

    def _choose(self, name: Name, fitting: list[Figure], used: _Used, first: int) -> Figure | None:
        """Choose between namesakes, or refuse."""
        introduced = [figure for figure in fitting if self._starts[id(figure)][0] < name.start]
        if len(introduced) == 1:
            return introduced[0]
        before = [figure for figure in introduced if id(figure) in used.figures]
        if len(before) == 1:
            return self._unless_interrupted(name, before[0], introduced, used.last)
        # The writer spells out every namesake but the one that the short name is kept for.
        later = [figure for figure in introduced if self._starts[id(figure)][-1] <= first]
        return later[0] if len(later) == 1 and len(introduced) > 1 else None

    def _unless_interrupted(
        self, name: Name, figure: Figure, rivals: list[Figure], last: int
    ) -> Figure | None:
        """Refuse where a namesake was spelled out in this paragraph since the last short name."""
        paragraph = self._layout.paragraph(name.start)
        for rival in rivals:
            starts = self._starts[id(rival)]
            latest = starts[bisect_left(starts, name.start) - 1]  # all of them were introduced
            recent = latest > last and self._layout.paragraph(latest) == paragraph
            if rival is not figure and recent:
                return None
        return figure

    def _settled(
        self,
        waiting: list[tuple[Name, PersonName, list[Figure]]],
        used: dict[str, _Used],
    ) -> list[tuple[Name, Figure]]:
        """Short names before the full ones (a headline's), if they mean one person later on."""
        settled = []
        for name, shape, fitting in waiting:
            starts = [self._starts[id(figure)][0] for figure in fitting]
            meant = used[shape.family].figures
            if min(starts) > name.start and len(meant) == 1:
                settled.append((name, next(iter(meant.values()))))
        return settled


def _first(figure: Figure) -> str | None:
    return figure.parsed.given[0] if figure.parsed and figure.parsed.given else None


def _agreeing(figures: list[Figure], title: Title | None) -> list[Figure]:
    """Those whom a title beside the name can mean: its gender, then its post, must agree."""
    if title is None:
        return figures
    if title.gender:
        figures = [figure for figure in figures if _gender(figure) in (None, title.gender)]
    if title.noun and len(figures) > 1:
        holders = [figure for figure in figures if title.noun.noun in figure.nouns]
        figures = holders or figures
    return figures


def _gender(figure: Figure) -> str | None:
    return figure.gender or gender(figure.names[0].text if figure.names else figure.label)
