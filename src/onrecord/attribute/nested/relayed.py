"""Who passes on what another said: "X, quoting Y, said", "Y was quoted by X as saying".

The tagger marks both people and what was said, but a word has one role only: it takes whoever
is quoted for a content, or the quoting for an attribution of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribute.kind import kind_within
from onrecord.attribute.nested.citation import said
from onrecord.attribute.nested.clause import Passage, ReportingClause, passage
from onrecord.attribute.nested.documents import is_somebody
from onrecord.attribute.nested.group import group
from onrecord.attribute.score import nested
from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.tree import Words
from onrecord.model import Attribution, Role, Span, span

_RELAYS = re.compile(r"(?:^|\s)(?:citing|quoting)$", re.IGNORECASE)
_QUOTED = frozenset("quoted cited reported described said heard overheard".split())
_MOST_IN_SENTENCE = 40
_ABOUT_THERE = 14  # words in which whoever quotes is named


def quoting(scene: TaggedText, found: list[Attribution]) -> list[Attribution]:
    """Make "X, citing Y" the inner side of what X says in the same sentence."""
    inner: dict[str, Attribution] = {}
    outer: dict[str, Attribution] = {}
    beside = by_sentence(scene, found)
    for each in found:
        if not each.cue or not _RELAYS.search(each.cue[0].text) or not _names_somebody(scene, each):
            continue
        said = _said_beside(beside.get(scene.sentence(each.cue[0].start), []), each)
        if said is not None:
            whole = replace(said, source=said.source or each.source)
            outer[said.id] = whole
            inner[each.id] = _quoted(each, whole)
    if not inner:
        return found
    return [inner.get(each.id) or outer.get(each.id) or each for each in found]


def quoted_by(scene: TaggedText, found: list[Attribution]) -> list[Attribution]:
    """Read "Y was quoted by X as saying", in place of what the tagger made of it."""
    read: list[Attribution] = []
    gone: set[str] = set()
    for number, beside in by_sentence(scene, found).items():
        place = scene.tagged.sentences[number]
        cues = [one for one in scene.roles_in(*place) if one.role is Role.CUE]
        pairs = (_passive(passage(scene, place), cue.start, cue.end) for cue in cues)
        pair = next(filter(None, pairs), None)
        if pair is None:
            continue
        begin, stop = pair[0].cue[0].start, pair[1].cue[0].end
        replaced = [each for each in beside if begin <= each.cue[0].start < stop]
        if replaced:
            gone |= {each.id for each in replaced}
            read += _in_place_of(pair, replaced)
    return [*(each for each in found if each.id not in gone), *read] if gone else found


def _in_place_of(
    pair: tuple[Attribution, Attribution], replaced: list[Attribution]
) -> Iterator[Attribution]:
    first = replaced[0]
    score = max(each.score for each in replaced)
    outer = replace(
        pair[0], document_id=first.document_id, chain=first.chain, hedged=False, score=score
    )
    yield outer
    yield replace(
        pair[1],
        document_id=first.document_id,
        chain=(*outer.chain, outer.id),
        score=nested(score),
    )


def _passive(passage: Passage, start: int, end: int) -> tuple[Attribution, Attribution] | None:
    """The outer and the inner side of a passive around a tagged cue; ids are still to come."""
    tree = passage.tree
    verb = next((at for at in range(*tree.within(start, end)) if tree.lower[at] in _QUOTED), None)
    if verb is None or not tree.is_passive(verb):
        return None
    found, by = group(passage, verb), verb + 1
    in_paper = tree.lower[verb] in ("quoted", "cited")
    if found is None or found.subject is None or by >= passage.end:
        return None
    if tree.lower[by] != "by" and not (in_paper and tree.lower[by] == "in"):
        return None
    for joint in range(by + 2, min(passage.sentence_end(by), by + _ABOUT_THERE)):
        if tree.lower[joint] in ("as", "to") and (inner := said(passage, joint)):
            return _sides(passage, found.cue[0], found.subject, (by + 1, joint), inner)
    return None


def _sides(
    passage: Passage, cue: int, subject: Words, by: Words, inner: ReportingClause
) -> tuple[Attribution, Attribution]:
    tree, content = passage.tree, _span(passage, inner.content)
    rest = span(passage.scene.text, tree.words[by[1]][0], content.end)
    outer = _read(passage, by, (cue, by[0]), rest)
    quoted = _read(passage, subject, inner.cue, content)
    told = (_span(passage, inner.addressee),) if inner.addressee else ()
    outer = replace(outer, content=(_span(passage, subject), rest))
    return outer, replace(quoted, addressee=told)


def _read(passage: Passage, source: Words, cue: Words, content: Span) -> Attribution:
    """Make an attribution whose document and score are still to come."""
    return Attribution(
        document_id="",
        kind=kind_within(passage.scene, content.start, content.end),
        source=(_span(passage, source),),
        cue=(_span(passage, cue),),
        content=(content,),
        score=0.0,
    )


def by_sentence(scene: TaggedText, found: list[Attribution]) -> dict[int, list[Attribution]]:
    """Sort attributions by the sentence of their cue; what is overfull is no sentence."""
    sorted_in: dict[int, list[Attribution]] = {}
    for each in found:
        if each.cue:
            sorted_in.setdefault(scene.sentence(each.cue[0].start), []).append(each)
    return {number: here for number, here in sorted_in.items() if len(here) <= _MOST_IN_SENTENCE}


def _said_beside(beside: list[Attribution], quoting: Attribution) -> Attribution | None:
    """What the one who quotes says in the same sentence."""
    beside_it = [
        each
        for each in beside
        if each.source in ((), quoting.source) and not _RELAYS.search(each.cue[0].text)
    ]
    place = quoting.cue[0].start
    return min(beside_it, key=lambda each: abs(each.cue[0].start - place), default=None)


def _quoted(quoting: Attribution, said: Attribution) -> Attribution:
    return replace(
        quoting,
        kind=said.kind,
        source=quoting.content,
        content=said.content,
        addressee=(),
        chain=(*said.chain, said.id),
        score=nested(min(quoting.score, said.score)),
    )


def _names_somebody(scene: TaggedText, quoting: Attribution) -> bool:
    """Whether what is cited is a person or a document, and no reason ("citing high costs")."""
    if len(quoting.content) != 1:
        return False
    piece = quoting.content[0]
    return is_somebody(scene, piece.start, piece.end)


def _span(passage: Passage, words: Words) -> Span:
    return span(passage.scene.text, *passage.tree.place(words))
