"""Which of two documents that share text was first; None where nothing tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from onrecord.link.copies.credits import is_agency, is_own
from onrecord.model import Genre

# What others print, and what prints nobody else.
SOURCES = frozenset({Genre.RELEASE, Genre.TRANSCRIPT, Genre.SPEECH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """What tells about one of two documents where its text comes from."""

    row: int
    id: str
    publisher: str | None
    published: str | None
    updated: str | None
    genre: str
    credited: str | None  # the agency or paper that its text names as author

    @property
    def is_source(self) -> bool:
        """Tell whether it is of a kind that others print."""
        return self.genre in SOURCES


class Told(StrEnum):
    """What told which of two documents was first."""

    CREDIT = "credit"  # the other credits its publisher
    GENRE = "genre"  # it is a release, a transcript or a speech, which others print
    AGENCY = "agency"  # it is of an agency, which papers print
    TIME = "time"
    CONTAINMENT = "containment"  # the other is nothing but a part of it


def first(one: Party, other: Party) -> Party | None:
    """Tell which was first: by credits, by the kind of text, by the kind of publisher, by time."""
    return next(filter(None, (tell(one, other) for _, tell in _TELLS)), None)


def told_by(one: Party, other: Party) -> Told:
    """Say what tells which of two was first, where it is told."""
    return next((told for told, tell in _TELLS if tell(one, other)), Told.CONTAINMENT)


def _by_credit(one: Party, other: Party) -> Party | None:
    """A document that credits the publisher of the other has its text from there."""
    to_other = bool(one.credited) and is_own(one.credited or "", other.publisher or "")
    to_one = bool(other.credited) and is_own(other.credited or "", one.publisher or "")
    if to_other == to_one:
        return None
    return other if to_other else one


def _by_genre(one: Party, other: Party) -> Party | None:
    if one.is_source == other.is_source:
        return None
    return one if one.is_source else other


def _by_agency(one: Party, other: Party) -> Party | None:
    """Papers print what agencies send out, and agencies print no papers."""
    agencies = [party for party in (one, other) if is_agency(party.publisher or "")]
    return agencies[0] if len(agencies) == 1 else None


def _by_time(one: Party, other: Party) -> Party | None:
    """Compare when they were published; where that is the same, when they were updated."""
    if one.published and one.published == other.published and one.updated and other.updated:
        return _earlier(one, other, one.updated, other.updated)
    if one.published and other.published:
        return _earlier(one, other, one.published, other.published)
    return None


def _earlier(one: Party, other: Party, time: str, other_time: str) -> Party | None:
    left, right = _moment(time), _moment(other_time)
    if left and right:
        return None if left == right else one if left < right else other
    # of different precision: compare what both say; "2031-03" and "2031-03-07" tell nothing
    length = min(len(time), len(other_time), len("2031-03-07"))
    if time[:length] == other_time[:length]:
        return None
    return one if time[:length] < other_time[:length] else other


def _moment(time: str) -> datetime | None:
    """Read a time with its zone; None where the day or less is known."""
    if "T" not in time:
        return None
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


_TELLS = (
    (Told.CREDIT, _by_credit),
    (Told.GENRE, _by_genre),
    (Told.AGENCY, _by_agency),
    (Told.TIME, _by_time),
)
