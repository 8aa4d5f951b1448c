"""Calibration on made-up attributions whose probabilities are known."""

import numpy as np
import pytest

from training.attribution.calibrate import (
    FEWEST,
    Sample,
    calibration_error,
    cross_fitted,
    fit,
    thresholds,
    worth,
)
from training.attribution.data import held_out


@pytest.fixture
def sample():
    random = np.random.default_rng(5)
    features = random.normal(size=(3000, 3)) * [2.0, 1.0, 0.0]
    true = 1 / (1 + np.exp(-(0.7 + 1.5 * features[:, 0])))
    right = (random.random(3000) < true).astype(float)
    return Sample(features=features, right=right, article=np.arange(3000) // 30, gold=2500)


def test_the_fit_finds_what_counts_and_ignores_what_never_varies(sample):
    model = fit(sample)

    assert abs(model.weights[0] - 1.5) < 0.2
    assert abs(model.weights[1]) < 0.2
    assert model.weights[2] == 0


def test_cross_fitted_scores_are_calibrated(sample):
    assert calibration_error(cross_fitted(sample), sample.right) < 3


def test_a_score_that_is_always_too_high_shows_as_error():
    right = np.tile([1.0, 0.0], 500)

    assert calibration_error(np.full(1000, 0.9), right) == pytest.approx(40)


def test_a_threshold_keeps_what_it_promises_and_rises_with_it(sample):
    scores = cross_fitted(sample)

    table = thresholds(scores, sample.right)

    for row in table:
        kept = scores >= row["score"] - 1e-4
        assert sample.right[kept].mean() >= row["precision"] - 0.005
        assert kept.sum() >= FEWEST
    found = [row["score"] for row in table]
    assert found == sorted(found)
    assert table[0]["score"] == 0
    assert table[-1]["precision"] > 0.9


def test_what_is_worth_its_place_is_right_more_often_than_half_of_the_best_f1(sample):
    scores = cross_fitted(sample)

    least = worth(scores, sample.right, sample.gold)

    def f1(score):
        kept = scores >= score
        return 2 * sample.right[kept].sum() / (kept.sum() + sample.gold)

    best = max(f1(score) for score in scores)
    assert least == pytest.approx(best / 2, abs=1e-4)
    assert f1(least) == pytest.approx(best, abs=0.005)


def test_what_few_attributions_reach_is_not_promised():
    scores = np.linspace(0.99, 0.01, FEWEST // 2)

    assert thresholds(scores, np.ones(len(scores))) == []


def test_held_out_articles_are_about_one_in_fourteen_and_always_the_same():
    ids = [f"paper_2015-11-{n % 28:02d}_story-{n}" for n in range(5000)]

    share = sum(map(held_out, ids)) / len(ids)

    assert 0.06 < share < 0.08
    assert [held_out(name) for name in ("a", "s")] == [False, True]
