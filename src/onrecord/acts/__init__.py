"""What an attribution does, at whom, item by item, and by what channel the words came."""

from __future__ import annotations

from dataclasses import replace

from onrecord.acts.act import act_of
from onrecord.acts.channel import Channels
from onrecord.acts.items import Items
from onrecord.acts.target import Targets
from onrecord.grammar.text import TextView
from onrecord.model import Reading


def tell(layout: TextView, reading: Reading) -> Reading:
    """Fill in act, target, items and channel of the attributions; their sources are known."""
    targets = Targets(layout, reading.entities, reading.mentions)
    channels = Channels(layout, reading.document, reading.entities)
    items = Items(layout, reading.attributions)
    told = []
    for number, attribution in enumerate(reading.attributions):
        act = act_of(layout, attribution)
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
