"""Cues whose content the tagger gave to a neighbour, because a word has one role only.

"The clerk told friends that ..., according to a colleague": the telling takes the content, and
all of it is what the other source says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribute.kind import kind_within
from onrecord.attribute.nested.clause import passage
from onrecord.attribute.nested.grammar import clauses
from onrecord.attribute.nested.relayed import by_sentence
from onrecord.attribute.score import nested
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Attribution, Role, RoleSpan, Span, span


def around(scene: TaggedText, found: list[Attribution], document_id: str) -> list[Attribution]:
    """Give such cues the clause that the tree gives them, around or inside the neighbour's."""
    beside = by_sentence(scene, found)
    changed = {each.id: each for each in found}
    added: list[Attribution] = []
    for source, cue in _lost(scene, found):
        here = beside.get(scene.sentence(cue.start), [])
        content = _content(scene, source, cue)
        if content is None or not here:
            continue
        one = _attribution(scene, document_id, source, cue, content)
        holder = next((each for each in here if _holds(each, one)), None)
        inside = [each for each in here if _holds_all(one, each)]
        if holder is not None:
            chain = (*holder.chain, holder.id)
            added.append(replace(one, chain=chain, score=nested(holder.score)))
        elif inside:
            added.append(one)
        for each in () if holder else inside:
            if not changed[each.id].chain:
                changed[each.id] = replace(each, chain=(one.id,))
    return [*changed.values(), *added] if added else found


def _lost(scene: TaggedText, found: list[Attribution]) -> Iterator[tuple[RoleSpan, RoleSpan]]:
    """Tagged cues that stand in no attribution, each with a source beside it."""
    used = {piece.start for each in found for piece in (*each.cue, *each.source)}
    roles = scene.tagged.roles
    for number, cue in enumerate(roles):
        if cue.role is not Role.CUE or cue.start in used:
            continue
        for source in roles[max(0, number - 1) : number + 2]:
            near = scene.words(min(source.end, cue.end), max(source.start, cue.start)) <= 1
            if source.role is Role.SOURCE and near and source.start not in used:
                yield source, cue
                break


def _content(scene: TaggedText, source: RoleSpan, cue: RoleSpan) -> Span | None:
    """What the tree gives a cue, if it names the same source."""
    tree = scene.tree
    sentence = passage(scene, scene.tagged.sentences[scene.sentence(cue.start)])
    for clause in clauses(sentence, tree.within(cue.start, cue.end)):
        if clause.source is not None:
            start, stop = tree.place(clause.source)
            if start < source.end and source.start < stop:
                return span(scene.text, *tree.place(clause.content))
    return None


def _attribution(
    scene: TaggedText, document_id: str, source: RoleSpan, cue: RoleSpan, content: Span
) -> Attribution:
    return Attribution(
        document_id=document_id,
        kind=kind_within(scene, content.start, content.end),
        source=(span(scene.text, source.start, source.end),),
        cue=(span(scene.text, cue.start, cue.end),),
        content=(content,),
        score=min(source.score, cue.score),
    )


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the content of one stands in that of another, cue and all of which stay outside."""
    at = inner.content[0]
    held = any(piece.start <= at.start and at.end <= piece.end for piece in outer.content)
    return held and not _holds_all(inner, outer)


def _holds_all(outer: Attribution, inner: Attribution) -> bool:
    whole = outer.content[0]
    pieces = inner.source + inner.cue + inner.content
    return all(whole.start <= piece.start and piece.end <= whole.end for piece in pieces)
