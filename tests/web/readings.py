"""Three invented documents, read by hand, and one that is hostile."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import (
    Act,
    Attribution,
    Channel,
    Cut,
    Document,
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
)

LONG_AGO = "The ferries had run every day since the war, and nobody on the quay remembered why."

FERRY = f"""\
Transport minister Ilsa Verrin said on Thursday that the night ferries would stop in autumn. \
“No boat will sail empty to please a timetable,” she told the harbour council.
{LONG_AGO}
According to the Tidewater Post, Verrin’s deputy, Oren Maask, warned that “the islands will not \
forgive us,” a remark that he later denied.
“We were promised a bridge. We were promised it twice, and both times the money went to the \
capital. A third promise will find nobody at home.”
So wrote the mayor of Skerrow, Tamsin Odel, in a letter that the council has seen.
A senior ministry official called the plan “arithmetic, not politics.”"""
BRIDGE = """\
President Joran Hale promised a bridge to the outer islands. “The bridge will stand before the \
next census,” Hale said in Skerrow.
Tamsin Odel, the mayor, replied that the islands had “heard the hammers before.”"""


class Builder:
    """Writes spans by the words they cover, left to right."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entities: dict[str, Entity] = {}
        self.attributions: list[Attribution] = []
        self.ties: list[Tie] = []

    def span(self, words: str, after: str = "") -> Span:
        start = self.document.text.index(words, self.document.text.index(after))
        return Span(start=start, end=start + len(words), text=words)

    def entity(self, name: str, kind: EntityKind = EntityKind.PERSON, **more: object) -> str:
        entity = Entity(document_id=self.document.id, name=name, kind=kind, **more)
        self.entities[name] = entity
        return entity.id

    def add(self, content: list[str], *, source="", cue="", after="", to="", **more) -> str:
        found = Attribution(
            document_id=self.document.id,
            source=(self.span(source, after),) if source else (),
            cue=(self.span(cue, after),) if cue else (),
            content=tuple(self.span(words, after) for words in content),
            addressee=(self.span(to, after),) if to else (),
            **{"kind": Kind.DIRECT, "score": 0.9, **more},
        )
        self.attributions.append(found)
        return found.id

    def reading(self, *issues: Issue, attributed: float | None = None) -> Reading:
        mentions = tuple(
            Mention(span=self.span(entity.name), entity_id=entity.id)
            for entity in self.entities.values()
            if entity.name in self.document.text
        )
        return Reading(
            document=self.document,
            attributions=tuple(self.attributions),
            entities=tuple(self.entities.values()),
            mentions=mentions,
            ties=tuple(self.ties),
            own_voice=(self.span(LONG_AGO),) if LONG_AGO in self.document.text else (),
            attributed=attributed,
            issues=issues,
        )


