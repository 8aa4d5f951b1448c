"""The words between a source and its cue: the verb group, and asides between commas."""

from __future__ import annotations

from onrecord.attribute.frame.saying import HEARSAY
from onrecord.attribute.frame.window import FREE, CueWindow
from onrecord.grammar.words.classes import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    NEGATORS,
    PREPOSITIONS,
    RELATIVES,
    is_adverb,
)
from onrecord.grammar.words.verbs import SAYING

MARKS = frozenset(',;:()[]"“”«»—–-') | {"--", "''", "``"}
FAR = 9  # words between a source and its cue that are looked at


def segments(window: CueWindow, start: int, end: int) -> tuple[list[tuple[str, ...]], list[str]]:
    """The asides between a source and its cue, and the words of the verb group among them."""
    segments: list[list[str]] = [[]]
    for at in range(start, end):
        if window.word(at) in MARKS and window.word(at) != "-":
            segments.append([])
        elif window.part(at) == FREE and window.is_word(at):
            segments[-1].append(window.word(at))
    asides = [tuple(segment) for segment in segments[1:-1] if segment]
    first = segments[0] if len(segments) > 1 else []
    lead = [*_auxiliaries(first), *_after_clause(segments[-1])]
    return asides, lead


def _auxiliaries(words: list[str]) -> list[str]:
    """The first words after a source, as far as they belong to its verb."""
    if not words or words[0] in RELATIVES or words[0] in PREPOSITIONS:
        return []
    known = AUXILIARIES | NEGATORS
    return words if words[0] in known or is_adverb(words[0]) else []


def _after_clause(words: list[str]) -> list[str]:
    """What follows the last conjunction or relative pronoun."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in CONJUNCTIONS or words[at] in RELATIVES:
            relative = words[at] in RELATIVES and not {*words[at + 1 :]} & AUXILIARIES
            return [] if relative else words[at + 1 :]
    return words


def head(group: list[str]) -> int:
    """The place of the verb of saying, or else of the last word before a preposition."""
    for at, word in enumerate(group):
        if word in SAYING and not _goes_on(group, at):
            return at
    for at, word in enumerate(group):
        if at and word in PREPOSITIONS and word not in ("of", "from", "without"):
            return at
    return len(group) - 1


def _goes_on(group: list[str], at: int) -> bool:
    """Whether a verb of saying only leads to the next: "is said to have told"."""
    before = group[at - 1] if at else ""
    passive = group[at] in HEARSAY and any(w in BE for w in group[:at])
    return (passive and group[at + 1 : at + 2] == ["to"]) or before == "short"
