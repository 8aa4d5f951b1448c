"""Hypothetical: to come, possible, wanted or asked; nobody asserts that it has been said."""

from __future__ import annotations

from onrecord.attribute.frame.clause import CueClause
from onrecord.attribute.frame.words import words
from onrecord.grammar.words.classes import (
    CONDITIONS,
    HABITUAL,
    MODALS,
    NEGATORS,
    is_adverb,
)
from onrecord.grammar.words.verbs import SAYING


def is_hypothetical(clause: CueClause) -> bool:
    """Whether it is not asserted to have been said: to come, possible, wanted, asked."""
    return _hangs_on_a_condition(clause) or _is_wanted(clause) or _is_to_come(clause)


def _hangs_on_a_condition(clause: CueClause) -> bool:
    tree = clause.tree
    marks = {tree.full[mark] for mark in clause.marks()}
    if marks & CONDITIONS and "as" not in marks:  # "if, as she says, ..."
        return True
    inverted = clause.inverted()
    if inverted is None or clause.is_negated_in_front():
        return False
    asked = "?" in tree.full[clause.cue[1] : clause.reach.stop]
    return asked or tree.full[inverted] in ("had", "were", "should")


def _is_wanted(clause: CueClause) -> bool:
    """Whether somebody else wants it: "want him to say", "let her tell them"."""
    if clause.source is None or clause.source[0] > clause.cue[0]:
        return False
    full, (start, end) = clause.tree.full, clause.source
    above = [full[word] for word in clause.predicates if word < start]
    if "let" in above:
        return full[start:end] not in (["me"], ["us"])
    for_whom = (
        full[start - 1 : start] == ["for"] and clause.word(end) == "to"
    )  # "time for him to say"
    return bool({*above} & words("wanting")) or for_whom


def _is_to_come(clause: CueClause) -> bool:
    group, head = clause.group, clause.head
    own = clause.subject_is_first_person()
    nobody = clause.subject_is_nobody() or clause.is_negated_in_front()
    for at, word in enumerate(group[: head + 1]):
        rest = [w for w in group[at + 1 :] if not is_adverb(w)]
        if word in NEGATORS or (nobody and word in MODALS):
            return False
        if word in MODALS and word != "cannot":
            return _modal_leaves_open(group, at, own=own)
        saying = rest[:1] == ["to"] and any(w in SAYING for w in rest[1:4])
        if saying and word in words("prospective") and group[at + 1] != "yet":
            return not own
    return False


def _modal_leaves_open(group: list[str], at: int, *, own: bool) -> bool:
    word, rest = group[at], [w for w in group[at + 1 :] if not is_adverb(w)]
    soon = {*group[at + 1 : at + 3]}
    if rest[:1] in (["not"], ["neither"]) or "never" in soon:
        return word in ("may", "might", "should", "must", "shall", "ought")
    if word in ("may", "might", "must") and rest[:1] == ["have"] and rest[1:2] != ["to"]:
        return False
    if (word == "would" and soon & HABITUAL) or (word in ("could", "can") and "only" in soon):
        return False
    performs = word in ("must", "can", "should") or rest[:1] == ["like"] or rest[:1] == ["say"]
    return not (own and performs)
