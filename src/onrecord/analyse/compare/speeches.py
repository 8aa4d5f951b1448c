"""Somebody's speeches of one kind over the years, each beside the one before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.analyse.compare.acts import done
from onrecord.analyse.compare.chosen import Chosen
from onrecord.analyse.compare.collation import Side, collate
from onrecord.analyse.compare.words import SetWords, joined, words_of
from onrecord.analyse.counting.tables import Tables
from onrecord.analyse.evidence import Passages
from onrecord.analyse.result import Result, row_id
from onrecord.analyse.suggest.phrases import Phrase, Words, maximal, recurring
from onrecord.analyse.suggest.suggesting import Said, speakers
from onrecord.analyse.table import Table
from onrecord.errors import InputError
from onrecord.store.database import Database

if TYPE_CHECKING:
    import altair

_PHRASES = 8  # that a row names
_LEAST = 2  # uses of a phrase over all speeches
COLUMNS = {
    "id": "text",
    "published": "text",
    "title": "text",
    "words": "whole",
    "kept": "real",
    "acts": "texts",
    "targets": "texts",
    "new": "texts",
    "gone": "texts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speeches(Result):
    """One row for each speech, in the order of their days."""

    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    fresh: Mapping[str, tuple[tuple[Phrase, tuple[int, ...]], ...]] = field(repr=False)
    said: Said = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List the speeches: how much was kept, what was done to whom, what is new and gone."""
        return Table.of(COLUMNS, self.rows)

    def chart(self, kind: str = "acts", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw what each speech does.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.compare import speeches_drawing  # noqa: PLC0415 - asks for the extra

        return speeches_drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give where the phrases stand that are new in a speech.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        if wanted not in self.fresh:
            raise InputError(f"{wanted!r} is no speech of this table: take an id from it.")
        places = [
            self.said.place(phrase, at, variant="new")
            for phrase, uses in self.fresh[wanted]
            for at in uses
        ]
        return Passages(self.database, places)


def speeches(
    tables: Tables, database: Database, case: str, sides: Sequence[Side], source: str
) -> Speeches:
    """Put speeches into one table.

    Args:
        tables: The tables of the case.
        database: Its record.
        case: Its name.
        sides: The speeches, by day.
        source: Who gives them, as asked for.
    """
    parts = [
        words_of(tables, database, Chosen(document=one.document.id), every_copy=True)
        for one in sides
    ]
    both = parts[0]
    for part in parts[1:]:
        both = joined(both, part)
    used = _used(both, Words.of(tables.word_counts()), sides)
    kept = [None] + [
        _kept(database, case, tables.version, before, after) for before, after in pairwise(sides)
    ]
    fresh: dict[str, tuple[tuple[Phrase, tuple[int, ...]], ...]] = {}
    rows = []
    for at, one in enumerate(sides):
        new = [each for each in used[at] if not any(each in earlier for earlier in used[:at])]
        gone = [each for each in (used[at - 1] if at else {}) if each not in used[at]]
        fresh[one.document.id] = tuple((phrase, used[at][phrase]) for phrase in new) if at else ()
        acts, targets = done(database, one.document.id)
        rows.append(
            {
                "id": one.document.id,
                "published": one.document.published,
                "title": one.document.title,
                "words": len(parts[at]),
                "kept": kept[at],
                "acts": acts,
                "targets": targets,
                "new": [phrase.text for phrase in new[:_PHRASES]] if at else [],
                "gone": [phrase.text for phrase in gone[:_PHRASES]],
            }
        )
    return Speeches(
        case=case,
        version=tables.version,
        denominator=f"{len(sides)} documents by {source}, {len(both):,} words.",
        notes=(
            "Kept: share of the sentences of the speech before it that come back, changed or not.",
            (
                f"New and gone: phrases of 2 to 5 words with {_LEAST} uses or more over all of "
                "them; new is in none before, gone was in the one before."
            ),
        ),
        rows=tuple(rows),
        fresh=fresh,
        said=speakers(tables, both.stream),
        database=database,
    )


def _used(
    both: SetWords, known: Words, sides: Sequence[Side]
) -> list[dict[Phrase, tuple[int, ...]]]:
    """Give the phrases of each speech with their uses, those that say most first."""
    every = recurring(both.stream, known, least=_LEAST, documents=1)
    phrases = maximal([one for one in every if len(one.words) <= 5])
    found: list[dict[Phrase, tuple[int, ...]]] = []
    for one in sides:
        held: dict[Phrase, tuple[int, ...]] = {}
        for phrase in sorted(phrases, key=lambda each: (-each.score, each.text)):
            uses = np.array(phrase.at)
            inside = uses[both.stream.documents[uses] == one.row]
            if len(inside):
                held[phrase] = tuple(inside.tolist())
        found.append(held)
    return found


def _kept(database: Database, case: str, version: str, before: Side, after: Side) -> float | None:
    pairs = collate(database, case, version, before, after).pairs
    old = [one for one in pairs if one.before is not None]
    return sum(one.after is not None for one in old) / len(old) if old else None
