"""Cues that lost their content to a neighbour, because a word has one role only.

"Mook told aides that ..., according to someone in attendance": the telling takes the content,
and the whole is what the other source says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribute.kind import kind_within
from onrecord.attribute.nested.relayed import by_sentence
from onrecord.attribute.score import nested
from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.words.verbs import VERBS
from onrecord.model import Attribution, Role, RoleSpan, Span, span

_ACCORDING = "according to"
_BETWEEN = 5  # words between a verb and what it reports: "told the inquiry (that) ..."
_FEWEST = 4


def around(scene: TaggedText, found: list[Attribution], document_id: str) -> list[Attribution]:
    """Give such cues the sentence or the attribution that they are about."""
    lost = list(_lost(scene, found))
    if not lost:
        return found
    beside = by_sentence(scene, found)
    changed = {each.id: each for each in found}
    added: list[Attribution] = []
    for source, cue in lost:
        here = beside.get(scene.sentence(cue.start), [])
        if scene.text[cue.start : cue.end].lower() != _ACCORDING:
            outer = _reporting(scene, source, cue, here)
        elif source.start < cue.start:
            continue
        elif scene.text[cue.start] == "A":
            added += _leading(scene, source, cue, here)
            continue
        else:
            outer = _trailing(scene, source, cue, here)
        if outer is not None:
            outer = replace(outer, document_id=document_id)
            added.append(outer)
            for each in here:
                if _stands_in(each, outer) and not changed[each.id].chain:
                    changed[each.id] = replace(each, chain=(outer.id,))
    return [*changed.values(), *added]


def _lost(scene: TaggedText, found: list[Attribution]) -> Iterator[tuple[RoleSpan, RoleSpan]]:
    """Tagged cues that stand in no attribution, each with a source beside it."""
    used = {piece.start for each in found for piece in (*each.cue, *each.source)}
    roles = scene.tagged.roles
    for number, cue in enumerate(roles):
        if cue.role is not Role.CUE or cue.start in used:
            continue
        according = scene.text[cue.start : cue.end].lower() == _ACCORDING
        at = number + 1 if according else number - 1
        if not 0 <= at < len(roles) or roles[at].role is not Role.SOURCE:
            continue
        source = roles[at]
        near = scene.words(min(source.end, cue.end), max(source.start, cue.start)) <= 1
        if near and source.start not in used:
            yield source, cue


def _leading(
    scene: TaggedText, source: RoleSpan, cue: RoleSpan, here: list[Attribution]
) -> Iterator[Attribution]:
    """Read "According to Y, P, X said": what Y says stands in what X says."""
    for each in here:
        if each.content[0].start - source.end in (1, 2) and each.cue[0].start > source.end:
            yield replace(
                each,
                source=(span(scene.text, source.start, source.end),),
                cue=(span(scene.text, cue.start, cue.end),),
                addressee=(),
                negated=False,
                denied=False,
                hypothetical=False,
                chain=(*each.chain, each.id),
                score=nested(each.score),
            )
            return


def _trailing(
    scene: TaggedText, source: RoleSpan, cue: RoleSpan, here: list[Attribution]
) -> Attribution | None:
    """Read "..., according to X": all of the sentence that stands before."""
    begin = scene.tagged.sentences[scene.sentence(cue.start)][0]
    before = scene.text[begin : cue.start].rstrip()
    if not before.endswith(",") or scene.words(begin, cue.start) <= _FEWEST:
        return None
    if any(each.source and each.source[0].start > cue.start for each in here):
        return None
    content = span(scene.text, begin, begin + len(before) - 1)
    return _outer(scene, source, cue, content)


def _reporting(
    scene: TaggedText, source: RoleSpan, cue: RoleSpan, here: list[Attribution]
) -> Attribution | None:
    """Read "X told the inquiry Y promised that ...": all that Y's attribution covers."""
    if VERBS.get(scene.text[cue.start : cue.end].lower().split()[-1]) is None:
        return None
    for each in here:
        start = min(piece.start for piece in _pieces(each))
        end = max(piece.end for piece in _pieces(each))
        if cue.end < start and scene.words(cue.end, start) <= _BETWEEN:
            plain = all(word.isalpha() for word in scene.text[cue.end : start].split())
            if plain and each.source:
                return _outer(scene, source, cue, span(scene.text, start, end))
    return None


def _outer(scene: TaggedText, source: RoleSpan, cue: RoleSpan, content: Span) -> Attribution:
    return Attribution(
        document_id="",  # put in by `around`
        kind=kind_within(scene, content.start, content.end),
        source=(span(scene.text, source.start, source.end),),
        cue=(span(scene.text, cue.start, cue.end),),
        content=(content,),
        score=min(source.score, cue.score),
    )


def _stands_in(inner: Attribution, outer: Attribution) -> bool:
    whole = outer.content[0]
    return all(whole.start <= piece.start and piece.end <= whole.end for piece in _pieces(inner))


def _pieces(attribution: Attribution) -> tuple[Span, ...]:
    return attribution.source + attribution.cue + attribution.content
