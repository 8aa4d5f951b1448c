"""Reporting clauses read by grammar: "the minister had told them that ...".

A verb of a closed class, the noun phrase before it and the complement behind it. Where one of
the three is in doubt nothing is read: what is found stands inside what somebody else said, and
the record should not put words into mouths.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.attribute.nested import complement, phrase
from onrecord.attribute.nested.clause import ReportingClause, built, range_of
from onrecord.attribute.nested.complement import Complement
from onrecord.attribute.nested.documents import is_document
from onrecord.attribute.nested.group import Group, find_group
from onrecord.attribute.nested.verbless import according, made_clear, of_noun
from onrecord.grammar.sentence import Positions
from onrecord.grammar.stretch import Stretch
from onrecord.grammar.words.classes import (
    DETERMINERS,
    FIRST_PERSON,
    INDEFINITE,
    PERSONAL,
    QUANTIFIERS,
)
from onrecord.grammar.words.marks import APOSTROPHES
from onrecord.grammar.words.verbs import NOUN_LIKE, NOUNS, VERBS, Form, Verb

_SHORT = 5
_ANYBODY = QUANTIFIERS | INDEFINITE | {"people"}
_NOBODY = frozenset("it you".split())  # "it says", "it tells you that", "you say"


def clauses(stretch: Stretch) -> Iterator[ReportingClause]:
    """Read the reporting clauses of a stretch, in order of their verbs."""
    for at, word in enumerate(stretch.words):
        verb = None if stretch.is_capital(at) else VERBS.get(word)  # "the United States"
        if verb is not None and (found := _of_verb(stretch, at, verb)):
            yield from found
        elif word == "clear" and (made := made_clear(stretch, at)):
            yield made
        elif word in NOUNS and (named := of_noun(stretch, at)):
            yield named
        elif word == "according" and stretch.word(at + 1) == "to":
            yield from according(stretch, at)


def cited_as_saying(stretch: Stretch, at: int) -> ReportingClause | None:
    """Read "an aide as saying that ..." where an object begins at a position."""
    end = phrase.behind(stretch, at)
    for middle in range(at + 1, end):
        if stretch.word(middle) != "as":
            continue
        verb_at = middle + (2 if stretch.word(middle + 1) in ("having", "also") else 1)
        verb = VERBS.get(stretch.word(verb_at))
        if verb is None or verb.form is Form.BASE:
            return None
        found = complement.of_citation(stretch, verb_at + 1, verb)
        source = (at, middle - (stretch.word(middle - 1) == ","))
        return None if found is None else built(stretch, source, (middle, verb_at + 1), found)
    return None


def _of_verb(stretch: Stretch, at: int, verb: Verb) -> list[ReportingClause]:
    group = find_group(stretch, at, verb)
    if group is None:
        return []
    source = phrase.before(stretch, group.subject_end)
    if source is None or not _agrees(stretch, source, group) or _is_supposed(stretch, source):
        return []
    if "c" in verb.takes:
        return _citing(stretch, source, group)
    found = complement.find(stretch, at + 1, verb, passive=group.passive)
    if found is None or not _is_meant(stretch, source, group, found):
        return []
    if group.passive:
        return [built(stretch, None, (group.start, at + 1), found, told=source)]
    return [built(stretch, source, (group.start, at + 1), found)]


def _citing(stretch: Stretch, source: Positions, group: Group) -> list[ReportingClause]:
    inner = cited_as_saying(stretch, group.verb_at + 1)
    if inner is None or group.passive or inner.source is None:
        return []
    outer = ReportingClause(
        source=range_of(stretch, source),
        cue=range_of(stretch, (group.start, group.verb_at + 1)),
        addressee=None,
        content=(inner.source[0], inner.content[1]),
    )
    return [outer, inner]


def _agrees(stretch: Stretch, source: Positions, group: Group) -> bool:
    """Whether the noun phrase can be the subject of the form."""
    if source[1] - source[0] == 1 and stretch.word(source[0]) in PERSONAL:
        return _pronoun_agrees(stretch.word(source[0]), group)
    if "d" in group.verb.takes:
        return is_document(stretch, source)
    if group.verb.form is Form.BASE and not group.helped:
        plural = phrase.is_plural_before(stretch, source[1])
        return plural and ("n" not in group.verb.takes or _names(stretch, source, group))
    if group.verb.form is Form.THIRD and not _is_third(stretch, source):
        return False
    if group.passive:
        return bool(group.verb.takes & set("or"))
    return "n" not in group.verb.takes or _names(stretch, source, group)


def _is_third(stretch: Stretch, source: Positions) -> bool:
    """Whether no noun is taken for a verb: "attitudes of workers there reflect fears that"."""
    counted = stretch.word(source[0] + 1) in DETERMINERS  # "the two reports"
    short = source[1] - source[0] <= _SHORT and not counted
    return short and stretch.word(source[1] - 1) not in ("s", *APOSTROPHES)


def _names(stretch: Stretch, source: Positions, group: Group) -> bool:
    """Whether somebody calls something a name, other than in "a formula called “it”"."""
    first = stretch.word(source[0])
    return first not in _ANYBODY and (group.helped or first not in ("a", "an"))


def _is_supposed(stretch: Stretch, source: Positions) -> bool:
    """Whether it is only supposed that somebody says it: "if another senator says"."""
    return stretch.word(source[0] - 1) in ("if", "unless")


def _pronoun_agrees(pronoun: str, group: Group) -> bool:
    """Whether a pronoun says something worth a record ("I have always said" is none)."""
    if pronoun in _NOBODY or "d" in group.verb.takes:
        return False
    if pronoun in FIRST_PERSON:
        return group.verb.form is Form.PAST and "o" in group.verb.takes
    if group.passive:
        return bool(group.verb.takes & set("or"))
    return group.verb.form is not Form.BASE or group.helped


def _is_meant(stretch: Stretch, source: Positions, group: Group, found: Complement) -> bool:
    """Whether the verb is no noun, and an opinion that of another than whoever speaks."""
    word = stretch.word(group.verb_at)
    if group.verb.opinion:
        own = source[1] - source[0] == 1 and stretch.word(source[0]) in PERSONAL | _ANYBODY
        if own or not found.clausal or word == "thought":  # to himself, mostly
            return False
    noun = word in NOUN_LIKE and not group.helped and "n" not in group.verb.takes
    return not noun or stretch.word(found.start) == "that"
