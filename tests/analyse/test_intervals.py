from __future__ import annotations

import pytest

from onrecord.analyse.intervals import garwood, rate_interval


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 9, 31, 100, 999, 20_000])
@pytest.mark.parametrize("level", [0.9, 0.95, 0.99])
def test_an_interval_is_that_of_statsmodels(count, level):
    rates = pytest.importorskip("statsmodels.stats.rates")
    expected = rates.confint_poisson(count, 1, method="exact-c", alpha=1 - level)

    assert garwood(count, level) == pytest.approx([float(one) for one in expected], rel=1e-9)


def test_the_interval_of_a_rate_is_that_of_its_count_by_its_words():
    low, high = rate_interval(5, 2_000, 1_000)

    assert (low, high) == pytest.approx((1.6234864 / 2, 11.6683321 / 2))


def test_an_interval_of_published_tables_holds_without_any_library():
    """Five deaths: 1.62 to 11.67 (Garwood 1936, as printed in textbooks of epidemiology)."""
    assert [round(end, 2) for end in garwood(5)] == [1.62, 11.67]
