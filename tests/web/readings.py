"""Three invented documents, read by hand, and one that is hostile."""

from __future__ import annotations

from onrecord.model import (
    Attribution,
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
    Reading,
    Span,
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
        said=said,
        score=0.97,
    )
    b.add(
        ["“No boat will sail empty to please a timetable,”"],
        source="she",
        cue="told",
        to="the harbour council",
        entities=(verrin,),
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
        score=0.42,
    )
    letter = text.split("\n")[3]
    b.add(
        [letter],
        source="the mayor of Skerrow, Tamsin Odel",
        cue="wrote",
        entities=(odel,),
        occasion=(b.span("in a letter"),),
        denied=True,
    )
    b.add(
        ["the plan “arithmetic, not politics.”"],
        source="A senior ministry official",
        cue="called",
        kind=Kind.MIXED,
        entities=(b.entities["A senior ministry official"].id,),
        unnamed=Unnamed(seniority="senior", institution="ministry", number=1),
    )
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
