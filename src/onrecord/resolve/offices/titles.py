"""The post that a text gives a person beside the name: before it, or set off by a comma."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Office, span
from onrecord.resolve.kinds import demonym_of
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import NO_NAMES, Role, bodies, countries, fold, is_adherent, roles
from onrecord.resolve.names import HONORIFICS

ABBREVIATED = {
    "gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general",
    "col.": "colonel", "lt.": "lieutenant", "sgt.": "sergeant", "capt.": "captain",
    "maj.": "major", "adm.": "admiral", "amb.": "ambassador", "rev.": "reverend",
    "del.": "delegate", "prof.": "professor", "sens.": "senators", "reps.": "representatives",
}  # fmt: skip
# Words that belong to the title itself, left of its noun.
TITLE_MODIFIERS = frozenset(
    "former ex acting interim incoming outgoing deputy assistant associate vice senior chief prime "
    "foreign finance defense defence interior press presidential vice-presidential attorney "
    "majority minority lieutenant lt. permanent special general executive first national security "
    "communications communication campaign policy political retired late longtime co managing "
    "crown grand supreme trade health justice education environment energy labor labour economy "
    "economic agriculture transport culture home shadow "
    "treasury".split()
)
# Words that may stand between an organisation and the title although they are lower case.
_LOWER = frozenset(
    "state federal provincial regional local city county district municipal party police court "
    "government administration ministry department opposition parliamentary congressional "
    "republican democratic conservative liberal republican law science human rights university "
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
PREFIXES = {"then-": "then", "ex-": "former"}
SUFFIXES = {"-elect": "elect", "-designate": "designate"}
_UNTITLED = frozenset(("late", "outgoing", "longtime", "incumbent", "embattled"))
BONDS_ALONE = frozenset(("aide", "assistant"))  # of somebody: no post by itself
FIELDS = frozenset(
    "staff state defense defence finance justice interior labor labour health education trade "
    "energy agriculture transport transportation war commerce economy environment security home "
    "foreign external internal culture tourism industry planning science".split()
)  # what posts are "of" without its being a body of its own
_SEEKERS = frozenset(("incumbent", "candidate", "nominee"))  # of the post that is named next
_DETERMINERS = frozenset("the a an his her its their our my this that".split())
_ENDS = frozenset("who whom whose which that when where while as and or but said says".split())
_INNER = frozenset("of for the and on in at to with".split())
_LONGEST = 14  # words of a title with its organisation; a longer stretch is a clause

_BRACKETS = re.compile(r" \([^()]{1,12}\)|\)$")  # "Harbour Party (HP)"
_OPENERS = NO_NAMES - {"new"}  # words whose capital only comes from the sentence
Covered = Callable[[int], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What stands beside a name.

    `first` is the index of the first word of what stands right before the name, or of the name.
    """

    first: int
    noun: Role | None = None  # the noun of the post
    gender: str | None = None
    honorific: bool = False
    words: frozenset[str] = frozenset()  # all its words, folded: what "the ..." may repeat
    office: Office | None = None


def of_state(layout: Layout, index: int) -> bool:
    """Whether a word is the "State" of "Secretary of State", which no name begins with."""
    lowers = [word.lower for word in layout.words[max(0, index - 2) : index + 1]]
    return lowers == ["secretary", "of", "state"]


@lru_cache(maxsize=1)
def role_nouns() -> frozenset[str]:
    """Singular nouns of posts, lower case."""
    return frozenset(
        noun
        for noun, role in roles().items()
        if not role.plural and (role.office or role.noun in _POSTS) and noun not in BONDS_ALONE
    )


def is_title(lower: str) -> bool:
    """Whether a word stands before a name as a title or part of one."""
    return (
        lower in HONORIFICS or lower in ABBREVIATED or lower in roles() or lower in TITLE_MODIFIERS
    )


