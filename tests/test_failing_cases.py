"""Inputs that went wrong, by the kind of fault; each has a check of what must come out.

The inputs lie outside of the repository. `CHECKS` holds, by kind, one check for each of its inputs,
in the order of the file; a kind without checks, or in `OPEN`, is expected to fail.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from evals.data import DEFAULT
from onrecord.config import Settings
from onrecord.model import (
    Act,
    Attribution,
    EntityKind,
    Genre,
    Given,
    Input,
    Kind,
    Reading,
    SegmentKind,
)
from onrecord.read import find
from onrecord.run.pipeline import Pipeline

LINES = DEFAULT.parent / "cases" / "failing.jsonl"
OPEN: dict[str, str] = {  # kind -> what is not right yet
    "a block quotation loses whoever it is from": "a verb, and so its day, is read as a noun",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One input, and which of its kind it is."""

    kind: str
    number: int
    input: str
    published: str | None
    format: str


def lines():
    """Give the inputs in the order of the file; none where it is not there."""
    if not LINES.exists():
        return []
    seen: Counter[str] = Counter()
    found = []
    for row in map(json.loads, LINES.read_text().splitlines()):
        kind = row["kind"]
        found.append(
            Line(
                kind=kind,
                number=seen[kind],
                input=row["input"],
                published=row["published"],
                format=row.get("as", "txt"),
            )
        )
        seen[kind] += 1
    return found


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Settings())


def read(line: Line, folder: Path) -> Reading:
    """Read an input as a user would: a file, with the day told from outside."""
    path = folder / f"given.{line.format}"
    path.write_text(line.input)
    settings = Settings()
    [item] = [one for one in find([path], settings) if isinstance(one, Input)]
    told = Given(where="user", published=line.published) if line.published else None
    reading = _pipeline()(replace(item, given=item.given or told))
    assert isinstance(reading, Reading), reading
    return reading


@dataclass(frozen=True, slots=True)
class Row:
    """An attribution in words."""

    source: str
    cue: str
    content: tuple[str, ...]
    names: tuple[str, ...]
    said: tuple[str | None, str] | None
    live: bool
    chain: bool


def rows(reading: Reading) -> list[Row]:
    """Give the attributions of a reading in words."""
    names = {one.id: one.name for one in reading.entities}
    labels = {one.speaker for one in reading.document.segments if one.speaker}

    def row(one: Attribution) -> Row:
        return Row(
            source=" ".join(piece.text for piece in one.source),
            cue=" ".join(piece.text for piece in one.cue),
            content=tuple(piece.text for piece in one.content),
            names=tuple(names[entity] for entity in one.entities),
            said=(one.said.since, one.said.until) if one.said else None,
            live=one.kind is Kind.DIRECT and bool(labels.intersection(one.source)),
            chain=bool(one.chain),
        )

    return [row(one) for one in reading.attributions]


