"""Classes of function words."""

import re

import pytest

from onrecord.grammar.words.classes import POSSESSIVES, alternatives, is_adverb


@pytest.mark.parametrize("word", ["also", "often", "publicly", "early"])
def test_what_may_stand_beside_a_verb_is_an_adverb(word):
    assert is_adverb(word)


@pytest.mark.parametrize("word", ["family", "weekly", "july", "rely", "fly"])
def test_not_all_that_ends_so_is_an_adverb(word):
    assert not is_adverb(word)


def test_a_longer_word_is_tried_before_one_that_it_begins_with():
    pattern = alternatives(frozenset({"a", "an"}))

    assert re.match(pattern, "an envoy")[0] == "an"
    assert all(re.fullmatch(alternatives(POSSESSIVES), word) for word in POSSESSIVES)
