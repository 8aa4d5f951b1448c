from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace

import pytest

from onrecord.case import Case
from onrecord.link.linking import link
from onrecord.model import Kind
from onrecord.store.entities import Entities
from onrecord.store.utterances import Utterances
from tests.link.said import reading, store

SAID = "We will never sell the locks of Ondai, whatever the price may be"
READINGS = [
    reading("one", f"“{SAID},” Ana Reyes said.", [("Ana Reyes", f"“{SAID},”")], day="2031-03-06"),
    reading(
        "two",
        "Ana Reyes said on Thursday: “We will never sell the locks, whatever the price may be”.",
        [("Ana Reyes", "“We will never sell the locks, whatever the price may be”")],
        day="2031-03-06",
    ),
    reading(
        "three",
        "“We will sell the locks of Ondai, whatever the price may be,” Ana Reyes said.",
        [("Ana Reyes", "“We will sell the locks of Ondai, whatever the price may be,”")],
        day="2031-03-06",
    ),
    reading(
        "four",
        "Oren Tash said that eleven pilots had waited for the bridge at Velm.",
        [("Oren Tash", "that eleven pilots had waited for the bridge at Velm")],
        kind=Kind.INDIRECT,
        day="2031-03-06",
    ),
]


def linked(folder, *readings, **more):
    database = store(folder, *readings, **more)
    link(database, folder)
    return database


@pytest.fixture
def at_once(tmp_path):
    with closing(linked(tmp_path / "at once", *READINGS)) as database:
        yield database


def test_a_saying_that_two_documents_report_is_one_utterance(at_once):
    [row] = Utterances(at_once, documents=2)

    assert {report.name: report.fidelity for report in row.reports} == {
        "one": "verbatim",
        "two": "cut",
    }
    assert SAID in row.text
    assert row.said == {"from": "2031-03-06", "to": "2031-03-06"}


def test_its_speakers_are_entities_of_the_case(at_once):
    [row] = Utterances(at_once, documents=2)
    [reyes] = Entities(at_once, name="Ana Reyes")

    assert (row.entities, row.names) == ((reyes.id,), ("Ana Reyes",))


def test_every_attribution_is_a_report_of_one_utterance(at_once):
    found = [report.attribution for row in Utterances(at_once) for report in row.reports]

    assert sorted(found) == sorted(one.id for read in READINGS for one in read.attributions)


def test_utterances_are_found_by_source_and_document(at_once):
    by_name = list(Utterances(at_once, source="oren tash"))
    [entity] = Entities(at_once, name="Oren Tash")
    by_id = list(Utterances(at_once, source=entity.id))
    by_document = list(Utterances(at_once, document=READINGS[3].document.id))

    assert by_name == by_id == by_document
    assert [row.names for row in by_name] == [("Oren Tash",)]
    assert list(Utterances(at_once, source="Nobody")) == []


@pytest.mark.parametrize("seed", range(6))
def test_neither_order_nor_batches_change_utterances(tmp_path, at_once, seed):
    chosen = random.Random(seed)
    readings = chosen.sample(READINGS, len(READINGS))
    at = 0
    while at < len(readings):
        size = chosen.randint(1, 2)
        part = readings[at : at + size]
        with closing(linked(tmp_path / "case", *part, first=at)) as database:
            found = list(Utterances(database))
        at += size

    assert found == list(Utterances(at_once))


def test_what_was_never_said_is_no_utterance(tmp_path):
    [told] = READINGS[0].attributions
    denied = replace(READINGS[0], attributions=(replace(told, negated=True),))

    with closing(linked(tmp_path / "case", denied)) as database:
        assert list(Utterances(database)) == []


def test_what_another_engine_read_is_put_together_anew(tmp_path, at_once):
    folder = tmp_path / "case"
    linked(folder, *[reading(one.document.name, one.document.text) for one in READINGS]).close()

    with closing(linked(folder, *READINGS, engine="better")) as database:
        found = list(Utterances(database))

    assert found == list(Utterances(at_once))


def test_a_case_counts_and_pages_its_utterances(tmp_path, at_once):
    with Case.open(tmp_path / "at once") as case:
        every = case.utterances()
        pages = every.page(2) + every.page(2, 2)
        counted = len(every)

    assert len(pages) == counted == 3
    assert len({row.id for row in pages}) == 3
