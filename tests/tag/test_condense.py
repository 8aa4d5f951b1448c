"""Words that certainly go together are decoded as one, with the same result."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.tag.condense import condense
from onrecord.tag.decode import Scores, SegmentField

RNG = np.random.default_rng(11)
LABELS = 5  # O, B-x, I-x, B-y, I-y
FOLLOW = RNG.normal(scale=0.3, size=(LABELS, LABELS)).astype(np.float32)
for inside in (2, 4):
    FOLLOW[[b for b in range(LABELS) if b not in (inside, inside - 1)], inside] = -1e4
FIELD = SegmentField(
    start=np.array([0, 0, -1e4, 0, -1e4], dtype=np.float32),
    follow=FOLLOW,
    stop=np.zeros(LABELS, dtype=np.float32),
    lengths=RNG.normal(scale=0.2, size=(4, 2)).astype(np.float32),
    borders=np.array([1, 2, 8]),
)
SURE = 12.0  # in favour of one label


def labels(*spans, words=30, doubt=()):
    """Scores that are sure of spans (first, end, role) and of the rest, but not of `doubt`."""
    scores = np.zeros((words, LABELS), dtype=np.float32)
    chosen = np.zeros(words, dtype=np.int64)
    for first, end, role in spans:
        chosen[first], chosen[first + 1 : end] = 2 * role + 1, 2 * role + 2
    scores[np.arange(words), chosen] = SURE
    scores[list(doubt)] = 0
    return scores


def window(scores):
    words = len(scores)
    spans = RNG.normal(scale=0.5, size=(2, words, words)).astype(np.float32)
    return Scores(labels=scores, spans=spans)


def test_no_chance_asked_for_keeps_every_word_apart():
    (found,) = condense([labels((3, 9, 0))], FOLLOW, 0.0)

    assert found.first.tolist() == found.last.tolist() == list(range(30))


def test_stretches_break_where_something_may_begin_or_end():
    (found,) = condense([labels((3, 9, 0), doubt=[20])], FOLLOW, 0.02)

    assert found.first.tolist() == [0, 3, 4, 9, 20, 21]
    assert found.last.tolist() == [2, 3, 8, 19, 20, 29]


def test_a_window_where_nothing_may_begin_is_left_out():
    found = list(condense([labels(words=8), labels((0, 2, 1), words=4)], FOLLOW, 0.02))

    assert found[0] is None
    assert found[1].last[-1] == 3


def test_no_windows_give_nothing():
    assert list(condense([], FOLLOW, 0.02)) == []


@pytest.mark.parametrize("doubt", [(), (12,), (3, 8, 9), (0, 1, 28, 29)])
def test_spans_and_their_probabilities_stay_as_they_were(doubt):
    given = [window(labels((3, 9, 0), (15, 27, 1), doubt=doubt)), window(labels((0, 1, 1)))]

    plain = FIELD.likely(given)
    short = replace(FIELD, chance=0.001).likely(given)

    for one, other in zip(plain, short, strict=True):
        expected = {(s.first, s.end, s.role): s.probability for s in one}
        found = {(s.first, s.end, s.role): s.probability for s in other}
        assert found == pytest.approx(expected, abs=5e-3)
