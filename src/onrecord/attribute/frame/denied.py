"""Denied: the source disputes the content."""

from __future__ import annotations

from onrecord.attribute.frame import saying
from onrecord.attribute.frame.clause import CueClause
from onrecord.grammar.words import classes
from onrecord.grammar.words.verbs import SAY, SAYING


def is_denied(clause: CueClause) -> bool:
    """Whether the source disputes the content."""
    group = clause.group
    for at, word in enumerate(group):
        passive = at > 0 and group[at - 1] in classes.BE
        if word in saying.DENY:
            return not passive or clause.has_agent()
        if word in saying.RULE and "out" in group[at + 1 : at + 2]:
            return True
        away = word in saying.TURN_AWAY and bool({*group[at + 1 : at + 3]} & saying.AWAY)
        if word in saying.TURN_DOWN or away:
            return _turns_down_a_claim(clause)
        if word in SAYING and word not in SAY and at >= clause.head:
            return False
    return False


def _turns_down_a_claim(clause: CueClause) -> bool:
    window = clause.window
    behind = window.words[window.cue[1] : window.cue[1] + 12]
    if behind[:1] == ("that",):
        return True
    if {*window.words[slice(*window.cue)]} & saying.CLAIMS:
        return True
    for at, word in enumerate(behind):
        if word in saying.CLAIMS:
            return True
        if word == "as" and {*behind[at + 1 : at + 5]} & saying.UNTRUE:
            return True
    return False
