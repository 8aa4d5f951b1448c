"""Gather what a track counts: uses that pass its filters, and the words they are rated by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.codebook.model import Codebook
from onrecord.analyse.counting.matching import Hits
from onrecord.analyse.counting.people import NO_AUTHOR, Person
from onrecord.analyse.counting.tables import EVERYBODY, Only, Shares, Tables
from onrecord.analyse.counting.voices import Voice
from onrecord.analyse.track.asked import Asked
from onrecord.link.copies.words import Places
from onrecord.store.dates import FIRST, LAST

EVERY_SOURCE = "every source"
_NOBODY = -2  # the row of a publisher that the case has not
UNDATED = 0  # the day of a document without one
VOICES = (Voice.OWN, Voice.PARAPHRASE, Voice.DOCUMENT)

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """The uses of all formulations that are counted, by day; one entry each."""

    formulation: Places  # place in the codebook
    variant: Places
    document: Places
    day: Places  # yyyymmdd, undated last
    publisher: Places
    voice: Places
    owner: Places
    author: Places  # of the document, where the words are its author's; else -1
    start: Places
    end: Places

    def __len__(self) -> int:
        """Count the uses."""
        return len(self.document)

    def take(self, rows: Mask | Places) -> Uses:
        """Give some of the uses."""
        return Uses(**{one.name: getattr(self, one.name)[rows] for one in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Whose words, in which voice."""

    name: str
    voice: Voice
    who: tuple[int, ...] = ()  # numbers of sources; empty: every source
    publisher: int | None = None  # of documents' own voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What is counted, and by what it is rated."""

    uses: Uses
    given: tuple[Places, Places]  # (place of the use, source): every source of a use
    persons: dict[int, Person]
    shares: Shares
    series: tuple[Series, ...]
    named: bool  # whether sources were asked for by name
    left_out: Counter[str]  # uses that are not counted, by reason


def gather(
    tables: Tables,
    codebook: Codebook,
    asked: Asked,
    named: Sequence[tuple[str, tuple[int, ...]]],
    publishers: dict[int, str],
) -> Gathered:
    """Find and filter the uses of a codebook.

    Args:
        tables: The tables of the case.
        codebook: What to find.
        asked: What to leave.
        named: The sources asked for, each with the numbers that its name means.
        publishers: Names by their rows.
    """
    left_out: Counter[str] = Counter()
    these = only(asked, publishers)
    uses = _kept(tables, _joined(tables, codebook), asked, these, left_out)
    given = _given(tables, uses)
    persons = tables.persons(np.unique(given[1]).tolist())
    series = _series(uses, given, persons, asked, named, publishers)
    wanted = {number for one in series for number in one.who} | {EVERYBODY}
    shares = _shares(tables, wanted, asked, these)
    return Gathered(
        uses=uses,
        given=given,
        persons=persons,
        shares=shares,
        series=series,
        named=bool(named),
        left_out=left_out,
    )


def of_series(gathered: Gathered, series: Series) -> Mask:
    """Say which uses belong to a series."""
    uses = gathered.uses
    mask = uses.voice == series.voice
    if series.publisher is not None:
        mask &= uses.publisher == series.publisher
    if series.who:
        place, who = gathered.given
        inside = np.zeros(len(uses), dtype=bool)
        inside[place[np.isin(who, series.who)]] = True
        mask &= inside
    return np.asarray(mask)


def words_of(shares: Shares, series: Series) -> tuple[Places, Places, Places]:
    """Give (document, day, words) of a series, in the order of days."""
    mask = (shares.voice == series.voice) & (shares.words > 0)
    mask &= np.isin(shares.who, series.who or (EVERYBODY,))
    if series.publisher is not None:
        mask &= shares.publisher == series.publisher
    rows = np.flatnonzero(mask)
    if len(series.who) > 1:  # one document may hold words of two people of one name
        rows = rows[np.lexsort((shares.document[rows], shares.day[rows]))]
    return shares.document[rows], shares.day[rows], shares.words[rows]


def _joined(tables: Tables, codebook: Codebook) -> tuple[Hits, Places]:
    found = tables.find(codebook.formulations)
    places = [np.full(len(hits), place, dtype=np.int64) for place, hits in enumerate(found)]
    return Hits.joined(found), np.concatenate([np.zeros(0, dtype=np.int64), *places])


def only(asked: Asked, publishers: dict[int, str]) -> Only:
    """Say which documents count; a publisher that the case has not leaves none.

    Those without a date do where no days are asked for.
    """
    since, until = asked.days or (UNDATED, LAST)
    rows = [row for row, name in publishers.items() if name == asked.publisher]
    return Only(
        since=max(since, FIRST) if asked.days else UNDATED,
        until=until,
        publisher=-1 if asked.publisher is None else rows[0] if rows else _NOBODY,
        genre=asked.genre or "",
        language=(asked.language or "").strip().lower(),
    )


