"""Attribution inside attribution: who says that somebody else said something.

The tagger gives each word one role, so what stands inside a content has none. It is read there
by grammar (`grammar`), and where one source passes on another (`relayed`, `documents`, `lost`).
The chain of an attribution names those around it, outermost first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribute.draft import drafted
from onrecord.attribute.frame import framed
from onrecord.attribute.kind import kind_within
from onrecord.attribute.nested import documents, lost, relayed
from onrecord.attribute.nested.citation import cited_as_saying
from onrecord.attribute.nested.clause import ReportingClause, passage
from onrecord.attribute.nested.continued import Reports
from onrecord.attribute.nested.grammar import clauses
from onrecord.attribute.score import nested
from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.words.classes import THIRD_PERSON
from onrecord.model import Attribution, span

DEEPEST = 5
_CITES = re.compile(r"\b(?:cit|quot)(?:e|es|ed|ing)\b")


def nest(scene: TaggedText, found: list[Attribution], document_id: str) -> list[Attribution]:
    """Tell what stands in what, and add what is said inside the contents."""
    found = relayed.quoted_by(scene, relayed.quoting(scene, found))
    found = documents.seen_by(scene, lost.around(scene, found, document_id))
    outside = {outer for each in found for outer in each.chain}
    reports = Reports(scene)
    whole: list[Attribution] = []
    for each in sorted(found, key=_place):
        placed = reports.place(each)
        whole.append(placed)
        reports.add(placed)
        for inside in _inside(scene, placed) if not outside or placed.id not in outside else ():
            whole.append(inside)
            reports.add(inside)
    placed_inside = {each.id for each in whole if each.chain}
    return [each for each in whole if each.chain or each.id not in placed_inside]


def _place(attribution: Attribution) -> tuple[int, int]:
    parts = attribution.cue or attribution.content
    return parts[0].start, len(attribution.chain)


def _inside(scene: TaggedText, outer: Attribution) -> Iterator[Attribution]:
    around = [outer]
    for clause in _clauses(scene, outer):
        while not _holds(scene, around[-1], clause):
            around.pop()
        if len(around[-1].chain) < DEEPEST:
            around.append(_attribution(scene, clause, around[-1]))
            yield around[-1]


def _clauses(scene: TaggedText, outer: Attribution) -> Iterator[ReportingClause]:
    """The clauses in a content, each after the one that it stands in."""
    cited = _cited(scene, outer)
    if cited:
        yield cited
    for place in _running(scene, outer):
        for clause in clauses(passage(scene, place)):
            behind = cited is None or clause.cue[0] >= cited.cue[1]
            if behind and not _is_own(scene, outer, clause):
                yield clause


def _running(scene: TaggedText, outer: Attribution) -> list[tuple[int, int]]:
    """The pieces of a content, those as one that marks alone stand between."""
    places: list[tuple[int, int]] = []
    for piece in outer.content:
        if places and not any(map(str.isalnum, scene.text[places[-1][1] : piece.start])):
            places[-1] = places[-1][0], piece.end
        else:
            places.append((piece.start, piece.end))
    return places


def _is_own(scene: TaggedText, outer: Attribution, clause: ReportingClause) -> bool:
    """Whether a pronoun means the very person who says it: "he said he had suggested that".

    Not where somebody else is told something, nor between quotation marks, nor where a paper
    speaks.
    """
    tree = scene.tree
    if clause.source is None or scene.is_quoted(tree.words[clause.cue[0]][0]):
        return False
    if clause.addressee and tree.lower[clause.content[0]] != "to":
        return False
    if scene.text[slice(*tree.place(clause.source))].lower() not in THIRD_PERSON:
        return False
    if not outer.source:
        return False
    return not documents.is_institution(scene, outer.source[0].start, outer.source[0].end)


def _cited(scene: TaggedText, outer: Attribution) -> ReportingClause | None:
    """Whom the source cites as saying what; the cue may run on up to "as saying"."""
    cites = _CITES.search(outer.cue[0].text) if outer.cue else None
    if cites is None:
        return None
    after = passage(scene, (outer.cue[0].start + cites.end(), outer.content[-1].end))
    return cited_as_saying(after, after.first) if after.first < after.end else None


def _holds(scene: TaggedText, outer: Attribution, clause: ReportingClause) -> bool:
    at, _ = scene.tree.words[clause.content[0]]
    return any(piece.start <= at < piece.end for piece in outer.content)


def _attribution(scene: TaggedText, clause: ReportingClause, outer: Attribution) -> Attribution:
    place = scene.tree.place
    source, content = clause.source and place(clause.source), place(clause.content)
    draft = drafted(place(clause.cue), source, content, outer.score)
    found = replace(
        outer,
        kind=kind_within(scene, *content),
        source=(span(scene.text, *source),) if source else (),
        cue=(span(scene.text, *place(clause.cue)),),
        content=(span(scene.text, *content),),
        addressee=(span(scene.text, *place(clause.addressee)),) if clause.addressee else (),
        chain=(*outer.chain, outer.id),
        score=nested(outer.score),
    )
    return framed(scene, draft, found)
