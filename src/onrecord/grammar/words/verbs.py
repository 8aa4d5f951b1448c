"""Verbs that report what somebody says or holds, their forms, and what may follow them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


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


# Each line: what they take, then the verbs. Irregular forms stand below.
_SAYING = """
tbqw say
tbqwor tell
tbqwrpO warn
tbqo assure
tbqwo inform
tqo remind notify
twqo brief
tbqro advise
twqr ask
tqr urge
qr order instruct command beg
tbqiO promise
tbqi claim swear pledge
tqi vow
ti threaten
tb agree
tbq insist admit concede confirm acknowledge assert announce declare report argue contend write
tbqg suggest
tbq maintain predict indicate repeat reply add reveal disclose affirm reaffirm tweet text radio
tbg deny
tb allege testify estimate conclude
tbqw note explain
tq answer respond boast joke caution stress emphasize emphasise reiterate recall observe state
tq attest counter protest object shout whisper mutter yell scream muse speculate forecast
tq stipulate specify opine point
tqp complain brag
tq remark proclaim quip lament retort
tg recommend propose
tt demand
t imply hint request
tw dispute
w question wonder
tbd show find
c cite quote
n call describe dub regard refer
"""
_OPINION = """
tb believe think hope fear suspect
t doubt worry
"""
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


VERBS = _table(_SAYING, opinion=False) | _table(_OPINION, opinion=True)
# Verbs of saying whose complements nobody has described: they only count as such.
_MORE = """
accept address apologise apologize appeal blame challenge clarify comment condemn confess confide
congratulate criticise criticize define detail discuss divulge elaborate endorse express give
identify justify lie mention name offer persuade plead praise provide publish react reject
retract share speak talk thank unveil
"""
_TOLD = frozenset(v.base for v in VERBS.values() if not v.opinion and "d" not in v.takes)
SAY = _TOLD | frozenset(_MORE.split())  # "say"
SAYING = forms(" ".join(SAY))  # "say", "says", "said", "saying"
# Verbs by their spelling that are nouns as often.
NOUN_LIKE = frozenset(
    "claim claims report reports call calls state states note notes answer answers demand demands "
    "request requests order orders promise promises tweet tweets text texts fear fears hope hopes "
    "doubt doubts suspect suspects object objects protest protests question questions quote quotes "
    "shout shouts whisper whispers scream screams forecast forecasts hint hints boast boasts joke "
    "jokes caution cautions counter counters point points show shows pledge pledges".split()
)
# Nouns that a "that" may follow: "the ministry's claim that".
NOUNS = frozenset(
    "claim claims assertion assertions allegation allegations warning warnings accusation "
    "suggestion suggestions insistence admission complaint complaints contention statement "
    "statements assurance assurances promise report reports testimony argument denial".split()
)
GOVERNED = {
    "warn": frozenset({"against", "of", "about"}),
    "complain": frozenset({"about", "of"}),
    "brag": frozenset({"about", "of"}),
}
