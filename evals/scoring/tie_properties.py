"""Ties in KnowledgeNet's passages and in Re-DocRED's documents, by property.

A property of theirs counts as found where a tie of a kind that says as much joins mentions of its
two ends; a tie is right where the set has such a property between them. KnowledgeNet is of single
passages, in each of which only some properties were looked for: ties count where it has a fact of
their property. What it says of a pronoun counts for a tie, but is not asked for: nobody there has
a name. Re-DocRED has facts whose two ends no one sentence ties, which grammar cannot find. Both
are read in two halves, by a hash of the document: "look" may be looked at, floors hold the "kept".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from evals.reports.table import Measure
from evals.scoring.parts import by_part
from evals.scoring.scores import Score
from onrecord.config import Settings
from onrecord.model import Document, Reading, TieKind
from onrecord.run.pipeline import Pipeline

_PRONOUNS = frozenset(
    "i me my he him his she her hers it its they them their we us our you your who whom "
    "whose himself herself".split()
)
_IN_A_BODY = (TieKind.MEMBER, TieKind.HOLDS_OFFICE)
KINDS = {
    "spouse": (TieKind.SPOUSE,),
    "parent": (TieKind.PARENT,),
    "sibling": (TieKind.SIBLING,),
    "member or employee": _IN_A_BODY,
}
_BOTH_WAYS = frozenset(("spouse", "sibling"))

Offsets = tuple[int, int]
Ends = tuple[tuple[Offsets, ...], tuple[Offsets, ...]]  # the mentions of either end


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text with what a set says of it: ends by property."""

    part: str
    text: str
    facts: dict[str, list[Ends]]
    whole: bool = True  # what it does not say is not so


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A text: facts found, facts, ties right, ties, by property."""

    part: str
    counted: dict[str, tuple[int, int, int, int]]


def _named(text: str, ends: Ends) -> bool:
    """Whether both ends of a fact have a name somewhere."""
    written = ([text[slice(*place)] for place in places] for places in ends)
    return all(any(_is_name(words) for words in end) for end in written)


def _is_name(words: str) -> bool:
    return words[:1].isupper() and words.lower() not in _PRONOUNS


def part_of(name: str) -> str:
    """The half that a document belongs to."""
    return "look" if hashlib.sha256(name.encode()).digest()[0] < 128 else "kept"


def judge(told: Iterable[Told], names: tuple[str, ...]) -> list[Judged]:
    """Read each text and count what was found of these properties."""
    pipeline = Pipeline(Settings())
    return [_compare(pipeline, one, names) for one in told]


def _compare(pipeline: Pipeline, told: Told, names: tuple[str, ...]) -> Judged:
    reading = pipeline.of(Document(name="set", text=told.text, language="en"))
    return Judged(
        part=told.part,
        counted={name: _counts(told, ties(reading, name), name) for name in names},
    )


def ties(reading: Reading, name: str) -> list[Ends]:
    """The ties of a reading that say a property, by the mentions of their ends."""
    mentions: dict[str, list[Offsets]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.entity_id, []).append((mention.span.start, mention.span.end))
    pairs = {(tie.one, tie.other) for tie in reading.ties if tie.kind in KINDS[name]}
    return [(tuple(mentions.get(one, ())), tuple(mentions.get(other, ()))) for one, other in pairs]


def _counts(told: Told, found: list[Ends], name: str) -> tuple[int, int, int, int]:
    facts = told.facts.get(name, [])
    asked = [fact for fact in facts if _named(told.text, fact)]
    judged = found if facts or told.whole else []
    hit = sum(any(_same(fact, tie, name) for tie in found) for fact in asked)
    right = sum(any(_same(fact, tie, name) for fact in facts) for tie in judged)
    return hit, len(asked), right, len(judged)


def _same(fact: Ends, tie: Ends, name: str) -> bool:
    ways = (tie, tie[::-1]) if name in _BOTH_WAYS else (tie,)
    return any(_meet(fact[0], way[0]) and _meet(fact[1], way[1]) for way in ways)


def _meet(some: Iterable[Offsets], others: tuple[Offsets, ...]) -> bool:
    return any(start < end_ and start_ < end for start, end in some for start_, end_ in others)


def measures_of(suite: str, judged: list[Judged]) -> list[Measure]:
    """Precision and recall by property, half by half."""
    return by_part(judged, partial(_measures, suite))


def _measures(suite: str, part: str, judged: list[Judged]) -> Iterator[Measure]:
    for name in judged[0].counted if judged else ():
        hit, facts, right, found = map(
            sum, zip(*(one.counted[name] for one in judged), strict=True)
        )
        precision = Score(right=right, found=found, gold=found).precision
        recall = Score(right=hit, found=facts, gold=facts).recall
        yield Measure(suite=suite, name=f"{part}: {name}, precision", value=precision)
        yield Measure(suite=suite, name=f"{part}: {name}, recall", value=recall)
