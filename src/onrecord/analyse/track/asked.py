"""What a track is asked for, and whose words it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.analyse.track.periods import Length
from onrecord.errors import InputError
from onrecord.model import Genre
from onrecord.store.dates import bounds
from onrecord.store.filters import choose

SOURCES = 5  # that a track shows by themselves where none is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How to count. None does not ask; texts compare without case and accents."""

    sources: tuple[str, ...] = ()  # names, aliases or ids of joined entities
    publisher: str | None = None  # "": none given
    genre: str | None = None
    language: str | None = None
    since: str | None = None  # ISO dates of publication, inclusive
    until: str | None = None
    length: Length | None = None
    most: int = SOURCES  # sources shown by themselves where none is named
    every_copy: bool = False  # count copied passages, too
    utterances: bool = False  # count each utterance once, by its fullest report

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day asked for."""
        return bounds(self.since, self.until, None)


def check(asked: Asked, length: str | None) -> Asked:
    """Make sure that what is asked can be.

    Raises:
        InputError: a genre, date or length of a period that cannot be.
    """
    choose(Genre, asked.genre)
    bounds(asked.since, asked.until, None)
    if length is None:
        return asked
    if length not in set(Length):
        raise InputError(f"{length!r} is no length of a period: choose one of {', '.join(Length)}.")
    return replace(asked, length=Length(length))
