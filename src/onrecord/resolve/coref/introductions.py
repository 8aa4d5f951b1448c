"""Put everybody named on stage, as prominently as the sentence does."""

from __future__ import annotations

from onrecord.grammar.lexicon import common_bodies, roles
from onrecord.grammar.text import Layout
from onrecord.resolve.coref.discourse import MENTION, OWNER, QUOTED, SUBJECT, Stage
from onrecord.resolve.coref.entities import Cast
from onrecord.resolve.names.mentions import Name

OBJECT_OF = frozenset(
    "to with of for by from against on in about at like told than over behind and between".split()
)


def set_stage(layout: Layout, cast: Cast) -> Stage:
    """Enter every named figure where it is named."""
    stage = Stage(layout=layout)
    firsts = cast.firsts()
    led: set[int] = set()  # sentences that have a person as their subject
    for name in cast.names.all:
        figure = cast.meant(name)
        if figure is None:
            continue
        sentence = layout.sentence(name.start)
        first = min(name.first, firsts.get(name.start, name.first))
        weight = _standing(layout, name)
        if weight == MENTION and figure.person:
            if sentence not in led and not _is_object(layout, first):
                weight = SUBJECT
                led.add(sentence)
        elif weight == MENTION and layout.opens_sentence(max(0, name.first - 1)):
            weight = SUBJECT
        stage.enter(name.start, figure, weight)
    return stage


def _standing(layout: Layout, name: Name) -> float:
    if layout.quoted(name.start):
        return QUOTED
    return OWNER if name.possessive or _is_modifier(layout, name) else MENTION


def _is_object(layout: Layout, first: int) -> bool:
    if first == 0 or layout.opens_sentence(first):
        return False
    return layout.words[first - 1].lower in OBJECT_OF


def _is_modifier(layout: Layout, name: Name) -> bool:
    """Whether a name only tells whose: "the Reyes campaign"."""
    if name.last >= len(layout.words) or layout.gap(name.last - 1) != " ":
        return False
    following = layout.words[name.last].lower
    return following in common_bodies() or following in roles()
