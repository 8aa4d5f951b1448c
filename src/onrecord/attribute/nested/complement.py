"""What follows a reporting verb: whom it is said to, and where what is said begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.nested import phrase
from onrecord.grammar.sentence import Positions
from onrecord.grammar.stretch import BREAKS, GOVERNORS, Stretch
from onrecord.grammar.words.classes import (
    DETERMINERS,
    OBJECT_PRONOUNS,
    PERSONS,
    QUESTIONS,
    SUBJECT_PRONOUNS,
    WEEKDAYS,
)
from onrecord.grammar.words.marks import CLOSERS, STOPS
from onrecord.grammar.words.verbs import GOVERNED, VERBS, Form, Verb

FEWEST_WORDS = 2
_ADJUNCT = 7  # words between a verb and its "that": "said on Sunday that"
_OBJECT = 9
_TO_FINITE = 20
_WHEN = (
    frozenset(
        "yesterday today tomorrow earlier later last this on in at during before after for from "
        "through to repeatedly privately publicly twice once again too as with".split()
    )
    | WEEKDAYS
)
_TURNS = frozenset("but though although while whereas yet".split())
_NO_SUBJECT = BREAKS - {"and", "or", "which"}
_OPENS_CLAUSE = PERSONS | {"there", "if"}
_HARD_STOPS = STOPS - {","}
_BREAKING = STOPS - {",", ":"}
_NAMING = GOVERNORS | DETERMINERS
_NO_OBJECT = PERSONS | {"that"}
_PARTICLES = {"point": "out", "refer": "to"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """Positions of what is said, and of whom it is said to."""

    start: int
    end: int
    addressee: Positions | None = None
    clausal: bool = True  # False: "to go", "against cutting rates"


def find(stretch: Stretch, at: int, verb: Verb, *, passive: bool) -> Complement | None:
    """Read the complement of a verb that ends before a position; None where it has none."""
    takes = verb.takes
    if verb.base in _PARTICLES:
        at += 1
        if stretch.word(at - 1) != _PARTICLES[verb.base]:
            return None
    if "n" in takes:
        return None if passive else _named(stretch, at)
    objects = takes & set("oOr")
    if objects and not passive:
        found = _after_object(stretch, at, verb)
        if found or "o" in takes:
            return found
    start = _start(stretch, at, verb, after_object=passive)
    if start is None:
        start = _after_adjunct(stretch, at, verb)
    return None if start is None else _complement(stretch, start)


def of_citation(stretch: Stretch, at: int, verb: Verb) -> Complement | None:
    """Read what somebody is cited "as saying": a clause in any case, for all its length."""
    found = find(stretch, at, verb, passive=False)
    if found is None and "b" in verb.takes and "o" not in verb.takes and stretch.is_word(at):
        return _complement(stretch, at)
    return found


def clause_end(stretch: Stretch, start: int) -> int:
    """Where a clause ends: with its quotation, at a turn (", but") or with its sentence."""
    if stretch.opens_quotation(start):
        stop = stretch.scene.quotation_end(stretch.start(start)) or 0
        return stretch.position(stop, start)
    for at in range(start + 1, len(stretch)):
        word = stretch.word(at)
        if word == ";" or (word == "," and _turns(stretch, at + 1)):
            return _without_marks(stretch, start, at)
    return _without_marks(stretch, start, len(stretch))


def _without_marks(stretch: Stretch, start: int, end: int) -> int:
    while end > start and (stretch.word(end - 1) in STOPS or stretch.word(end - 1) in CLOSERS):
        end -= 1
    return end


def _turns(stretch: Stretch, at: int) -> bool:
    word, following = stretch.word(at), stretch.word(at + 1)
    if word in _TURNS or (word == "according" and following == "to"):
        return True
    return word == "and" and following in SUBJECT_PRONOUNS and following not in DETERMINERS


def _complement(
    stretch: Stretch, start: int, addressee: Positions | None = None
) -> Complement | None:
    end = clause_end(stretch, start)
    if sum(stretch.is_word(at) for at in range(start, end)) < FEWEST_WORDS:
        return None
    clausal = stretch.word(start) != "to" and stretch.word(start) not in GOVERNORS
    return Complement(start=start, end=end, addressee=addressee, clausal=clausal)


def _after_object(stretch: Stretch, at: int, verb: Verb) -> Complement | None:
    """Read "told the committee that": the object ends where a complement begins."""
    if stretch.word(at) in OBJECT_PRONOUNS:
        start = _start(stretch, at + 1, verb, after_object=True)
        if start is None:
            start = _after_adjunct(stretch, at + 1, verb)
        return None if start is None else _complement(stretch, start, (at, at + 1))
    if not phrase.begins(stretch, at) or stretch.word(at) in _NO_OBJECT:
        return None
    for end in range(at + 1, min(len(stretch), at + _OBJECT)):
        if stretch.word(end) in _BREAKING or stretch.is_finite(end):
            return None
        start = _start(stretch, end, verb, after_object=True)
        if start is not None:
            return _complement(stretch, start, (at, end))
        if stretch.word(end) in STOPS:
            return None
    return None


def _after_adjunct(stretch: Stretch, at: int, verb: Verb) -> int | None:
    """Where it begins in "said on Sunday that", "kept saying from the pulpit that"."""
    if stretch.word(at) not in _WHEN:
        return None
    for start in range(at + 1, min(len(stretch), at + _ADJUNCT)):
        if stretch.word(start) in _BREAKING or stretch.word(start) in ("and", "but"):
            return None
        is_that = stretch.word(start) == "that" and "t" in verb.takes
        pronoun = stretch.word(start) in PERSONS and "b" in verb.takes
        quoted = "q" in verb.takes and stretch.opens_quotation(start)
        if quoted or ((is_that or pronoun) and _is_clause_after(stretch, start)):
            return start
        if _is_plain_clause(stretch, start, verb):
            return start
        if verb.base in GOVERNED and stretch.word(start) in GOVERNED[verb.base]:
            return start
    return None


def _is_plain_clause(stretch: Stretch, at: int, verb: Verb) -> bool:
    """Whether a clause follows an adjunct, as in "admits in private the scheme has failed"."""
    if "b" not in verb.takes or stretch.word(at) not in DETERMINERS:
        return False
    return stretch.word(at - 1) not in _NAMING and _is_clause(stretch, at)


def _start(stretch: Stretch, at: int, verb: Verb, *, after_object: bool) -> int | None:
    """Where the complement begins if it begins at a position, a comma or colon aside."""
    word = stretch.word(at)
    opening = at + 1 if word in (",", ":") else at
    if "q" in verb.takes and stretch.opens_quotation(opening):
        return opening
    if not stretch.is_word(at):
        return None
    is_start = (
        ("t" in verb.takes and word == "that" and _is_clause_after(stretch, at))
        or ("w" in verb.takes and (word == "whether" or (after_object and word in QUESTIONS)))
        or (("r" if after_object else "i") in verb.takes and word == "to")
        or ("g" in verb.takes and len(word) > 5 and word.endswith("ing"))
        or word in GOVERNED.get(verb.base, ())
        or ("b" in verb.takes and _is_clause(stretch, at))
    )
    return at if is_start else None


def _is_clause_after(stretch: Stretch, that: int) -> bool:
    """Whether "that" opens a clause and is no pronoun ("said that is wrong", "said that.")."""
    return stretch.is_word(that + 2) and not stretch.is_finite(that + 1)


def _is_clause(stretch: Stretch, at: int) -> bool:
    """Whether a subject and, soon after, a finite verb follow, without a "that"."""
    word = stretch.word(at)
    if word in _OPENS_CLAUSE:
        return stretch.is_word(at + 1) or stretch.is_finite(at + 2)
    if not phrase.begins(stretch, at) or word in BREAKS:
        return False
    comma = False  # one that opens an apposition must be closed before the verb
    for finite in range(at + 1, min(len(stretch), at + _TO_FINITE)):
        if stretch.is_finite(finite) or _is_past(stretch.word(finite)):
            return not comma or stretch.word(finite - 1) == ","
        comma = comma or stretch.word(finite) == ","
        if stretch.word(finite) in _HARD_STOPS or stretch.word(finite) in _NO_SUBJECT:
            return False
    return False


def _is_past(word: str) -> bool:
    """Whether a word can be a finite reporting verb ("the driver told police")."""
    verb = VERBS.get(word)
    return verb is not None and verb.form in (Form.PAST, Form.THIRD)


def _named(stretch: Stretch, at: int) -> Complement | None:
    """Read the object and the quotation of "called the vote “a farce”"."""
    if not stretch.is_word(at) or stretch.word(at) in GOVERNORS:
        return None
    for start in range(at + 1, min(len(stretch), at + _OBJECT + 3)):
        if stretch.opens_quotation(start):
            stop = stretch.scene.quotation_end(stretch.start(start)) or 0
            return Complement(start=at, end=stretch.position(stop, start), clausal=False)
        if stretch.word(start) in STOPS:
            return None
    return None
