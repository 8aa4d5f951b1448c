"""Decisions as lines of JSON: written out, read in, held against those that are there."""

from __future__ import annotations

import json

import pytest

from onrecord.errors import InputError
from tests.store.decisions.case_of import case_of, castrel, id_of, velm

KEYS = ["id", "action", "by", "at", "why", "on", "parts", "changes", "undone"]


@pytest.fixture
def case(tmp_path):
    with case_of(tmp_path / "case", velm(), castrel()) as opened:
        yield opened


@pytest.fixture
def other(tmp_path):
    with case_of(tmp_path / "other", velm(), castrel()) as opened:
        yield opened


def entities(case):
    return [row.id for row in case.entities()]


def utterances(case):
    return [row.id for row in case.utterances()]


def decide_all(case):
    """Make a decision of every kind."""
    case.decide("accept", id_of(case, "Lamp"), by="R. Vale", why="as printed")
    case.decide(
        "edit",
        id_of(case, "No"),
        by="R. Vale",
        source=["Mira Osk", "Oren Tash"],
        kind="mixed",
        span={"content": [(0, 10)]},
        said="..2031-03",
        act="",
        target="",
    )
    case.decide("merge", *entities(case)[:2], by="K. Dál")
    merged = next(row for row in case.entities() if row.decided)
    parted = case.entity(merged.id).members[0].id
    case.decide("split", merged.id, parted, by="K. Dál")
    case.decide("join", *utterances(case)[:2], by="K. Dál")
    joined = next(row for row in case.utterances() if row.decided)
    case.decide("part", joined.id, joined.reports[0].attribution, by="K. Dál")
    rejected = case.decide("reject", id_of(case, "Lamp"), by="K. Dál")
    case.undo(rejected.id, by="R. Vale")


def told(case):
    return (
        list(case.attributions()),
        list(case.entities()),
        list(case.utterances()),
        [(row.id, row.state) for row in case.decisions()],
    )


def test_every_decision_has_the_keys_that_others_rely_on(case, tmp_path):
    decide_all(case)

    assert case.export_decisions(tmp_path / "d.jsonl") == 7

    lines = list(map(json.loads, (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()))
    assert all(list(line) == KEYS for line in lines)
    assert [line["action"] for line in lines] == (
        "accept edit merge split join part reject".split()
    )
    [anchor] = lines[0]["on"]
    assert list(anchor) == ("what id document content cue source before after kind names".split())
    assert anchor["content"][0]["text"] == "“Lamp oil is dear,”"
    assert anchor["before"].endswith("Ana Reyes said in Velm. ")
    assert lines[1]["changes"]["act"] is None
    assert lines[-1]["undone"]["by"] == "R. Vale"


def test_importing_gives_another_case_the_same_answers_and_twice_adds_nothing(
    case, other, tmp_path
):
    decide_all(case)
    case.export_decisions(tmp_path / "d.jsonl")

    first = other.import_decisions(tmp_path / "d.jsonl")
    second = other.import_decisions(tmp_path / "d.jsonl")

    assert (first.added, first.known, first.conflicts) == (7, 0, ())
    assert (second.added, second.known) == (0, 7)
    assert told(other) == told(case)


def test_an_undo_comes_with_an_import(case, other, tmp_path):
    made = case.decide("reject", id_of(case, "Lamp"), by="R. Vale")
    case.export_decisions(tmp_path / "before.jsonl")
    other.import_decisions(tmp_path / "before.jsonl")
    assert len(other.attributions()) == 3
    case.undo(made.id, by="R. Vale")
    case.export_decisions(tmp_path / "after.jsonl")

    report = other.import_decisions(tmp_path / "after.jsonl")

    assert (report.added, report.undone) == (0, 1)
    assert len(other.attributions()) == 4


def test_decisions_that_contradict_those_of_the_case_are_told_and_the_later_holds(
    case, other, tmp_path
):
    theirs = case.decide("reject", id_of(case, "Lamp"), by="R. Vale")
    edit = case.decide("edit", id_of(case, "No"), by="R. Vale", act="deny")
    case.decide("accept", id_of(case, "locks"), by="R. Vale")
    case.export_decisions(tmp_path / "d.jsonl")
    own = other.decide("accept", id_of(other, "Lamp"), by="K. Dál")
    warn = other.decide("edit", id_of(other, "No"), by="K. Dál", act="warn")

    report = other.import_decisions(tmp_path / "d.jsonl")

    assert {(one.imported, one.own, one.about) for one in report.conflicts} == {
        (theirs.id, own.id, "reject, not accept"),
        (edit.id, warn.id, "another act"),
    }
    assert len(other.attributions()) == 4
    assert len(other.attributions(act="warn")) == 1


def test_a_split_of_what_is_merged_here_is_told(case, other, tmp_path):
    pair = entities(case)[:2]
    case.decide("merge", *pair, by="R. Vale")
    merged = next(row for row in case.entities() if row.decided)
    case.decide("split", merged.id, case.entity(merged.id).members[0].id, by="R. Vale")
    case.export_decisions(tmp_path / "d.jsonl")
    lines = (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "d.jsonl").write_text(lines[1] + "\n", encoding="utf-8")
    other.decide("merge", *entities(other)[:2], by="K. Dál")

    report = other.import_decisions(tmp_path / "d.jsonl")

    assert [one.about for one in report.conflicts] == ["one splits what the other merges"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: "no json", "Line 2"),
        (lambda line: "[1]", "Line 2"),
        (lambda line: line.replace('"reject"', '"accept"'), "changed since"),
        (lambda line: line.replace('"by": "R. Vale"', '"by": 3'), "Line 2"),
        (lambda line: line.replace("Oren Tash", "Ana Reyes"), "changed since"),
        (lambda line: "[" * 100_000, "Line 2"),
    ],
)
def test_a_line_that_is_no_decision_imports_nothing(case, other, tmp_path, change, said):
    case.decide("accept", id_of(case, "No"), by="R. Vale")
    case.decide("reject", id_of(case, "Lamp"), by="R. Vale")
    case.export_decisions(tmp_path / "d.jsonl")
    first, second = (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "d.jsonl").write_text(f"{first}\n{change(second)}\n", encoding="utf-8")

    with pytest.raises(InputError, match=said):
        other.import_decisions(tmp_path / "d.jsonl")
    assert len(other.decisions()) == 0


def test_a_file_that_is_not_there_is_wrong_input(case, tmp_path):
    with pytest.raises(InputError, match="cannot be read as decisions"):
        case.import_decisions(tmp_path / "none.jsonl")


def test_decisions_are_listed_by_state_action_and_person(case):
    made = case.decide("accept", id_of(case, "No"), by="R. Vale")
    case.decide("reject", id_of(case, "Lamp"), by="K. Dál")
    case.undo(made.id[:9], by="R. Vale")

    assert [row.by for row in case.decisions(state="undone")] == ["R. Vale"]
    assert [row.action for row in case.decisions(by="K. Dál")] == ["reject"]
    assert len(case.decisions(action="accept")) == 1
    assert case.decisions().page(1, 1)[0].id == made.id
    with pytest.raises(InputError, match="no state"):
        case.decisions(state="lost")
