from __future__ import annotations

import json
import random
from contextlib import closing

import pytest

from onrecord.case import Case
from onrecord.errors import CaseError
from onrecord.link.entities import recording
from onrecord.link.linking import link
from onrecord.link.utterances.recording import Utterances
from onrecord.model import EntityKind, Kind
from onrecord.store.database import Database
from onrecord.store.entities import Entities, joined_entity
from onrecord.store.sheet import plain
from tests.link.said import reading, store

OFFICES = {"Ana Reyes": "finance minister of Velm"}
READINGS = [
    reading(
        "one",
        "“We will vote no,” Ana Reyes, the finance minister of Velm, said. Oren Tash agreed to go.",
        [("Ana Reyes", "“We will vote no,”"), ("Oren Tash", "agreed to go")],
        offices=OFFICES,
    ),
    reading(
        "two",
        "Ana Reyes, the finance minister of Velm, praised the pilots before Oren Tash.",
        [("Ana Reyes", "the pilots")],
        kind=Kind.INDIRECT,
        people=["Oren Tash"],
        offices=OFFICES,
    ),
    reading(
        "three",
        "“Nobody asked us,” Reyes said. Oren Tash was there; so was the Harbour Board.",
        [("Reyes", "“Nobody asked us,”")],
        people=["Oren Tash", "the Harbour Board"],
        kinds={"the Harbour Board": EntityKind.STATE_BODY},
    ),
    reading(
        "four",
        "Bruno Reyes, a goalkeeper, said the Harbour Board had failed.",
        [("Bruno Reyes", "the Harbour Board had failed")],
        kind=Kind.INDIRECT,
        people=["the Harbour Board"],
        kinds={"the Harbour Board": EntityKind.STATE_BODY},
    ),
    reading("five", "Ana Reyes smiled. Wang Wei sang.", people=["Ana Reyes", "Wang Wei"]),
    reading("six", "Wang Wei slept in Velm.", people=["Wang Wei"]),
]
IDS = [one.id for reading in READINGS for one in reading.entities]


def linked(folder, *readings, **more):
    database = store(folder, *readings, **more)
    link(database, folder)
    return database


def everything(database):
    """All that can be asked of the entities of a case."""
    rows = list(Entities(database))
    return rows, [joined_entity(database, row.id) for row in rows]


@pytest.fixture
def at_once(tmp_path):
    with closing(linked(tmp_path / "at once", *READINGS)) as database:
        yield database


def test_entities_of_documents_are_one_with_their_reasons(at_once):
    [reyes] = [row for row in Entities(at_once) if row.name == "Ana Reyes"]

    shown = joined_entity(at_once, reyes.id)

    assert {member.document_name for member in shown.members} >= {"one", "two", "five"}
    assert all(member.steps for member in shown.members)
    assert "name" in {step.compared for step in shown.members[0].steps}
    assert (reyes.documents, reyes.attributions) == (
        len(shown.members),
        sum(member.attributions for member in shown.members),
    )


def test_every_entity_of_a_document_is_a_member_of_one(at_once):
    members = [
        member.id for row in Entities(at_once) for member in joined_entity(at_once, row.id).members
    ]

    assert sorted(members) == sorted(set(IDS))


@pytest.mark.parametrize("seed", range(20))
def test_neither_order_nor_batches_change_entities(tmp_path, at_once, seed):
    chosen = random.Random(seed)
    readings = chosen.sample(READINGS, len(READINGS))
    at = 0
    while at < len(readings):
        size = chosen.randint(1, 3)
        part = readings[at : at + size]
        with closing(linked(tmp_path / "case", *part, first=at)) as database:
            found = everything(database)
        at += size

    assert found == everything(at_once)


def test_only_what_new_documents_reach_is_joined_anew(tmp_path, monkeypatch):
    folder = tmp_path / "case"
    linked(
        folder, *READINGS[:4], reading("far", "Ilse Brandt sang.", people=["Ilse Brandt"])
    ).close()
    loaded = []
    load = recording.load
    monkeypatch.setattr(
        recording, "load", lambda database, key: loaded.append(key) or load(database, key)
    )

    new = reading("near", "Ilse Brandt slept.", people=["Ilse Brandt"])
    linked(folder, new, first=9).close()

    assert len(loaded) == 2


def test_an_id_that_was_shown_leads_to_the_entity_that_holds_its_member(tmp_path):
    """Whatever comes first, the id of every state of the case stays good."""
    shown = set()
    for at, one in enumerate(READINGS):
        with closing(linked(tmp_path / "case", one, first=at)) as database:
            shown |= {row.id for row in Entities(database)}
            now = {key: joined_entity(database, key).entity.id for key in shown}

    assert len(set(now.values())) < len(shown)
    assert set(now.values()) <= shown


def test_the_id_of_a_documents_own_entity_leads_to_the_joined_one(at_once):
    own = next(one for one in READINGS[1].entities if one.name == "Ana Reyes")

    assert own.id in {member.id for member in joined_entity(at_once, own.id).members}


