"""Verbs that report what somebody says or holds, their forms, and what may follow them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from onrecord.grammar.words.inflection import ing, past, third
from onrecord.grammar.words.open_classes import listed, table


class Form(Enum):
    """The form of a verb, as far as spelling tells."""

    BASE = auto()  # say
    THIRD = auto()  # says
    PAST = auto()  # said; of most verbs the participle too
    PARTICIPLE = auto()  # written
    ING = auto()  # saying


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb, with the complements that it takes.

        `takes` holds letters. What follows: t "that ...", b a bare clause, q a quotation,
    w "whether ...", g "-ing" ("denied telling"), i "to ..." ("promised to"), p a preposition
    ("warned against"). An object and then: o any of these ("told them that"), O the same or no
    object, r "to ..." ("told them to"), c "as saying", n a quotation ("called it “a lie”").
    Besides, d tells that documents alone do it ("the study found").
    """

    base: str
    form: Form
    takes: frozenset[str]
    opinion: bool


def _conjugated(base: str) -> dict[str, Form]:
    """The forms of a verb; one that is spelt like its base counts as that ("forecast")."""
    kinds = zip(past(base), (Form.PAST, Form.PARTICIPLE), strict=False)
    found = {third(base): Form.THIRD} | dict.fromkeys(ing(base), Form.ING) | dict(kinds)
    return found | {base: Form.BASE}


def forms(bases: str) -> frozenset[str]:
    """All forms of some verbs, given by their bases in one line."""
    return frozenset(form for base in bases.split() for form in _conjugated(base))


def _table(lines: str, *, opinion: bool) -> dict[str, Verb]:
    return {
        form: Verb(base=base, form=kind, takes=frozenset(takes), opinion=opinion)
        for takes, *bases in (line.split() for line in lines.strip().splitlines())
        for base in bases
        for form, kind in _conjugated(base).items()
    }


VERBS = _table(table()["saying"], opinion=False) | _table(table()["opinion"], opinion=True)
_TOLD = frozenset(v.base for v in VERBS.values() if not v.opinion and "d" not in v.takes)
SAY = _TOLD | listed("more-saying")  # "say"
SAYING = forms(" ".join(SAY))  # "say", "says", "said", "saying"
NOUN_LIKE = listed("noun-like")
NOUNS = listed("nouns-of-saying")
GOVERNED = {
    "warn": frozenset({"against", "of", "about"}),
    "complain": frozenset({"about", "of"}),
    "brag": frozenset({"about", "of"}),
}
