"""The steps from a document's attributions to its entities, times, ties and acts, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from onrecord import acts, times
from onrecord.grammar.text import Layout
from onrecord.model import (
    Attribution,
    Document,
    Entity,
    Mention,
    Reading,
    Tagged,
    Unnamed,
    span,
)
from onrecord.resolve import leaders, ties
from onrecord.resolve.contents import Contents
from onrecord.resolve.coref import anonymity
from onrecord.resolve.coref import entities as casting
from onrecord.resolve.coref.authors import Authors
from onrecord.resolve.coref.candidates import Figure
from onrecord.resolve.coref.entities import Cast
from onrecord.resolve.coref.sources import Referrer
from onrecord.resolve.coref.speaker_turns import Floor
from onrecord.resolve.coref.speakers import Turns
from onrecord.resolve.impossible import Impossible, deaths
from onrecord.resolve.leaders import Leaders
from onrecord.resolve.offices import told
from onrecord.resolve.said import Dated, moments
from onrecord.resolve.ties import Claims, Scenes


def resolve(
    document: Document,
    tagged: Tagged,
    attributions: tuple[Attribution, ...],
    table: Leaders | None = None,
) -> Reading:
    """Find the entities and times of a document and what each attribution has to do with them.

    Args:
        document: the document.
        tagged: what was tagged in it.
        attributions: what was found in it.
        table: who led what, and when; None for the built-in table.
    """
    layout = Layout(document.text, tagged)
    turns = Turns(document, layout, attributions)
    sources = [
        piece
        for number, attribution in enumerate(attributions)
        for piece in attribution.source
        if not turns.asks(number)
    ]
    cast = casting.gather(document, layout, tagged, sources, turns.persons(tagged))
    authors = Authors(document, cast)
    contents = Contents(attributions)
    floor = Floor(document, cast)
    speaking = Referrer(layout, cast, turns, authors, attributions, contents, floor).run()
    anonymity.tell(layout, cast.unnamed.figures)
    found = times.read(layout, document.published, document.segments)
    clauses = list(Scenes(layout, cast, found).clauses())
    claims = Claims(attributions, contents)
    told.complete(layout, cast, clauses, found, claims)
    entities = _entities(document, cast, chain.from_iterable(speaking))
    ids = {key: entity.id for key, entity in entities.items()}  # hashing is not free
    out = _published(document, attributions)
    latest = max(filter(None, (document.published, *out)), default=None)
    dated = Dated(layout, found, latest, contents)
    voices = [tuple(map(id, figures)) for figures in speaking]
    said = moments(layout, dated, attributions, voices, out)
    reading = Reading(
        document=document,
        attributions=tuple(
            replace(
                attribution,
                entities=tuple(ids[id(figure)] for figure in figures),
                unnamed=_unnamed(figures),
                said=moment,
            )
            for attribution, figures, moment in zip(attributions, speaking, said, strict=True)
        ),
        entities=tuple(entities.values()),
        mentions=_mentions(document, cast, ids),
        times=tuple(times.time_of(layout, hit) for hit in found),
        ties=ties.recorded(chain(ties.read(clauses), told.holders(layout, cast)), ids, claims),
    )
    reading = acts.tell(layout, reading)
    dead = deaths(clauses, cast, found, claims, document.text)
    weighed = Impossible(document, cast, dead, table or leaders.load())
    return replace(reading, attributions=weighed.flagged(reading.attributions, speaking))


def _published(document: Document, attributions: Iterable[Attribution]) -> list[str | None]:
    """When the part of a document came out in which each attribution stands, else the document."""
    dated = times.dated_parts(document.segments)
    places = ((*one.cue, *one.content, *one.source)[:1] for one in attributions)
    return [
        (times.told_at(dated, place[0].start) if dated and place else None) or document.published
        for place in places
    ]


def _entities(document: Document, cast: Cast, speaking: Iterable[Figure]) -> dict[int, Entity]:
    """`id` of a figure -> its entity, in the order of first mention; authors come last."""
    kept = {id(figure) for figure in (*cast.authors, *speaking)}
    figures = [figure for figure in cast.all() if figure.mentions or id(figure) in kept]
    figures.sort(key=lambda figure: min(figure.mentions, default=(len(document.text), 0)))
    entities: dict[int, Entity] = {}
    document_id = document.id  # hashes the whole text: once is enough
    used: Counter[str] = Counter()
    for figure in figures:
        entity = figure.entity(document_id)
        used[entity.id] += 1
        if used[entity.id] > 1:  # namesakes that the text keeps apart
            entity = replace(entity, name=f"{entity.name} ({used[entity.id]})")
        entities[id(figure)] = entity
    return entities


def _unnamed(figures: list[Figure]) -> Unnamed | None:
    """What the source lets out about itself, where nobody who speaks has a name."""
    if not figures or any(figure.unnamed is None for figure in figures):
        return None
    return figures[0].unnamed


def _mentions(document: Document, cast: Cast, ids: dict[int, str]) -> tuple[Mention, ...]:
    """Every mention of every entity, in text order."""
    found = {
        (start, end, ids[id(figure)]) for figure in cast.all() for start, end in figure.mentions
    }
    return tuple(
        Mention(span=span(document.text, start, end), entity_id=entity_id)
        for start, end, entity_id in sorted(found)
    )
