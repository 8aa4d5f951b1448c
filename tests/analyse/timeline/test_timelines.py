from __future__ import annotations

import pytest

from onrecord.errors import InputError


def test_a_timeline_puts_sayings_offices_and_ties_in_the_order_of_their_days(case):
    rows = case.timeline("Ana Reyes").table().rows

    dated = [row["since"] or row["until"] for row in rows if row["since"] or row["until"]]
    assert dated == sorted(dated)
    assert [(row["kind"], row["since"]) for row in rows[:4]] == [
        ("office", "2028"),
        ("office", "2029"),
        ("saying", "2030-03-04"),
        ("tie", "2030-05-02"),
    ]


def test_when_it_was_said_stands_beside_when_it_was_put_out(case):
    [said] = [row for row in case.timeline("Ana Reyes").table() if row["precision"] == "day"]

    assert (said["since"], said["published"]) == ("2030-03-04", "2030-03-05")
    assert said["what"].startswith("demand towards Holm: ")
    assert said["told_by"] == "Corran Gazette"


def test_dates_that_contradict_each_other_are_marked(case):
    rows = [row for row in case.timeline("Ana Reyes").table() if row["kind"] == "office"]

    assert [(row["since"], row["conflict"]) for row in rows] == [
        ("2028", True),
        ("2029", True),
        (None, False),
    ]


def test_each_event_leads_to_its_passage_and_to_other_tellings(case):
    found = case.timeline("Ana Reyes")

    told = {row["what"]: len(found.evidence(row)) for row in found.table()}
    assert told["transport minister"] == 3
    assert told["reject: We will never accept a toll on the narrow water"] == 2  # two speeches
    assert all(found.evidence(row)[0].text for row in found.table())
    with pytest.raises(InputError):
        found.evidence("none")


def test_a_period_leaves_out_what_was_not_in_it(case):
    rows = case.timeline("Ana Reyes", since="2030-05", until="2030-06").table().rows

    assert [row["kind"] for row in rows] == ["office", "office", "tie", "saying"]


def test_what_is_said_towards_somebody_comes_where_asked_for(case):
    assert not [row for row in case.timeline("Holm").table() if row["kind"] == "saying"]
    assert len(case.timeline("Holm", towards=True).table()) == 5


def test_a_topic_has_a_timeline_of_sayings(case):
    found = case.timeline(topic="toll books")

    [row] = found.table().rows
    assert row["since"] == "2030-03-04"
    with pytest.raises(InputError, match="topic"):
        case.timeline(topic="…")
    with pytest.raises(InputError, match="one of the two"):
        case.timeline()


def test_offices_are_told_by_somebody(case):
    found = case.offices("Ana Reyes")

    rows = {row["since"]: row for row in found.table()}
    assert rows["2028"]["told_by"] == ["Tidewater Post"]
    assert rows["2029"]["told_by"] == ["Strait Herald"]
    assert [one.text for one in found.evidence(rows["2028"])] == [
        "Reyes was transport minister from 2028 to 2031"
    ]
    assert len(case.offices(title="minister").table()) == 3
    assert len(case.offices(title="harbour master").table()) == 0
    assert len(case.offices(organisation="Ministry").table()) == 0
