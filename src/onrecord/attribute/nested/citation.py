"""Whom somebody cites as saying what: "an aide as saying that ...", "to have told ..."."""

from __future__ import annotations

from onrecord.attribute.nested import complement
from onrecord.attribute.nested.clause import Passage, ReportingClause
from onrecord.grammar.words.marks import STOPS
from onrecord.grammar.words.verbs import VERBS

_BETWEEN = 16  # words in which the cited is named
_FORMS = {"as": frozenset({"VBG"}), "to": frozenset({"VB", "VBN", "VBD", "VBP"})}


def cited_as_saying(passage: Passage, at: int) -> ReportingClause | None:
    """Read "an aide as saying that ..." from a word on that begins the aide."""
    tree = passage.tree
    for joint in range(at + 1, min(passage.sentence_end(at), at + _BETWEEN)):
        if tree.lower[joint] == "as" and (found := said(passage, joint)):
            source = passage.clipped((at, joint))
            return ReportingClause(
                source=source, cue=found.cue, content=found.content, addressee=found.addressee
            )
    return None


def said(passage: Passage, joint: int) -> ReportingClause | None:
    """Read "as saying that ..." or "to have said that ..." from its first word on."""
    tree = passage.tree
    for at in range(joint + 1, min(passage.end, joint + 4)):
        if tree.lower[at] in STOPS:
            return None
        verb = VERBS.get(tree.lower[at])
        if verb is None or tree.tags[at] not in _FORMS[tree.lower[joint]] | {"VBN"}:
            continue
        found = complement.find(passage, at, verb)
        if found is None:
            return None
        return ReportingClause(
            source=None, cue=(joint, at + 1), content=found.words, addressee=found.addressee
        )
    return None
