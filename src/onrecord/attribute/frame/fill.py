"""Fill in what stands around a saying, read off one window of words."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.attribute.frame.addressee import addressees
from onrecord.attribute.frame.flags import flags
from onrecord.attribute.frame.occasion import Circumstance, circumstances
from onrecord.attribute.frame.window import CueWindow, around
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Attribution, Span, span


def framed(scene: TaggedText, draft: Draft, found: Attribution) -> Attribution:
    """Fill in the frame of an attribution; an addressee that is known stays."""
    window = around(scene, draft)
    became, beside = flags(window), circumstances(window)
    addressee = found.addressee or addressees(window, beside)
    beside = tuple(one for one in beside if not _is_inside(window, one, addressee))
    return replace(
        found,
        addressee=addressee,
        occasion=_spans(scene, window, [one for one in beside if one.occasion]),
        place=_spans(scene, window, [one for one in beside if one.place]),
        hedged=became.hedged,
        negated=became.negated,
        denied=became.denied,
        hypothetical=became.hypothetical,
    )


def _is_inside(window: CueWindow, one: Circumstance, addressee: tuple[Span, ...]) -> bool:
    """Whether a phrase only tells who is addressed: "told farmers in the south"."""
    start, end = window.place(one.at)
    return any(piece.start <= start and end <= piece.end for piece in addressee)


def _spans(scene: TaggedText, window: CueWindow, beside: list[Circumstance]) -> tuple[Span, ...]:
    return tuple(span(scene.text, *window.place(one.at)) for one in beside)
