from __future__ import annotations

import pytest

from onrecord.errors import InputError


def acts(found):
    return [(row["act"], row["target"]) for row in found.table()]


def test_positions_of_somebody_come_the_latest_first(case):
    found = case.positions("Tomas Lindqvist")

    assert acts(found) == [("criticise", "Holm"), ("praise", "Holm")]
    assert [row["published"] for row in found.table()] == ["2031-03-01", "2030-03-05"]


def test_what_several_documents_report_is_one_position(case):
    [row] = case.positions("Ana Reyes", acts=["reject"]).table().rows

    assert row["reports"] == 2


def test_a_list_comes_with_its_items(case):
    found = case.positions("Ana Reyes", target="Holm")

    [row] = found.lists().rows
    assert row["items"] == ["Lift the toll", "open the books"]
    assert [one.text for one in found.evidence(row)] == [
        "Lift the toll and open the books",
        "Lift the toll",
        "open the books",
    ]


def test_an_issue_is_asked_for_in_words(case):
    assert acts(case.positions(issue="toll books")) == [("demand", "Holm")]
    with pytest.raises(InputError, match="issue"):
        case.positions(issue="…")
    with pytest.raises(InputError, match="sing"):
        case.positions(acts=["sing"])


def test_who_rejects_what_somebody_wants_is_told(case):
    """A ministry official criticises the toll; Reyes demands that it be lifted."""
    wanted = case.positions("Ana Reyes", issue="toll")
    [opposed] = case.positions("Ana Reyes", issue="toll OR patience").opposites().rows

    assert not len(wanted.opposites())
    assert (opposed["who"], opposed["act"]) == ("A senior ministry official", "criticise")


def test_one_who_is_for_a_target_is_held_against_one_who_is_against_it():
    from onrecord.analyse.positions.opposition import about, towards
    from onrecord.model import Act

    assert towards(Act.PRAISE) == -towards(Act.CRITICISE) == 1
    assert about(Act.DEMAND) == -about(Act.REJECT) == 1
    assert towards(Act.DEMAND) == about(Act.WARN) == 0


def test_positions_are_counted_by_year(case):
    rows = case.positions("Tomas Lindqvist").over_time().rows

    assert {(row["act"], row["year"]): row["positions"] for row in rows} == {
        ("criticise", "2031"): 1,
        ("praise", "2030"): 1,
    }
