"""Reports without a verb of saying: "according to", "the ministry’s claim that"."""

from __future__ import annotations

from onrecord.attribute.nested import complement
from onrecord.attribute.nested.clause import Passage, ReportingClause
from onrecord.grammar.tree import Words
from onrecord.kinds import Relation

_FEWEST = 3  # words
_BY = 14  # words in which "that" follows "a claim by the ministry"


def of_noun(passage: Passage, at: int) -> ReportingClause | None:
    """Read "the ministry’s claim that ...", "a claim by the ministry that ..."."""
    tree = passage.tree
    owner = tree.child(at, Relation.NMOD_POSS)
    by = None if owner is not None else tree.oblique(at, "by")
    if owner is not None:
        start, source = at + 1, _owner(passage, owner)
    elif by is not None:
        case = tree.child(by, Relation.CASE) or by
        stop = min(passage.end, at + _BY)
        start = next((n for n in range(by + 1, stop) if tree.lower[n] == "that"), passage.end)
        source = passage.clipped((case + 1, start))
    else:
        return None
    if source is None or start + 2 >= passage.end or not _is_clause(passage, start):
        return None
    words = passage.clipped((start, complement.content_end(passage, start)))
    if words is None or words[1] - words[0] < _FEWEST:
        return None
    return ReportingClause(source=source, cue=(at, at + 1), content=words)


def _is_clause(passage: Passage, at: int) -> bool:
    """Whether a "that" opens a clause and is no pronoun: "its report that came late"."""
    return passage.tree.lower[at] == "that" and passage.tree.relations[at] == Relation.MARK


def _owner(passage: Passage, owner: int) -> Words | None:
    """Whose it is, without the sign of the possessive; a pronoun is left alone."""
    tree = passage.tree
    if tree.tags[owner] == "PRP$":
        return None
    first, end = tree.subtree(owner)
    sign = tree.child(owner, Relation.CASE)
    return passage.clipped((first, min(end, sign) if sign and sign > owner else end))


def according(passage: Passage, at: int) -> ReportingClause | None:
    """Read "according to X, P" and "P, according to X" as far as P is the clause around."""
    tree = passage.tree
    noun = tree.heads[at]
    if at + 2 >= passage.end or tree.lower[at + 1] != "to" or noun < at + 2:
        return None
    end = min(tree.subtree(noun)[1], passage.end)
    source, head = passage.clipped((at + 2, end)), tree.heads[noun]
    if source is None or head < 0:
        return None
    first, stop = tree.subtree(head)
    content = (end, stop) if head > end else (first, at)
    words = passage.clipped(content)
    if words is None or words[1] - words[0] < _FEWEST:
        return None
    return ReportingClause(source=source, cue=(at, at + 2), content=words)
