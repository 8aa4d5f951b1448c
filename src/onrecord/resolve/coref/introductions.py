"""Enter every name into the discourse model, as salient as its sentence makes it."""

from __future__ import annotations

from onrecord.grammar.lexicon import common_bodies, roles
from onrecord.grammar.text import TextView
from onrecord.resolve.coref.discourse import DiscourseModel, Prominence
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.names.mentions import Name

OBJECT_OF = frozenset(
    "to with of for by from against on in about at like told than over behind and between".split()
)


def introduce(layout: TextView, entities: Entities) -> DiscourseModel:
    """Enter every named draft where it is named."""
    discourse = DiscourseModel(layout=layout)
    firsts = entities.firsts()
    led: set[int] = set()  # sentences that have a person as their subject
    for name in entities.names.all:
        draft = entities.meant(name)
        if draft is None:
            continue
        sentence = layout.sentence(name.start)
        first = min(name.first, firsts.get(name.start, name.first))
        prominence = _standing(layout, name)
        if prominence is Prominence.MENTION and draft.person:
            if sentence not in led and not _is_object(layout, first):
                prominence = Prominence.SUBJECT
                led.add(sentence)
        elif prominence is Prominence.MENTION and layout.opens_sentence(max(0, name.first - 1)):
            prominence = Prominence.SUBJECT
        discourse.enter(name.start, name.end, draft, prominence)
    return discourse


def _standing(layout: TextView, name: Name) -> Prominence:
    if layout.quoted(name.start):
        return Prominence.QUOTED
    return Prominence.OWNER if name.possessive or _is_modifier(layout, name) else Prominence.MENTION


def _is_object(layout: TextView, first: int) -> bool:
    if first == 0 or layout.opens_sentence(first):
        return False
    return layout.words[first - 1].lower in OBJECT_OF


def _is_modifier(layout: TextView, name: Name) -> bool:
    """Whether a name only tells whose: "the Reyes campaign"."""
    if name.last >= len(layout.words) or layout.gap(name.last - 1) != " ":
        return False
    following = layout.words[name.last].lower
    return following in common_bodies() or following in roles()
