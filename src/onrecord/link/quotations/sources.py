"""Source texts, indexed so that a quotation meets the few that may hold it.

Two steps: an inverted index over plain words of all texts, which is quick to build, picks
documents; only their words are then read in full, once, and kept as one stream for each speaker,
so that an interruption by somebody else does not part a sentence.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.link.quotations.quoted import SourceText, Stretch
from onrecord.link.wording.words import Wording, read_words

_PLAIN = re.compile(r"[^\W_]+")
_ALL = 40  # texts, up to which every one is looked at
_COVERED = 0.35  # share of a quotation's words, weighed, that a text must have
_EVERY = 0.9999  # ... that has all of them
_LOOKED_AT = 250
CHOSEN = 8
_ROW = 4  # words in a row
_SHORT = 12  # words of a quotation of which rows of two are looked for
_ROWS = 8  # rows of words that are looked for in a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """All that one speaker says in one text, as one wording with offsets into that text."""

    source: SourceText
    speakers: tuple[str, ...]
    wording: Wording
    places: dict[str, list[int]]  # of every form


class Sources:
    """The texts that quotations are held against."""

    def __init__(self, texts: Sequence[SourceText]) -> None:
        """Index texts by their plain words."""
        self.texts = tuple(sorted(texts, key=lambda text: (text.document, text.text)))
        self._streams: dict[int, tuple[Stream, ...]] = {}

    @cached_property
    def _plain(self) -> list[str]:
        return [" ".join(["", *_PLAIN.findall(t.text.casefold()), ""]) for t in self.texts]

    @cached_property
    def _postings(self) -> dict[str, array[int]]:
        postings: dict[str, array[int]] = {}
        for place, plain in enumerate(self._plain):
            for word in set(plain.split()):
                postings.setdefault(word, array("I")).append(place)
        return postings

    def candidates(self, text: str) -> list[int]:
        """Choose places of the texts that share most with a quotation, the best first."""
        if len(self.texts) <= _ALL:
            return list(range(len(self.texts)))
        words = _PLAIN.findall(text.casefold())
        covered = self._coverage(words)
        order = np.lexsort((np.arange(len(covered)), -covered))[:_LOOKED_AT]
        likely = [int(place) for place in order if covered[place] >= _COVERED]
        whole = f" {' '.join(words)} "
        every = np.flatnonzero(covered >= _EVERY).tolist()
        holding = [place for place in every if whole in self._plain[place]]
        if holding:
            return holding[:CHOSEN]
        # one word altered leaves few long rows of a short quotation
        row = _ROW if len(words) > _SHORT else 2
        begins = range(0, max(1, len(words) - row + 1), max(1, len(words) // _ROWS))
        rows = [f" {' '.join(words[at : at + row])} " for at in begins]
        scores = {place: self._score(place, rows, covered) for place in likely}
        return sorted(scores, key=lambda place: (-scores[place], place))[:CHOSEN]

    def _coverage(self, words: list[str]) -> NDArray[np.float64]:
        """Sum the rarity of the words of a quotation by text, as a share of all of it."""
        known = [(word, self._postings.get(word)) for word in sorted(set(words))]
        total, sums = 0.0, np.zeros(len(self.texts))
        for _, places in known:
            weight = float(np.log(1 + len(self.texts) / (len(places) if places else 0.5)))
            total += weight
            if places:
                sums[np.frombuffer(places, dtype=np.uint32)] += weight
        return sums / (total or 1.0)

    def _score(self, place: int, rows: list[str], covered: NDArray[np.float64]) -> float:
        plain = self._plain[place]
        return sum(row in plain for row in rows) / (len(rows) or 1) + float(covered[place])

    def streams(self, place: int) -> tuple[Stream, ...]:
        """Read the words of a text, by speaker."""
        if place not in self._streams:
            self._streams[place] = tuple(_streams(self.texts[place]))
        return self._streams[place]


def _streams(source: SourceText) -> Iterator[Stream]:
    whole = Stretch(start=0, end=len(source.text), speakers=source.speakers)
    by_speaker: dict[tuple[str, ...], list[Stretch]] = {}
    for stretch in source.stretches or (whole,):
        by_speaker.setdefault(stretch.speakers, []).append(stretch)
    for speakers, stretches in by_speaker.items():
        wording = _joined(source.text, stretches)
        places: dict[str, list[int]] = {}
        for place, form in enumerate(wording.forms):
            places.setdefault(form, []).append(place)
        yield Stream(source=source, speakers=speakers, wording=wording, places=places)


def _joined(text: str, stretches: list[Stretch]) -> Wording:
    """Read the words of stretches as one wording, with offsets into the whole text."""
    read = [(stretch.start, read_words(text[stretch.start : stretch.end])) for stretch in stretches]
    return Wording(
        text=text,
        forms=tuple(form for _, wording in read for form in wording.forms),
        starts=tuple(at + start for start, wording in read for at in wording.starts),
        ends=tuple(at + start for start, wording in read for at in wording.ends),
        marks=tuple(mark for _, wording in read for mark in wording.marks),
    )
