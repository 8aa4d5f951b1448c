"""The judgement between two teachers' students."""

import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")
pytest.importorskip("onnx", reason="training needs the extra 'train'")

from training.attribution.trial import differences

ROLES = ("source", "cue", "content")
GOLD = [(at, at + 1, role) for at, role in enumerate(ROLES)]


def articles(*found):
    """One window an article."""
    return [[(GOLD, some)] for some in found]


def test_a_student_that_finds_all_is_better_by_what_the_other_misses():
    all_of_it, half = articles(GOLD, GOLD), articles(GOLD, GOLD[:2])

    found = differences(all_of_it, half)

    assert found["source"] == (0.0, 0.0, 0.0)
    low, middle, high = found["content"]
    assert low == 0.0
    assert 0.0 < middle < high == 100.0


def test_the_better_student_may_be_the_second():
    found = differences(articles(GOLD[:1]), articles(GOLD))

    assert found["cue"] == (-100.0, -100.0, -100.0)
