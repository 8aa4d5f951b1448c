from __future__ import annotations

import builtins

import pytest

from onrecord.errors import ExtraMissing, InputError
from onrecord.model import (
    Act,
    Attribution,
    Channel,
    Document,
    Entity,
    EntityKind,
    Genre,
    Issue,
    Kind,
    Precision,
    Reading,
    Time,
    Unnamed,
)
from onrecord.store.attributions import COLUMNS, Attributions
from onrecord.store.documents import Documents
from onrecord.store.overview import issue_codes, issues, languages
from onrecord.store.rows import Count, Filters
from tests.store.samples import cut

SAID = (  # publisher, published, genre, source, kind, content
    ("Post", "2031-03-07", "news", "Jorun Valé", "direct", "we will never allow it"),
    ("Post", "2031-11", "opinion", "Ana Reyes", "indirect", "it is allowed"),
    ("Echo", "2030", "news", "Jorun Valé", "mixed", "never again"),
    ("Echo", "2030-02-28T10:00:00Z", "speech", "an official", "indirect", "talks go on"),
    (None, None, "news", "", "indirect", "nobody knows"),
)
DONE = (  # act, target, channel, said
    ("reject", "Ostmark Council", "speech", ("2031-03-04", "2031-03-04", "day")),
    ("concede", None, "interview", ("2028", "2028", "year")),
    ("reject", "the Council", None, (None, "2030", "bound")),
    (None, None, "leak", (None, "2029-06", "month")),
    (None, None, None, None),
)


def reading(publisher, published, genre, source, kind, content, *, done=DONE[-1]):
    text = f"{source or 'Nobody'} said {content}."
    document = Document(
        name=content, text=text, publisher=publisher, published=published, genre=Genre(genre)
    )
    unnamed = source.startswith("an ")
    entity = Entity(
        document_id=document.id,
        name=source,
        kind=EntityKind.PERSON,
        aliases=tuple(source.split()[1:]),
        unnamed=unnamed,
    )
    act, towards, channel, said = done
    target = towards and Entity(
        document_id=document.id,
        name=towards,
        kind=EntityKind.STATE_BODY,
        aliases=("the Chamber",),
    )
    attribution = Attribution(
        document_id=document.id,
        kind=Kind(kind),
        act=act and Act(act),
        target=target and target.id,
        channel=channel and Channel(channel),
        said=said
        and Time(since=said[0], until=said[1], precision=Precision(said[2]), evidence=None),
        source=(cut(text, source),) if source else (),
        cue=(cut(text, "said"),),
        content=(cut(text, content),),
        entities=(entity.id,) if source else (),
        unnamed=Unnamed(institution="ministry") if unnamed else None,
        score=0.5,
    )
    entities = ((entity,) if source else ()) + ((target,) if target else ())
    return Reading(document=document, attributions=(attribution,), entities=entities)


@pytest.fixture
def table(database, add):
    add(*(reading(*said, done=done) for said, done in zip(SAID, DONE, strict=True)))
    return Attributions(database, Filters())