def bare(written: str) -> tuple[str, str | None]:
    """A word without "then-", "-elect" and the like, and the status that those mean."""
    lower = written.lower()
    for prefix, status in PREFIXES.items():
        if lower.startswith(prefix) and len(lower) > len(prefix) + 2:
            return written[len(prefix) :], status
    for suffix, status in SUFFIXES.items():
        if lower.endswith(suffix):
            return written[: -len(suffix)], status
    return written, None


def role_at(layout: Layout, index: int) -> Role | None:
    """The role that a word names, also where it is abbreviated before a name."""
    lower, _ = bare(layout.words[index].lower)
    known = roles().get(ABBREVIATED.get(lower, lower))
    if known is None and layout.is_post(index):
        return Role(noun=lower, office=True, gender=None, plural=False)
    return known


def before(layout: Layout, first: int, end: int, places: frozenset[str]) -> Title:
    """Read what stands before a name, given its first word and the offset of its end."""
    index, sex, honorific = first - 1, None, False
    while index >= 0 and layout.words[index].lower in HONORIFICS and _near(layout, index):
        sex, honorific = sex or HONORIFICS[layout.words[index].lower], True
        index -= 1
    closed = end < len(layout.text) and layout.text[end] in ",."
    left = _post_before(layout, index, comma=not honorific, closed=closed)
    if left is None:
        return Title(first=index + 1, gender=sex, honorific=honorific)
    noun_at, start, stop = left
    noun = role_at(layout, noun_at)
    attached = _near(layout, stop - 1)
    return Title(
        first=start if attached else first,
        noun=noun,
        gender=sex or (noun.gender if noun else None),
        honorific=honorific,
        words=frozenset(fold(word.text) for word in layout.words[start:stop]),
        office=_office(layout, (start, noun_at, stop), None, places),
    )


def _near(layout: Layout, index: int) -> bool:
    return layout.gap(index) in (" ", "\u00a0")


def _post_before(
    layout: Layout, index: int, *, comma: bool, closed: bool
) -> tuple[int, int, int] | None:
    """Find (noun, first, end) of a post whose last word is `index`."""
    if index < 0:
        return None
    apposed = layout.gap(index) == ", "
    if not (_near(layout, index) or (comma and apposed)) or layout.words[index].possessive:
        return None
    noun_at = _noun_left(layout, index)
    if noun_at is None:
        return None
    stop, noun_at = index + 1, _behind_rank(layout, noun_at)
    if noun_at < index and layout.words[index].lower in ABBREVIATED:
        stop = noun_at + 1
    start = noun_at
    while start > 0 and noun_at - start < _LONGEST and _modifies(layout, start - 1):
        start -= 1
    if apposed and not (start and layout.words[start - 1].lower in _DETERMINERS):
        return None
    if apposed and not closed:  # "According to the source, Reyes had ..."
        return None
    return noun_at, start, stop


def _behind_rank(layout: Layout, noun_at: int) -> int:
    """The noun of the post before a rank: "[spokesman] Capt.", "[director] retired Gen."."""
    if layout.words[noun_at].lower not in ABBREVIATED:
        return noun_at
    left = noun_at - 1
    while left > 0 and _near(layout, left) and layout.words[left].lower in TITLE_MODIFIERS:
        left -= 1
    post = roles().get(layout.words[left].lower) if left >= 0 and _near(layout, left) else None
    if post is None or post.plural or post.noun in _SEEKERS:
        return noun_at
    return left if post.office or post.noun in _POSTS else noun_at


def _noun_left(layout: Layout, index: int) -> int | None:
    """The post's noun at `index`, or left of an "of ..." that ends at `index`."""
    noun = role_at(layout, index)
    if noun and not noun.plural:
        return index
    if not layout.words[index].capital:  # "a spokeswoman for the" is nobody's title
        return None
    for left in range(index - 1, max(index - 8, 0), -1):
        if layout.gap(left) != " ":
            return None
        if layout.words[left].lower in ("of", "for") and left:
            noun = role_at(layout, left - 1)
            return left - 1 if noun and not noun.plural else None
        if not layout.words[left + 1].capital or layout.words[left].possessive:
            return None
    return None


