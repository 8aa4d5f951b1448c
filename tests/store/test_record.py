from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import CaseError, EvidenceError
from onrecord.model import Attribution, Document, Issue, Kind, Reading, Span, span
from onrecord.store.load import load
from onrecord.store.overview import issues, status
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
    second = replace(first, attributions=first.attributions[:1], mentions=(), issues=())
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
