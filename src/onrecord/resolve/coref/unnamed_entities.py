"""The figures without a name, and bodies by how their names end; every look-up is quick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.grammar.lexicon import fold
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import Figure

_LONGEST = 14  # words of an end that is looked for


class Nameless:
    """The figures that only a description introduces, in the order in which they are met."""

    def __init__(self) -> None:
        """Begin with none."""
        self.figures: list[Figure] = []
        self._by_label: dict[str, Figure] = {}
        self._groups: dict[str, Figure] = {}
        self._used: Counter[str] = Counter()

    def add(self, figure: Figure) -> Figure:
        """Keep a new one."""
        self.figures.append(figure)
        key = fold(figure.label)
        self._by_label.setdefault(key, figure)
        if figure.plural:
            self._groups.setdefault(key, figure)
        self._used[fold(figure.label.split(" (")[0])] += 1
        return figure

    def labelled(self, label: str, *, plural: bool = False) -> Figure | None:
        """The first one of a label; with `plural` the first that means several people."""
        return (self._groups if plural else self._by_label).get(fold(label))

    def fresh(self, label: str) -> str:
        """A label that nobody has: "an official", then "an official (2)"."""
        same = self._used[fold(label)]
        return f"{label} ({same + 1})" if same else label


class Endings:
    """Figures by the last words of their labels; what joins the lists later is found too."""

    def __init__(self, *lists: Sequence[Figure]) -> None:
        """Take lists that only ever grow."""
        self._lists = lists
        self._read = [0] * len(lists)
        self._by_end: dict[str, list[Figure]] = {}
        self._publishers: list[Figure] = []

    def ending(self, words: str) -> Iterator[Figure]:
        """Those whose label ends with some folded words."""
        self._catch_up()
        return iter(self._by_end.get(words, ()))

    def publishers(self) -> Iterator[Figure]:
        """Those that put out documents."""
        self._catch_up()
        return iter(self._publishers)

    def _catch_up(self) -> None:
        for number, figures in enumerate(self._lists):
            for figure in figures[self._read[number] :]:
                self._index(figure)
            self._read[number] = len(figures)

    def _index(self, figure: Figure) -> None:
        if figure.kind is EntityKind.PUBLISHER and figure.unnamed is None:
            self._publishers.append(figure)
        end = ""
        for word in reversed(fold(figure.label).split()[-_LONGEST:]):
            end = f"{word} {end}".rstrip()
            self._by_end.setdefault(end, []).append(figure)