def _abbreviates(layout: Layout, index: int) -> bool:
    """Whether a word stands in brackets behind what it is short for, or before such a one."""
    for at in (index, index + 1):
        bracketed = layout.gap(at) == ") " and at > 0 and layout.gap(at - 1) == " ("
        if bracketed and layout.words[at].text.isupper():
            return True
    return False


def _modifies(layout: Layout, index: int) -> bool:
    word = layout.words[index]
    if not _near(layout, index) and not _abbreviates(layout, index):
        return False
    listed = word.lower in TITLE_MODIFIERS or word.lower in _LOWER or word.lower in bodies()
    if listed or layout.in_post(index):
        return True
    if not word.capital or word.lower in _DETERMINERS or word.lower in HONORIFICS:
        return False
    if layout.opens_sentence(index) and word.lower in _OPENERS:
        return False
    if not layout.opens_sentence(index):
        return word.lower not in roles() or word.lower in TITLE_MODIFIERS
    known = fold(word.text) in countries().names or demonym_of(word.text) is not None
    return known or word.text.isupper() or layout.words[index + 1].capital


def after(layout: Layout, end: int, places: frozenset[str]) -> Title | None:
    """Read the apposition that follows a comma after the name whose words stop before `end`."""
    if end >= len(layout.words) or layout.gap(end - 1) not in (", ", " — ", " – "):
        return None
    if layout.words[end - 1].possessive:
        return None
    start = end + (layout.words[end].lower in _DETERMINERS)
    noun_at = None
    for index in range(start, min(start + _LONGEST, len(layout.words))):
        word = layout.words[index]
        if word.lower in _INNER or word.lower in _ENDS:
            break
        role = role_at(layout, index)
        noun_at = index if role and not role.plural else noun_at
        if layout.gap(index) != " ":
            break
    if noun_at is None or not _closes(layout, noun_at):
        return None
    stop = _organisation_end(layout, noun_at)
    return Title(
        first=end,
        noun=role_at(layout, noun_at),
        gender=(role_at(layout, noun_at) or _NOBODY).gender,
        words=frozenset(fold(word.text) for word in layout.words[start:stop]),
        office=_office(layout, (start, noun_at, noun_at + 1), stop, places),
    )


_NOBODY = Role(noun="", office=False, gender=None, plural=False)


def _closes(layout: Layout, noun_at: int) -> bool:
    """Whether a description ends at its noun: by a mark, or a word that goes on about it."""
    if layout.gap(noun_at) != " " or noun_at + 1 == len(layout.words):
        return not layout.words[noun_at].possessive
    following = layout.words[noun_at + 1].lower
    return following in _INNER or following in _ENDS


def _organisation_end(layout: Layout, noun_at: int) -> int:
    """The end of "... of the Foreign Affairs Office of the Party", from the noun on."""
    stop = noun_at + 1
    if layout.gap(noun_at) != " " or stop >= len(layout.words):
        return stop
    if layout.words[stop].lower not in ("of", "for", "at", "to", "in", "with"):
        return stop
    best, index = stop, stop
    while index < len(layout.words) and index - stop < _LONGEST:
        word = layout.words[index]
        if word.capital:
            best = index + 1
        elif word.lower not in _INNER:
            break
        if layout.gap(index) != " ":
            break
        index += 1
    return best


