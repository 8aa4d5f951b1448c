"""The field in numpy, against all labellings counted one by one."""

import itertools
import tracemalloc
from collections import defaultdict

import numpy as np

from onrecord.tag.decode import LEAST, PAIRS_TOGETHER, Scores, SegmentField

RNG = np.random.default_rng(5)
LABELS = 5  # O, B-x, I-x, B-y, I-y
WALL = np.zeros((LABELS, LABELS), dtype=np.float32)
for inside in (2, 4):
    WALL[[b for b in range(LABELS) if b not in (inside, inside - 1)], inside] = -1e4
FIELD = SegmentField(
    start=np.where(np.arange(LABELS) % 2 + (np.arange(LABELS) == 0), 0.3, -1e4).astype(np.float32),
    follow=(RNG.normal(size=(LABELS, LABELS)) + WALL).astype(np.float32),
    stop=RNG.normal(size=LABELS).astype(np.float32),
    lengths=RNG.normal(size=(3, 2)).astype(np.float32),
    borders=np.array([1, 2]),
)


def window(words):
    return Scores(
        labels=RNG.normal(size=(words, LABELS)).astype(np.float32),
        spans=RNG.normal(size=(2, words, words)).astype(np.float32),
    )


def spans_of(path):
    found, first = [], None
    for t, label in enumerate([*path, 0]):
        if first is not None and (label == 0 or label % 2):
            found.append((first, t, (path[first] - 1) // 2))
            first = None
        if label % 2:
            first = t
    return found


def score(given, path):
    total = FIELD.start[path[0]] + FIELD.stop[path[-1]]
    total += sum(given.labels[t, label] for t, label in enumerate(path))
    total += sum(FIELD.follow[a, b] for a, b in itertools.pairwise(path))
    for first, end, role in spans_of(path):
        total += given.spans[role, end - 1, first]
        total += FIELD.lengths[min(end - first - 1, 2), role]
    return total


def by_hand(given):
    paths = [
        path
        for path in itertools.product(range(LABELS), repeat=len(given))
        if path[0] in {0, 1, 3} and all(WALL[a, b] == 0 for a, b in itertools.pairwise(path))
    ]
    weights = np.exp([float(score(given, path)) for path in paths])
    sure = defaultdict(float)
    for path, weight in zip(paths, weights / weights.sum(), strict=True):
        for span in spans_of(path):
            sure[span] += weight
    return sure


def flat(found):
    return [(span.first, span.end, span.role) for span in found]


def test_probabilities_of_spans_equal_those_counted_one_by_one():
    windows = [window(n) for n in (5, 1, 4, 3, 5)]

    likely = FIELD.likely(windows)

    for given, found in zip(windows, likely, strict=True):
        expected = {span: p for span, p in by_hand(given).items() if p > LEAST * 1.01}
        sure = {(span.first, span.end, span.role): span.probability for span in found}
        assert expected.keys() <= sure.keys()
        for span, probability in expected.items():
            np.testing.assert_allclose(sure[span], probability, rtol=1e-3)


def test_a_window_decodes_the_same_alone_and_in_company():
    windows = [window(n) for n in (7, 3, 12, *([5, 9, 60] * 30))]

    together = FIELD.decode(windows)

    for given, found in zip(windows, together, strict=True):
        alone = FIELD.decode([given])[0]
        assert flat(found) == flat(alone)
        np.testing.assert_allclose(
            [span.probability for span in found], [span.probability for span in alone], rtol=1e-3
        )


def test_leaning_to_a_label_is_adding_to_its_scores():
    given = window(6)
    raised = Scores(
        labels=given.labels + np.eye(LABELS, dtype=np.float32)[1] * np.float32(0.7),
        spans=given.spans,
    )

    leaning = FIELD.leaning_to(1, 0.7).decode([given])

    assert flat(leaning[0]) == flat(FIELD.decode([raised])[0])


def peak(windows):
    tracemalloc.start()
    FIELD.likely(windows)
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


def test_memory_does_not_grow_with_the_windows_decoded():
    few = PAIRS_TOGETHER // 100**2
    windows = [window(100) for _ in range(few * 8)]
    for given in windows:
        given.labels[:, 0] += 30  # few spans: what is found does grow

    assert peak(windows) < 2 * peak(windows[:few])
