import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tag.names import NameLabels

LABELS = ("O", "B-person", "I-person", "B-place", "I-place")


def scores(*words):
    """Probabilities by label of each word; what is left goes to O."""
    rows = []
    for word in words:
        row = [max(1e-6, word.get(label, 0.0)) for label in LABELS]
        row[0] = max(row[0], 1 - sum(row[1:]), 1e-6)
        rows.append(np.log(row))
    return np.array(rows, dtype=np.float32)


def found(given_scores):
    (names,) = NameLabels(LABELS).find([given_scores])
    return [(n.first, n.end, n.kind) for n in names]


def test_a_name_is_of_one_kind_though_each_word_alone_would_be_of_another():
    given_scores = scores(
        {"B-place": 0.5, "B-person": 0.4},
        {"I-person": 0.5, "I-place": 0.4},
        {},
    )

    assert found(given_scores) in ([(0, 2, "person")], [(0, 2, "place")])


def test_a_second_beginning_starts_a_second_name():
    assert found(scores({"B-place": 0.9}, {"B-person": 0.9}, {"I-person": 0.9})) == [
        (0, 1, "place"),
        (1, 3, "person"),
    ]


def test_a_name_is_as_sure_as_its_words_are_on_average():
    ((name,),) = NameLabels(LABELS).find([scores({}, {"B-person": 0.9}, {"I-person": 0.7}, {})])

    assert (name.first, name.end) == (1, 3)
    assert abs(name.score - 0.8) < 0.01


def test_nothing_is_found_where_there_is_nothing():
    assert found(scores()[:0].reshape(0, 5)) == []
    assert found(scores({}, {})) == []


@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_the_labels_found_are_the_likeliest_of_all_that_are_allowed(size, seed):
    given_scores = np.random.default_rng(seed).normal(size=(size, len(LABELS))).astype(np.float32)

    best = NameLabels(LABELS).best(given_scores)

    assert _allowed(best)
    every = np.stack(np.meshgrid(*[np.arange(5)] * size, indexing="ij"), -1).reshape(-1, size)
    allowed = [path for path in every if _allowed(path)]
    highest = max(given_scores[np.arange(size), path].sum() for path in allowed)
    assert np.isclose(given_scores[np.arange(size), best].sum(), highest, atol=1e-4)


def _allowed(path):
    return all(
        label not in (2, 4) or (i and path[i - 1] in (label, label - 1))
        for i, label in enumerate(path)
    )


def test_no_name_reaches_over_the_border_of_a_window():
    one, other = scores({}, {"B-person": 0.9}), scores({"I-person": 0.9}, {})

    found = NameLabels(LABELS).find([one, one[:0], other])

    assert [[(name.first, name.end) for name in names] for names in found] == [
        [(1, 2)],
        [],
        [],
    ]
