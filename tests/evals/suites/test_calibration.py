"""Calibration measured on made-up scores."""

import pytest

from evals.suites.calibration import Judged, bins, measures, of_article


def judged(score, right, wrong):
    return [Judged(score=score, right=True)] * right + [Judged(score=score, right=False)] * wrong


def values(found):
    return {one.name: one.value for one in measures(found)}


def test_scores_that_mean_what_they_say_have_no_error():
    levels = [(2 * tenth + 1) / 20 for tenth in range(10)]

    found = [
        one for level in levels for one in judged(level, round(20 * level), round(20 - 20 * level))
    ]

    assert values(found)["expected calibration error"] == pytest.approx(0)


def test_scores_that_promise_too_much_show_it():
    assert values(judged(0.95, 0, 100))["expected calibration error"] == pytest.approx(95)


def test_what_reaches_a_score_is_counted_with_how_often_it_is_right():
    found = values(judged(0.95, 3, 1) + judged(0.5, 2, 2))

    assert found["score 0.9 or more: right"] == 75
    assert found["score 0.9 or more: kept"] == 50


def test_bins_hold_as_many_each_and_rise():
    parts = bins([Judged(score=n / 100, right=n % 2 == 0) for n in range(100)])

    assert [part.count for part in parts] == [10] * 10
    assert [part.score for part in parts] == sorted(part.score for part in parts)


def test_a_bin_of_few_is_less_certain_than_one_of_many():
    (few, *_), (many, *_) = bins(judged(0.5, 10, 0)), bins(judged(0.5, 1000, 0))

    assert (few.count, many.count) == (1, 100)
    assert few.error > many.error > 0


def test_an_attribution_inside_another_is_not_judged():
    text = "Reyes said the paper wrote that it closed"
    gold = {"attributions": [{"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 41]]}]}
    outer = {"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 41]], "score": 0.9, "chain": []}
    inner = {**outer, "content": [[33, 41]], "chain": ["outer"], "score": 0.7}

    found = of_article(gold, {"text": text, "attributions": [outer, inner]})

    assert found == [Judged(score=0.9, right=True)]
