"""The words of a sentence, as rules walk over them."""

import pytest

from onrecord.grammar.sentence import Sentence
from onrecord.grammar.tagged_text import TaggedText
from tests.attribute.build import tagged


def sentence(markup):
    text, found = tagged(markup)
    words = tuple(text[start:end].lower() for start, end in found.words)
    return Sentence(scene=TaggedText(text, found), spans=found.words, words=words)


def test_beyond_the_ends_stands_nothing():
    said = sentence("Reyes said so.")

    assert (said.word(-1), said.word(len(said))) == ("", "")
    assert not said.is_capital(-1)
    assert not said.is_word(len(said))


@pytest.mark.parametrize(
    ("text", "mark", "joined"),
    [
        ("the long-term plan", "-", True),
        ("the plan - it failed", "-", False),
        ("the workers’ leader", "’", True),
        ("he said ’no", "’", False),
    ],
)
def test_a_mark_inside_a_word_joins(text, mark, joined):
    said = sentence(text)

    assert said.words.count(mark) == 1
    assert said.joins(said.words.index(mark)) is joined


@pytest.mark.parametrize(
    ("text", "initial"),
    [("Then Mr. Tan spoke", True), ("It was lost. Tan spoke", False), ("to J. Reyes", True)],
)
def test_a_full_stop_behind_a_title_ends_no_sentence(text, initial):
    said = sentence(text)

    assert said.is_initial(said.words.index(".")) is initial


def test_a_place_is_the_slice_of_its_words():
    said = sentence("Ana Reyes said so.")

    start, end = said.place((0, 2))

    assert said.scene.text[start:end] == "Ana Reyes"
