"""Track: the formulations of a codebook over time, by whose words they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.analyse.codebook.model import Codebook
from onrecord.analyse.counting.deriving import ROOM
from onrecord.analyse.counting.people import Person
from onrecord.analyse.counting.tables import Tables
from onrecord.analyse.counting.voices import Voice
from onrecord.analyse.evidence import Passages, Place
from onrecord.analyse.intervals import METHOD
from onrecord.analyse.result import Result
from onrecord.analyse.table import Table
from onrecord.analyse.track import dispersion, rows
from onrecord.analyse.track.asked import Asked
from onrecord.analyse.track.collecting import UNDATED, Gathered, Mask, gather
from onrecord.analyse.track.rows import Counts
from onrecord.errors import InputError
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.search import fold

if TYPE_CHECKING:
    import altair

_LEFT_OUT = {
    "undated": "in documents without a date",
    "unsaid": "inside what was denied to have been said, or is yet to be said",
    "repeated": "in further reports of an utterance",
    "copied": "in passages copied from an earlier document",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Result):
    """How often the formulations of a codebook were used, by whom, in which voice, and when."""

    codebook: Codebook
    asked: Asked
    counts: Counts = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """Count uses by formulation, source, voice and period, with rates and intervals."""
        return Table.of(rows.RATES, self.counts.rates())

    def summary(self) -> Table:
        """Count over all periods, with first and last use and dispersion over documents."""
        return Table.of(rows.SUMMARY, self.counts.summary())

    def firsts(self) -> Table:
        """List who used each formulation, in the order of first use."""
        return Table.of(rows.FIRSTS, self.counts.firsts())

    def variants(self) -> Table:
        """Count each variant by period: the drift from one to another."""
        return Table.of(rows.VARIANTS, self.counts.variants())

    def changes(self) -> Table:
        """List the periods from which on a rate is another, with the chance of such a change."""
        return Table.of(rows.CHANGES, self.counts.changes())

    def silences(self) -> Table:
        """List for how long who did not use a formulation, and how likely that is by chance."""
        return Table.of(rows.SILENCES, self.counts.silences())

    def coverage(self) -> Table:
        """Tell documents and words of every source, voice and publisher by period."""
        return Table.of(rows.COVERAGE, self.counts.coverage())

    def chart(self, kind: str = "rates", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw "rates" with coverage below them, "variants", or "uses" across documents.

        With `link`, an address that holds {id}, each point of rates leads to that of its row.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: a kind that cannot be drawn.
        """
        from onrecord.analyse.track import drawing  # noqa: PLC0415 - asks for the extra

        return drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str | None = None) -> Passages:
        """Give the passages behind a row of any table of this, or its id; None: behind all.

        A row of `variants` or `firsts` has no id; what it tells is looked up.

        Raises:
            InputError: there is no such row.
        """
        if row is None:
            return self._passages(self.counts.chosen())
        if isinstance(row, str):
            return self._passages(self._by_id(row))
        if "id" in row:
            return self._passages(self._by_id(str(row["id"])))
        return self._passages(self._by_columns(row))

    def _by_id(self, row_id: str) -> Mask:
        counts = self.counts
        names = counts.periods.names if counts.periods else ()
        for formulation, series in counts.pairs():
            mask = counts.mask(formulation, series)
            if counts.id(formulation, series) == row_id:
                return mask
            for place, name in enumerate(names):
                if counts.id(formulation, series, name) == row_id:
                    return np.asarray(mask & (counts.place == place))
        raise InputError(
            f"{row_id!r} is no row of this track: take an id from its tables, asked for alike."
        )

    def _by_columns(self, row: Mapping[str, Any]) -> Mask:
        uses = self.counts.gathered.uses
        mask = self.counts.chosen() if "variant" in row else np.ones(len(uses), dtype=bool)
        for place, told in enumerate(self.codebook.formulations):
            if told.name != row.get("formulation"):
                continue
            mask &= uses.formulation == place
            texts = [variant.text for variant in told.variants]
            if row.get("variant") in texts:
                mask &= uses.variant == texts.index(row["variant"])
        if "period" in row and self.counts.periods:
            mask &= self.counts.place == self.counts.periods.names.index(row["period"])
        if "source" in row:
            mask &= np.array([row["source"] in self._names(at) for at in range(len(uses))])
            mask &= np.array([Voice(v).label == row["voice"] for v in uses.voice.tolist()])
        return mask

    def _names(self, use: int) -> tuple[str, ...]:
        """Tell to whom a use is given."""
        gathered = self.counts.gathered
        if gathered.uses.voice[use] == Voice.DOCUMENT:
            name = self.counts.publishers.get(int(gathered.uses.publisher[use]))
            return (name or "publisher unknown",)
        place, who = gathered.given
        return tuple(gathered.persons[one].name for one in who[place == use].tolist())

    def _passages(self, mask: Mask) -> Passages:
        return Passages(self.database, [self._place(at) for at in np.flatnonzero(mask).tolist()])

    def _place(self, use: int) -> Place:
        uses = self.counts.gathered.uses
        told = self.codebook.formulations[int(uses.formulation[use])]
        voice = Voice(int(uses.voice[use]))
        names = self._names(use) if voice is not Voice.DOCUMENT else ()
        return Place(
            document=int(uses.document[use]),
            owner=int(uses.owner[use]),
            start=int(uses.start[use]),
            end=int(uses.end[use]),
            what=told.name,
            variant=told.variants[int(uses.variant[use])].text,
            voice=voice.label,
            source="; ".join(names) or None,
        )


