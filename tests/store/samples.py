"""Readings made by hand, with every part of the record in them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import (
    Act,
    Attribution,
    Channel,
    Cut,
    Document,
    Doubt,
    Entity,
    EntityKind,
    Genre,
    Issue,
    Kind,
    Mention,
    Office,
    Precision,
    Provenance,
    Reading,
    Segment,
    SegmentKind,
    Span,
    Tie,
    TieKind,
    Time,
    Unnamed,
    span,
)

TEXT = (
    "“We will never allow it,” Prime Minister Jorun Valé said on Friday, “and we never did.”\n\n"
    "A senior Ostmark official told the Harbour Gazette that Valé had called it unwise."
)


def cut(text: str, part: str) -> Span:
    start = text.index(part)
    return span(text, start, start + len(part))


def document(number: int = 0, **changes: object) -> Document:
    given = {
        "name": f"texts/{number}.txt",
        "text": TEXT if number == 0 else f"{TEXT}\n\nEdition {number}.",
        "title": "Valé’s “never”",
        "publisher": "Harbour Gazette",
        "byline": ("Ilse Brandt", "Tomas Okoro"),
        "published": "2031-03-07",
        "updated": "2031-03-08T09:00:00+02:00",
        "retrieved": "2031-04",
        "genre": Genre.NEWS,
        "url": "https://gazette.example/never",
        "contributors": ("Ana Lind",),
        "dateline": "OSTMARK CITY",
        "agency": "Northgate Wire",
        "provenance": (
            Provenance(field="publisher", where="masthead", text="HARBOUR GAZETTE"),
            Provenance(field="published", where="meta date", text="2031-03-07T06:00"),
        ),
        "segments": (
            Segment(
                kind=SegmentKind.TURN,
                start=0,
                end=88,
                speaker=cut(TEXT, "Jorun Valé"),
            ),
            Segment(kind=SegmentKind.DIRECTION, start=70, end=80),
            Segment(
                kind=SegmentKind.PART,
                start=90,
                end=120,
                title=cut(TEXT, "A senior Ostmark official"),
                published="2031-03-07T09:40",
                evidence=cut(TEXT, "told the"),
            ),
        ),
        "doubts": (Doubt(code="no date", message="No date."),),
        "cuts": (
            Cut(text="Sign up to read", reason="furniture", at=0),
            Cut(text="Photo: I. Brandt", reason="photo credit", at=89),
        ),
    }
    return Document(**(given | changes))


def reading(number: int = 0, **changes: object) -> Reading:
    made = document(number, **changes)
    text, owner = made.text, made.id
    leader = Entity(
        document_id=owner,
        name="Jorun Valé",
        kind=EntityKind.PERSON,
        aliases=("Valé", "Jorun"),
        offices=(
            Office(
                title="Prime Minister",
                since="2029",
                status="acting",
                evidence=cut(text, "Prime Minister"),
            ),
            Office(
                title="Minister",
                organisation="Ostmark",
                until="2028-05",
                asserted_by="0123456789abcdef",
                evidence=cut(text, "Minister"),
            ),
        ),
    )
    official = Entity(
        document_id=owner,
        name="A senior Ostmark official",
        kind=EntityKind.PERSON,
        unnamed=True,
    )
    gazette = Entity(document_id=owner, name="Harbour Gazette", kind=EntityKind.PUBLISHER)
    friday = Time(
        since="2031-03-07",
        until="2031-03-07",
        precision=Precision.DAY,
        evidence=cut(text, "on Friday"),
    )
    outer = Attribution(
        document_id=owner,
        kind=Kind.INDIRECT,
        source=(cut(text, "A senior Ostmark official"),),
        cue=(cut(text, "told"),),
        content=(cut(text, "that Valé had called it unwise"),),
        addressee=(cut(text, "the Harbour Gazette"),),
        entities=(official.id,),
        unnamed=Unnamed(
            seniority="senior", country="Ostmark", number=1, basis="not authorised to speak"
        ),
        channel=Channel.LEAK,
        impossible="A senior official left office in 2030.",
        said=Time(since=None, until="2031-03-07", precision=Precision.BOUND, evidence=None),
        hedged=True,
        score=0.25,
    )
    return Reading(
        document=made,
        attributions=(
            Attribution(
                document_id=owner,
                kind=Kind.DIRECT,
                source=(cut(text, "Prime Minister Jorun Valé"),),
                cue=(cut(text, "said"),),
                content=(
                    cut(text, "We will never allow it"),
                    cut(text, "and we never did"),
                ),
                entities=(leader.id,),
                occasion=(cut(text, "on Friday, “and we"),),
                place=(cut(text, "on Friday"), cut(text, "we never")),
                act=Act.DENY,
                target=gazette.id,
                items=(cut(text, "We will never"), cut(text, "we never did")),
                channel=Channel.SPEECH,
                said=friday,
                score=0.9876543210123,
            ),
            outer,
            Attribution(
                document_id=owner,
                kind=Kind.INDIRECT,
                source=(cut(text, "Valé had"),),
                cue=(cut(text, "called"),),
                content=(cut(text, "it unwise"),),
                entities=(leader.id, gazette.id),
                chain=(outer.id,),
                negated=True,
                denied=True,
                score=0.5,
            ),
            Attribution(
                document_id=owner,
                kind=Kind.MIXED,
                cue=(cut(text, "unwise"),),
                content=(cut(text, "Friday"),),
                hypothetical=True,
                score=0.1,
            ),
        ),
        entities=(leader, official, gazette),
        mentions=(
            Mention(span=cut(text, "Jorun Valé"), entity_id=leader.id),
            Mention(span=cut(text, "the Harbour Gazette"), entity_id=gazette.id),
        ),
        times=(friday,),
        ties=(
            Tie(
                kind=TieKind.MET,
                one=leader.id,
                other=gazette.id,
                since="2031-03-07",
                until="2031-03-07",
                place=cut(text, "the Harbour"),
                evidence=cut(text, "told the Harbour Gazette that Valé"),
                asserted_by=outer.id,
            ),
            Tie(
                kind=TieKind.AIDE,
                one=official.id,
                other=leader.id,
                evidence=cut(text, "A senior Ostmark official"),
            ),
        ),
        own_voice=(cut(text, "A senior Ostmark"), cut(text, "it unwise.")),
        attributed=0.4375,
        issues=(
            Issue(
                name=made.name,
                stage="resolve",
                code="two candidates",
                message="Two people are called Valé.",
                document_id=owner,
            ),
            Issue(name=made.name, stage="read", code="no date", message="No date."),
        ),
    )


def before_sayings(made: Reading) -> Reading:
    """Take away what the third version of the schema did not know."""
    plain = {"channel": None, "impossible": None, "items": ()}
    return replace(
        made,
        ties=(),
        entities=tuple(
            replace(
                entity,
                offices=tuple(
                    replace(office, status=None, asserted_by=None) for office in entity.offices
                ),
            )
            for entity in made.entities
        ),
        attributions=tuple(
            replace(found, **plain, unnamed=found.unnamed and replace(found.unnamed, basis=None))
            for found in made.attributions
        ),
    )
