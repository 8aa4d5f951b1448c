"""The gold of frames, and how what was found is put beside it."""

import json

import pytest

from evals.scoring.parts import PARTS
from evals.suites import frames

ROWS = [json.loads(line) for line in frames.GOLD.read_text(encoding="utf-8").splitlines()]
TEXT = "In court, she reportedly told them that it was lost."
ROW = {
    "id": "one",
    "part": "kept",
    "text": TEXT,
    "attributions": [
        {
            "cue": "reportedly told",
            "content": "that it was lost",
            "kind": "indirect",
            "flags": ["hedged"],
            "addressee": ["them"],
            "occasion": [],
            "place": ["In court"],
        }
    ],
}


def found(cue, content, **changes):
    base = {name: [] for name in ("source", "addressee", "occasion", "place")}
    flags = dict.fromkeys(frames.FLAGS, False)
    roles = {"cue": [list(frames.place(TEXT, cue))], "content": [list(frames.place(TEXT, content))]}
    return {**base, **flags, **roles, "kind": "indirect", **changes}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_all_words_of_the_gold_stand_in_their_sentence_once(row):
    read = [frames.read_frame(row["text"], one) for one in row["attributions"]]

    assert all(one.kind in ("direct", "indirect", "mixed") for one in read)
    assert all(one.flags <= set(frames.FLAGS) for one in read)
    assert row["part"] in PARTS


def test_the_gold_holds_many_of_every_flag_and_more_without_any():
    flags = [set(one["flags"]) for row in ROWS for one in row["attributions"]]

    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 200
    assert all(sum(name in each for each in flags) >= 20 for name in frames.FLAGS)
    assert flags.count(set()) > len(flags) // 2


def test_what_is_found_right_counts_and_what_is_invented_costs():
    right = found("told", "that it was lost", hedged=True, place=[[0, 9]], denied=True)

    [row] = frames.judged(ROW, [right])

    assert (row.flag("hedged").f1, row.flag("denied").precision) == (100, 0)
    assert (row.exact("place").f1, row.overlap("place").recall) == (100, 100)
    assert row.exact("addressee").gold == 1
    assert row.exact("addressee").found == 0


def test_punctuation_at_the_end_of_a_span_is_no_fault_and_a_word_is_half_a_one():
    wide = found("told", "that it was lost", place=[[0, 13]])
    comma = found("told", "that it was lost", place=[[0, 9]])

    [one], [other] = frames.judged(ROW, [wide]), frames.judged(ROW, [comma])

    assert one.exact("place").right == 0
    assert 0 < one.overlap("place").f1 < 100
    assert other.exact("place").f1 == 100


def test_another_attribution_is_not_taken_for_the_one_asked_about():
    [row] = frames.judged(ROW, [found("In court", "she")])

    assert row.found is None
    assert row.flag("hedged").gold == 1


def test_measures_are_of_the_found_and_of_all():
    values = {one.name: one.value for one in frames.measures(list(frames.judged(ROW, [])))}

    assert values["kept: found"] == 0
    assert values["kept: hedged F1, of all"] == 0
