"""Compare two sets of words: what one says more than the other, by how much, how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.analyse.compare import keyness
from onrecord.analyse.compare.chosen import Chosen
from onrecord.analyse.compare.halves import LEVEL, SPLITS, null_line, units
from onrecord.analyse.compare.keyness import PRIOR, Sizes
from onrecord.analyse.compare.words import SetWords, joined, words_of
from onrecord.analyse.counting.tables import Tables
from onrecord.analyse.evidence import Passages, Place
from onrecord.analyse.result import Result, row_id
from onrecord.analyse.suggest.phrases import Phrase, Words, maximal, recurring
from onrecord.analyse.suggest.suggesting import Said, speakers
from onrecord.analyse.table import Table
from onrecord.analyse.track import dispersion
from onrecord.document import content_id
from onrecord.errors import InputError
from onrecord.store.database import Database

if TYPE_CHECKING:
    import altair

LEAST = 5  # uses in both sets together
LONGEST = 5  # words of a phrase
_PER = 1_000
COLUMNS = {
    "id": "text",
    "phrase": "text",
    "more_in": "text",
    "one_uses": "whole",
    "other_uses": "whole",
    "one_rate": "real",
    "other_rate": "real",
    "one_documents": "whole",
    "other_documents": "whole",
    "log_odds": "real",
    "z": "real",
    "log_ratio": "real",
    "chance": "real",
    "q": "real",
    "over_null": "flag",
    "dispersion": "real",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyness(Result):
    """The words and phrases of two sets, with how much more one says each than the other."""

    one: Chosen
    other: Chosen
    sizes: Sizes
    null: float | None  # |z| that random halves of the same words stay below
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    phrases: Mapping[str, Phrase] = field(repr=False)  # by the id of the row
    said: Said = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List words and phrases, those that tell the sets apart best first."""
        return Table.of(COLUMNS, self.rows)

    def chart(self, kind: str = "keyness", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw the phrases that tell most, with the null line.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.compare import drawing  # noqa: PLC0415 - asks for the extra

        return drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give the passages of a phrase: those of the first set, then those of the second.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        phrase = self.phrases.get(wanted)
        if phrase is None:
            raise InputError(
                f"{wanted!r} is no row of this comparison: take an id from it, asked for alike."
            )
        ours = [at for at in phrase.at if at < self.sizes.one]
        theirs = [at for at in phrase.at if at >= self.sizes.one]
        sides = ((self.one.label, ours), (self.other.label, theirs))
        places = [self._place(phrase, at, label) for label, side in sides for at in side]
        return Passages(self.database, places)

    def _place(self, phrase: Phrase, at: int, label: str) -> Place:
        return self.said.place(phrase, at, variant=label)


def compare(  # noqa: PLR0913 - each choice is one keyword
    tables: Tables,
    database: Database,
    case: str,
    one: Chosen,
    other: Chosen,
    *,
    least: int = LEAST,
    prior: float = PRIOR,
    every_copy: bool = False,
) -> Keyness:
    """Hold the words of two sets against each other.

    Args:
        tables: The tables of the case.
        database: Its record.
        case: Its name.
        one: The first set.
        other: The second set.
        least: Uses of a word or a phrase in both sets together, at least.
        prior: Weight of the prior, in words.
        every_copy: Count copied passages wherever they stand.

    Raises:
        InputError: a set that has no words.
    """
    ours = words_of(tables, database, one, every_copy=every_copy)
    theirs = words_of(tables, database, other, every_copy=every_copy)
    sizes = Sizes(one=len(ours), other=len(theirs))
    both = joined(ours, theirs)
    known = Words.of(tables.word_counts())
    found = _kinds(both, known, least)
    line, dealt = _null(both, found, prior)
    rows = _rows(both, found, sizes, prior, line)
    labels = (one.label, other.label)
    order = np.argsort([-abs(row["z"]) for row in rows], kind="stable").tolist()
    told = [rows[at] | {"more_in": labels[rows[at]["z"] < 0]} for at in order]
    shared = len(np.intersect1d(ours.stream.keys, theirs.stream.keys))
    return Keyness(
        case=case,
        version=tables.version,
        denominator=(
            f"Uses per {_PER:,} words of the set: {one.label} has {sizes.one:,} words, "
            f"{other.label} {sizes.other:,}."
        ),
        notes=tuple(_notes(least, prior, every_copy, line, dealt, shared)),
        one=one,
        other=other,
        sizes=sizes,
        null=line,
        rows=tuple(told),
        phrases={rows[at]["id"]: found[at] for at in order},
        said=speakers(tables, both.stream),
        database=database,
    )


def _kinds(both: SetWords, known: Words, least: int) -> list[Phrase]:
    """Find the words and the phrases of two to five words that are used often enough."""
    every = recurring(both.stream, known, least=least, documents=1)
    phrases = maximal([one for one in every if len(one.words) <= LONGEST])
    return [*_single(both, known, least), *phrases]


def _single(both: SetWords, known: Words, least: int) -> list[Phrase]:
    order = np.argsort(both.stream.numbers, kind="stable")
    numbers, firsts, counts = np.unique(
        both.stream.numbers[order], return_index=True, return_counts=True
    )
    found = []
    for number, first, count in zip(
        numbers.tolist(), firsts.tolist(), counts.tolist(), strict=True
    ):
        if count >= least:
            at = order[first : first + count]
            held = len(np.unique(both.stream.documents[at]))
            spelt = known.spelt.get(number, "")
            found.append(
                Phrase(
                    words=(number,),
                    spelt=(spelt,),
                    at=tuple(at.tolist()),
                    documents=held,
                    score=0.0,
                )
            )
    return found


def _null(both: SetWords, found: list[Phrase], prior: float) -> tuple[float | None, str]:
    dealt, unit = units(both.stream.documents, both.sentences)
    kind = np.repeat(np.arange(len(found)), [one.uses for one in found])
    at = np.array([place for one in found for place in one.at], dtype=np.int64)
    return null_line((kind, unit[at]), np.bincount(unit), len(found), prior), dealt


def _rows(
    both: SetWords, found: list[Phrase], sizes: Sizes, prior: float, line: float | None
) -> list[dict[str, Any]]:
    one = np.array([sum(at < sizes.one for at in phrase.at) for phrase in found], dtype=np.float64)
    other = np.array([phrase.uses for phrase in found], dtype=np.float64) - one
    odds = keyness.log_odds(one, other, sizes, prior)
    ratio = keyness.log_ratio(one, other, sizes)
    chance = keyness.chances(odds.z)
    rate = keyness.false_discovery(chance)
    documents = both.stream.documents
    _, place, words = np.unique(documents, return_inverse=True, return_counts=True)
    rows = []
    for at, phrase in enumerate(found):
        uses = np.array(phrase.at, dtype=np.int64)
        ours = uses < sizes.one
        counted = np.bincount(place[uses], minlength=len(words))
        rows.append(
            {
                "id": content_id("keyness", phrase.text)[:8],
                "phrase": phrase.text,
                "one_uses": int(one[at]),
                "other_uses": int(other[at]),
                "one_rate": float(one[at] * _PER / sizes.one),
                "other_rate": float(other[at] * _PER / sizes.other),
                "one_documents": len(np.unique(documents[uses[ours]])),
                "other_documents": len(np.unique(documents[uses[~ours]])),
                "log_odds": float(odds.delta[at]),
                "z": float(odds.z[at]),
                "log_ratio": float(ratio[at]),
                "chance": float(chance[at]),
                "q": float(rate[at]),
                "over_null": line is not None and bool(abs(odds.z[at]) > line),
                "dispersion": dispersion.deviation(counted.tolist(), words.tolist()),
            }
        )
    return rows


def _notes(
    least: int, prior: float, every_copy: bool, line: float | None, dealt: str, shared: int
) -> list[str]:
    notes = [
        f"{keyness.METHOD[0].upper()}{keyness.METHOD[1:]}. Prior: {prior:,.0f} words.",
        (
            f"Words, and phrases of up to {LONGEST} words, with {least} uses or more in both sets "
            f"together. Dispersion over both: {dispersion.METHOD}."
        ),
        (
            "Copied passages count wherever they stand."
            if every_copy
            else "Copied passages count once, where they stood first."
        ),
    ]
    if line is not None:
        notes.append(
            f"Null line: in {LEVEL:.0%} of {SPLITS} splits of the same {dealt} into random halves, "
            f"no |z| is over {line:.2f}."
        )
    if shared:
        notes.append(f"{shared:,} words belong to both sets and count on both sides.")
    return notes
