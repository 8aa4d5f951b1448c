"""Hedged: the document does not vouch that it was said, or that it was said so."""

from __future__ import annotations

from onrecord.attribute.frame.clause import CONTENT, FREE, VERB, CueClause
from onrecord.attribute.frame.hypothetical import is_hypothetical
from onrecord.attribute.frame.words import words
from onrecord.grammar.words.classes import BE, DEFINING, POSSESSIVES, is_adverb
from onrecord.kinds import Relation

_ASIDES = (Relation.PARATAXIS, Relation.ADVCL, Relation.ACL_RELCL)
_VOUCHING = words("confirmed") | words("unconfirmed")
_ASIDE = 9  # words of an aside at most


def is_hedged(clause: CueClause) -> bool:
    """Whether the document does not vouch that it was said."""
    return (
        _is_doubted_by_an_adverb(clause)
        or _is_hearsay(clause)
        or _is_told_by_accounts(clause)
        or _cannot_be_confirmed(clause)
    )


def _is_doubted_by_an_adverb(clause: CueClause) -> bool:
    beside = {*clause.group[: clause.head + 1]}
    if beside & words("doubting"):
        return True
    return bool(beside & words("likely")) and not is_hypothetical(clause)


def _is_hearsay(clause: CueClause) -> bool:
    """Whether it is handed on: "is said to", "seemed to suggest", "may have told"."""
    group, tree = clause.group, clause.tree
    for at, word in enumerate(group[: clause.head + 1]):
        rest = [w for w in group[at + 1 :] if not is_adverb(w)]
        behind = [*rest[1:2], *tree.full[clause.cue[1] : clause.cue[1] + 1], ""][0]
        if word in words("seeming") and "to" in (*rest[:1], *([] if rest else [behind])):
            return True
        if word in ("may", "might", "must") and rest[:1] == ["have"] and rest[1:2] != ["to"]:
            return True
        passive = word in BE and {*rest[:1]} & words("hearsay") and not clause.has_agent()
        if passive and (behind in ("to", "that", "as") or rest[0] in ("thought", "believed")):
            return True
    first, end = clause.cue
    return any(
        tree.full[at] in words("doubted") and at and tree.full[at - 1] in DEFINING | {"s"}
        for at in range(first, end - 1)
    )


def _is_told_by_accounts(clause: CueClause) -> bool:
    """Whether an aside tells so: "by some accounts", "the story goes", "it was whispered"."""
    tree, accounts = clause.tree, words("accounts")
    for word in clause.helpers(Relation.OBL):
        own = any(tree.full[child] in POSSESSIVES for child in tree.children(word))
        if tree.full[word] in accounts and tree.preposition(word) and not own:
            return True
    hosts = [*clause.predicates, *(range(*clause.source) if clause.source else ())]
    for aside in (child for host in hosts for child in tree.children(host, *_ASIDES)):
        first, end = tree.subtree(aside)
        told = {*tree.full[first:end]}
        subject = tree.child(aside, Relation.NSUBJ, Relation.NSUBJ_PASS, Relation.EXPL)
        if clause.part(aside) not in (FREE, VERB) or end - first > _ASIDE or subject is None:
            continue
        if tree.full[subject] == "it" and told & (words("hearsay") | words("seeming")):
            return True
        if tree.full[subject] in accounts and tree.full[aside] in ("goes", "has", "have"):
            return True
    return False


def _cannot_be_confirmed(clause: CueClause) -> bool:
    """Whether the sentence says, outside what is said, that nobody could confirm it."""
    tree = clause.tree
    for word in (at for at in clause.reach if tree.full[at] in _VOUCHING):
        if tree.full[word] in words("unconfirmed"):
            if word < clause.cue[0] and clause.part(word) != CONTENT:
                return True
        elif tree.is_negated(word):
            return clause.part(word) == FREE
    return False