def ferry() -> Reading:
    text = FERRY
    document = Document(
        name="ferry.txt",
        text=text,
        title="Night ferries to stop in autumn, minister tells harbour council",
        publisher="Harbour Gazette",
        byline=("Pell Astor", "Mina Rook"),
        published="2031-03-06",
        updated="2031-03-08",
        url="https://gazette.example/ferries",
        cuts=(
            Cut(text="Sign up for our morning letter\nShare\nSave", reason="furniture", at=0),
            Cut(text="Photo: Quay at dawn / Harbour Gazette", reason="photo credit", at=len(text)),
        ),
    )
    b = Builder(document)
    evidence = b.span("Transport minister Ilsa Verrin")
    verrin = b.entity(
        "Ilsa Verrin",
        aliases=("Verrin", "Minister Verrin"),
        offices=(Office(title="transport minister", organisation="Marenne", evidence=evidence),),
    )
    post = b.entity("Tidewater Post", EntityKind.PUBLISHER)
    maask = b.entity("Oren Maask")
    odel = b.entity("Tamsin Odel")
    council = b.entity("the harbour council", EntityKind.STATE_BODY)
    b.entity("A senior ministry official", unnamed=True)
    said = Time(
        since="2031-03-06",
        until="2031-03-06",
        precision=Precision.DAY,
        evidence=b.span("on Thursday"),
    )
    b.add(
        ["the night ferries would stop in autumn"],
        source="Transport minister Ilsa Verrin",
        cue="said",
        kind=Kind.INDIRECT,
        entities=(verrin,),
        act=Act.ANNOUNCE,
        channel=Channel.BRIEFING,
        said=said,
        score=0.97,
    )
    b.add(
        ["“No boat will sail empty to please a timetable,”"],
        source="she",
        cue="told",
        to="the harbour council",
        entities=(verrin,),
        act=Act.PROMISE,
        target=council,
        said=said,
        score=0.94,
        after="“No boat",
    )
    outer = b.add(
        ["Verrin’s deputy, Oren Maask, warned that “the islands will not forgive us,”"],
        source="the Tidewater Post",
        cue="According to",
        kind=Kind.INDIRECT,
        entities=(post,),
        score=0.88,
    )
    b.add(
        ["“the islands will not forgive us,”"],
        source="Verrin’s deputy, Oren Maask",
        cue="warned",
        kind=Kind.MIXED,
        entities=(maask,),
        chain=(outer,),
        act=Act.WARN,
        impossible="The text says that Oren Maask had left Marenne in 2029.",
        score=0.42,
    )
    letter = text.split("\n")[3]
    b.add(
        [letter],
        source="the mayor of Skerrow, Tamsin Odel",
        cue="wrote",
        entities=(odel,),
        occasion=(b.span("in a letter"),),
        act=Act.CRITICISE,
        target=verrin,
        items=(b.span("We were promised a bridge"), b.span("We were promised it twice")),
        channel=Channel.STATEMENT,
        denied=True,
    )
    b.add(
        ["the plan “arithmetic, not politics.”"],
        source="A senior ministry official",
        cue="called",
        kind=Kind.MIXED,
        entities=(b.entities["A senior ministry official"].id,),
        unnamed=Unnamed(
            seniority="senior", institution="ministry", number=1, basis="not allowed to speak"
        ),
    )
    deputy = b.span("Verrin’s deputy")
    b.entities["Oren Maask"] = replace(
        b.entities["Oren Maask"],
        offices=(
            Office(title="deputy", evidence=deputy, asserted_by=outer),
            Office(title="envoy", until="2029", evidence=deputy),
        ),
    )
    b.ties += [
        Tie(
            kind=TieKind.AIDE,
            one=maask,
            other=verrin,
            evidence=b.span("Verrin’s deputy, Oren Maask"),
            asserted_by=outer,
        ),
        Tie(
            kind=TieKind.MET,
            one=verrin,
            other=council,
            since="2031-03-06",
            until="2031-03-06",
            place=b.span("Skerrow"),
            evidence=b.span("she told the harbour council"),
        ),
    ]
    return b.reading(attributed=0.544)


def bridge() -> Reading:
    b = Builder(
        Document(
            name="bridge.html",
            text=BRIDGE,
            title="Hale promises a bridge, again",
            publisher="Tidewater Post",
            published="2029-09-17",
        )
    )
    hale = b.entity("Joran Hale", aliases=("Hale",))
    odel = b.entity("Tamsin Odel")
    b.add(["“The bridge will stand before the next census,”"], cue="said", entities=(hale,))
    b.add(
        ["the islands had “heard the hammers before.”"],
        source="Tamsin Odel, the mayor",
        cue="replied",
        kind=Kind.MIXED,
        entities=(odel,),
    )
    return b.reading()


BRIEFING = """\
MS. VALE: Good afternoon, everyone. I have one announcement. The night ferries will run until \
the first of October.
Q Will the villages be paid for it?
MS. VALE: The minister said on Thursday that the villages would be paid in full. (Laughter.) And \
I mean in full.
(The slides are shown.)
Q In which year?
MS. VALE: This year.
Q Thank you.
MS. VALE: Thank you all.
END 2:40 P.M."""


def segments(text: str, labels: tuple[str, ...], directions: tuple[str, ...]) -> list[Segment]:
    """Read turns by the labels at the starts of lines, as a reader would."""
    starts = [
        (match.start(), match[1])
        for match in re.finditer(f"^({'|'.join(map(re.escape, labels))})[: ]", text, re.MULTILINE)
    ]
    ends = [start - 1 for start, _ in starts[1:]] + [len(text)]
    found = [
        Segment(
            kind=SegmentKind.TURN,
            start=start,
            end=end,
            speaker=Span(start=start, end=start + len(label), text=label),
        )
        for (start, label), end in zip(starts, ends, strict=True)
    ]
    for words in directions:
        at = text.index(words)
        found.append(Segment(kind=SegmentKind.DIRECTION, start=at, end=at + len(words)))
    return sorted(found, key=lambda segment: segment.start)


