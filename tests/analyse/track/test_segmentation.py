from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from onrecord.analyse.track.segmentation import change_points, divide


def single(counts) -> list[tuple[int, int]]:
    """Every use stands in a document of its own."""
    return [(period, 1) for period, count in enumerate(counts) for _ in range(count)]


def test_breaks_that_were_built_in_are_found():
    chosen = np.random.default_rng(4)
    words = chosen.integers(2_000, 9_000, 60)
    rates = np.repeat([0.0002, 0.003, 0.0006], [20, 21, 19])
    counts = chosen.poisson(rates * words)

    found = change_points(counts.tolist(), words.tolist(), single(counts))

    assert [one.at for one in found] == [20, 41]
    assert all(one.chance <= 0.005 for one in found)


def test_hardly_any_level_series_has_a_break():
    chosen = np.random.default_rng(5)

    broken = 0
    for _ in range(40):
        words = chosen.integers(2_000, 9_000, 60)
        counts = chosen.poisson(0.002 * words)
        broken += bool(change_points(counts.tolist(), words.tolist(), single(counts)))

    assert broken <= 5  # one in twenty is what its level allows


def test_words_decide_and_not_counts():
    counts, words = [2, 2, 2, 20, 20, 20], [1_000, 1_000, 1_000, 10_000, 10_000, 10_000]

    assert change_points(counts, words, single(counts)) == ()


def test_a_period_without_words_is_passed_over():
    counts, words = [0, 0, 0, 0, 9, 8, 9], [4_000, 4_000, 4_000, 0, 4_000, 4_000, 4_000]

    [found] = change_points(counts, words, single(counts))

    assert (found.at, found.before, found.after) == (4, 0.0, pytest.approx(26 / 12_000))


def test_one_document_that_says_it_often_is_less_of_a_change_than_many_documents():
    counts, words = [1, 1, 1, 1, 1, 9, 1, 1], [4_000] * 8

    burst = change_points(counts, words, [*single([1, 1, 1, 1, 1, 0, 1, 1]), (5, 9)])
    many = change_points(counts, words, single(counts))

    assert [one.at for one in burst] == [one.at for one in many] != []
    assert min(one.chance for one in burst) > 0.05 > min(one.chance for one in many)


@pytest.mark.parametrize("seed", range(8))
def test_a_division_is_the_best_of_all(seed):
    chosen = np.random.default_rng(seed)
    counts = chosen.poisson(3, 8).astype(float)
    words = chosen.integers(1, 5, 8).astype(float)

    def cost(bounds) -> float:
        ends = [0, *bounds, 8]
        total = np.log(8) * len(bounds)
        for start, end in pairwise(ends):
            uses, size = counts[start:end].sum(), words[start:end].sum()
            total += uses - uses * np.log(uses / size) if uses else 0.0
        return float(total)

    every = [list(one) for size in range(8) for one in combinations(range(1, 8), size)]

    assert cost(divide(counts, words)) == pytest.approx(min(map(cost, every)))
