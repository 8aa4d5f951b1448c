"""Denied: the source disputes the content."""

from __future__ import annotations

from onrecord.attribute.frame.clause import CueClause
from onrecord.attribute.frame.words import words
from onrecord.grammar.words.classes import BE

_AWAY = frozenset("off aside away back".split())
_BEHIND = 12  # words behind a cue in which it is told what is turned down


def is_denied(clause: CueClause) -> bool:
    """Whether the source disputes the content."""
    group = clause.group
    for at, word in enumerate(group):
        if word in words("denying"):
            return not (at and group[at - 1] in BE) or clause.has_agent()
        behind = {*group[at + 1 : at + 3]}
        if word in ("rule", "rules", "ruled", "ruling") and "out" in behind:
            return True
        away = word in words("turning-away") and bool(behind & _AWAY)
        if word in words("turning-down") or away:
            return _turns_down_a_claim(clause)
    return False


def _turns_down_a_claim(clause: CueClause) -> bool:
    """Whether what is turned down is a claim, or called untrue; else it is an offer."""
    full, (first, end) = clause.tree.full, clause.cue
    behind = full[end : end + _BEHIND]
    if behind[:1] == ["that"] or {*full[first:end], *behind} & words("claims"):
        return True
    return "as" in behind and bool({*behind[behind.index("as") :][:5]} & words("untrue"))
