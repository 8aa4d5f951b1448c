from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import CaseError, EvidenceError
from onrecord.model import (
    Act,
    Attribution,
    Channel,
    Document,
    Doubt,
    Entity,
    EntityKind,
    Genre,
    Issue,
    Kind,
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
from onrecord.store.attributions import Attributions
from onrecord.store.load import load
from onrecord.store.overview import issues, status
from onrecord.store.rows import Filters
from onrecord.store.write import Found, Outcome, put
from tests.store.conftest import ENGINE
from tests.store.dump import dump
from tests.store.samples import reading


def test_a_reading_comes_back_equal_to_what_was_put(database, add):
    readings = [reading(0), reading(1, publisher=None, title=None, byline=(), cuts=())]

    add(*readings)

    assert [load(database, found.document.id) for found in readings] == readings


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    ends=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6),
    title=st.none() | st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_and_any_pieces_come_back_equal(database, text, ends, title):
    document = Document(name="n", text=text, title=title)
    pieces = tuple(span(text, start, end) for start, end in ends if start < end <= len(text))
    attribution = Attribution(document_id=document.id, kind=Kind.DIRECT, content=pieces, score=0.5)
    made = Reading(document=document, attributions=(attribution,))

    put(database, [Found(key=None, whole=False, result=made)], f"engine {ends}")

    assert load(database, document.id).attributions == (attribution,)
    assert load(database, document.id).document.text == text


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@st.composite
def documents(draw):
    """Make documents with every part that a reader may find around a text."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))

    def stretch():
        start = draw(st.integers(0, len(text) - 1))
        return span(text, start, draw(st.integers(start + 1, len(text))))

    def segment():
        whole = stretch()
        speaker, title, evidence = (stretch() if draw(st.booleans()) else None for _ in range(3))
        return Segment(
            kind=draw(st.sampled_from(SegmentKind)),
            start=whole.start,
            end=whole.end,
            speaker=speaker,
            title=title,
            published=draw(st.none() | st.just("2031-03-07T09:40")),
            evidence=evidence,
        )

    return Document(
        name=draw(WORDS),
        text=text,
        title=draw(st.none() | WORDS),
        byline=tuple(draw(st.lists(WORDS, max_size=2))),
        contributors=tuple(draw(st.lists(WORDS, max_size=2))),
        dateline=draw(st.none() | WORDS),
        agency=draw(st.none() | WORDS),
        genre=draw(st.sampled_from(Genre)),
        language=draw(st.sampled_from(["en", "zh", "und"])),
        provenance=tuple(
            Provenance(field=name, where=draw(WORDS), text=draw(WORDS))
            for name in draw(st.lists(st.sampled_from(["title", "agency"]), max_size=2))
        ),
        segments=tuple(segment() for _ in range(draw(st.integers(0, 3)))),
        doubts=tuple(
            Doubt(code=code, message="It is so.")
            for code in draw(st.lists(st.sampled_from(["date", "pages"]), unique=True))
        ),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_whatever_a_reader_finds_comes_back_equal(database, document):
    issues = tuple(
        Issue(name="n", stage="read", code=doubt.code, message=doubt.message)
        for doubt in document.doubts
    )
    made = Reading(document=document, issues=issues)

    # each by an engine of its own, so that a document met twice is read anew
    engine = f"engine {database.value('select count(*) from engine')}"
    put(database, [Found(key=None, whole=False, result=made)], engine)

    assert load(database, document.id) == replace(
        made, document=replace(document, name=load(database, document.id).document.name)
    )


DATES = st.none() | st.sampled_from(["2029", "2030-02", "2031-03-07", "2031-03-07T09:40"])


@st.composite
def readings(draw):
    """Make readings in which anything may be known of entities, ties and sayings, or not."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    document = Document(name="n", text=text)

    def stretch():
        start = draw(st.integers(0, len(text) - 1))
        return span(text, start, draw(st.integers(start + 1, len(text))))

    def claim():
        return draw(st.none() | st.just("0123456789abcdef"))

    def maybe(values):
        return draw(st.none() | values)

    def office():
        dates = {"since": draw(DATES), "until": draw(DATES)}
        status = maybe(st.sampled_from(["former", "then", "acting"]))
        return Office(
            title=draw(WORDS), status=status, **dates, asserted_by=claim(), evidence=stretch()
        )

    names = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    entities = tuple(
        Entity(
            document_id=document.id,
            name=name,
            kind=draw(st.sampled_from(EntityKind)),
            aliases=tuple(draw(st.lists(WORDS, max_size=2))),
            offices=tuple(office() for _ in range(draw(st.integers(0, 2)))),
        )
        for name in names
    )
    ids = st.sampled_from([entity.id for entity in entities])

    def tie():
        return Tie(
            kind=draw(st.sampled_from(TieKind)),
            one=draw(ids),
            other=draw(ids),
            since=draw(DATES),
            until=draw(DATES),
            place=maybe(st.builds(stretch)),
            evidence=stretch(),
            asserted_by=claim(),
        )

    def saying():
        said = Time(
            since=draw(DATES),
            until=draw(DATES) or "2031",
            precision=draw(st.sampled_from(Precision)),
            evidence=maybe(st.builds(stretch)),
        )
        return Attribution(
            document_id=document.id,
            kind=draw(st.sampled_from(Kind)),
            content=(stretch(),),
            entities=tuple(draw(st.lists(ids, max_size=2, unique=True))),
            unnamed=maybe(st.builds(Unnamed, basis=st.none() | WORDS)),
            act=maybe(st.sampled_from(Act)),
            target=maybe(ids),
            items=tuple(stretch() for _ in range(draw(st.integers(0, 3)))),
            channel=maybe(st.sampled_from(Channel)),
            impossible=maybe(WORDS),
            said=maybe(st.just(said)),
            score=0.5,
        )

    sayings = {found.id: found for found in [saying() for _ in range(draw(st.integers(0, 3)))]}
    return Reading(
        document=document,
        attributions=tuple(sayings.values()),
        entities=entities,
        ties=tuple(tie() for _ in range(draw(st.integers(0, 3)))),
    )


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=readings())
def test_whatever_is_known_of_sayings_and_ties_comes_back_equal(database, made):
    engine = f"engine {database.value('select count(*) from engine')}"
    put(database, [Found(key=None, whole=False, result=made)], engine)

    assert load(database, made.document.id) == made
    counted = Attributions(database, Filters()).facets()
    rows = list(Attributions(database, Filters()))
    assert sum(count.count for count in counted.act) == len(rows)
    assert {count.value for count in counted.channel} == {row.channel for row in rows}


