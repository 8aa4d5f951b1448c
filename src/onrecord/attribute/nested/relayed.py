"""Who passes on what another said: "X, quoting Y, said", "Y was quoted by X as saying".

The tagger marks both people and what was said, but a word has one role only: it takes whoever
is quoted for a content, or the quoting for an attribution of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribute.kind import kind_within
from onrecord.attribute.nested import complement, phrase
from onrecord.attribute.nested.documents import is_somebody
from onrecord.attribute.score import nested
from onrecord.grammar.sentence import Positions
from onrecord.grammar.stretch import Stretch, stretches
from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.words.classes import HAS, IS
from onrecord.grammar.words.marks import STOPS
from onrecord.grammar.words.verbs import VERBS, Form
from onrecord.model import Attribution, Span, span

_RELAYS = re.compile(r"(?:^|\s)(?:citing|quoting)$", re.IGNORECASE)
_HELPING = IS | HAS | {"been"}
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
        cues = [e.cue[0] for e in beside if _QUOTED & set(e.cue[0].text.lower().split())]
        if not cues:
            continue
        stretch = next(stretches(scene, *scene.tagged.sentences[number]))
        pair = next((pair for cue in cues if (pair := _passive(stretch, cue))), None)
        if pair is not None:
            begin, stop = pair[0].cue[0].start, pair[1].cue[0].end
            replaced = [each for each in beside if begin <= each.cue[0].start < stop]
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


def _passive(stretch: Stretch, cue: Span) -> tuple[Attribution, Attribution] | None:
    """The outer and the inner side of a passive around a tagged cue; ids are still to come."""
    at = next((n for n in range(len(stretch)) if _is_at(stretch, n, cue)), None)
    if at is None or stretch.word(at + 1) not in ("by", "in"):
        return None
    if stretch.word(at + 1) == "in" and stretch.word(at) not in ("quoted", "cited"):
        return None
    begin = at
    while stretch.word(begin - 1) in _HELPING:
        begin -= 1
    subject = phrase.before(stretch, begin) if begin < at else None
    verb_at, joint = _joint(stretch, at + 2)
    if subject is None or not verb_at:
        return None
    verb = VERBS[stretch.word(verb_at)]
    said = complement.find(stretch, verb_at + 1, verb, passive=False)
    if said is None:
        return None
    source = _span(stretch, *subject)
    content = _span(stretch, said.start, said.end)
    rest = span(stretch.scene.text, stretch.start(joint), content.end)
    outer = _read(stretch, (at + 2, joint), (begin, at + 2), rest)
    inner = _read(stretch, subject, (joint, verb_at + 1), content)
    told = (_span(stretch, *said.addressee),) if said.addressee else ()
    return replace(outer, content=(source, rest)), replace(inner, addressee=told)


def _read(stretch: Stretch, source: Positions, cue: Positions, content: Span) -> Attribution:
    """Make an attribution whose document and score are still to come."""
    return Attribution(
        document_id="",
        kind=kind_within(stretch.scene, content.start, content.end),
        source=(_span(stretch, *source),),
        cue=(_span(stretch, *cue),),
        content=(content,),
        score=0.0,
    )


def _is_at(stretch: Stretch, at: int, cue: Span) -> bool:
    return stretch.word(at) in _QUOTED and cue.start <= stretch.start(at) < cue.end


def _joint(stretch: Stretch, start: int) -> tuple[int, int]:
    """Positions of the inner verb and of the "as" or "to" before it; zeros: there are none."""
    for joint in range(start + 1, min(len(stretch), start + _ABOUT_THERE)):
        word = stretch.word(joint)
        if word in STOPS:
            break
        verb_at = joint + (2 if stretch.word(joint + 1) in ("have", "having") else 1)
        verb = VERBS.get(stretch.word(verb_at))
        if verb and word == "as" and (verb.form is Form.ING or verb_at > joint + 1):
            return verb_at, joint
        if verb and word == "to" and (verb.form is Form.BASE or verb_at > joint + 1):
            return verb_at, joint
    return 0, 0


def by_sentence(scene: TaggedText, found: list[Attribution]) -> dict[int, list[Attribution]]:
    """Sort attributions by the sentence of their cue; what is overfull is no sentence."""
    sorted_in: dict[int, list[Attribution]] = {}
    for each in found:
        if each.cue:
            sorted_in.setdefault(scene.sentence(each.cue[0].start), []).append(each)
    return {number: here for number, here in sorted_in.items() if len(here) <= _MOST_IN_SENTENCE}


def _said_beside(beside: list[Attribution], quoting: Attribution) -> Attribution | None:
    """What the one who quotes says in the same sentence."""
    said = [
        each
        for each in beside
        if each.source in ((), quoting.source) and not _RELAYS.search(each.cue[0].text)
    ]
    place = quoting.cue[0].start
    return min(said, key=lambda each: abs(each.cue[0].start - place), default=None)


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


def _span(stretch: Stretch, start: int, end: int) -> Span:
    return span(stretch.scene.text, stretch.start(start), stretch.end(end))
