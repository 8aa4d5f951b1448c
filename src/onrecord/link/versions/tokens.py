"""A text as plain words, with where each stands and which are quoted."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.store import script
from onrecord.tag.quotations import find_quotations
from onrecord.tag.words import find_paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some words in a row."""

    plain: tuple[str, ...]
    written: tuple[str, ...]  # as they stand in the text
    opens: bool  # the first begins a sentence, where a capital tells nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of a text in order."""

    text: str
    plain: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    quotations: tuple[tuple[int, int], ...]  # by the number of the word, half-open; outermost

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give where some words stand; no word gives an empty span behind the word before."""
        if first == last:
            return (self.edge(first),) * 2
        return (self.spans[first][0], self.spans[last - 1][1])

    def edge(self, at: int) -> int:
        """Give the end of the word before a place."""
        return self.spans[at - 1][1] if at else 0

    def part(self, first: int, last: int) -> Part:
        """Cut out some words."""
        gap = self.text[self.edge(first) : self.spans[first][0]] if first < last else ""
        return Part(
            plain=self.plain[first:last],
            written=tuple(self.text[start:end] for start, end in self.spans[first:last]),
            opens=first == 0 or any(mark in gap for mark in ".!?\n"),
        )


def tokens(text: str) -> Tokens:
    """Cut a text into words."""
    words = [word for word in script.words(text) if word.end > word.start]
    starts = [word.start for word in words]
    found = find_quotations(text, find_paragraphs(text))
    return Tokens(
        text=text,
        plain=tuple(word.plain for word in words),
        spans=tuple((word.start, word.end) for word in words),
        quotations=tuple(
            (bisect_left(starts, one.start), bisect_left(starts, one.end))
            for one in found
            if one.depth == 0
        ),
    )