def _kept(
    tables: Tables, found: tuple[Hits, Places], asked: Asked, these: Only, left_out: Counter[str]
) -> Uses:
    uses = _about(tables, *found, replace(these, since=UNDATED))
    mask = _leave(np.ones(len(uses), dtype=bool), uses.day < these.since, "undated", left_out)
    mask = _leave(mask, uses.voice == Voice.UNSAID, "unsaid", left_out)
    if asked.utterances:
        twice = np.isin(uses.owner, tables.repeated(np.unique(uses.owner)))
        mask = _leave(mask, twice, "repeated", left_out)
    if not asked.every_copy and len(uses):
        copied = _copied(tables, uses)
        if asked.utterances:
            copied &= uses.owner == 0
        mask = _leave(mask, copied, "copied", left_out)
    kept = uses.take(np.flatnonzero(mask))
    return kept.take(np.lexsort((kept.start, kept.document, kept.day, kept.day == UNDATED)))


def _about(tables: Tables, hits: Hits, formulation: Places, these: Only) -> Uses:
    """Put with each use what is known of its document."""
    every = tables.about(np.unique(hits.document), these)
    documents = every["document"].astype(np.int64)
    row = np.searchsorted(documents, hits.document)
    row = np.minimum(row, max(len(documents) - 1, 0))
    passed = documents[row] == hits.document if len(documents) else hits.document < 0
    hits, formulation, row = hits.take(passed), formulation[passed], row[passed]
    author, day = every["author"][row].astype(np.int64), every["day"][row].astype(np.int64)
    authored = (hits.owner == 0) & (author != NO_AUTHOR)
    return Uses(
        formulation=formulation,
        variant=hits.variant,
        document=hits.document,
        day=day,
        publisher=every["publisher"][row].astype(np.int64),
        voice=np.where(authored, int(Voice.OWN), hits.voice).astype(np.int64),
        owner=hits.owner,
        author=np.where(authored, author, NO_AUTHOR),
        start=hits.start,
        end=hits.end,
    )


def _leave(mask: Mask, these: Mask, why: str, left_out: Counter[str]) -> Mask:
    left_out[why] = int((mask & these).sum())
    return np.asarray(mask & ~these)


def _copied(tables: Tables, uses: Uses) -> Mask:
    """Say which uses begin in a passage that stands in an earlier document."""
    found = tables.copied(np.unique(uses.document))
    if not len(found["document"]):
        return np.zeros(len(uses), dtype=bool)
    wide = np.int64(1 << 32)
    starts = found["document"].astype(np.int64) * wide + found["start"]
    ends = found["document"].astype(np.int64) * wide + found["end"]
    at = uses.document.astype(np.int64) * wide + uses.start
    place = np.searchsorted(starts, at, side="right") - 1
    return np.asarray((place >= 0) & (at < ends[np.maximum(place, 0)]))


def _given(tables: Tables, uses: Uses) -> tuple[Places, Places]:
    """Give every source of every use."""
    owners = np.unique(uses.owner[uses.owner > 0])
    attributions, who = tables.speakers(owners)
    order = np.argsort(uses.owner, kind="stable")
    left = np.searchsorted(uses.owner[order], attributions, side="left")
    right = np.searchsorted(uses.owner[order], attributions, side="right")
    sizes = right - left
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    places = order[np.repeat(left, sizes) + within] if len(order) else order
    authored = np.flatnonzero(uses.author != NO_AUTHOR)
    return (
        np.concatenate([places, authored]).astype(np.int64),
        np.concatenate([np.repeat(who, sizes), uses.author[authored]]).astype(np.int64),
    )


def _series(
    uses: Uses,
    given: tuple[Places, Places],
    persons: dict[int, Person],
    asked: Asked,
    named: Sequence[tuple[str, tuple[int, ...]]],
    publishers: dict[int, str],
) -> tuple[Series, ...]:
    """Choose the series: every source in three voices, then those asked for or with most uses."""
    series = [Series(name=EVERY_SOURCE, voice=voice) for voice in VOICES]
    if named:
        shown = list(named)
    else:
        counts = Counter(given[1].tolist())
        often = [who for who, _ in counts.most_common() if not persons[who].unnamed]
        shown = [(persons[who].name, (who,)) for who in often[: asked.most]]
    for name, who in shown:
        series += [Series(name=name, voice=voice, who=who) for voice in VOICES[:2]]
    if not named and asked.publisher is None:
        told = Counter(uses.publisher[uses.voice == Voice.DOCUMENT].tolist())
        series += [
            Series(name=publishers.get(row) or "publisher unknown", voice=VOICES[2], publisher=row)
            for row, _ in told.most_common(asked.most)
        ]
    return tuple(series)


def _shares(tables: Tables, wanted: set[int], asked: Asked, these: Only) -> Shares:
    """Read the words of sources, less what is not counted."""
    found = tables.shares(wanted, these)
    copied = np.zeros_like(found.words) if asked.every_copy else found.copied
    if not asked.utterances:
        return replace(found, words=found.words - copied)
    told = found.voice == Voice.DOCUMENT
    return replace(found, words=found.words - found.repeated - np.where(told, copied, 0))
