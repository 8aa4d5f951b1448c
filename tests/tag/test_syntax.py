"""Trees out of scores."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.kinds import Relation
from onrecord.tag.syntax import SyntaxDecoder, SyntaxScores

RELATIONS = tuple(Relation)
decode = SyntaxDecoder(RELATIONS)


def parse(arcs, sentences=None, relations=None):
    n = len(arcs)
    relations = np.zeros((n, len(RELATIONS)), np.float32) if relations is None else relations
    scores = SyntaxScores(
        tags=np.zeros((n, 2), np.float32),
        relations=relations,
        arcs=np.array(arcs, dtype=np.float32),
    )
    return decode(scores, np.zeros(n, np.int64) if sentences is None else np.array(sentences))


def is_tree(heads):
    roots = [word for word, head in enumerate(heads) if word == head]
    for word in range(len(heads)):
        above = word
        for _ in heads:
            above = heads[above]
        if above not in roots:
            return False
    return len(roots) == 1


def best_by_trying(arcs):
    n = len(arcs)
    trees = (heads for heads in product(range(n), repeat=n) if is_tree(heads))
    return max(sum(arcs[word][head] for word, head in enumerate(heads)) for heads in trees)


def test_each_word_takes_its_best_head_where_that_is_a_tree():
    found = parse([[1, 5, 0], [2, 9, 0], [0, 7, 1]])

    assert found.heads.tolist() == [1, 1, 1]


@pytest.mark.parametrize("seed", range(40))
def test_a_cycle_is_opened_where_that_costs_least(seed):
    arcs = np.random.default_rng(seed).integers(-50, 50, (4, 4)).astype(np.float32)
    np.fill_diagonal(arcs, -60)
    arcs[seed % 4, seed % 4] = 60  # one word alone would be a root

    heads = parse(arcs).heads.tolist()

    assert is_tree(heads)
    assert sum(arcs[word, head] for word, head in enumerate(heads)) == best_by_trying(arcs)


def test_two_roots_become_one():
    heads = parse([[9, 1, 0], [0, 8, 0], [0, 3, 0]]).heads.tolist()

    assert heads == [0, 0, 1]


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_every_sentence_is_one_tree_and_no_head_lies_outside_it(seed, size):
    rng = np.random.default_rng(seed)
    sentences = np.sort(rng.integers(0, 4, size))

    heads = parse(rng.normal(size=(size, size)), sentences).heads

    for number in np.unique(sentences):
        first, end = np.searchsorted(sentences, (number, number + 1))
        assert is_tree([head - first for head in heads[first:end].tolist()])


def test_the_root_is_called_so_and_nothing_else_is():
    relations = np.zeros((2, len(RELATIONS)), np.float32)
    relations[:, RELATIONS.index(Relation.ROOT)] = 5
    relations[0, RELATIONS.index(Relation.NSUBJ)] = 1

    found = parse([[0, 5], [0, 5]], relations=relations)

    assert [RELATIONS[number] for number in found.relations] == [Relation.NSUBJ, Relation.ROOT]
