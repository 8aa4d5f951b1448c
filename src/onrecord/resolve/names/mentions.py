"""A name where it stands in a text, and all of them in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.names.kinds import kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name where it stands, without titles, article and possessive ending."""

    start: int
    end: int
    text: str
    kind: EntityKind | None
    first: int  # index of its first word in the layout
    last: int  # index after its last word
    possessive: bool = False
    metonym: bool = False  # a seat of government that stands for its country


class Names:
    """All names of a document in order, and which words they cover."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Sort; of two that overlap keep the earlier, of two at one place the longer."""
        self.all: list[Name] = []
        for name in sorted(names, key=lambda name: (name.start, -name.end)):
            if not self.all or name.start >= self.all[-1].end:
                self.all.append(name)
        self._starts = [name.start for name in self.all]

    def covering(self, at: int) -> Name | None:
        """The name that holds an offset."""
        index = bisect_right(self._starts, at) - 1
        found = self.all[index] if index >= 0 else None
        return found if found and at < found.end else None

    def within(self, start: int, end: int) -> list[Name]:
        """The names that begin in [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def name_at(layout: TextView, first: int, last: int, tagged: EntityKind | None) -> Name:
    """The name that the words from `first` up to `last` make."""
    start, end = layout.words[first].start, layout.words[last - 1].end
    text = layout.text[start:end]
    return Name(
        start=start,
        end=end,
        text=text,
        kind=kind_of(text, tagged),
        first=first,
        last=last,
        possessive=layout.words[last - 1].possessive or layout.text[end : end + 1] in ("'", "’"),
    )