def track(tables: Tables, database: Database, case: str, codebook: Codebook, asked: Asked) -> Track:
    """Count a codebook in a case.

    Raises:
        InputError: the case has no source of a name that is asked for.
    """
    asks = sql.load("record", ROOM)
    publishers = {row["row"]: row["name"] for row in database.rows(asks["publishers"])}
    meant = named(tables, database, asked.sources)
    gathered = gather(tables, codebook, asked, meant, publishers)
    return Track(
        case=case,
        version=tables.version,
        denominator=f"Uses per {rows.PER:,} words of the same source and voice.",
        notes=tuple(_notes(asked, gathered)),
        codebook=codebook,
        asked=asked,
        counts=Counts(codebook, gathered, publishers, asked.length),
        database=database,
    )


def named(
    tables: Tables, database: Database, sources: tuple[str, ...]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Give the numbers that each name means, as `Case.attributions(source=)` finds people.

    Raises:
        InputError: the case has no source of such a name.
    """
    if not sources:
        return ()
    every = tables.persons()
    return tuple((source, _meant(every, database, source)) for source in sources)


def _meant(every: Mapping[int, Person], database: Database, source: str) -> tuple[int, ...]:
    folded = fold(source)
    found = database.rows(sql.load("record", ROOM)["meant"], {"folded": folded, "id": folded})
    ids = {row["id"] for row in found}
    who = tuple(
        number
        for number, person in every.items()
        if person.id in ids
        or (not person.unnamed and not person.id and fold(person.name) == folded)
    )
    if not who:
        raise InputError(
            f"Nothing is attributed to {source!r} in this case: onrecord entities lists names."
        )
    return who


def _notes(asked: Asked, gathered: Gathered) -> list[str]:
    notes = [
        (
            "A word belongs to the innermost attribution around it; words of a speech that are "
            "attributed to nobody are its author's."
        ),
        (
            f"Days are those of publication. Interval: {METHOD}, 95 %. "
            f"Dispersion: {dispersion.METHOD}."
        ),
    ]
    if asked.utterances:
        notes.append("Each utterance counts once, by its source text or its fullest report.")
    elif asked.every_copy:
        notes.append("Copied passages count wherever they stand.")
    else:
        notes.append("Copied passages count once, where they stood first.")
    if undated := int((gathered.uses.day == UNDATED).sum()):
        notes.append(f"Uses in documents without a date count in no period: {undated:,}.")
    told = [f"{count:,} {_LEFT_OUT[why]}" for why, count in gathered.left_out.items() if count]
    if told:
        notes.append(f"Uses left out: {'; '.join(told)}.")
    return notes
