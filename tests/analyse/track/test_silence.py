from __future__ import annotations

from math import exp

import numpy as np
import pytest

from onrecord.analyse.track.silence import silences

DAYS = np.array([20310101 + day for day in range(20)] + [20310201 + day for day in range(28)])


def found(used, words=None, days=DAYS):
    each = np.full(len(days), 1_000) if words is None else np.array(words)
    return silences(days, each, np.ones(len(days), dtype=int), np.array(used))


def test_a_silence_is_told_with_its_days_words_and_odds():
    """Ten uses in the 10,000 words behind the first day; then none in 38,000."""
    used = [20310101, *[20310102 + day for day in range(10)]]

    [last] = found(used)

    assert (last.since, last.until, last.ends) == (20310111, 20310228, False)
    assert (last.days, last.words, last.documents) == (48, 37_000, 37)
    assert last.expected == pytest.approx(37.0)
    assert last.chance == pytest.approx(exp(-37.0))


def test_no_words_are_no_silence():
    words = [1_000] * 11 + [0] * 37
    days = DAYS[:11]

    assert found([20310101 + day for day in range(11)], words[:11], days) == ()


def test_one_use_tells_no_rate_and_no_odds():
    assert found([20310105]) == ()


def test_an_odd_silence_between_uses_is_told_and_corrected_for_looking():
    early = [20310101 + day for day in range(15)]
    late = [20310226, 20310227, 20310228]

    inner = [one for one in found([*early, *late]) if one.ends]

    assert [(one.since, one.until) for one in inner] == [(20310115, 20310226)]
    assert inner[0].chance < 1e-9