def turns(reading: Reading) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Give label, persons and content of each turn."""
    return [(one.source, one.names, one.content) for one in rows(reading) if one.live]


def same(text: str, *others: str) -> bool:
    """Whether a content is one of some, but for the marks around it."""
    return text.strip(' .,“”"') in {other.strip(' .,“”"') for other in others}


def _dateline_with_a_colon(reading):
    document = reading.document
    assert (document.dateline, document.genre) == ("PORT ALMA", Genre.NEWS)
    assert not any(one.kind is SegmentKind.TURN for one in document.segments)
    assert [(one.source, one.names, one.chain) for one in rows(reading)] == [
        ("she", ("Ida Crane",), False)
    ] * 2


def _dateline_with_a_day(reading):
    [one] = rows(reading)
    assert (one.source, one.names) == ("The premier, Tom Kalo,", ("Tom Kalo",))
    assert one.said == ("2024-04-16", "2024-04-16")
    assert (reading.document.dateline, reading.document.published) == ("Ruston", "2024-04-21")


def _seats(reading):
    found = turns(reading)
    assert len(found) == 6
    assert found[3][0] == "MR. HIGGS of New Lund"
    assert found[3][2] == ("The time is over.",)
    assert [names for label, names, _ in found if "KING" in label] == [("King",)] * 3


def _titles_in_brackets(reading):
    found = turns(reading)
    assert len(found) == 6
    assert [found[at][:2] for at in (2, 5)] == [("Hon. (Dr.) Nanok", ("Nanok",))] * 2


def _interjection(reading):
    assert len(turns(reading)) == 5
    assert not any("interjecting" in piece for one in rows(reading) for piece in one.content)


def _stop_and_dash(reading):
    found = turns(reading)
    assert reading.document.genre is Genre.TRANSCRIPT
    assert reading.document.dateline is None
    assert [names[0].split()[-1].lower() for _, names, _ in found] == [
        *("obru", "speaker", "talei", "speaker", "obru", "talei")
    ]
    assert found[5][2] == ("It was not. I will publish the accounts.",)


def _one_speaker(reading):
    [(label, names, content)] = turns(reading)
    assert (label, names, len(content)) == ("MINISTER CRANE", ("Crane",), 2)
    assert {one.names for one in rows(reading)} == {("Crane",)}
    assert {one.said for one in rows(reading)} == {("2024-05-17", "2024-05-17")}


def _name_in_brackets(reading):
    found = turns(reading)
    assert [names for _, names, _ in found[::2]] == [("Anita Devra",)] * 3
    assert all(label.endswith("(SMT. ANITA DEVRA)") for label, _, _ in found[::2])
    [person] = [one for one in reading.entities if one.name == "Anita Devra"]
    assert [office.title for office in person.offices] == ["Minister of Law"]
    assert not any(one.kind is SegmentKind.DIRECTION for one in reading.document.segments)


def _label_in_brackets(reading):
    found = [one for one in rows(reading) if one.live]
    assert found[0].content == ("I support the Bill. The villages need it.",)
    assert all(not one.content[0].startswith("]") and one.cue in ("]", "") for one in found)


def _date_with_a_zone(reading):
    document = reading.document
    assert document.published == "2019-03-12T17:02:11+08:00"
    assert (document.title, document.byline) == (
        "Leader Asks for Vote on Premier",
        ("Lee Anna Moss",),
    )


def _release(reading):
    document = reading.document
    assert (document.title, document.published) == ("Mayor promises new bridge", "2024-05-17")
    assert document.genre is Genre.RELEASE
    assert [one.said for one in rows(reading)] == [("2024-05-16", "2024-05-16")]


def _nexis(reading):
    document = reading.document
    assert (document.title, document.publisher, document.byline) == (
        "Mayor Says Bridge Will Be Rebuilt",
        "The Northern Herald",
        ("Anna Moss",),
    )
    assert (document.published, document.url) == ("2023-02-03", "http://www.northernherald.test/")
    assert document.text.startswith("Mayor Ida Crane said")
    assert document.text.endswith("her office said.")


def _preformatted(reading):
    assert reading.document.text.count("\n\n") == 2
    first, second, third = rows(reading)
    assert first.content[0].endswith("before the second paper was read")
    assert second.content[0].endswith("agreed upon in the spring")
    assert (third.source, third.names) == ("she", ("Ida Crane",))
    assert third.content[0].strip('",').endswith("why they had gone")


def _signed(reading):
    [quoted] = [one for one in rows(reading) if one.source == "Rolf Ames, councillor"]
    assert quoted.content[0].startswith("We asked")
    assert quoted.content[-1].endswith("for a year.")
    [mayor] = [one for one in rows(reading) if one.source == "the mayor"]
    assert mayor.said == (None, "2024-05-17")
    assert {time.since for time in reading.times if time.evidence.text.endswith("Tuesday")} == {
        "2024-05-21"
    }


def _banner(reading):
    document = reading.document
    assert (len(document.cuts), document.title) == (5, None)
    assert document.text.startswith("Foreign Minister Ida Crane")
    assert [one.names for one in rows(reading)] == [("Ida Crane",)] * 2


def _link_box(reading):
    [one] = rows(reading)
    assert (one.source, one.names) == ("Sen. John Thune (R-S.D.)", ("John Thune",))
    assert len(reading.document.cuts) == 1


def _said_by(*names):
    def check(reading):
        assert [one.names for one in rows(reading)][-len(names) :] == [(name,) for name in names]

    return check


def _people(reading):
    return [one.name for one in reading.entities if one.kind is EntityKind.PERSON]


def _nickname(reading):
    assert _people(reading) in (["James Okafor"], ['James "Jimmy" Okafor'])
    assert {one.names for one in rows(reading)} == {(_people(reading)[0],)}
    assert all(one.target is None for one in reading.attributions)


def _long_post(reading):
    assert [one.names for one in rows(reading)] == [("Rolf Ames",)] * 2
    [person] = [one for one in reading.entities if one.name == "Rolf Ames"]
    assert [office.title for office in person.offices] == ["Deputy High Commissioner"]
    assert _people(reading) == ["Rolf Ames"]


def _passed_on(reading):
    outer, inner = reading.attributions
    names = {one.id: one.name for one in reading.entities}
    assert inner.chain == (outer.id,)
    assert [piece.text for piece in inner.source + inner.cue] == ["Ana Reyes", "said"]
    assert same(inner.content[0].text, "I will not resign")
    assert [names[one] for one in outer.entities + inner.entities] == [
        "Norland Times",
        "Ana Reyes",
    ]
    assert (outer.act, outer.target, inner.act) == (Act.STATE, None, Act.REFUSE)


def _government(reading):
    [one] = reading.attributions
    [target] = [entity for entity in reading.entities if entity.id == one.target]
    assert (target.kind, target.name) == (EntityKind.STATE_BODY, "Norlandic government")


def _hyphen(reading):
    [person] = [one for one in reading.entities if one.kind is EntityKind.PERSON]
    assert person.name == "Ban Ki-moon"
    assert [office.title for office in person.offices] == ["Secretary-General"]
    assert [one.names for one in rows(reading)] == [("Ban Ki-moon",)]


Check = Callable[[Reading], None]
CHECKS: dict[str, tuple[Check, ...]] = {
    "he-said behind a clause about somebody else": (
        _said_by("Crane", "Crane", "Crane"),
        _said_by("Holm"),
        _said_by("Tom Kalo", "Tom Kalo"),
        _said_by("Paul Stern", "Paul Stern"),
    ),
    "names with a nickname in them": (_nickname,),
    "long posts: the country or the post becomes the source": (_long_post,),
    '"X said, according to Y": the words go to Y': (_passed_on,),
    "a government by its adjective is no entity": (_government,),
    "a hyphenated or titled name cut, or not tied to its attribution": (_hyphen,),
    "dateline taken for a speaker or for the source": (
        _dateline_with_a_colon,
        _dateline_with_a_day,
    ),
    "a speaker's label swallowed by the turn before": (_seats, _titles_in_brackets, _interjection),
    "a transcript that is not divided into turns": (_stop_and_dash, _one_speaker),
    "date, title or byline of the head not read": (_date_with_a_zone, _release),
    "Nexis export with a field behind the body": (_nexis,),
    "line ends inside a page taken for paragraphs": (_preformatted,),
    "a block quotation loses whoever it is from": (_signed,),
    "furniture of official pages and prints left in the text": (_banner,),
    "link boxes and related headlines glued into sentences": (_link_box,),
    "the speaker of a label resolved to a thing": (_name_in_brackets, _label_in_brackets),
}


@pytest.mark.skipif(not LINES.exists(), reason=f"{LINES} is not there")
def test_the_inputs_are_found():
    assert lines()


@pytest.mark.parametrize(
    "line", [pytest.param(one, id=f"{one.kind} {one.number}") for one in lines()]
)
def test_what_went_wrong_is_right(line, tmp_path):
    checks = CHECKS.get(line.kind, ())
    if line.kind in OPEN or line.number >= len(checks):
        pytest.xfail(OPEN.get(line.kind, "no check yet"))

    checks[line.number](read(line, tmp_path))
