"""Hypothetical: to come, possible, wanted or asked; nobody asserts that it has been said."""

from __future__ import annotations

from onrecord.attribute.frame import saying
from onrecord.attribute.frame.clause import CueClause
from onrecord.grammar.words import classes
from onrecord.grammar.words.verbs import SAYING

_TO_DO = classes.BE | {"has", "have"}  # "is to announce"


def is_hypothetical(clause: CueClause) -> bool:
    """Whether it is not asserted to have been said: to come, possible, wanted, asked."""
    return _hangs_on_a_condition(clause) or _is_wanted(clause) or _is_to_come(clause)


def _hangs_on_a_condition(clause: CueClause) -> bool:
    front, window = clause.opening, clause.window
    if any(word in classes.CONDITIONS for word in front[-2:]):
        return True
    asked = "?" in window.words[-3:] or "?" in window.words[window.cue[1] : window.cue[1] + 40]
    if not front or (clause.before is not None and len(front) > 1 + asked):
        return False
    verb = front[0] if clause.before is None else front[-1]
    return verb in (classes.AUXILIARIES if asked else ("had", "were", "should"))


def _is_wanted(clause: CueClause) -> bool:
    """Whether somebody else wants it: "want the mayor to explain", "let the minister say"."""
    if not clause.opening or clause.before is None:
        return False
    word, group = clause.opening[-1], clause.group
    source = clause.window.words[slice(*clause.before)]
    if word == "let":
        return source not in (("me",), ("us",))
    return word in saying.WANTING and group[:1] == ["to"]


def _is_to_come(clause: CueClause) -> bool:
    group, head = clause.group, clause.head
    own = clause.is_first_person()
    for at, word in enumerate(group[: head + 1]):
        rest = [w for w in group[at + 1 :] if not classes.is_adverb(w)]
        if word in classes.NEGATORS or (clause.subject_is_nobody() and word in classes.MODALS):
            return False
        if word in classes.MODALS and word != "cannot":
            return _modal_leaves_open(clause, at, rest, own=own)
        if rest[:1] != ["to"] or not _is_saying(rest[1:4]) or group[at + 1] == "yet":
            continue
        if word in saying.PROSPECTS or word in _TO_DO:
            return not own
    return False


def _modal_leaves_open(clause: CueClause, at: int, rest: list[str], *, own: bool) -> bool:
    word, group = clause.group[at], clause.group
    if rest[:1] == ["not"] or rest[:1] == ["neither"] or "never" in group[at + 1 : at + 3]:
        return word in ("may", "might", "should", "must", "shall", "ought")
    if word in ("may", "might", "must") and rest[:1] == ["have"] and rest[1:2] != ["to"]:
        return False
    if word == "would" and {*group[at + 1 : at + 3]} & classes.HABITUAL:
        return False
    if word in ("could", "can") and "only" in group[at + 1 : at + 2]:
        return False
    performs = word in ("must", "can", "should") or rest[:2] in (["like", "to"], ["say"])
    return not (own and performs)


def _is_saying(words: list[str]) -> bool:
    """Whether an infinitive is of a verb of saying: "ask", "have told"."""
    for word in words:
        if word in SAYING:
            return True
        if word not in ("have", "be") and not classes.is_adverb(word):
            return False
    return False
