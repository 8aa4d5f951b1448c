from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from scipy import stats

from onrecord.analyse.compare.keyness import (
    Sizes,
    chances,
    false_discovery,
    log_odds,
    log_ratio,
)

# uses in two sets, of words that are not all of their words
TABLE = [(120, 80), (5, 0), (0, 9), (33, 34), (1, 1), (400, 120), (17, 61)]
SIZES = Sizes(one=9_000, other=7_500)
PRIOR = 500.0


def reference(uses, other_uses):
    """Equations 16, 18, 20 and 22 of Monroe, Colaresi and Quinn, term by term."""
    alpha = PRIOR * (uses + other_uses) / (SIZES.one + SIZES.other)
    omega_one = (uses + alpha) / (SIZES.one + PRIOR - (uses + alpha))
    omega_other = (other_uses + alpha) / (SIZES.other + PRIOR - (other_uses + alpha))
    delta = log(omega_one / omega_other)
    return delta, delta / sqrt(1 / (uses + alpha) + 1 / (other_uses + alpha))


def columns():
    one, other = np.array(TABLE, dtype=np.float64).T
    return one, other


def test_log_odds_equal_the_equations_of_the_paper():
    found = log_odds(*columns(), SIZES, PRIOR)

    expected = [reference(*row) for row in TABLE]
    assert np.abs(found.delta - [delta for delta, _ in expected]).max() < 1e-9
    assert np.abs(found.z - [z for _, z in expected]).max() < 1e-9


def test_chances_and_discovery_rates_equal_those_of_scipy():
    chance = chances(log_odds(*columns(), SIZES, PRIOR).z)

    z = [reference(*row)[1] for row in TABLE]
    assert chance == pytest.approx(2 * stats.norm.sf(np.abs(z)), abs=1e-12)
    assert false_discovery(chance) == pytest.approx(
        stats.false_discovery_control(chance), abs=1e-12
    )


def test_a_log_ratio_of_one_is_twice_as_often():
    one, other = np.array([40.0, 3.0, 0.0]), np.array([20.0, 3.0, 4.0])

    assert log_ratio(one, other, Sizes(one=1_000, other=1_000)) == pytest.approx([1.0, 0.0, -3.0])
