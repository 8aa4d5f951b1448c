"""The CRF in numpy, against all paths counted one by one."""

import itertools

import numpy as np

from onrecord.tag.decode import TOGETHER, Chain, label_spans

RNG = np.random.default_rng(5)
CHAIN = Chain(
    start=RNG.normal(size=3).astype(np.float32),
    follow=RNG.normal(size=(3, 3)).astype(np.float32),
    stop=RNG.normal(size=3).astype(np.float32),
)


def path_score(scores, path):
    total = CHAIN.start[path[0]] + CHAIN.stop[path[-1]]
    total += sum(scores[t, label] for t, label in enumerate(path))
    return total + sum(CHAIN.follow[a, b] for a, b in itertools.pairwise(path))


def by_hand(scores):
    paths = list(itertools.product(range(3), repeat=len(scores)))
    weights = np.exp([path_score(scores, path) for path in paths])
    best = paths[int(weights.argmax())]
    sure = [
        sum(w for w, path in zip(weights, paths, strict=True) if path[t] == label) / weights.sum()
        for t, label in enumerate(best)
    ]
    return list(best), sure


def test_best_path_and_marginals_equal_those_counted_one_by_one():
    windows = [RNG.normal(size=(n, 3)).astype(np.float32) for n in (5, 1, 4)]

    labels, sure = CHAIN.decode(windows)

    for window, found, probability in zip(windows, labels, sure, strict=True):
        best, expected = by_hand(window)
        assert found.tolist() == best
        np.testing.assert_allclose(probability, expected, rtol=1e-4)


def test_a_window_decodes_the_same_alone_and_in_company():
    lengths = [7, 3, 12, *([5, 9] * TOGETHER)]
    windows = [RNG.normal(size=(n, 3)).astype(np.float32) for n in lengths]

    together = CHAIN.decode(windows)

    for number, window in enumerate(windows):
        alone = CHAIN.decode([window])
        assert np.array_equal(together[0][number], alone[0][0])
        assert np.array_equal(together[1][number], alone[1][0])


def test_leaning_to_a_label_is_adding_to_its_scores():
    window = RNG.normal(size=(6, 3)).astype(np.float32)
    raised = window + np.array([0, 0.7, 0], dtype=np.float32)

    labels, sure = CHAIN.leaning_to(1, 0.7).decode([window])
    expected, probability = CHAIN.decode([raised])

    assert np.array_equal(labels[0], expected[0])
    np.testing.assert_allclose(sure[0], probability[0], rtol=1e-5)


def test_spans_are_read_off_labels():
    names = ("O", "B-cue", "I-cue", "B-content", "I-content")

    assert label_spans(np.array([1, 2, 1, 0, 3, 4, 2]), names) == [
        (0, 2, "cue"),
        (2, 3, "cue"),
        (4, 6, "content"),
        (6, 7, "cue"),
    ]
