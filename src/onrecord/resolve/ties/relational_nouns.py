"""Nouns that name somebody by whom he or she belongs to: "son", "aide", "rival", "member"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import TieKind


@dataclass(frozen=True, slots=True)
class RelationalNoun:
    """A noun that names somebody by whom he or she belongs to."""

    kind: TieKind
    first: bool  # the tie is read from who bears the noun: "his father", not "his son"
    gender: str | None = None
    plural: bool = False
    body: bool = False  # it may be that of a body: "a member of the party"


_KIN = (
    "cousin grandson granddaughter grandchild grandfather grandmother grandparent nephew niece "
    "uncle aunt stepson stepdaughter stepfather stepmother stepbrother stepsister son-in-law "
    "daughter-in-law father-in-law mother-in-law brother-in-law sister-in-law great-grandson "
    "great-granddaughter great-grandfather great-grandmother godfather godson goddaughter"
)
_AIDES = (
    "aide fixer adviser advisor assistant confidant confidante speechwriter copywriter spokesman "
    "spokeswoman spokesperson strategist lieutenant secretary chief-of-staff bodyguard enforcer "
    "henchman right-hand counselor counsellor"
)
# Who belongs to a body or works for it, in no office of it.
_AFFILIATED = (
    "member politician activist columnist reporter journalist correspondent analyst economist "
    "researcher scientist fellow lecturer employee engineer partner astronaut physicist chemist "
    "biologist mathematician geologist zoologist astronomer psychologist sociologist historian "
    "curator trustee footballer player goalkeeper guitarist bassist drummer vocalist militant "
    "programmer"
)


def _bonds() -> dict[str, RelationalNoun]:
    found = {}
    for kind, first, gender, nouns in (
        (TieKind.PARENT, False, None, "child firstborn"),
        (TieKind.PARENT, False, "m", "son"),
        (TieKind.PARENT, False, "f", "daughter"),
        (TieKind.PARENT, True, None, "parent"),
        (TieKind.PARENT, True, "m", "father"),
        (TieKind.PARENT, True, "f", "mother"),
        (TieKind.SPOUSE, True, None, "spouse ex-spouse"),
        (TieKind.SPOUSE, True, "m", "husband widower ex-husband"),
        (TieKind.SPOUSE, True, "f", "wife widow ex-wife"),
        (TieKind.SIBLING, True, None, "sibling twin half-sibling"),
        (TieKind.SIBLING, True, "m", "brother half-brother"),
        (TieKind.SIBLING, True, "f", "sister half-sister"),
        (TieKind.KIN, True, None, _KIN),
        (TieKind.AIDE, True, None, _AIDES),
        (TieKind.ALLY, True, None, "ally supporter backer loyalist"),
        (TieKind.RIVAL, True, None, "rival opponent challenger foe nemesis"),
        (TieKind.PROTECTS, False, None, "protege protégé protegee protégée acolyte"),
        (TieKind.PROTECTS, True, None, "patron protector mentor"),
        (TieKind.SUCCEEDED, True, None, "successor"),
        (TieKind.SUCCEEDED, False, None, "predecessor"),
    ):
        for noun in nouns.split():
            found[noun] = RelationalNoun(kind, first, gender)
            found[_plural(noun)] = RelationalNoun(kind, first, gender, plural=True)
    for noun, kind in (("owner", TieKind.OWNS), ("co-owner", TieKind.OWNS)):
        found[noun] = RelationalNoun(kind, first=True, body=True)
        found[f"{noun}s"] = RelationalNoun(kind, first=True, plural=True, body=True)
    for noun in _AFFILIATED.split():
        found[noun] = RelationalNoun(TieKind.MEMBER, first=True, body=True)
        found[_plural(noun)] = RelationalNoun(TieKind.MEMBER, first=True, plural=True, body=True)
    return found


def _plural(noun: str) -> str:
    if "-in-law" in noun:
        return noun.replace("-in-law", "s-in-law")
    irregular = {"wife": "wives", "ex-wife": "ex-wives", "child": "children"}
    regular = noun[:-1] + "ies" if noun.endswith("y") else f"{noun}s"
    return irregular.get(noun, regular)


BONDS = _bonds()
