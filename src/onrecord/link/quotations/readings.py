"""Quotations and source texts as readings of documents have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.link.quotations.quoted import Quoted, SourceText, Stretch
from onrecord.model import (
    Attribution,
    Entity,
    Kind,
    Precision,
    Reading,
    SegmentKind,
    Span,
    span,
)

_BETWEEN = re.compile(r"[“„«\"]([^“”„«»\"]+)(?:[”»\"]|\Z)")
_MARKS = " \n“”„«»\"'‘’"


def printed(reading: Reading) -> list[Quoted]:
    """Give the quoted stretches of a reading with whom and what day it prints beside them.

    Where attributions stand in one another, the innermost tells who speaks.
    """
    names = {entity.id: entity for entity in reading.entities}
    found: dict[Span, tuple[int, Quoted]] = {}
    for attribution in reading.attributions:
        for place in _stretches(reading.document.text, attribution):
            depth = len(attribution.chain)
            if place not in found or depth > found[place][0]:
                found[place] = depth, _quoted(place, attribution, names)
    return [quoted for _, (_, quoted) in sorted(found.items())]


def _stretches(text: str, attribution: Attribution) -> Iterator[Span]:
    """Find what stands between marks; of direct speech without marks, all of it."""
    if attribution.kind is Kind.INDIRECT:
        return
    for piece in attribution.content:
        # the marks may stand just outside the content
        start, end = max(0, piece.start - 1), min(len(text), piece.end + 1)
        between = [match.span(1) for match in _BETWEEN.finditer(text, start, end)]
        if not between and attribution.kind is Kind.DIRECT:
            between = [(piece.start, piece.end)]
        for first, last in between:
            written = text[first:last].strip(_MARKS)
            if written:
                begins = text.index(written, first)
                yield span(text, begins, begins + len(written))


def _quoted(place: Span, attribution: Attribution, entities: dict[str, Entity]) -> Quoted:
    said = attribution.said
    told = said is not None and said.evidence is not None and said.precision is not Precision.BOUND
    return Quoted(
        span=place,
        speakers=tuple(
            name
            for key in attribution.entities
            if key in entities and not entities[key].unnamed
            for name in (entities[key].name, *entities[key].aliases)
        ),
        since=said.since if said and told else None,
        until=said.until if said and told else None,
    )


def source_text(reading: Reading) -> SourceText:
    """Make a source text of a transcript or a speech: its turns, each with who speaks."""
    document = reading.document
    names = {entity.id: entity.name for entity in reading.entities}
    labels = {mention.span: names.get(mention.entity_id) for mention in reading.mentions}
    turns = tuple(
        Stretch(
            start=segment.speaker.end,
            end=segment.end,
            speakers=tuple(filter(None, (segment.speaker.text, labels.get(segment.speaker)))),
        )
        for segment in document.segments
        if segment.kind is SegmentKind.TURN and segment.speaker
    )
    day = document.published[:10] if document.published else None
    return SourceText(
        document=document.id,
        name=document.name,
        text=document.text,
        since=day,
        until=day,
        speakers=() if turns else document.byline,
        stretches=turns,
    )
