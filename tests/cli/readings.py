"""One invented document, read by hand, that uses every key of the extract format."""

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
    '"We will vote no," Ana Reyes, the finance minister, told the Harrow Post in an interview '
    "on Radio Arrin on Tuesday. The gallery was full.\n\n"
    'A senior official in Varda reportedly called the tariff "one metric" among many. '
    "He was not authorised to speak, and said that Reyes, a former envoy, had met the council in "
    "Harrow on Monday to ask for two things: a vote in March, and a list of the names."
)


def words(text: str, before: str = "") -> Span:
    """Find the span of some words of the text, where `before` follows on them."""
    start = TEXT.index(text + before)
    return span(TEXT, start, start + len(text))


DOCUMENT = Document(
    name="vote.txt",
    text=TEXT,
    title="Reyes to vote no",
    publisher="Harrow Post",
    byline=("Imre Dál", "Kim Sun-ok"),
    contributors=("Ruth Varga",),
    dateline="HARROW",
    agency="Northgate Wire",
    published="2031-03-06",
    updated="2031-03-07T09:30:00+01:00",
    retrieved="2031-04-01",
    url="https://post.example/vote",
    provenance=(Provenance(field="published", where="head", text="6 March 2031"),),
    segments=(Segment(kind=SegmentKind.TURN, start=0, end=len(TEXT), speaker=words("Ana Reyes")),),
    cuts=(Cut(text="Share this", reason="furniture", at=0),),
    doubts=(Doubt(code="date unsure", message="Two dates stand at the head."),),
)


BARE = Attribution(
    document_id=DOCUMENT.id,
    kind=Kind.INDIRECT,
    source=(words("He", " was not"),),
    cue=(words("said", " that Reyes"),),
    content=(
        words(
            "that Reyes, a former envoy, had met the council in Harrow on Monday to ask for two "
            "things: a vote in March, and a list of the names"
        ),
    ),
    score=0.7,
)
ASKED_ID = BARE.id
REYES = Entity(
    document_id=DOCUMENT.id,
    name="Ana Reyes",
    kind=EntityKind.PERSON,
    aliases=("Reyes",),
    offices=(
        Office(title="finance minister", since="2030", evidence=words("the finance minister")),
        Office(
            title="envoy",
            status="former",
            evidence=words("a former envoy"),
            asserted_by=ASKED_ID,
        ),
    ),
)
COUNCIL = Entity(document_id=DOCUMENT.id, name="the council", kind=EntityKind.STATE_BODY)
OFFICIAL = Entity(
    document_id=DOCUMENT.id,
    name="A senior official in Varda",
    kind=EntityKind.PERSON,
    unnamed=True,
)
TUESDAY = Time(
    since="2031-03-04", until="2031-03-04", precision=Precision.DAY, evidence=words("Tuesday")
)
DIRECT = Attribution(
    document_id=DOCUMENT.id,
    kind=Kind.DIRECT,
    source=(words("Ana Reyes, the finance minister,"),),
    cue=(words("told"),),
    content=(words("We will vote no"),),
    addressee=(words("the Harrow Post"),),
    occasion=(words("in an interview"),),
    place=(words("on Radio Arrin"),),
    entities=(REYES.id,),
    act=Act.PROMISE,
    channel=Channel.INTERVIEW,
    said=TUESDAY,
    score=0.97,
)
UNNAMED = Attribution(
    document_id=DOCUMENT.id,
    kind=Kind.MIXED,
    source=(words("A senior official in Varda"),),
    cue=(words("called"),),
    content=(words('the tariff "one metric" among many'),),
    entities=(OFFICIAL.id,),
    unnamed=Unnamed(seniority="senior", country="Varda", number=1, basis="not authorised to speak"),
    impossible="The text says that the official died in 2029.",
    chain=(DIRECT.id,),
    said=Time(since=None, until="2031-03-06", precision=Precision.BOUND, evidence=None),
    hedged=True,
    denied=True,
    score=0.8,
)
ASKED = replace(
    BARE,
    entities=(OFFICIAL.id,),
    unnamed=Unnamed(number=1),
    act=Act.DEMAND,
    target=COUNCIL.id,
    items=(words("a vote in March"), words("a list of the names")),
    said=Time(since=None, until="2031-03-06", precision=Precision.BOUND, evidence=None),
    score=0.7,
)
READING = Reading(
    document=DOCUMENT,
    attributions=(DIRECT, UNNAMED, ASKED),
    entities=(REYES, OFFICIAL, COUNCIL),
    ties=(
        Tie(
            kind=TieKind.MET,
            one=REYES.id,
            other=COUNCIL.id,
            since="2031-03-03",
            until="2031-03-03",
            place=words("Harrow", " on Monday"),
            evidence=words("Reyes, a former envoy, had met the council in Harrow on Monday"),
            asserted_by=ASKED_ID,
        ),
        Tie(
            kind=TieKind.AIDE,
            one=OFFICIAL.id,
            other=REYES.id,
            evidence=words("A senior official"),
        ),
    ),
    mentions=(
        Mention(span=words("Ana Reyes"), entity_id=REYES.id),
        Mention(span=words("A senior official in Varda"), entity_id=OFFICIAL.id),
    ),
    times=(TUESDAY,),
    own_voice=(words("The gallery was full."),),
    attributed=0.4,
    issues=(
        Issue(
            name="vote.txt",
            stage="read",
            code="date unsure",
            message="Two dates stand at the head.",
            document_id=DOCUMENT.id,
        ),
    ),
)
