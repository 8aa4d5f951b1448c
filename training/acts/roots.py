"""PLOVER's fifteen roots by words: what one does to another, in speech or in deed.

Open Event Data Alliance, "PLOVER: Political Language Ontology for Verifiable Event Records" (2021).
The roots of speech follow from the acts of cues.toml; roots.toml has words for the others.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.acts.cues import Cue, Lexicon, end_of, lexicon
from onrecord.grammar.words.inflection import of_noun, of_verb
from onrecord.kinds import Act

# PLOVER reads an apology as support, a refutation as an accusation, a warning as a threat.
OF_ACTS = {
    Act.PROMISE: "AGREE", Act.AGREE: "AGREE", Act.PRAISE: "SUPPORT", Act.SUPPORT: "SUPPORT",
    Act.THANK: "SUPPORT", Act.APOLOGISE: "SUPPORT", Act.ASK: "REQUEST", Act.DEMAND: "REQUEST",
    Act.PROPOSE: "REQUEST", Act.CRITICISE: "ACCUSE", Act.ACCUSE: "ACCUSE", Act.DENY: "ACCUSE",
    Act.REJECT: "REJECT", Act.REFUSE: "REJECT", Act.DECLINE: "REJECT", Act.WARN: "THREATEN",
    Act.THREATEN: "THREATEN", Act.CONCEDE: "YIELD",
}  # fmt: skip


class Hit(NamedTuple):
    """A word of a sentence that tells a root."""

    at: int
    root: str
    name: str  # the act or the root of deeds


def bases(words: Sequence[str]) -> list[str]:
    """Lemmas of words in lower case, by both tables."""
    known, deeds = lexicon().lemmas, _deeds()
    return [known.get(word) or (deeds[word][1] if word in deeds else word) for word in words]


def hits(words: Sequence[str], lemmas: Sequence[str]) -> list[Hit]:
    """Every word that tells a root, in order; what can be a deed comes before what can be said."""
    table, deeds = lexicon(), _deeds()
    found = []
    for at, word in enumerate(words):
        if word in deeds:
            found.append(Hit(at, deeds[word][0], deeds[word][0]))
        cue = _cue(table, lemmas, at)
        if cue and not cue.open and cue.act in OF_ACTS:
            found.append(Hit(at, OF_ACTS[cue.act], cue.act))
    return found


def _cue(table: Lexicon, lemmas: Sequence[str], at: int) -> Cue | None:
    """What the cue that begins at a place does: a phrase, else a single word."""
    for phrase, cue in table.phrases.get(lemmas[at], ()):
        if end_of(lemmas, at, phrase):
            return cue
    return table.single.get(lemmas[at])


@cache
def _deeds() -> dict[str, tuple[str, str]]:
    """Any form -> (root, base form); the first root that lists a form has it."""
    table = tomllib.loads((files(__package__) / "roots.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, str]] = {}
    for listed, forms in (("verbs", of_verb), ("nouns", of_noun)):
        for root, entries in table.items():
            for base in entries[listed].split():
                for form in forms(base):
                    found.setdefault(form, (root, base))
    return found
