"""Which words make a set: whose, where put out, when, and what they do."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, fields

from onrecord.errors import InputError
from onrecord.model import Act, Genre
from onrecord.store.dates import bounds
from onrecord.store.filters import choose

VOICES = {"own": "own words", "paraphrase": "paraphrase", "document": "document's voice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A set of words. None does not ask; all that is asked has to hold."""

    source: str | None = None  # name, alias or id of a joined entity
    publisher: str | None = None  # exact; "": none given
    genre: str | None = None
    language: str | None = None
    act: str | None = None  # words of attributions that do this
    voice: str | None = None  # "own", "paraphrase" or "document"
    since: str | None = None  # ISO dates of publication, inclusive
    until: str | None = None
    said: str | None = None  # an ISO date or year inside which it was said
    document: str | None = None  # id, or the beginning of one

    @property
    def label(self) -> str:
        """The set in one line, as a chart names it."""
        told = []
        for one in fields(self):
            value = getattr(self, one.name)
            if value is None:
                continue
            plain = one.name in {"source", "publisher", "genre", "act"}
            told.append(str(value or "publisher unknown") if plain else f"{one.name} {value}")
        return ", ".join(told) or "everything"

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day asked for."""
        return bounds(self.since, self.until, None)

    @property
    def said_days(self) -> tuple[int, int] | None:
        """The first and the last day inside which it has to have been said."""
        return bounds(self.said, self.said, None)


def chosen(text: str) -> Chosen:
    """Read a set as the command line writes it: `source="Ana Reyes" since=2030`.

    Raises:
        InputError: a word that is no key=value, an unknown or repeated key, or a value that
            cannot be.
    """
    try:
        parts = shlex.split(text)
    except ValueError as error:
        raise InputError(
            f"The set {text!r} cannot be read ({error}): close its quotation marks."
        ) from None
    asked: dict[str, str] = {}
    known = [one.name for one in fields(Chosen)]
    for part in parts:
        key, equals, value = part.partition("=")
        if not equals or key not in known:
            raise InputError(
                f"{part!r} asks for nothing in the set {text!r}: write key=value, of "
                f'{", ".join(known)}; quote a value with spaces: source="Ana Reyes".'
            )
        if key in asked:
            raise InputError(f"The set {text!r} has {key} twice: one set has one.")
        asked[key] = value
    return check(Chosen(**asked))


def check(asked: Chosen) -> Chosen:
    """Make sure that a set can be.

    Raises:
        InputError: a genre, an act, a voice or a date that cannot be.
    """
    choose(Genre, asked.genre)
    choose(Act, asked.act)
    if asked.voice is not None and asked.voice not in VOICES:
        raise InputError(f"{asked.voice!r} is no voice: choose {', '.join(VOICES)}.")
    bounds(asked.since, asked.until, None)
    bounds(asked.said, asked.said, None)
    return asked
