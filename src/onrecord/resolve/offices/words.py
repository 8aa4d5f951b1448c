"""The words of titles and posts, and what a word of a text is among them."""

from __future__ import annotations

from functools import lru_cache

from onrecord.grammar.lexicon import (
    NO_NAMES,
    RoleNoun,
    bodies,
    common_bodies,
    fold,
    known_names,
    roles,
)
from onrecord.grammar.text import TextView, Word
from onrecord.resolve.names.persons import HONORIFICS

ABBREVIATED = {
    "gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general",
    "col.": "colonel", "lt.": "lieutenant", "sgt.": "sergeant", "capt.": "captain",
    "maj.": "major", "brig.": "brigadier", "adm.": "admiral", "amb.": "ambassador",
    "rev.": "reverend",
    "del.": "delegate", "prof.": "professor", "sens.": "senators", "reps.": "representatives",
}  # fmt: skip
# Words that belong to the title itself, left of its noun.
TITLE_MODIFIERS = frozenset(
    "former ex acting interim incoming outgoing deputy assistant associate vice senior chief prime "
    "foreign finance defense defence interior press presidential vice-presidential attorney "
    "majority minority lieutenant lt. permanent special general executive first national security "
    "communications communication campaign policy political retired late longtime co managing "
    "crown grand supreme trade health justice education environment energy labor labour economy "
    "economic agriculture transport culture home shadow rear brigadier brig. "
    "treasury".split()
)
# Words that may stand between an organisation and the title although they are lower case.
BODY_WORDS = frozenset(
    "state federal provincial regional local city county district municipal party police court "
    "government administration ministry department opposition parliamentary congressional "
    "republican democratic conservative liberal law science human rights university "
    "military intelligence army navy air force team house office agency company bank union "
    "committee commission council border public affairs legal budget climate election pro "
    "central party's".split()
)
_POSTS = frozenset(
    "spokesman spokeswoman spokesperson adviser advisor aide counsel strategist professor "
    "officer diplomat official correspondent lawmaker negotiator legislator".split()
)
STATUSES = {
    "former": "former", "ex": "former", "onetime": "former", "one-time": "former",
    "previously": "former", "formerly": "former", "sometime": "former", "erstwhile": "former",
    "retired": "former", "then": "then", "acting": "acting", "interim": "acting",
    "caretaker": "acting", "incoming": "designate",
}  # fmt: skip
_PREFIXES = {"then-": "then", "ex-": "former"}
_SUFFIXES = {"-elect": "elect", "-designate": "designate"}
# Nouns that name a body by themselves, since a country has but one.
_NAMED_BY_NOUN = frozenset(
    "army congress kremlin navy parliament pentagon politburo senate treasury".split()
)
_BEFORE_GENERAL = frozenset(
    "secretary attorney solicitor governor director inspector surgeon auditor consul".split()
)
_BONDS_ALONE = frozenset(("aide", "assistant"))  # of somebody: no post by itself
FIELDS = frozenset(
    "staff state defense defence finance justice interior labor labour health education trade "
    "energy agriculture transport transportation war commerce economy environment security home "
    "foreign external internal culture tourism industry planning science".split()
)  # what posts are "of" without its being a body of its own
# Words with a capital that tell when: days, months, feasts, seasons.
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday tue tues wed thu thur thurs fri "
    "january february march april may june july august september october november december "
    "jan feb apr jul aug sep sept oct nov dec day eve night week weekend month year morning "
    "evening afternoon today yesterday tomorrow tonight spring summer autumn fall winter christmas "
    "easter thanksgiving ramadan passover diwali midsummer noon midnight".split()
)
RANKS = frozenset(
    "deputy vice assistant associate acting interim senior chief executive former press rear "
    "brigadier lieutenant lt. brig. permanent first".split()
)  # what a title begins with, even in capitals
DETERMINERS = frozenset("the a an his her its their our my this that".split())


def of_state(layout: TextView, index: int) -> bool:
    """Whether a word is the "State" of "Secretary of State", which no name begins with."""
    lowers = [word.lower for word in layout.words[max(0, index - 2) : index + 1]]
    return lowers == ["secretary", "of", "state"]


def heads_general(layout: TextView, index: int) -> bool:
    """Whether a word is the noun of a title that "general" ends: "[secretary] general"."""
    words = layout.words
    after = words[index + 1].lower if index + 1 < len(words) else ""
    return after == "general" and words[index].lower in _BEFORE_GENERAL


def nameless(body: str) -> bool:
    """Whether words are no name of a body: "ministry", "the Party", "Mr. Tesh"."""
    words = body.split()
    words = words[1:] if words[0].lower() in DETERMINERS else words
    if not words or words[0].lower() in HONORIFICS:
        return True
    noun = words[0].lower()
    kinds = bodies() if words[0].islower() else common_bodies()  # "Times" is a name
    return len(words) == 1 and noun in kinds and noun not in _NAMED_BY_NOUN


def is_post(role: RoleNoun) -> bool:
    """Whether a role is a post that somebody holds, not only what somebody is."""
    return role.office or role.noun in _POSTS


def tells_time(layout: TextView, index: int) -> bool:
    """Whether a word tells when: "On [Tuesday] President Reyes", not "the [Sunday] Times editor".

    A name goes on behind such a word with one that is no title's, and an article stands before.
    """
    words = layout.words
    if not words[index].capital or words[index].lower.rstrip(".") not in CALENDAR:
        return False
    if index + 1 >= len(words) or layout.gap(index) not in (" ", "\u00a0"):
        return True
    following = words[index + 1]
    if not following.capital or is_title(following.lower):
        return True
    if fold(f"{words[index].text} {following.text}") in known_names():
        return False
    at = index - 1
    while at >= 0 and layout.gap(at) == " " and _names(words[at]):
        at -= 1
    return not (at >= 0 and layout.gap(at) == " " and words[at].lower in DETERMINERS)


def _names(word: Word) -> bool:
    return word.capital and word.lower not in NO_NAMES


@lru_cache(maxsize=1)
def role_nouns() -> frozenset[str]:
    """Singular nouns of posts, lower case."""
    return frozenset(
        noun
        for noun, role in roles().items()
        if not role.plural and is_post(role) and noun not in _BONDS_ALONE
    )


def is_title(lower: str) -> bool:
    """Whether a word stands before a name as a title or part of one."""
    return (
        lower in HONORIFICS or lower in ABBREVIATED or lower in roles() or lower in TITLE_MODIFIERS
    )


def bare(written: str) -> tuple[str, str | None]:
    """A word without "then-", "-elect" and the like, and the status that those mean."""
    lower = written.lower()
    for prefix, status in _PREFIXES.items():
        if lower.startswith(prefix) and len(lower) > len(prefix) + 2:
            return written[len(prefix) :], status
    for suffix, status in _SUFFIXES.items():
        if lower.endswith(suffix):
            return written[: -len(suffix)], status
    return written, None


def role_at(layout: TextView, index: int) -> RoleNoun | None:
    """The role that a word names, also where it is abbreviated before a name."""
    lower, _ = bare(layout.words[index].lower)
    known = roles().get(ABBREVIATED.get(lower, lower))
    if known is None and layout.is_post(index):
        return RoleNoun(noun=lower, office=True, gender=None, plural=False)
    return known
