"""Hedged: the document does not vouch that it was said, or that it was said so."""

from __future__ import annotations

from onrecord.attribute.frame import saying
from onrecord.attribute.frame.between import FAR
from onrecord.attribute.frame.clause import CueClause
from onrecord.attribute.frame.hypothetical import is_hypothetical
from onrecord.attribute.frame.window import CONTENT, FREE, CueWindow
from onrecord.grammar.words import classes
from onrecord.grammar.words.classes import DEFINING, RELATIVES

_ACCOUNTS = frozenset("account accounts version versions telling tellings".split())
_CONFIRMED = frozenset("verified confirmed corroborated".split())
_VOUCHING = _CONFIRMED | {"believed"}
_BEFORE_DOUBTED = DEFINING | {"s"}


def is_hedged(clause: CueClause) -> bool:
    """Whether the document does not vouch that it was said."""
    return (
        any(map(_is_doubt, clause.asides))
        or _is_doubted_in_group(clause)
        or _is_doubted_in_front(clause)
        or _cannot_be_confirmed(clause.window)
        or (_is_only_likely(clause) and not is_hypothetical(clause))
    )


def _is_only_likely(clause: CueClause) -> bool:
    """Whether it was said probably or perhaps; of what is to come that says nothing."""
    return bool({*clause.group[: clause.head + 1], *clause.opening[-1:]} & saying.LIKELY)


def _is_doubted_in_group(clause: CueClause) -> bool:
    group, head = clause.group, clause.head
    if any(word in saying.DOUBTS for word in group[: head + 1]):
        return True
    for at, word in enumerate(group[: head + 1]):
        rest = [w for w in group[at + 1 : at + 4] if not classes.is_adverb(w)]
        if word in saying.SEEM and rest[:1] == ["to"]:
            return True
        if word in classes.BE and _is_hearsay(clause, rest):
            return True
        if word in ("may", "might", "must") and rest[:1] == ["have"] and rest[1:2] != ["to"]:
            return True
    window = clause.window
    return any(
        window.word(at) in saying.DOUBTED and window.word(at - 1) in _BEFORE_DOUBTED
        for at in range(window.cue[0], window.cue[1] - 1)
    )


def _is_hearsay(clause: CueClause, rest: list[str]) -> bool:
    """Whether a passive hands on what nobody is named for: "is said to"."""
    if not rest or rest[0] not in saying.HEARSAY or clause.has_agent():
        return False
    behind = rest[1:2] or [clause.window.word(clause.window.cue[1])]
    return behind[0] in ("to", "that", "as") or rest[0] in ("thought", "believed")


def _is_doubted_in_front(clause: CueClause) -> bool:
    """Whether a clause opens in doubt: "Reportedly the sultan has", "By some accounts she"."""
    front, window = clause.opening, clause.window
    source = window.words[slice(*clause.before)] if clause.before else ()
    if {*front[-1:], *front[:1], *source[:1]} & saying.DOUBTS:
        return True
    ahead = zip(window.words[: window.cue[0]], window.parts, strict=False)
    if saying.UNCONFIRMED & {word for word, part in ahead if part != CONTENT}:
        return True
    end = (clause.before[0] if clause.before else window.cue[0]) - len(front)
    if window.word(end - 1) != ",":
        return _is_account(front[:5])
    if window.word(end - 2) in saying.DOUBTS:
        return end < 3 or not window.is_word(end - 3)
    opening = window.words[max(0, end - 8) : end - 1]
    return _is_account(opening)


def _is_account(opening: tuple[str, ...]) -> bool:
    """Whether a clause opens with "By some accounts", "In one version"; not "By his own"."""
    told = opening[:1] in (("by",), ("in",), ("on",)) and bool(_ACCOUNTS & {*opening})
    return told and not {*opening} & {"own", "his", "her", "their", "its", "my", "our"}


def _is_doubt(aside: tuple[str, ...]) -> bool:
    """Whether an aside is hearsay: "it was whispered", "it appears", "the story goes"."""
    if not aside or aside[0] in RELATIVES or len(aside) > FAR:
        return False
    if aside[0] == "it" and {*aside[1:4]} & (saying.HEARSAY | saying.SEEM):
        return True
    tells = aside[-2:] in (("story", "goes"), ("has", "it"), ("have", "it"))
    return tells or (len(aside) <= 2 and bool({*aside} & saying.DOUBTS))


def _cannot_be_confirmed(window: CueWindow) -> bool:
    """Whether the sentence says, outside what is said, that nobody could confirm it."""
    if _VOUCHING.isdisjoint(window.words):
        return False
    for at, word in enumerate(window.words):
        if word in _CONFIRMED and window.part(at) == FREE:
            before = {*window.words[max(0, at - 5) : at]}
            if before & {"not", "cannot", "never"} and before & classes.BE:
                return True
        if window.words[at - 2 : at + 1] == ("to", "be", "believed") and at > 1:
            return True
    return False