def briefing() -> Reading:
    document = Document(
        name="briefing.txt",
        text=BRIEFING,
        title="Press briefing by press secretary Mara Vale",
        publisher="Office of the Premier",
        published="2031-03-07",
        genre=Genre.TRANSCRIPT,
        segments=tuple(
            segments(BRIEFING, ("MS. VALE", "Q"), ("(Laughter.)", "(The slides are shown.)"))
        ),
        provenance=(
            Provenance(field="published", where="meta date", text="2031-03-07T15:00:00Z"),
            Provenance(field="publisher", where="masthead", text="OFFICE OF THE PREMIER"),
        ),
    )
    b = Builder(document)
    vale = b.entity("Mara Vale", aliases=("MS. VALE",))
    minister = b.entity("The minister")
    first = BRIEFING.split("\n", maxsplit=1)[0]
    b.add(
        [first.removeprefix("MS. VALE: ")],
        source="MS. VALE",
        entities=(vale,),
    )
    b.add(
        ["the villages would be paid in full"],
        source="The minister",
        cue="said",
        kind=Kind.INDIRECT,
        entities=(minister,),
    )
    return b.reading()


LIVE = """\
The strike at the harbour, hour by hour.
09:40 Pickets at the gate
Some two hundred dockers stand at the north gate. The police keep their distance.
11:05 Minister calls for calm
Transport minister Ilsa Verrin calls on both sides to talk.
Next day, 07:30 A deal
The union says that the strike is over."""


def live() -> Reading:
    def piece(words: str) -> Span:
        at = LIVE.index(words)
        return Span(start=at, end=at + len(words), text=words)

    marks = (
        ("09:40", "Pickets at the gate", "2031-03-06T09:40", "11:05"),
        ("11:05", "Minister calls for calm", "2031-03-06T11:05", "Next day"),
        ("Next day, 07:30", "A deal", "2031-03-07T07:30", None),
    )
    return Builder(
        Document(
            name="strike.html",
            text=LIVE,
            title="Harbour strike: live",
            publisher="Tidewater Post",
            byline=("Pell Astor",),
            contributors=("Mina Rook", "Ruth Varga"),
            dateline="SKERROW",
            agency="Northgate Wire",
            published="2031-03-06",
            genre=Genre.LIVE_BLOG,
            segments=tuple(
                Segment(
                    kind=SegmentKind.PART,
                    start=LIVE.index(time),
                    end=LIVE.index(until) - 1 if until else len(LIVE),
                    title=piece(title),
                    published=published,
                    evidence=piece(time),
                )
                for time, title, published, until in marks
            ),
        )
    ).reading()


CHINESE = """\
交通部长伊尔莎·韦林星期四表示，夜间渡轮将于秋季停航。她对港口议会说：“不会有船只为了时刻表而空驶。”
斯凯罗市长表示反对，并宣布将提起诉讼。据当地居民说，自战争以来，渡轮每天都在航行。
议会主席、中国代表团长都在场。渡轮公司没有回应。"""


def chinese() -> Reading:
    document = Document(
        name="渡轮.txt",
        text=CHINESE,
        title="夜间渡轮秋季停航",
        publisher="港口日报",
        published="2031-03-06",
        language="zh",
    )
    message = "The text reads as 'zh', and attributions are found in English only."
    issue = Issue(
        name=document.name, stage="tag", code="language", message=message, document_id=document.id
    )
    return Builder(document).reading(issue)


def hostile() -> Reading:
    text = (
        "<script>document.title = 'owned'</script> “<img src=x onerror=alert(1)> & \"so on\"” "
        "said the <b>clerk</b>."
    )
    document = Document(
        name="<script>alert('name')</script>.txt",
        text=text,
        title="</title><script>document.title = 'owned'</script>",
        publisher="\"><script>alert('p')</script>",
        url="javascript:alert(1)",
        genre=Genre.OPINION,
        cuts=(Cut(text="<script>alert('cut')</script>", reason="<i>furniture</i>", at=0),),
    )
    b = Builder(document)
    clerk = b.entity("<b>clerk</b>", aliases=("<script>alert('alias')</script>",))
    b.add(
        ['“<img src=x onerror=alert(1)> & "so on"”'],
        source="the <b>clerk</b>",
        cue="said",
        entities=(clerk,),
    )
    issue = Issue(
        name=document.name,
        stage="read",
        code="doubtful",
        message="<script>alert('issue')</script> stands in the text.",
        document_id=document.id,
    )
    return b.reading(issue)