def test_a_join_that_was_refused_is_told_with_its_reason_and_candidates(tmp_path):
    people = [
        reading("a", "Ana Reyes, the mayor, sang.", people=["Ana Reyes"]),
        reading("b", "Alma Reyes, the envoy, sang.", people=["Alma Reyes"]),
        reading("c", "A. Reyes slept.", people=["A. Reyes"]),
    ]
    with closing(linked(tmp_path / "case", *people)) as database:
        [alone] = [row for row in Entities(database) if row.name == "A. Reyes"]
        [refusal] = joined_entity(database, alone.id).refusals
        [candidate] = [row for row in Entities(database) if row.name == "Ana Reyes"]
        told_there = joined_entity(database, candidate.id).refusals

    assert refusal.reason
    assert {one.name for one in refusal.candidates} == {"Ana Reyes", "Alma Reyes"}
    assert told_there == (refusal,)


def test_what_another_engine_read_is_joined_anew(tmp_path, at_once):
    folder = tmp_path / "case"
    linked(folder, *[reading(one.document.name, one.document.text) for one in READINGS]).close()

    with closing(linked(folder, *READINGS, engine="better")) as database:
        found = everything(database)

    assert found == everything(at_once)


def test_linking_again_changes_nothing(tmp_path, at_once):
    before = everything(at_once)

    link(at_once, tmp_path / "at once")

    assert everything(at_once) == before


def test_an_id_of_nothing_is_told(at_once):
    with pytest.raises(CaseError, match="No joined entity"):
        joined_entity(at_once, "ffffffffffffffff")


def test_a_name_finds_all_that_is_attributed_to_the_joined_person(tmp_path, at_once):
    with Case.open(tmp_path / "at once") as case:
        [reyes] = case.entities("Ana Reyes")
        full = [row.id for row in case.attributions(source="Ana Reyes")]
        by_id = [row.id for row in case.attributions(source=reyes.id)]

    assert len(full) == reyes.attributions
    assert full == by_id


def test_a_short_name_finds_everybody_who_bears_it_and_how_many(tmp_path, at_once):
    with Case.open(tmp_path / "at once") as case:
        meant = list(case.entities("Reyes"))
        found = len(case.attributions(source="Reyes"))

    assert found == sum(row.attributions for row in meant) > 0


def test_documents_that_are_not_linked_are_found_by_their_names(tmp_path, at_once):
    later = reading(
        "later",
        "“I will stay,” Ana Reyes said.",
        [("Ana Reyes", "“I will stay,”")],
    )
    with Case.open(tmp_path / "at once") as case:
        before = len(case.attributions(source="Ana Reyes"))
        store(tmp_path / "at once", later, first=9).close()
        after = len(case.attributions(source="Ana Reyes"))

    assert after == before + 1


def test_entities_are_plain_data(at_once):
    [row] = [row for row in Entities(at_once) if row.name == "Ana Reyes"]

    told = json.loads(json.dumps(plain(joined_entity(at_once, row.id))))

    assert list(told) == ["entity", "members", "refusals", "offices", "ties"]


def test_a_link_that_was_stopped_after_joining_leaves_nothing_half_done(
    tmp_path, at_once, monkeypatch
):
    folder = tmp_path / "case"
    with monkeypatch.context() as patch:
        patch.setattr(Utterances, "make", lambda _: 1 / 0)
        with closing(store(folder, *READINGS)) as database, pytest.raises(ZeroDivisionError):
            link(database, folder)
        with closing(Database(folder, create=False)) as database:
            assert list(Entities(database)) == []

    with closing(Database(folder, create=False)) as database:
        link(database, folder)
        found = everything(database)

    assert found == everything(at_once)


def test_a_list_of_ones_own_names_entities_and_stays_with_the_case(tmp_path):
    folder, people = tmp_path / "case", tmp_path / "people.csv"
    people.write_text("name,aliases,id\nAna María Reyes,Ana Reyes,p-1\n", encoding="utf-8")
    with closing(store(folder, READINGS[0])) as database:
        link(database, folder, people=people)
    later = reading("later", "Ana Reyes slept.", people=["Ana Reyes"])

    with closing(linked(folder, later, first=1)) as database:
        [row] = Entities(database, name="Ana Reyes")

    assert (row.name, row.listed, row.documents) == ("Ana María Reyes", "p-1", 2)


def test_another_list_takes_the_place_of_the_one_before(tmp_path):
    folder, people = tmp_path / "case", tmp_path / "people.csv"
    with closing(store(folder, READINGS[0])) as database:
        for number in (1, 2):
            people.write_text(f"name,aliases,id\nAna Reyes,,p-{number}\n", encoding="utf-8")
            link(database, folder, people=people)
        [row] = Entities(database, name="Ana Reyes")

    assert row.listed == "p-2"
