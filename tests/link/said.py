"""Readings made by hand of short invented texts: who says what in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.model import (
    Attribution,
    Document,
    Entity,
    EntityKind,
    Kind,
    Mention,
    Office,
    Precision,
    Reading,
    Segment,
    SegmentKind,
    Span,
    Time,
    span,
)
from onrecord.store.database import Database
from onrecord.store.write import Found, put


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return span(text, start, start + len(words))


def reading(
    name: str,
    text: str,
    said: Sequence[tuple[str, str]] = (),
    *,
    kind: Kind = Kind.DIRECT,
    day: str | None = None,
    people: Sequence[str] = (),
    offices: dict[str, str] | None = None,
    kinds: dict[str, EntityKind] | None = None,
    **more: object,
) -> Reading:
    """Read a text: `said` are names of persons with contents, both as they stand in it.

    `day` is printed beside all of it; `people` are named and say nothing.
    """
    given = {"publisher": f"{name} Courier", "published": "2031-03-07", **more}
    document = Document(name=name, text=text, **given)
    entities = {
        who: Entity(
            document_id=document.id,
            name=who,
            kind=(kinds or {}).get(who, EntityKind.PERSON),
            offices=tuple(
                Office(title=title, evidence=place(text, title))
                for held, title in (offices or {}).items()
                if held == who
            ),
        )
        for who in dict.fromkeys([*(who for who, _ in said), *people])
    }
    time = Time(since=day, until=day, precision=Precision.DAY, evidence=place(text, " "))
    return Reading(
        document=document,
        attributions=tuple(
            Attribution(
                document_id=document.id,
                kind=kind,
                source=(place(text, who),),
                content=(place(text, words),),
                entities=(entities[who].id,),
                said=time if day else None,
                score=0.9,
            )
            for who, words in said
        ),
        entities=tuple(entities.values()),
        mentions=tuple(
            Mention(span=place(text, who), entity_id=one.id) for who, one in entities.items()
        ),
    )


def transcript(name: str, *turns: tuple[str, str], **more: object) -> Reading:
    """Read turns of (label, words)."""
    text, segments = "", []
    for label, words in turns:
        start = len(text)
        text += f"{label}: {words}\n\n"
        segments.append((start, len(text) - 2, label))
    given = {"publisher": "Ondai Assembly", "published": "2031-03-07", **more}
    document = Document(
        name=name,
        text=text,
        genre="transcript",
        segments=tuple(
            Segment(
                kind=SegmentKind.TURN,
                start=start,
                end=end,
                speaker=span(text, start, start + len(label)),
            )
            for start, end, label in segments
        ),
        **given,
    )
    return Reading(document=document)


def store(folder: Path, *readings: Reading, engine: str = "by hand", first: int = 0) -> Database:
    """Put readings into the record of a case, a new one where there is none."""
    database = Database(folder, create=not folder.exists())
    put(
        database,
        [
            Found(key=f"{first + number}", whole=True, result=one)
            for number, one in enumerate(readings)
        ],
        engine,
    )
    return database