def _office(
    layout: Layout,
    found: tuple[int, int, int],
    stop: int | None,
    places: frozenset[str],
) -> Office | None:
    """Cut a post into its title and organisation.

    Args:
        layout: the document's words and divisions.
        found: indices of the first word, of the noun, and of the end of what stands before.
        stop: end of an organisation that follows the noun.
        places: names of places that the document has.
    """
    start, noun_at, end = found
    role = role_at(layout, noun_at)
    if role is None or not (role.office or role.noun in _POSTS):
        return None
    cut = noun_at
    while cut > start and _titles(layout, cut - 1):
        cut -= 1
    held_in = cut
    first, status = _status(layout, start, cut)
    while cut < noun_at and layout.words[cut].lower in _UNTITLED | STATUSES.keys():
        status = status or STATUSES.get(layout.words[cut].lower)
        cut += 1
    tail = _tail(layout, noun_at, end)
    title, held = bare(_slice(layout, cut, tail or end))
    organisation = _organisation(layout, first, held_in, places)
    if tail is not None and organisation is None:
        organisation = _body(layout, tail + 1, end, places)
    if stop is not None and stop > noun_at + 1 and organisation is None:
        organisation = _body(layout, noun_at + 2, stop, places)
    last = max(end, stop or end)
    begin, finish = layout.words[start].start, layout.words[last - 1].end
    evidence = span(layout.text, begin, finish)
    return Office(
        title=_written_out(title),
        organisation=organisation,
        status=status or held or _before_that(layout, start),
        evidence=evidence,
    )


def _titles(layout: Layout, index: int) -> bool:
    """Whether a word before the noun of a post belongs to the title."""
    lower, _ = bare(layout.words[index].lower)
    if lower in bodies() and lower not in TITLE_MODIFIERS:
        return False
    return lower in TITLE_MODIFIERS or layout.in_post(index)


def _tail(layout: Layout, noun_at: int, end: int) -> int | None:
    """Where "of" and a body begin in "chairman of Northgate"; None in "Secretary of State"."""
    if end < noun_at + 3 or layout.words[noun_at + 1].lower not in ("of", "for"):
        return None
    return None if layout.words[noun_at + 2].lower in FIELDS else noun_at + 1


def _status(layout: Layout, first: int, cut: int) -> tuple[int, str | None]:
    """The word behind "former" before a body, and the status: "former Lanner mayor"."""
    status = STATUSES.get(layout.words[first].lower) if first < cut else None
    dropped = first < cut and (status or layout.words[first].lower in _UNTITLED)
    return first + bool(dropped), status


def _before_that(layout: Layout, start: int) -> str | None:
    """What stands right before a post: "Then Governor", "then the mayor"."""
    index = start - 1
    if index >= 0 and layout.words[index].lower in _DETERMINERS:
        index -= 1
    if index < 0 or layout.gap(index) not in (" ", "-"):
        return None
    return STATUSES.get(layout.words[index].lower)


def _slice(layout: Layout, first: int, end: int) -> str:
    return layout.text[layout.words[first].start : layout.words[end - 1].end]


def _written_out(title: str) -> str:
    long = ABBREVIATED.get(title.lower())
    return long.capitalize() if long else title


def _organisation(layout: Layout, first: int, end: int, places: frozenset[str]) -> str | None:
    while first < end and layout.words[end - 1].lower in ("state", "party", "local"):
        if end - first > 1 and layout.words[end - 1].lower == "state":
            end -= 1
            continue
        break
    return _body(layout, first, end, places)


def _begins_body(layout: Layout, index: int) -> bool:
    """Whether a word can be part of what an office is held in, not "current" or "first-term"."""
    word = layout.words[index]
    if word.lower in _DETERMINERS or word.lower in HONORIFICS:
        return False
    known = word.lower in _LOWER or word.lower in bodies()
    following = layout.words[index + 1].lower if index + 1 < len(layout.words) else ""
    return word.capital or known or (word.text.isalpha() and following in bodies())


def _body(layout: Layout, first: int, end: int, places: frozenset[str]) -> str | None:
    while first < end and not _begins_body(layout, first):
        first += 1
    if first >= end:
        return None
    name = _BRACKETS.sub("", _slice(layout, first, end) + ")")
    folded = fold(name)
    known = countries().names.get(folded) or countries().people.get(folded)
    if known is None and is_adherent(folded):
        return None
    return known or demonym_of(name, places) or name
