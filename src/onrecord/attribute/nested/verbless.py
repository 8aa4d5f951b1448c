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
    if owner is not None:
        start, source = at + 1, _owner(passage, owner)
    elif tree.lower[at + 1 : at + 2] == ["by"]:
        stop = min(passage.end, at + _BY)
        start = next((n for n in range(at + 3, stop) if tree.lower[n] == "that"), passage.end)
        source = passage.clipped((at + 2, start))
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
    """Read "according to X, P" at the head of a clause, else "P, according to X"."""
    tree = passage.tree
    noun = tree.heads[at]
    if at + 2 >= passage.end or tree.lower[at + 1] != "to" or noun < at + 2:
        return None
    end = min(tree.subtree(noun)[1], passage.end)
    source, head = passage.clipped((at + 2, end)), tree.heads[noun]
    if _leads(passage, at) and end < passage.end:
        words = passage.clipped((end, complement.content_end(passage, end + 1)))
    elif head >= 0 and not passage.is_word(at - 1):
        words = passage.clipped((tree.subtree(head)[0], at))
    else:
        return None
    if source is None or words is None or words[1] - words[0] < _FEWEST:
        return None
    return ReportingClause(source=source, cue=(at, at + 2), content=words)


def _leads(passage: Passage, at: int) -> bool:
    """Whether a clause begins at a word, a conjunction and its comma aside."""
    before = at - 1 if at - 1 > passage.first and passage.tree.lower[at - 1] == "," else at
    return at == passage.first or passage.tree.tags[before - 1] in {"CC", "IN", "``"}
