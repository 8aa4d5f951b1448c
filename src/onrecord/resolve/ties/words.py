"""The words by which a text ties one name to another."""

from __future__ import annotations

from onrecord.model import TieKind
from onrecord.resolve.ties.relational_nouns import BONDS

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
    "meeting": "meeting meetings forum conference talks lunch dinner breakfast summit audience "
    "negotiations discussions conversation encounter",
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
    "joining": "joining leaving founding co-founding",
    "left": "left leaves quit quits",
    "founded": "founded co-founded cofounded founds co-founds",
    "employed": "employed hired recruited engaged",
    "plays": "plays played playing",
    "faculty": "faculty staff",
    "sits": "sits sat serves served",
    "board": "board council panel",
    "works": "works worked working",
    "belongs": "belongs belonged",
    "married": "married wed weds marries remarried",
    "divorced": "divorced divorces",
    "become": "became becomes become",
    "becoming": "becoming",
    "sworn": "sworn",
    "resigned": "resigned resigns stepped retired steps",
    "fired": "fired dismissed ousted removed sacked",
    "heads": "heads headed heading leads led runs ran chairs chaired",
    "died": "died killed assassinated murdered executed drowned perished",
    "passed": "passed",
    "away": "away",
    "death": "death assassination murder execution",
    "posts": "posts roles positions offices jobs titles",
    "survived": "survived",
    "number": "two three four five six seven eight nine ten several",
}
WORDS = {word: name for name, words in _CLASSES.items() for word in words.split()}
ADVERBS = frozenset(
    "also then now later already previously currently since formerly today still again long once "
    "first both jointly officially formally publicly privately briefly quietly personally "
    "directly finally soon recently twice subsequently initially always eventually".split()
)


OWNERS = {"his": "m", "her": "f", "their": None, "whose": None}  # what may stand for "X's"
SYMMETRIC = frozenset(
    (TieKind.SPOUSE, TieKind.SIBLING, TieKind.KIN, TieKind.ALLY, TieKind.RIVAL, TieKind.MET)
)
TRIGGERS = frozenset(BONDS) | {
    word
    for word, name in WORDS.items()
    if name
    in (
        "born birth gave couple met meeting hosted attendees speech appointed named succeeded "
        "replaced took owns bought endorsed protected protection joined joining left sits works "
        "founded employed plays faculty becoming "
        "belongs married divorced died passed death heads"
    ).split()
}
