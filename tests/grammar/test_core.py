"""How far a noun phrase reaches without what follows its head."""

import pytest

from onrecord.grammar.tree import Tree
from tests.parsing import tagger


@pytest.mark.parametrize(
    ("text", "head", "core"),
    [
        ("The old mayor of Lanner said no.", "mayor", "The old mayor"),
        ("The mayor, Ana Reyes, said no.", "mayor", "The mayor"),
        ("The bishop told the house on the hill.", "house", "the house"),
        ("We met Ana Reyes in Lanner.", "Ana", "Ana Reyes"),
    ],
)
def test_the_core_of_a_noun_phrase_ends_with_its_head_or_name(text, head, core):
    tree = Tree(text, tagger().tag(text))

    start, end = tree.place(tree.core(tree.at(text.index(head))))

    assert text[start:end] == core
