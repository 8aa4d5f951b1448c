"""Noun phrases behind a verb or a preposition, read forwards by closed classes of words.

The parts of the words are known here, so that a phrase ends where another part begins, and a word
of time is no part of it. `nested.phrase` reads the other way, from a verb back, where nothing
is tagged.
"""

from __future__ import annotations

from onrecord.attribute.frame.window import CONTENT, OTHER, SOURCE, CueWindow
from onrecord.grammar.words.classes import (
    AUXILIARIES,
    COMPLEMENTS,
    COORDINATORS,
    DETERMINERS,
    MONTHS,
    OBJECT_PRONOUNS,
    PLURALS,
    PREPOSITIONS,
    TIMES,
    WEEKDAYS,
    is_manner,
)
from onrecord.grammar.words.marks import APOSTROPHES

MOST = 12  # words of a noun phrase with what is attached to it

_PARTICIPLES = ("ed", "sent", "held", "made", "given", "seen", "written", "shown", "aired")
_STOPPING = (
    AUXILIARIES
    | COMPLEMENTS
    | COORDINATORS
    | frozenset("to as while because although than so not then instead too".split())
)

_ALONE = OBJECT_PRONOUNS - {"her"}  # "her" may go on: "her aides"
_HOLDING = PREPOSITIONS | {"to"}
_DATES = WEEKDAYS | MONTHS


def begins(window: CueWindow, at: int) -> bool:
    """Whether a noun phrase can begin at a position."""
    word = window.word(at)
    if not window.is_word(at) or word in COMPLEMENTS or word in AUXILIARIES or word in TIMES:
        return False
    if word in DETERMINERS or word in OBJECT_PRONOUNS or word in PLURALS or window.is_capital(at):
        return True
    if word.endswith("ing") or word in PREPOSITIONS:
        return False
    return word.endswith("s") or _plural_follows(window, at)


def end(window: CueWindow, start: int, *, foreign: bool = False) -> int:
    """Where the core of a noun phrase ends that begins at `start`, before all that is attached.

    Args:
        window: the words.
        start: the first word.
        foreign: whether it may run into the content, as "the court" does in "to rule".
    """
    at = start
    barred = {SOURCE, OTHER} if foreign else {SOURCE, OTHER, CONTENT}
    while at < min(len(window), start + MOST) and window.part(at) not in barred:
        if at > start and window.joins(at):
            at += 1
            continue
        if not window.is_word(at) and not window.is_initial(at):
            break
        if at > start and _breaks(window, at, start):
            break
        if at == start and window.word(at) in _STOPPING and window.word(at) != "that":
            break
        at += 1
        if at - 1 == start and window.word(start) in _ALONE:
            break
    return at - (at - 1 > start and window.word(at - 1) in APOSTROPHES)


def _breaks(window: CueWindow, at: int, start: int) -> bool:
    """Whether a noun phrase ends before a word that is not its first."""
    word, capital = window.word(at), window.is_capital(at)
    if word in _STOPPING or word in OBJECT_PRONOUNS:
        return not capital  # "the US", "Will Arrin"
    if word in PREPOSITIONS or _is_time(window, at) or _is_adverb(window, at):
        return True
    if word in DETERMINERS:
        return not _goes_on(window, at)
    participle = at > start + 1 and word.endswith(_PARTICIPLES)
    return participle and window.word(at + 1) in _HOLDING


def whole(window: CueWindow, start: int, *, foreign: bool = False) -> int:
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


def _attached(window: CueWindow, start: int, *, foreign: bool) -> int:
    at = end(window, start, foreign=foreign)
    while at > start and at - start < MOST and _attaches(window, at):
        following = end(window, at + 1, foreign=foreign)
        if following == at + 1:
            break
        at = following
    return at


def _attaches(window: CueWindow, at: int) -> bool:
    word = window.word(at)
    if word == "of":
        return True
    behind = window.word(at + 1)
    return word == "from" and behind not in ("the", "a", "an", "his", "her", "its")


def _list_goes_on(window: CueWindow, at: int) -> bool:
    """Whether a comma stands in a list: an "and" follows before the next break."""
    for later in range(at, min(len(window), at + MOST)):
        word = window.word(later)
        if word == "and":
            return True
        if word in AUXILIARIES or word in COMPLEMENTS or word in ".;:()":
            return False
    return False


def _is_time(window: CueWindow, at: int) -> bool:
    word = window.word(at)
    if word not in TIMES or window.word(at + 1) in ("'", "’"):
        return False
    return word in _DATES or not window.is_capital(at)  # "the Evening Mail"


def _goes_on(window: CueWindow, at: int) -> bool:
    """Whether a word that could begin a noun phrase stands inside one: "Channel Six"."""
    if window.is_capital(at) or window.word(at) in ("other", "one", "two", "three"):
        return True
    return window.word(at) == "the" and window.is_capital(at - 1) and window.is_capital(at + 1)


def _is_adverb(window: CueWindow, at: int) -> bool:
    word = window.word(at)
    manner = is_manner(word) and not window.is_capital(at)
    return manner and window.word(at - 1) not in DETERMINERS


def _plural_follows(window: CueWindow, at: int) -> bool:
    following = window.word(at + 1)
    known = following in PLURALS or (len(following) > 3 and following.endswith("s"))
    return known and window.word(at) not in PREPOSITIONS
