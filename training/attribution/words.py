"""A word as the labelling of names sees it, and the lists that it asks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from onrecord.grammar.lexicon import countries, fold, known_names
from onrecord.model import EntityKind

_LISTS = Path(__file__).with_name("names.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a text, with what a parser or an annotator says of it.

    `coarse`: "person", "organisation", "place", "misc" or None; `proper`: tagged as a proper noun.
    """

    text: str
    start: int
    end: int
    sentence: int
    opens: bool  # a sentence
    coarse: str | None = None
    proper: bool = False

    @property
    def lower(self) -> str:
        """In lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text in words, and whom it is known to speak of."""

    text: str
    words: list[Word]
    people: frozenset[str] = frozenset()  # full names, and family names alone

    def slice(self, first: int, end: int) -> str:
        """What stands from a word up to another, on one line."""
        return " ".join(self.text[self.words[first].start : self.words[end - 1].end].split())


@lru_cache(maxsize=1)
def lists() -> dict[str, Any]:
    """The lists of names.toml."""
    return tomllib.loads(_LISTS.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def exact() -> dict[str, str]:
    """Folded whole names -> kind; our own lists outrank those of the reading of documents."""
    known = {
        fold(name): kind for name, kind in known_names().items() if kind is not EntityKind.PLACE
    }
    found = {name: str(kind) for name, kind in known.items()}
    found |= dict.fromkeys(map(fold, countries().names), "country")
    people = (name for name, of in countries().people.items() if name != fold(of))
    found |= dict.fromkeys(people, "group")
    found |= dict.fromkeys(lists()["states"]["names"] + lists()["cities"]["names"], "place")
    for kind, names in lists()["exact"].items():
        found |= dict.fromkeys(map(fold, names), kind)
    return found


@lru_cache(maxsize=1)
def last_words() -> dict[str, str]:
    """Folded last words of names -> kind."""
    found: dict[str, str] = {}
    for kind, nouns in lists()["last"].items():
        found |= dict.fromkeys(nouns, kind)
    return found


@lru_cache(maxsize=1)
def short_states() -> frozenset[str]:
    """How a state stands behind a party or a town: "R-Tex", "Austin, TX"."""
    return frozenset(lists()["states"]["short"].split())


@lru_cache(maxsize=4)
def common(name: str) -> frozenset[str]:
    """One of the lists of words that are no names, or often none."""
    return frozenset(lists()["common"][name].split())
