"""Quotations and source texts as readings of documents have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from onrecord.link.quotations.quoted import Quoted, SourceText, Stretch
from onrecord.model import (
    Attribution,
    Entity,
    Genre,
    Kind,
    Precision,
    Reading,
    SegmentKind,
    Span,
    span,
)
from onrecord.tag.quotations import find_quotations
from onrecord.tag.words import find_paragraphs

_BETWEEN = re.compile(r"[“„«\"]([^“”„«»\"]+)(?:[”»\"]|\Z)")
_MARKS = " \n“”„«»\"'‘’"
# Between marks and attributed to nobody: fewer words, or words with capitals, are a title or a
# manner of speaking.
_SENTENCE = 5


def printed(reading: Reading) -> list[Quoted]:
    """Give the quoted stretches of a reading with whom and what day it prints beside them.

    Where attributions stand in one another, the innermost tells who speaks. What stands between
    marks and is attributed to nobody is a quotation where it is a sentence.
    """
    names = {entity.id: entity for entity in reading.entities}
    found: dict[Span, tuple[int, Quoted]] = {}
    for attribution in reading.attributions:
        for place in _stretches(reading.document.text, attribution):
            depth = len(attribution.chain)
            if place not in found or depth > found[place][0]:
                found[place] = depth, _quoted(place, attribution, names)
    known = [piece for attribution in reading.attributions for piece in attribution.content]
    for place in _by_nobody(reading.document.text, known):
        found[place] = 0, Quoted(span=place)
    return [quoted for _, (_, quoted) in sorted(found.items())]


def _by_nobody(text: str, known: list[Span]) -> Iterator[Span]:
    """Find the quoted sentences that no attribution has a part of."""
    for quotation in find_quotations(text, find_paragraphs(text)):
        place = _written(text, quotation.start, quotation.end)
        if place is None or quotation.depth:
            continue
        words = place.text.split()
        plain = sum(word[0].islower() for word in words)
        if len(words) < _SENTENCE or 2 * plain <= len(words):
            continue
        if not any(place.start < other.end and other.start < place.end for other in known):
            yield place


def _written(text: str, first: int, last: int) -> Span | None:
    """Cut out what stands between two offsets, without marks; None where nothing does."""
    written = text[first:last].strip(_MARKS)
    if not written:
        return None
    begins = text.index(written, first)
    return span(text, begins, begins + len(written))


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
            place = _written(text, first, last)
            if place is not None:
                yield place


def _quoted(place: Span, attribution: Attribution, entities: dict[str, Entity]) -> Quoted:
    said = attribution.said
    told = said is not None and said.evidence is not None and said.precision is not Precision.BOUND
    return Quoted(
        span=place,
        speakers=_speakers(attribution, entities),
        since=said.since if said and told else None,
        until=said.until if said and told else None,
    )


def _speakers(attribution: Attribution, entities: dict[str, Entity]) -> tuple[str, ...]:
    """Name those that it is attributed to, unnamed sources left out."""
    return tuple(
        name
        for key in attribution.entities
        if key in entities and not entities[key].unnamed
        for name in (entities[key].name, *entities[key].aliases)
    )


def reported(reading: Reading) -> list[SourceText]:
    """Make source texts of what a document prints between quotation marks, by speaker and day."""
    return _by_day(reading, lambda found: _stretches(reading.document.text, found))


def retold(reading: Reading) -> list[SourceText]:
    """Make source texts of what a document attributes in its own words, by speaker and day."""
    return _by_day(reading, lambda found: found.content if found.kind is not Kind.DIRECT else ())


def _by_day(reading: Reading, places: Callable[[Attribution], Iterable[Span]]) -> list[SourceText]:
    document = reading.document
    names = {entity.id: entity for entity in reading.entities}
    put_out = document.published[:10] if document.published else None
    days: dict[tuple[str | None, str | None], dict[Span, Stretch]] = {}
    # outermost first: of what stands in one another, the innermost tells who speaks
    for found in sorted(reading.attributions, key=lambda one: len(one.chain)):
        day = (found.said.since, found.said.until) if found.said else (None, put_out)
        speakers = _speakers(found, names)
        for place in places(found):
            for others in days.values():
                others.pop(place, None)
            stretch = Stretch(start=place.start, end=place.end, speakers=speakers)
            days.setdefault(day, {})[place] = stretch
    return [
        SourceText(
            document=document.id,
            name=document.name,
            text=document.text,
            since=since,
            until=until,
            stretches=tuple(stretches[place] for place in sorted(stretches)),
        )
        for (since, until), stretches in days.items()
        if stretches
    ]


def source_text(reading: Reading) -> SourceText:
    """Make a source text of an official text.

    Of a transcript these are its turns, each with who speaks; in a release, what it quotes is
    said by whom it quotes, and the rest by nobody known.
    """
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
    if not turns and document.genre is Genre.RELEASE:
        turns = tuple(_of_release(reading))
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


def _of_release(reading: Reading) -> Iterator[Stretch]:
    """Part a text into what it quotes and what stands between."""
    at = 0
    quoted = [stretch for text in reported(reading) for stretch in text.stretches]
    for stretch in sorted(quoted, key=lambda one: (one.start, -one.end)):
        if stretch.start < at:
            continue  # a part of the one before
        if stretch.start > at:
            yield Stretch(start=at, end=stretch.start)
        yield stretch
        at = stretch.end
    if at < len(reading.document.text):
        yield Stretch(start=at, end=len(reading.document.text))
