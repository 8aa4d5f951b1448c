"""A case of invented documents about a strait, read by hand, for every question to be asked of."""

from __future__ import annotations

from pathlib import Path

from onrecord.case import Case
from onrecord.model import (
    Act,
    Document,
    EntityKind,
    Genre,
    Kind,
    Office,
    Precision,
    Reading,
    Tie,
    TieKind,
    Time,
    Unnamed,
)
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from tests.web.readings import Builder

SPEECH_2029 = """\
We will keep the strait open to every flag that asks. Our pilots will guide the ships of friends.

We will never accept a toll on the narrow water. The light at Corran belongs to all of us."""
SPEECH_2030 = """\
We will keep the strait closed to every flag that asks. Our pilots will guide the ships of friends.

We will never accept a toll on the narrow water. A shared strait is a shared duty, and a shared \
strait needs a shared watch."""
GAZETTE = """\
Transport minister Ana Reyes demanded that Holm lift the toll. “Lift the toll and open the books,” \
she said in Corran on 4 March 2030.

Opposition leader Tomas Lindqvist praised Holm. “Holm has kept its word,” he said.

A senior ministry official called the toll “a tax on patience.”"""
POST = """\
The Corran Gazette reported that Ana Reyes had demanded an end to the toll.

Ana Reyes said Tomas Lindqvist had told her that “Holm will never move first.”

Reyes was transport minister from 2028 to 2031. Lindqvist is the nephew of Edda Lindqvist."""
HERALD = """\
Ana Reyes was transport minister from 2029. She met Tomas Lindqvist on 2 May 2030.

“Holm has broken its word,” Tomas Lindqvist said."""


def build(folder: Path) -> Case:
    """Make the case, linked."""
    Case.open(folder, create=True).close()
    database = Database(folder, create=False)
    readings = [
        speech("2029", SPEECH_2029),
        speech("2030", SPEECH_2030),
        gazette(),
        post(),
        herald(),
    ]
    put(
        database,
        [Found(key=str(at), whole=True, result=one) for at, one in enumerate(readings)],
        engine="by hand",
    )
    database.close()
    case = Case.open(folder)
    case.link()
    return case


def speech(year: str, text: str) -> Reading:
    b = Builder(
        Document(
            name=f"speech-{year}",
            text=text,
            title=f"Ana Reyes at the light of Corran, {year}",
            byline=("Ana Reyes",),
            publisher="Ministry of Transport",
            published=f"{year}-06-01",
            genre=Genre.SPEECH,
        )
    )
    reyes = b.entity("Ana Reyes")
    b.add(["We will never accept a toll on the narrow water"], entities=(reyes,), act=Act.REJECT)
    return b.reading()


def gazette() -> Reading:
    b = Builder(
        Document(
            name="gazette",
            text=GAZETTE,
            title="Minister wants the toll gone",
            byline=("Pell Astor",),
            publisher="Corran Gazette",
            published="2030-03-05",
        )
    )
    reyes = b.entity(
        "Ana Reyes",
        offices=(
            Office(title="transport minister", evidence=b.span("Transport minister Ana Reyes")),
        ),
    )
    lindqvist = b.entity("Tomas Lindqvist")
    holm = b.entity("Holm", EntityKind.COUNTRY)
    official = b.entity("A senior ministry official", unnamed=True)
    said = Time(
        since="2030-03-04",
        until="2030-03-04",
        precision=Precision.DAY,
        evidence=b.span("4 March 2030"),
    )
    b.add(
        ["Lift the toll and open the books"],
        source="she",
        cue="said",
        after="“Lift",
        entities=(reyes,),
        act=Act.DEMAND,
        target=holm,
        said=said,
        items=(b.span("Lift the toll"), b.span("open the books")),
    )
    b.add(
        ["Holm has kept its word"],
        source="he",
        cue="said",
        after="“Holm",
        entities=(lindqvist,),
        act=Act.PRAISE,
        target=holm,
    )
    b.add(
        ["a tax on patience"],
        source="A senior ministry official",
        cue="called",
        entities=(official,),
        act=Act.CRITICISE,
        unnamed=Unnamed(seniority="senior", institution="ministry", number=1),
    )
    return b.reading()


def post() -> Reading:
    b = Builder(
        Document(
            name="post",
            text=POST,
            title="What Reyes heard",
            byline=("Mina Rook",),
            publisher="Tidewater Post",
            published="2031-02-10",
        )
    )
    evidence = b.span("Reyes was transport minister from 2028 to 2031")
    reyes = b.entity(
        "Ana Reyes",
        offices=(
            Office(title="transport minister", since="2028", until="2031", evidence=evidence),
        ),
    )
    lindqvist = b.entity("Tomas Lindqvist")
    edda = b.entity("Edda Lindqvist")
    holm = b.entity("Holm", EntityKind.COUNTRY)
    paper = b.entity("Corran Gazette", EntityKind.PUBLISHER)
    outer = b.add(
        ["Ana Reyes had demanded an end to the toll"],
        source="The Corran Gazette",
        cue="reported",
        kind=Kind.INDIRECT,
        entities=(paper,),
        act=Act.STATE,
    )
    b.add(
        ["an end to the toll"],
        source="Ana Reyes",
        cue="demanded",
        kind=Kind.INDIRECT,
        entities=(reyes,),
        act=Act.DEMAND,
        target=holm,
        chain=(outer,),
    )
    told = b.add(
        ["Tomas Lindqvist had told her that “Holm will never move first.”"],
        source="Ana Reyes",
        cue="said",
        after="Ana Reyes said",
        kind=Kind.MIXED,
        entities=(reyes,),
        act=Act.STATE,
    )
    b.add(
        ["Holm will never move first."],
        source="Tomas Lindqvist",
        cue="told",
        after="Tomas Lindqvist had told",
        entities=(lindqvist,),
        act=Act.PREDICT,
        target=holm,
        chain=(told,),
    )
    b.ties.append(
        Tie(
            kind=TieKind.KIN,
            one=lindqvist,
            other=edda,
            evidence=b.span("Lindqvist is the nephew of Edda Lindqvist"),
        )
    )
    return b.reading()


def herald() -> Reading:
    b = Builder(
        Document(
            name="herald",
            text=HERALD,
            title="Two at a table",
            publisher="Strait Herald",
            published="2031-03-01",
        )
    )
    office = Office(
        title="transport minister",
        since="2029",
        evidence=b.span("Ana Reyes was transport minister from 2029"),
    )
    reyes = b.entity("Ana Reyes", offices=(office,))
    lindqvist = b.entity("Tomas Lindqvist")
    holm = b.entity("Holm", EntityKind.COUNTRY)
    b.ties.append(
        Tie(
            kind=TieKind.MET,
            one=reyes,
            other=lindqvist,
            since="2030-05-02",
            until="2030-05-02",
            evidence=b.span("She met Tomas Lindqvist on 2 May 2030"),
        )
    )
    b.add(
        ["Holm has broken its word"],
        source="Tomas Lindqvist",
        cue="said",
        after="“Holm has broken",
        entities=(lindqvist,),
        act=Act.CRITICISE,
        target=holm,
    )
    return b.reading()
