"""What a cue does by its own words: cues.toml, read once, and looked up by lemmas."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.grammar.words.inflection import of_noun, of_verb
from onrecord.kinds import Act

ANY = "~"  # in a phrase: up to so many words
_GAP = 3
_NOT = ("n't", "n’t")
_CUT = {"wo": "will", "ca": "could", "did": "do", "does": "do", "is": "be", "was": "be"}
_HELPING = ("be", "have", "do", "would", "will", "could")


class Cue(NamedTuple):
    """What a cue does. An open one does `act` only where the content tells of nothing else."""

    act: Act
    open: bool
    lemma: str  # the words of the table that were found: "say", "call on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The table of cues. Keys are lemmas in lower case."""

    lemmas: dict[str, str]  # any form -> its base
    single: dict[str, Cue]
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]]  # by first lemma, the longest first

    def bases(self, words: Sequence[str]) -> list[str]:
        """The lemma of each word in lower case; "didn't" are two, an unknown word stays."""
        found = []
        for word in words:
            if word.endswith(_NOT):
                found += [_CUT.get(word[:-3], word[:-3]), "not"]
            else:
                found.append(self.lemmas.get(word, word))
        return found

    def find(self, bases: Sequence[str], first: int, last: int) -> Cue | None:
        """What the words of a cue do, or None where none of them is known.

        Args:
            bases: lemmas of the cue and of words around it.
            first: where the cue begins in `bases`; a phrase may begin before and end behind.
            last: where it ends.
        """
        found = [
            (sum(part != ANY for part in phrase), -at, cue)
            for at in range(max(0, first - 2), last)
            for phrase, cue in self.phrases.get(bases[at], ())
            if first < end_of(bases, at, phrase)
        ]
        if found:
            return max(found, key=lambda one: one[:2])[2]
        plain = [self.single[base] for base in bases[first:last] if base in self.single]
        return next((cue for cue in plain if not cue.open), plain[0] if plain else None)


def end_of(bases: Sequence[str], at: int, phrase: tuple[str, ...]) -> int:
    """Where a phrase that begins at a place ends; 0 if it does not stand there."""
    free = 0
    for part in phrase:
        if part == ANY:
            free = _GAP
            continue
        while free and at < len(bases) and bases[at] != part:
            at, free = at + 1, free - 1
        if at >= len(bases) or bases[at] != part:
            return 0
        at, free = at + 1, 0
    return at


@cache
def lexicon() -> Lexicon:
    """Read the table that ships."""
    table = tomllib.loads((files(__package__) / "cues.toml").read_text(encoding="utf-8"))
    single: dict[str, Cue] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    lemmas = {form: base for base in _HELPING[:3] for form in of_verb(base)}
    lemmas |= {"shall": "will", "can": "could", "cannot": "could", "never": "not"}
    for name, entries in sorted(table.items(), key=lambda item: item[0] == "open"):
        act, open_ = (Act.STATE, True) if name == "open" else (Act(name), False)
        for base, form in _listed(entries):
            leaning = base in entries.get("leaning", "").split()
            single.setdefault(base, Cue(act, open_ or leaning, base))
            lemmas.setdefault(form, base)
        for written in entries.get("phrases", ()):
            phrase = tuple(written.split())
            phrases.setdefault(phrase[0], []).append((phrase, Cue(act, open_, written)))
    # Last: "noted" is no form of the "not" of some phrase.
    for part in sorted(
        {part for some in phrases.values() for phrase, _ in some for part in phrase}
    ):
        for form in of_verb(part):
            lemmas.setdefault(form, part)
    return Lexicon(lemmas=lemmas, single=single, phrases=phrases)


def _listed(entries: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give (base, form) of the single words of an act."""
    for base in (entries.get("leaning", "") + " " + entries.get("verbs", "")).split():
        yield from ((base, form) for form in of_verb(base))
    for base in entries.get("nouns", "").split():
        yield from ((base, form) for form in of_noun(base))
