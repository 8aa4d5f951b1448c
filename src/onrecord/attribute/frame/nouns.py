"""Noun phrases behind a verb or a preposition, read off closed classes of words."""

from __future__ import annotations

from onrecord.attribute.frame.saying import AUXILIARIES, NOUNS_IN_LY, PREPOSITIONS
from onrecord.attribute.frame.window import CONTENT, OTHER, SOURCE, Window

MOST = 12  # words of a noun phrase with what is attached to it

DETERMINERS = frozenset(
    "the a an my his her its our your their this that these those some any no every each all both "
    "several many most few another other one two three four five six seven eight nine ten "
    "dozens hundreds thousands".split()
)
PRONOUNS = frozenset("me him her us them you everyone everybody anyone anybody nobody".split())
_PLURALS = frozenset("police people men women children family media staff aides press".split())
_COMPLEMENTS = frozenset("that whether if how why what who whom whose which where when".split())
_JOINTS = frozenset("and or but to as while because although than so not".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december today yesterday tomorrow tonight earlier "
    "later last next ago again recently week month year weekend morning afternoon evening night "
    "noon midnight spring summer autumn winter".split()
)
_DATED = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december".split()
)
_TO = frozenset({"to"})
_PARTICIPLES = ("ed", "sent", "held", "made", "given", "seen", "written", "shown", "aired")
_STOPPING = AUXILIARIES | _COMPLEMENTS | _JOINTS | frozenset({"then", "instead", "too"})


def begins(window: Window, at: int) -> bool:
    """Whether a noun phrase can begin at a position."""
    word = window.word(at)
    if not window.is_word(at) or word in _COMPLEMENTS or word in AUXILIARIES or word in TIMES:
        return False
    if word in DETERMINERS or word in PRONOUNS or word in _PLURALS or window.is_capital(at):
        return True
    if word.endswith("ing") or word in PREPOSITIONS:
        return False
    return word.endswith("s") or _plural_follows(window, at)


def end(window: Window, start: int, *, foreign: bool = False) -> int:
    """Where the core of a noun phrase ends that begins at `start`, before all that is attached.

    Args:
        window: the words.
        start: the first word.
        foreign: whether it may run into the content, as "the court" does in "to rule".
    """
    at = start
    barred = {SOURCE, OTHER} if foreign else {SOURCE, OTHER, CONTENT}
    while at < min(len(window), start + MOST) and window.part(at) not in barred:
        if at > start and _joins(window, at):
            at += 1
            continue
        if not window.is_word(at) and not _is_initial(window, at):
            break
        if at > start and _breaks(window, at, start):
            break
        if at == start and window.word(at) in _STOPPING and window.word(at) != "that":
            break
        at += 1
        if at - 1 == start and window.word(start) in PRONOUNS - {"her"}:
            break
    return at


def _joins(window: Window, at: int) -> bool:
    """Whether a mark stands inside a word: "the minister's", "long-term"."""
    if window.word(at) in ("'", "’"):
        return window.word(at + 1) in ("s", "")
    return window.word(at) == "-" and window.spans[at - 1][1] == window.spans[at][0]


def _breaks(window: Window, at: int, start: int) -> bool:
    """Whether a noun phrase ends before a word that is not its first."""
    word, capital = window.word(at), window.is_capital(at)
    if word in _STOPPING or word in PRONOUNS:
        return not capital  # "the US", "Will Arrin"
    if word in PREPOSITIONS or _is_time(window, at) or _is_adverb(window, at):
        return True
    if word in DETERMINERS:
        return not _goes_on(window, at)
    participle = at > start + 1 and word.endswith(_PARTICIPLES)
    return participle and window.word(at + 1) in PREPOSITIONS | _TO


def whole(window: Window, start: int, *, foreign: bool = False) -> int:
    """Where a noun phrase ends, with "of ...", with "from" in front of a name, and with "and"."""
    at = _attached(window, start, foreign=foreign)
    while at > start:
        after = at + (window.word(at) == ",")
        joint = window.word(after) == "and"
        listed = after > at and not joint and _list_goes_on(window, after)
        if not (joint or listed) or not begins(window, after + joint):
            break
        following = _attached(window, after + joint, foreign=foreign)
        if following == after + joint or window.word(following) in AUXILIARIES:
            break
        at = following
    return at


def _attached(window: Window, start: int, *, foreign: bool) -> int:
    at = end(window, start, foreign=foreign)
    while at > start and at - start < MOST and _attaches(window, at):
        following = end(window, at + 1, foreign=foreign)
        if following == at + 1:
            break
        at = following
    return at


def _attaches(window: Window, at: int) -> bool:
    word = window.word(at)
    if word == "of":
        return True
    behind = window.word(at + 1)
    return word == "from" and behind not in ("the", "a", "an", "his", "her", "its")


def _list_goes_on(window: Window, at: int) -> bool:
    """Whether a comma stands in a list: an "and" follows before the next break."""
    for later in range(at, min(len(window), at + MOST)):
        word = window.word(later)
        if word == "and":
            return True
        if word in AUXILIARIES or word in _COMPLEMENTS or word in ".;:()":
            return False
    return False


def _is_time(window: Window, at: int) -> bool:
    word = window.word(at)
    if word not in TIMES or window.word(at + 1) in ("'", "’"):
        return False
    return word in _DATED or not window.is_capital(at)  # "the Evening Mail"


def _goes_on(window: Window, at: int) -> bool:
    """Whether a word that could begin a noun phrase stands inside one: "Channel Six"."""
    if window.is_capital(at) or window.word(at) in ("other", "one", "two", "three"):
        return True
    return window.word(at) == "the" and window.is_capital(at - 1) and window.is_capital(at + 1)


def _is_adverb(window: Window, at: int) -> bool:
    word = window.word(at)
    if not word.endswith("ly") or word in NOUNS_IN_LY or window.is_capital(at):
        return False
    return window.word(at - 1) not in DETERMINERS


def _is_initial(window: Window, at: int) -> bool:
    """Whether a full stop belongs to a name: "Mr. Tan", "J. Reyes"."""
    return window.word(at) == "." and window.is_capital(at + 1) and len(window.word(at - 1)) <= 3


def _plural_follows(window: Window, at: int) -> bool:
    following = window.word(at + 1)
    known = following in _PLURALS or (len(following) > 3 and following.endswith("s"))
    return known and window.word(at) not in PREPOSITIONS
