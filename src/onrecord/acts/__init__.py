"""What an attribution does, at whom, item by item, and by what channel the words came."""

from __future__ import annotations

from dataclasses import replace

from onrecord.acts.act import act_of
from onrecord.acts.channel import Channels
from onrecord.acts.items import Items
from onrecord.acts.target import Targets
from onrecord.grammar.text import TextView
from onrecord.kinds import Act
from onrecord.model import Attribution, Reading


def tell(layout: TextView, reading: Reading) -> Reading:
    """Fill in act, target, items and channel of the attributions; their sources are known."""
    targets = Targets(layout, reading.entities, reading.mentions)
    channels = Channels(layout, reading.document, reading.entities)
    items = Items(layout, reading.attributions)
    passed_on = _passed_on(reading)
    told = []
    for number, attribution in enumerate(reading.attributions):
        act = _passing(layout, attribution) if number in passed_on else act_of(layout, attribution)
        told.append(
            replace(
                attribution,
                act=act,
                target=targets.of(attribution, act),
                items=items.of(number),
                channel=channels.of(attribution, act),
            )
        )
    return replace(reading, attributions=tuple(told))


def _passed_on(reading: Reading) -> set[int]:
    """Whose content is what somebody else said: "“I will not go,” Reyes said, according to Y"."""
    places = {one.id: number for number, one in enumerate(reading.attributions)}
    found = set()
    for inner in reading.attributions:
        number = places.get(inner.chain[-1]) if inner.chain else None
        if number is None or not (inner.source and inner.content):
            continue
        content = reading.attributions[number].content
        begins = min(piece.start for piece in (*inner.source, *inner.content))
        if content and begins == content[0].start:
            found.add(number)
    return found


def _passing(layout: TextView, attribution: Attribution) -> Act:
    """What somebody does who passes a saying on: what his cue tells, never what was said."""
    return act_of(layout, replace(attribution, content=())) or Act.STATE