def found(table):
    rows = list(table)
    assert len(rows) == len(table)
    assert bool(rows) == bool(table)
    return [row.content for row in rows]


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({}, [1, 0, 3, 2, 4]),  # newest first, undated last
        ({"source": "Jorun Valé"}, [0, 2]),
        ({"source": "jorun  vale"}, [0, 2]),  # case, accents and spaces do not count
        ({"source": "Valé"}, [0, 2]),  # an alias
        ({"source": "Nobody Known"}, []),
        ({"publisher": "Post"}, [1, 0]),
        ({"publisher": ""}, [4]),
        ({"publisher": "None Such"}, []),
        ({"kind": "indirect"}, [1, 3, 4]),
        ({"genre": "news"}, [0, 2, 4]),
        ({"year": 2030}, [3, 2]),
        ({"year": 0}, [4]),
        ({"since": "2031"}, [1, 0]),
        ({"since": "2031-03-08"}, [1]),
        ({"until": "2030"}, [3, 2]),
        ({"until": "2030-02"}, [3, 2]),
        ({"until": "2030-02-27"}, [2]),  # dated to the year alone: from its first day
        ({"since": "2030-02-28", "until": "2031-03-07"}, [0, 3]),
        ({"since": "2030-06", "year": 2030}, []),
        ({"unnamed": True}, [3]),
        ({"unnamed": False, "kind": "indirect"}, [1, 4]),
        ({"words": "never"}, [0, 2]),
        ({"words": "never", "source": "Valé", "year": 2031}, [0]),
        ({"words": "-never"}, [1, 3, 4]),
        ({"words": "-never", "source": "Ana Reyes"}, [1]),
        ({"words": "reyes"}, [1]),  # sources are searched too
        ({"source": "Jorun Valé", "kind": "mixed", "publisher": "Echo"}, [2]),
        ({"act": "reject"}, [0, 2]),
        ({"act": ""}, [3, 4]),  # none told
        ({"act": "reject", "source": "Valé", "publisher": "Post"}, [0]),
        ({"act": "reject", "words": "again"}, [2]),
        ({"act": "thank"}, []),
        ({"channel": "leak"}, [3]),
        ({"channel": "", "act": "reject"}, [2]),
        ({"target": "ostmark council"}, [0]),
        ({"target": "The Chamber"}, [0, 2]),  # an alias that both have
        ({"target": "The Chamber", "words": "never", "year": 2030}, [2]),
        ({"target": "Jorun Valé"}, []),  # nothing is directed at him
        ({"source_kind": "person"}, [1, 0, 3, 2]),
        ({"source_kind": ""}, [4]),
        ({"source_kind": "state body"}, []),
        ({"said_since": "2031"}, [0]),
        ({"said_until": "2028-01"}, [1]),  # it may have been then
        ({"said_since": "2028-06", "said_until": "2029-06"}, [1, 3]),
        ({"said_since": "2029", "said_until": "2030"}, [3]),  # a bound is no time
        ({"said_until": "2030", "source": "Ana Reyes"}, [1]),
        ({"said_since": "2020", "since": "2031-06"}, [1]),
    ],
)
def test_filters_leave_the_rows_that_fit(table, filters, places):
    assert found(table.filter(**filters)) == [SAID[place][5] for place in places]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"year": 2030},
        {"since": "2030-02-02"},
        {"publisher": "Echo"},
        {"kind": "indirect", "until": "2031-05"},
        {"source": "Valé"},
        {"words": "never OR allowed"},
        {"words": "-never"},
        {"unnamed": False},
        {"act": "reject"},
        {"act": "reject", "publisher": "Echo"},
        {"act": "reject", "channel": "speech"},
        {"act": "", "since": "2030-02-02"},
        {"channel": "interview", "year": 2031},
        {"source_kind": "person", "kind": "indirect"},
        {"target": "the chamber"},
        {"target": "ostmark council", "words": "never"},
        {"said_until": "2029-12"},
        {"since": "2029-05", "until": "2031-06"},
        {"since": "2029-05", "until": "2031-06", "act": "reject", "channel": ""},
        {"until": "2031-03-07", "kind": "mixed"},
    ],
)
def test_facets_count_the_rows_of_the_table(table, filters):
    asked = table.filter(**filters)
    rows = list(asked)

    facets = asked.facets()

    assert counted(facets.publisher) == tally(row.publisher for row in rows)
    assert counted(facets.kind) == tally(row.kind.value for row in rows)
    assert counted(facets.genre) == tally(row.genre.value for row in rows)
    assert counted(facets.year) == tally(row.published and row.published[:4] for row in rows)
    assert counted(facets.unnamed) == tally("yes" if row.unnamed else "no" for row in rows)
    assert counted(facets.act) == tally(row.act for row in rows)
    assert counted(facets.channel) == tally(row.channel for row in rows)
    kinds = ("person" if row.entities else None for row in rows)
    assert counted(facets.source_kind) == tally(kinds)
    assert counted(facets.target) == tally(row.target for row in rows if row.target)
    assert counted(facets.source) == tally(
        name for row in rows for name in row.entities if not row.unnamed
    )


def counted(counts: tuple[Count, ...]):
    return {count.value: count.count for count in counts}


def tally(values):
    values = list(values)
    return {value: values.count(value) for value in values}


def test_facets_come_largest_first_and_years_newest_first(table):
    facets = table.facets(sources=1)

    assert [count.value for count in facets.source] == ["Jorun Valé"]
    assert [count.value for count in facets.year] == ["2031", "2030", None]
    assert [count.count for count in facets.kind] == [3, 1, 1]


def test_one_document_can_be_asked_for(table):
    document = table.page(1)[0].document

    assert found(table.filter(document=document)) == ["it is allowed"]
    assert found(table.filter("allowed", document=document)) == ["it is allowed"]
    assert found(table.filter(document=document, source="Valé")) == []
    assert found(table.filter(document="0" * 16)) == []


