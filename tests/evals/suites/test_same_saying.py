import numpy as np
import pytest

from evals.suites.same_saying import Pair, changed, half_of, recall_at, wrongly_joined
from onrecord.link.utterances.score import load


@pytest.mark.parametrize(
    ("text", "kind", "after"),
    [
        ("The board sold 40 boats.", "number", "The board sold 87 boats."),
        ("The board met Vale there.", "name", "The board met Ardelo there."),
        ("The locks are open.", "negation", "The locks are not open."),
        ("The locks will not open.", "negation", "The locks will open."),
    ],
)
def test_one_thing_is_changed(text, kind, after):
    assert (kind, after) in set(changed(text))


def test_recall_is_read_where_the_precision_still_holds():
    scores = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    same = np.array([True, True, False, True, False])

    assert recall_at(scores, same, 1.0) == (pytest.approx(2 / 3), 0.8)
    assert recall_at(scores, same, 0.75) == (1.0, 0.6)


def test_pairs_of_one_score_stand_or_fall_together():
    scores = np.array([0.9, 0.9])

    assert recall_at(scores, np.array([True, False]), 0.9) == (0.0, 1.0)


def test_a_changed_sentence_counts_once_against_itself_and_once_against_its_fellow():
    pair = Pair(
        one="The Harbour Board of Castrel sold 40 dredgers last spring",
        other="Last spring the Harbour Board of Castrel sold 40 dredgers",
        same=True,
    )

    counts = wrongly_joined([pair], load())

    assert counts["number"] == (0, 2)


def test_the_half_of_an_example_does_not_change():
    assert [half_of(name) for name in ("1-2", "3-4", "12-13", "7-8")] == [1, 0, 0, 0]