def test_adding_the_same_reading_twice_keeps_one(database, add, tmp_path):
    add(reading())
    before = dump(tmp_path / "case/record.db")

    [outcome] = add(reading())

    assert outcome is Outcome.KNOWN
    assert dump(tmp_path / "case/record.db") == before


def test_the_same_document_from_two_inputs_is_one_document(database, add):
    outcomes = add(reading(), reading())

    assert outcomes == (Outcome.ADDED, Outcome.KNOWN)
    assert status(database, "c").documents == 1
    assert status(database, "c").attributions == 4


def test_another_engine_replaces_what_was_found(database, add, tmp_path):
    first = reading()
    document = replace(
        first.document, segments=(), contributors=("Oda Ruiz",), dateline=None, cuts=(), byline=()
    )
    second = replace(
        first,
        document=document,
        attributions=first.attributions[:1],
        mentions=(),
        issues=first.issues[1:],
    )
    add(reading(1))
    add(first, first=1)

    add(second, engine="test 2", first=1)

    assert load(database, first.document.id) == second
    assert load(database, reading(1).document.id) == reading(1)
    assert status(database, "c").attributions == 5
    assert status(database, "c").engines == ("test 1", "test 2")
    dump(tmp_path / "case/record.db")  # the search agrees with the rows


def test_a_batch_with_a_false_span_is_not_stored_at_all(database, add):
    good, bad = reading(), reading(1)
    false = Span(start=0, end=4, text="None")
    bad = replace(bad, attributions=(replace(bad.attributions[0], cue=(false,)),))

    with pytest.raises(EvidenceError):
        add(good, bad)

    assert status(database, "c").documents == 0


def test_every_derived_row_names_its_engine(database, add):
    add(reading())

    for table in ("attribution", "entity", "mention", "time", "document"):
        found = database.rows(
            f'select distinct e.version from "{table}" as t join engine as e on e.row = t.engine'
        )
        assert [row[0] for row in found] == [ENGINE]


def test_an_input_that_failed_and_then_succeeds_has_no_issue_left(database, add):
    add(Issue(name="texts/0.txt", stage="run", code="worker died", message="It died."))
    assert [row.code for row in issues(database, limit=None, offset=0)] == ["worker died"]

    add(replace(reading(), issues=()))

    assert issues(database, limit=None, offset=0) == ()


def test_a_failure_of_one_input_stays_while_another_succeeds(database, add):
    add(Issue(name="texts/9.txt", stage="read", code="empty", message="Empty."))

    add(replace(reading(), issues=()), first=1)

    assert [row.code for row in issues(database, limit=None, offset=0)] == ["empty"]


def test_a_document_that_is_not_there_is_refused(database):
    with pytest.raises(CaseError, match="No document"):
        load(database, "0123456789abcdef")
