"""The drafts without a name, and bodies by how their names end; every look-up is quick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.grammar.lexicon import fold
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import EntityDraft

_LONGEST = 14  # words of an end that is looked for


class UnnamedEntities:
    """The drafts that only a description introduces, in the order in which they are met."""

    def __init__(self) -> None:
        """Begin with none."""
        self.drafts: list[EntityDraft] = []
        self._by_label: dict[str, EntityDraft] = {}
        self._groups: dict[str, EntityDraft] = {}
        self._used: Counter[str] = Counter()

    def add(self, draft: EntityDraft) -> EntityDraft:
        """Keep a new one."""
        self.drafts.append(draft)
        key = fold(draft.label)
        self._by_label.setdefault(key, draft)
        if draft.plural:
            self._groups.setdefault(key, draft)
        self._used[fold(draft.label.split(" (")[0])] += 1
        return draft

    def labelled(self, label: str, *, plural: bool = False) -> EntityDraft | None:
        """The first one of a label; with `plural` the first that means several people."""
        return (self._groups if plural else self._by_label).get(fold(label))

    def fresh(self, label: str) -> str:
        """A label that nobody has: "an official", then "an official (2)"."""
        same = self._used[fold(label)]
        return f"{label} ({same + 1})" if same else label


class Endings:
    """Figures by the last words of their labels; what joins the lists later is found too."""

    def __init__(self, *lists: Sequence[EntityDraft]) -> None:
        """Take lists that only ever grow."""
        self._lists = lists
        self._read = [0] * len(lists)
        self._by_end: dict[str, list[EntityDraft]] = {}
        self._publishers: list[EntityDraft] = []

    def ending(self, words: str) -> Iterator[EntityDraft]:
        """Those whose label ends with some folded words."""
        self._catch_up()
        return iter(self._by_end.get(words, ()))

    def publishers(self) -> Iterator[EntityDraft]:
        """Those that put out documents."""
        self._catch_up()
        return iter(self._publishers)

    def _catch_up(self) -> None:
        for number, drafts in enumerate(self._lists):
            for draft in drafts[self._read[number] :]:
                self._index(draft)
            self._read[number] = len(drafts)

    def _index(self, draft: EntityDraft) -> None:
        if draft.kind is EntityKind.PUBLISHER and draft.unnamed is None:
            self._publishers.append(draft)
        end = ""
        for word in reversed(fold(draft.label).split()[-_LONGEST:]):
            end = f"{word} {end}".rstrip()
            self._by_end.setdefault(end, []).append(draft)
