"""Reading a document's words one after the other, with the days met so far in mind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord.resolve.dates import Interval
from onrecord.resolve.layout import Layout

SHIFT = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_GAPS = (" ", ", ", "\u00a0", "-", "–", "\n")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: its words and what they mean."""

    first: int
    last: int  # index after its last word
    interval: Interval


class Reader:
    """Reads one document's expressions in order, keeping the last day as an anchor."""

    def __init__(self, layout: Layout, published: date | None) -> None:
        """Begin with no day met."""
        self.layout = layout
        self.published = published
        self.anchor: tuple[date, int] | None = None  # and the paragraph it stood in
        self.told: tuple[date, int] | None = None  # the last day whose year was written

    def lower(self, index: int) -> str:
        """The word at an index in lower case; empty beyond the text."""
        words = self.layout.words
        return words[index].lower if 0 <= index < len(words) else ""

    def number(self, index: int) -> int | None:
        """The number that a word of digits is."""
        word = self.lower(index)
        return int(word) if word.isascii() and word.isdigit() and len(word) < 5 else None

    def joined(self, index: int) -> bool:
        """Whether nothing but space or a comma parts a word from the next."""
        return self.layout.gap(index) in _GAPS

    def year_at(self, index: int) -> int | None:
        """The year that a word is, if it can be one."""
        number = self.number(index)
        return number if number is not None and 1500 <= number <= 2199 else None


Rule = Callable[[Reader, int], Found | None]
