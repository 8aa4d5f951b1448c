"""Suggest what a codebook lacks, from what sources say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.codebook.model import Codebook
from onrecord.analyse.counting.matching import Hits
from onrecord.analyse.counting.people import Person
from onrecord.analyse.counting.tables import Tables
from onrecord.analyse.counting.voices import NOBODY, Voice
from onrecord.analyse.evidence import Passages, Place
from onrecord.analyse.result import Result, row_id
from onrecord.analyse.suggest.pairs import Pair, pairs
from onrecord.analyse.suggest.phrases import (
    LONGEST,
    Phrase,
    Stream,
    Words,
    inside,
    maximal,
    recurring,
    stream,
)
from onrecord.analyse.table import Table
from onrecord.analyse.track.periods import written
from onrecord.document import content_id
from onrecord.errors import InputError
from onrecord.store.database import Database

if TYPE_CHECKING:
    import altair

LEAST = 3  # uses of a phrase that is suggested
LEAST_OF_PAIR = 2
_MANY = 100_000  # words, from which on what is said twice is not held against each other
_FOLLOWERS = 5  # that are named
_PAIRED = 4_000  # phrases that are held against each other, those of the highest scores

PHRASES = {
    "id": "text",
    "phrase": "text",
    "uses": "whole",
    "documents": "whole",
    "first": "text",
    "first_source": "text",
    "followed": "texts",
    "last": "text",
    "score": "real",
}
_SIDE = {"uses": "whole", "first": "text", "first_source": "text", "followed": "texts"}
PAIRS = {
    "id": "text",
    "difference": "text",
    "one": "text",
    "other": "text",
    "words": "texts",
    **{f"one_{name}": kind for name, kind in _SIDE.items()},
    **{f"other_{name}": kind for name, kind in _SIDE.items()},
    "score": "real",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said, and by whom each attribution is."""

    words: Stream = field(repr=False)
    sources: Mapping[int, tuple[int, ...]] = field(repr=False)  # by attribution
    persons: Mapping[int, Person] = field(repr=False)

    def who(self, at: int) -> tuple[str, ...]:
        """Name who says the word at a place of the stream."""
        owner = int(self.words.owners[at])
        found = (int(self.words.authors[at]),) if owner == NOBODY else self.sources.get(owner, ())
        return tuple(self.persons[one].name for one in found if one >= 0)

    def in_time(self, phrase: Phrase) -> list[int]:
        """Order the uses of a phrase by day."""
        return sorted(phrase.at, key=lambda at: (int(self.words.days[at]), at))

    def traits(self, phrase: Phrase) -> tuple[Counter[object], Counter[object]]:
        """Count the uses of a phrase by year, and by source."""
        years: Counter[object] = Counter(int(self.words.days[at]) // 10_000 for at in phrase.at)
        return years, Counter(name for at in phrase.at for name in self.who(at))

    def told(self, phrase: Phrase) -> dict[str, Any]:
        """Say who used a phrase first, and who followed when."""
        users: dict[str, int] = {}
        order = self.in_time(phrase)
        for at in order:
            for name in self.who(at) or ("(nobody named)",):
                users.setdefault(name, int(self.words.days[at]))
        first, *rest = users
        return {
            "uses": phrase.uses,
            "first": written(int(self.words.days[order[0]])),
            "first_source": first,
            "followed": [f"{name} ({written(users[name])})" for name in rest[:_FOLLOWERS]],
        }

    def first(self, phrase: Phrase) -> int:
        """Give the day on which a phrase was used first."""
        return int(self.words.days[self.in_time(phrase)[0]])

    def places(self, phrase: Phrase) -> Iterator[Place]:
        """Give where a phrase stands."""
        for at in self.in_time(phrase):
            yield self.place(phrase, at, variant=phrase.text)

    def place(self, phrase: Phrase, at: int, *, variant: str) -> Place:
        """Give where one use of a phrase stands."""
        last = at + len(phrase.words) - 1
        authored = int(self.words.owners[at]) == NOBODY and int(self.words.authors[at]) >= 0
        return Place(
            document=int(self.words.documents[at]),
            owner=int(self.words.owners[at]),
            start=int(self.words.starts[at]),
            end=int(self.words.ends[last]),
            what=phrase.text,
            variant=variant,
            voice=(Voice.OWN if authored else Voice(int(self.words.voices[at]))).label,
            source="; ".join(self.who(at)) or None,
        )


def _id(*phrases: Phrase) -> str:
    return content_id("suggestion", *(phrase.text for phrase in phrases))[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions(Result):
    """Phrases that recur and that the codebook lacks, and pairs that differ in one thing."""

    phrases: tuple[Phrase, ...] = field(repr=False)
    minimal_pairs: tuple[Pair, ...] = field(repr=False)
    said: Said = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List the phrases, those first that say most."""
        return Table.of(PHRASES, map(self._phrase, self.phrases))

    def pairs(self) -> Table:
        """List the minimal pairs, those first that are told apart best."""
        return Table.of(PAIRS, map(self._pair, self.minimal_pairs))

    def chart(self, kind: str = "phrases", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw when the first phrases were used.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.suggest import drawing  # noqa: PLC0415 - asks for the extra

        return drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give the passages behind a phrase or both phrases of a pair.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        for phrase in self.phrases:
            if _id(phrase) == wanted:
                return Passages(self.database, list(self.said.places(phrase)))
        for pair in self.minimal_pairs:
            if _id(pair.one, pair.other) == wanted:
                both = [*self.said.places(pair.one), *self.said.places(pair.other)]
                return Passages(self.database, both)
        raise InputError(
            f"{wanted!r} is no row of these suggestions: take an id from them, asked for alike."
        )

    def _phrase(self, phrase: Phrase) -> dict[str, Any]:
        told = self.said.told(phrase)
        last = self.said.in_time(phrase)[-1]
        return {
            "id": _id(phrase),
            "phrase": phrase.text,
            "uses": phrase.uses,
            "documents": phrase.documents,
            "first": told["first"],
            "first_source": told["first_source"],
            "followed": told["followed"],
            "last": written(int(self.said.words.days[last])),
            "score": round(phrase.score, 1),
        }

    def _pair(self, pair: Pair) -> dict[str, Any]:
        sides = {
            f"{side}_{name}": value
            for side, phrase in (("one", pair.one), ("other", pair.other))
            for name, value in self.said.told(phrase).items()
        }
        return {
            "id": _id(pair.one, pair.other),
            "difference": str(pair.difference),
            "one": pair.one.text,
            "other": pair.other.text,
            "words": [word for word in pair.words if word],
            **sides,
            "score": round(pair.score, 1),
        }


def suggest(
    tables: Tables,
    database: Database,
    case: str,
    *,
    who: tuple[int, ...] | None,
    codebook: Codebook | None,
    least: int = LEAST,
) -> Suggestions:
    """Find what recurs in what sources say, and what differs in one thing.

    Args:
        tables: The tables of the case.
        database: Its record.
        case: Its name.
        who: Numbers of the sources; None is everybody.
        codebook: What is known; its uses are no suggestions, but may be one side of a pair.
        least: Uses of a phrase, at least.
    """
    known = Words.of(tables.word_counts())
    said = _said(tables, who)
    fewest = LEAST_OF_PAIR if len(said.words) < _MANY else least
    every = recurring(said.words, known, least=min(least, fewest), documents=1)
    lacking = recurring(
        said.words, known, least=least, documents=2, hidden=_hidden(tables, said.words, codebook)
    )
    chosen = sorted(every, key=lambda one: (-one.score, one.text))[:_PAIRED]
    whose = "everybody" if who is None else "the source"
    return Suggestions(
        case=case,
        version=tables.version,
        denominator=f"Of {len(said.words):,} words that are attributed to {whose} or said in "
        "speeches.",
        notes=(
            (
                f"Phrases of 2 to {LONGEST} words, {least} uses or more, in 2 documents or more; "
                "copied passages count once. Ranked by local mutual information (Evert 2004)."
            ),
            "Pairs are ranked by the same and by how unlike their years and sources are (G²).",
            "Documents without a date are left out: nobody can be told to have followed in them.",
        ),
        phrases=tuple(sorted(maximal(lacking), key=lambda one: (-one.score, one.text))),
        minimal_pairs=tuple(pairs(chosen, known, said.traits, said.first)),
        said=said,
        database=database,
    )


def _said(tables: Tables, who: tuple[int, ...] | None) -> Said:
    return speakers(tables, stream(tables, who))


def speakers(tables: Tables, words: Stream) -> Said:
    """Tell of some words by whom each attribution is."""
    attributions, sources = tables.speakers(np.unique(words.owners[words.owners > NOBODY]))
    by_attribution: dict[int, tuple[int, ...]] = {}
    for one, source in zip(attributions.tolist(), sources.tolist(), strict=True):
        by_attribution[one] = (*by_attribution.get(one, ()), source)
    return Said(words=words, sources=by_attribution, persons=tables.persons())


def _hidden(tables: Tables, words: Stream, codebook: Codebook | None) -> NDArray[np.bool_]:
    """Say which words stand in uses of the codebook."""
    found = Hits.joined(tables.find(codebook.formulations) if codebook else [])
    order = np.argsort(found.key, kind="stable")
    return inside(words.keys, found.key[order], np.maximum.accumulate(found.last[order]))