def test_a_name_that_several_people_share_finds_them_all(table, add):
    add(reading("Post", "2032", "news", "Marit Valé", "direct", "no comment"), first=9)

    assert found(table.filter(source="Valé")) == ["no comment", SAID[0][5], SAID[2][5]]
    assert found(table.filter(source="Jorun Valé")) == [SAID[0][5], SAID[2][5]]
    assert counted(table.filter(source="Valé").facets().source) == {
        "Jorun Valé": 2,
        "Marit Valé": 1,
    }


def test_pages_join_to_the_whole(table):
    pages = [row for offset in range(0, 6, 2) for row in table.page(2, offset)]

    assert pages == list(table)


def test_filtering_leaves_the_table_it_came_from_alone(table):
    table.filter(year=2030)

    assert len(table) == len(SAID)


@pytest.mark.parametrize(
    "filters",
    [
        {"kind": "shouted"},
        {"genre": "poem"},
        {"since": "soon"},
        {"until": "2031-13"},
        {"act": "sing"},
        {"channel": "radio"},
        {"source_kind": "speaker"},
        {"said_since": "soon"},
        {"said_until": "2031-13"},
    ],
)
def test_what_cannot_be_is_refused_at_once(table, filters):
    with pytest.raises(InputError):
        table.filter(**filters)


def test_a_filter_that_does_not_exist_is_refused(table):
    with pytest.raises(TypeError):
        table.filter(colour="red")


def test_rows_hold_offsets_that_prove_them(database, table):
    for row in table:
        [(start, end)] = row.pieces["content"]
        text = database.value(
            "select t.text from document_text as t join document as d on d.row = t.document"
            " where d.id = :id",
            {"id": row.document},
        )
        assert text[start:end] == row.content


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow"])
@pytest.mark.parametrize("words", [None, "never", "absent"])
def test_frames_hold_the_rows(table, kind, words):
    pytest.importorskip({"arrow": "pyarrow"}.get(kind, kind))
    asked = table.filter(words)

    frame = getattr(asked, f"to_{kind}")()

    assert list(getattr(frame, "column_names", None) or frame.columns) == list(COLUMNS)
    assert len(frame) == len(asked)
    assert list(frame["content"]) == [row["content"] for row in asked.to_rows()] or kind == "arrow"


def test_a_missing_extra_is_named(table, monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **more):
        if name in {"pandas", "polars", "pyarrow"}:
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    for ask in (table.to_pandas, table.to_polars, table.to_arrow):
        with pytest.raises(ExtraMissing, match=r"onrecord\[tables\]"):
            ask()


def test_documents_of_one_language_are_listed_and_counted(database, add):
    for place, language in enumerate(("en", "zh", "en", "und")):
        add(
            Reading(document=Document(name=str(place), text=f"T {place}", language=language)),
            first=place,
        )

    chinese = Documents(database, Filters(language="ZH"))

    assert [(row.name, row.language) for row in chinese] == [("1", "zh")]
    assert len(Documents(database, Filters(language="fr"))) == 0
    assert [(count.value, count.count) for count in languages(database)] == [
        ("en", 2),
        ("und", 1),
        ("zh", 1),
    ]


def test_issues_of_one_code_are_listed_and_counted(database, add):
    codes = ("empty", "date", "empty")
    for place, code in enumerate(codes):
        issue = Issue(name=f"{place}.txt", stage="read", code=code, message="It is so.")
        add(issue, first=place)

    assert [row.name for row in issues(database, limit=None, offset=0, code="empty")] == [
        "0.txt",
        "2.txt",
    ]
    assert [row.name for row in issues(database, limit=1, offset=1, code="empty")] == ["2.txt"]
    assert [(count.value, count.count) for count in issue_codes(database)] == [
        ("empty", 2),
        ("date", 1),
    ]


def test_documents_are_listed_newest_first_with_their_counts(database, table):
    rows = Documents(database, Filters()).page()

    assert [row.published for row in rows] == [
        "2031-11",
        "2031-03-07",
        "2030-02-28T10:00:00Z",
        "2030",
        None,
    ]
    assert all(row.attributions == 1 for row in rows)
    assert [row.genre for row in Documents(database, Filters(genre="speech"))] == ["speech"]
    assert len(Documents(database, Filters(words="valé", publisher="Post"))) == 1
