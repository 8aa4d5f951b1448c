"""The steps from a document's attributions to its entities, times, ties and acts, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from onrecord import acts, times
from onrecord.grammar.text import TextView
from onrecord.model import (
    Attribution,
    Document,
    Entity,
    Mention,
    Reading,
    Tagged,
    Time,
    Unnamed,
    span,
)
from onrecord.resolve import leaders, ties
from onrecord.resolve.contents import Contents
from onrecord.resolve.coref import anonymity
from onrecord.resolve.coref.antecedent_scorer import Scorer
from onrecord.resolve.coref.authors import Authors
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities, gather
from onrecord.resolve.coref.sources import SourceResolver
from onrecord.resolve.coref.speaker_turns import SpeakerTurns
from onrecord.resolve.coref.speakers import Speakers
from onrecord.resolve.impossible import Impossible, deaths
from onrecord.resolve.leaders import Leaders
from onrecord.resolve.offices import told
from onrecord.resolve.said import Dated, live, moments
from onrecord.resolve.ties import Claims, Scene


def resolve(
    document: Document,
    tagged: Tagged,
    attributions: tuple[Attribution, ...],
    table: Leaders | None = None,
) -> Reading:
    """Find the entities and times of a document and what each attribution has to do with them.

    The attributions keep their spans: the steps fill in who speaks, when, with which act, and
    whether that can be. How each works: docs/how-resolve-works.md.

    Args:
        document: the document.
        tagged: what was tagged in it.
        attributions: what was found in it.
        table: who led what, and when; None for the built-in table.
    """
    layout = TextView(document.text, tagged)
    speakers = Speakers(document, layout, attributions)
    contents = Contents(attributions)
    drafts = detect_mentions(document, layout, tagged, speakers, attributions)
    speaking = resolve_sources(document, layout, drafts, speakers, attributions, contents)
    found = times.read(layout, document.published, document.segments)
    scene = Scene(layout, drafts, found)
    claims = Claims(attributions, contents)
    told.complete(layout, drafts, scene, claims)  # the last that changes a draft
    entities = _entities(document, drafts, chain.from_iterable(speaking))
    ids = {key: entity.id for key, entity in entities.items()}  # hashing is not free
    said = date_sayings(document, layout, found, attributions, speaking, contents)
    reading = Reading(
        document=document,
        attributions=tuple(
            replace(
                attribution,
                entities=tuple(ids[id(draft)] for draft in who),
                unnamed=_unnamed(who),
                said=moment,
            )
            for attribution, who, moment in zip(attributions, speaking, said, strict=True)
        ),
        entities=tuple(entities.values()),
        mentions=_mentions(document, drafts, ids),
        times=tuple(times.time_of(layout, hit) for hit in found),
        ties=ties.recorded(chain(ties.read(scene), told.holders(layout, drafts)), ids, claims),
    )
    reading = acts.tell(layout, reading)
    dead = deaths(scene, drafts, found, claims)
    weighed = Impossible(document, drafts, dead, table or leaders.load())
    return replace(reading, attributions=weighed.flagged(reading.attributions, speaking))


def detect_mentions(
    document: Document,
    layout: TextView,
    tagged: Tagged,
    speakers: Speakers,
    attributions: Sequence[Attribution],
) -> Entities:
    """Clean and complete the tagger's names, and make drafts of entities of them."""
    sources = [
        piece
        for number, attribution in enumerate(attributions)
        for piece in attribution.source
        if not speakers.asks(number)
    ]
    return gather(document, layout, tagged, sources, speakers.persons(tagged))


def resolve_sources(  # noqa: PLR0913, PLR0917 - each is one side of the same scene
    document: Document,
    layout: TextView,
    drafts: Entities,
    speakers: Speakers,
    attributions: Sequence[Attribution],
    contents: Contents,
    scorer: Scorer | None = None,
) -> list[list[EntityDraft]]:
    """Give who speaks in each attribution; adds unnamed drafts, and mentions to all.

    `scorer` ranks the antecedents of pronouns; None for the weights that ship.
    """
    authors, turns = Authors(document, drafts), SpeakerTurns(document, drafts)
    resolver = SourceResolver(
        layout, drafts, speakers, authors, attributions, contents, turns, scorer
    )
    speaking = resolver.run()
    anonymity.tell(layout, drafts.unnamed.drafts)
    return speaking


def date_sayings(
    document: Document,
    layout: TextView,
    found: Sequence[times.Joined],
    attributions: Sequence[Attribution],
    speaking: Sequence[Sequence[EntityDraft]],
    contents: Contents,
) -> list[Time | None]:
    """Give when each was said: live on that day, by its own words, or bounded by publication."""
    out = _published(document, attributions)
    latest = max(filter(None, (document.published, *out)), default=None)
    dated = Dated(layout, found, latest, contents)
    voices = [tuple(map(id, drafts)) for drafts in speaking]
    spoken = live(document, attributions)
    told = moments(layout, dated, attributions, voices, out)
    return [
        moment if moment and moment.evidence else spoken.get(number, moment)
        for number, moment in enumerate(told)
    ]


def _published(document: Document, attributions: Iterable[Attribution]) -> list[str | None]:
    """When the part of a document came out in which each attribution stands, else the document."""
    dated = times.dated_parts(document.segments)
    places = ((*one.cue, *one.content, *one.source)[:1] for one in attributions)
    return [
        (times.told_at(dated, place[0].start) if dated and place else None) or document.published
        for place in places
    ]


def _entities(
    document: Document, drafts: Entities, speaking: Iterable[EntityDraft]
) -> dict[int, Entity]:
    """`id` of a draft -> its entity, in the order of first mention; authors come last."""
    kept = {id(draft) for draft in (*drafts.authors, *speaking)}
    met = [draft for draft in drafts.all() if draft.mentions or id(draft) in kept]
    met.sort(key=lambda draft: min(draft.mentions, default=(len(document.text), 0)))
    entities: dict[int, Entity] = {}
    document_id = document.id  # hashes the whole text: once is enough
    used: Counter[str] = Counter()
    for draft in met:
        entity = draft.entity(document_id)
        used[entity.id] += 1
        if used[entity.id] > 1:  # namesakes that the text keeps apart
            entity = replace(entity, name=f"{entity.name} ({used[entity.id]})")
        entities[id(draft)] = entity
    return entities


def _unnamed(drafts: list[EntityDraft]) -> Unnamed | None:
    """What the source lets out about itself, where nobody who speaks has a name."""
    if not drafts or any(draft.unnamed is None for draft in drafts):
        return None
    return drafts[0].unnamed


def _mentions(document: Document, drafts: Entities, ids: dict[int, str]) -> tuple[Mention, ...]:
    """Every mention of every entity, in text order."""
    found = {
        (start, end, ids[id(draft)]) for draft in drafts.all() for start, end in draft.mentions
    }
    return tuple(
        Mention(span=span(document.text, start, end), entity_id=entity_id)
        for start, end, entity_id in sorted(found)
    )
