"""The words by which a text ties one name to another."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import TieKind

# class of words -> its members; a name of a class stands for one word in a pattern
_CLASSES = {
    "and": "and &",
    "or": "or",
    "of": "of",
    "to": "to",
    "for": "for",
    "by": "by",
    "with": "with",
    "from": "from",
    "as": "as",
    "in": "in at near outside",
    "on": "on",
    "between": "between",
    "including": "including namely",
    "such": "such",
    "one": "one",
    "det": "the a an this that these those its our some",
    "who": "who",
    "be": "is are was were be been being 's",
    "have": "has have had",
    "not": "not never no nor neither without nobody none denied denies nearly almost hardly "
    "barely isn't wasn't aren't weren't hasn't haven't hadn't didn't doesn't don't won't",
    "modal": "will would shall should may might can could must cannot",
    "if": "if unless whether",
    "born": "born",
    "birth": "birth",
    "gave": "gave gives delivered delivers",
    "speech": "speech address toast remarks",
    "couple": "couple pair duo",
    "met": "met meets",
    "meeting": "meeting forum conference talks lunch dinner breakfast summit audience negotiations discussions "
    "meetings conversation encounter",
    "held": "held holds attended",
    "hosted": "hosted hosts",
    "attendees": "attendees participants guests attendance visitors",
    "included": "included include includes",
    "appointed": "appointed appoints nominated nominates reappointed",
    "named": "named names chose chosen picks picked tapped taps selected selects promoted "
    "designated elected",
    "succeeded": "succeeded succeeds",
    "replaced": "replaced replaces",
    "took": "took takes taken",
    "over": "over",
    "owns": "owns owned own",
    "bought": "bought acquired buys purchased",
    "endorsed": "endorsed endorses",
    "protected": "protected protects shielded shields sheltered",
    "received": "received enjoyed receives enjoys",
    "protection": "protection patronage",
    "joined": "joined joins rejoined",
    "left": "left leaves quit quits",
    "sits": "sits sat serves served",
    "board": "board council panel",
    "works": "works worked working",
    "belongs": "belongs belonged",
    "married": "married wed weds marries remarried",
    "divorced": "divorced divorces",
    "survived": "survived",
    "number": "two three four five six seven eight nine ten several",
}
WORDS = {word: name for name, words in _CLASSES.items() for word in words.split()}
ADVERBS = frozenset(
    "also then now later already previously currently since formerly today still again long once "
    "first both jointly officially formally publicly privately briefly quietly personally "
    "directly finally soon recently twice subsequently initially always eventually".split()
)


@dataclass(frozen=True, slots=True)
class Bond:
    """A noun that names somebody by whom he or she belongs to."""

    kind: TieKind
    first: bool  # the tie is read from who bears the noun: "his father", not "his son"
    gender: str | None = None
    plural: bool = False
    body: bool = False  # it may be that of a body: "a member of the party"


def _bonds() -> dict[str, Bond]:
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
        (
            TieKind.KIN,
            True,
            None,
            "cousin grandson granddaughter grandchild grandfather grandmother grandparent nephew "
            "niece uncle aunt stepson stepdaughter stepfather stepmother stepbrother stepsister "
            "son-in-law daughter-in-law father-in-law mother-in-law brother-in-law sister-in-law "
            "great-grandson great-granddaughter great-grandfather great-grandmother godfather "
            "godson goddaughter relative descendant",
        ),
        (
            TieKind.AIDE,
            True,
            None,
            "aide fixer adviser advisor assistant confidant confidante speechwriter copywriter "
            "spokesman spokeswoman spokesperson strategist lieutenant secretary chief-of-staff "
            "bodyguard enforcer henchman right-hand counselor counsellor",
        ),
        (TieKind.ALLY, True, None, "ally supporter backer loyalist"),
        (TieKind.RIVAL, True, None, "rival opponent challenger foe nemesis"),
        (TieKind.PROTECTS, False, None, "protege protégé protegee protégée acolyte"),
        (TieKind.PROTECTS, True, None, "patron protector mentor"),
        (TieKind.SUCCEEDED, True, None, "successor"),
        (TieKind.SUCCEEDED, False, None, "predecessor"),
    ):
        for noun in nouns.split():
            found[noun] = Bond(kind, first, gender)
            found[_plural(noun)] = Bond(kind, first, gender, plural=True)
    for noun, kind in (("owner", TieKind.OWNS), ("co-owner", TieKind.OWNS)):
        found[noun] = Bond(kind, first=True, body=True)
        found[f"{noun}s"] = Bond(kind, first=True, plural=True, body=True)
    found["member"] = Bond(TieKind.MEMBER, first=True, body=True)
    found["members"] = Bond(TieKind.MEMBER, first=True, plural=True, body=True)
    return found


def _plural(noun: str) -> str:
    if "-in-law" in noun:
        return noun.replace("-in-law", "s-in-law")
    irregular = {"wife": "wives", "ex-wife": "ex-wives", "child": "children"}
    regular = noun[:-1] + "ies" if noun.endswith("y") else f"{noun}s"
    return irregular.get(noun, regular)


BONDS = _bonds()
OWNERS = {"his": "m", "her": "f", "their": None, "whose": None}  # what may stand for "X's"
SYMMETRIC = frozenset(
    (TieKind.SPOUSE, TieKind.SIBLING, TieKind.KIN, TieKind.ALLY, TieKind.RIVAL, TieKind.MET)
)
TRIGGERS = (
    frozenset(BONDS)
    | {
        word
        for word, name in WORDS.items()
        if name
        in (
            "born birth gave couple met meeting hosted attendees speech appointed named succeeded "
            "replaced took owns bought endorsed protected protection joined left sits works "
            "belongs married divorced"
        ).split()
    }
)
