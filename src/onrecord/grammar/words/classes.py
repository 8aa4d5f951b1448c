"""Function words by their grammar: small classes to which no new word comes.

All in lower case. Where a rule needs a class with some words more or less, it says so beside the
rule, so that a class means the same wherever it is read.
"""

from __future__ import annotations

# Verbs that help others.
IS = frozenset("is are was were am".split())
BE = IS | {"be", "been", "being"}
HAS = frozenset("has have had".split())
HAVE = HAS | {"having"}
DO = frozenset("do does did".split())
MODALS = frozenset("will would can could may might should shall must ought cannot".split())
AUXILIARIES = BE | HAVE | DO | MODALS
# What a contraction is cut into: "isn" + "’" + "t", "he" + "’" + "ll". "s" is rather a possessive.
IS_NOT = frozenset("isn aren wasn weren".split())
HAS_NOT = frozenset("hasn haven hadn".split())
DO_NOT = frozenset("don doesn didn".split())
MODALS_NOT = frozenset("won wouldn couldn mustn shouldn".split())
CONTRACTED = frozenset("d ll re ve m".split())
FINITE = IS | HAS | DO | MODALS | IS_NOT | HAS_NOT | DO_NOT | MODALS_NOT

# Before a noun, or in its place.
ARTICLES = frozenset("the a an".split())
DEMONSTRATIVES = frozenset("this that these those".split())
POSSESSIVES = frozenset("my his her its our your their".split())
NUMBERS = frozenset("one two three four five six seven eight nine ten dozens hundreds".split()) | {
    "thousands"
}
COUNTS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}
ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
QUANTIFIERS = frozenset("some many most both few none all others".split())
DEFINING = ARTICLES | DEMONSTRATIVES | POSSESSIVES
DETERMINERS = (
    DEFINING
    | NUMBERS
    | (QUANTIFIERS - {"none", "others"})
    | frozenset("any no every each several another other neither either".split())
)
THIRD_PERSON = frozenset("he she they".split())
FIRST_PERSON = frozenset("i we".split())
PERSONS = FIRST_PERSON | THIRD_PERSON
PERSONAL = PERSONS | {"you", "it"}
INDEFINITE = frozenset("everybody everyone nobody somebody someone anybody anyone".split())
SUBJECT_PRONOUNS = PERSONAL | {"who"} | INDEFINITE | QUANTIFIERS
OBJECT_PRONOUNS = frozenset("me him her us them you".split()) | INDEFINITE
# Plurals that no "s" shows, and what stands without an article as they do.
PLURALS = frozenset(
    "police people men women children family families media staff aides press".split()
)

# Between phrases and clauses.
PREPOSITIONS = frozenset(
    "in on at by for from with during after before about of over under through across between "
    "against among inside outside near since until within without into upon despite aboard "
    "beside behind beyond".split()
)
COORDINATORS = frozenset("and but or".split())
CONJUNCTIONS = COORDINATORS | frozenset(
    "because although though while when as since so than".split()
)
RELATIVES = frozenset("who which whose whom that where".split())
QUESTIONS = frozenset("whether why how what where when who".split())
CONDITIONS = frozenset("if unless whether lest supposing suppose".split())

# Beside a verb.
NEGATORS = frozenset("not never neither nor cannot no".split())
HABITUAL = frozenset("often always sometimes usually regularly frequently invariably then".split())
ADVERBS = HABITUAL | frozenset(
    "also already again ever even just only still soon once later now yet so far too perhaps "
    "maybe twice long first instead rather simply merely all both either".split()
)
NOUNS_IN_LY = frozenset(
    "ally anomaly assembly bully daily elderly family homily italy july monopoly monthly rally "
    "reply supply tally weekly".split()
)

# When.
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
TIMES = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        "today yesterday tomorrow tonight earlier later last next ago again recently week month "
        "year weekend morning afternoon evening night noon midnight spring summer autumn "
        "winter".split()
    )
)


def is_adverb(word: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return word in ADVERBS or is_manner(word)


def is_manner(word: str) -> bool:
    """Whether a word is an adverb by its ending."""
    return len(word) > 4 and word.endswith("ly") and word not in NOUNS_IN_LY


def alternatives(words: frozenset[str]) -> str:
    """The words as a group of a regular expression, the longer ones first."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"
