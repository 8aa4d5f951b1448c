"""Verbs that report what somebody says or holds, their forms, and what may follow them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

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


_IRREGULAR_PAST = {
    "say": "said", "tell": "told", "swear": "swore", "write": "wrote", "think": "thought",
    "find": "found", "speak": "spoke", "give": "gave", "mean": "meant", "forget": "forgot",
    "hide": "hid", "shrink": "shrank",
}  # fmt: skip
_PARTICIPLES = {
    "swear": "sworn", "write": "written", "show": "shown", "speak": "spoken", "give": "given",
    "forget": "forgotten", "hide": "hidden",
}  # fmt: skip
_DOUBLING = frozenset("refer brag beg admit quip dub plan omit stop forget shrug bat rebut".split())


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("ss", "sh", "ch", "x")) else "s")


def _past(base: str) -> str:
    if base in _IRREGULAR_PAST:
        return _IRREGULAR_PAST[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLING else "") + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e"):
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLING else "") + "ing"


def _conjugated(base: str) -> dict[str, Form]:
    forms = {
        base: Form.BASE,
        _third(base): Form.THIRD,
        _past(base): Form.PAST,
        _ing(base): Form.ING,
    }
    return forms | ({_PARTICIPLES[base]: Form.PARTICIPLE} if base in _PARTICIPLES else {})


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
