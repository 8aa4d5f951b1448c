"""Trees over tokens as labels of running text."""

import gzip
import json
import random

import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.attribution.gum_trees import gum
from training.attribution.labels import RELATIONS

ROW = {
    "id": "a",
    "split": "train",
    "tokens": ["Reyes", "'s", "aide", "spoke", ".", "Nobody", "asked", "."],
    "head": [2, 0, 3, -1, 3, 6, -1, 6],
    "relation": ["nmod:poss", "case", "nsubj", "root", "punct", "nsubj", "root", "punct"],
    "sent_end": [5, 8],
}


@pytest.fixture
def folder(tmp_path):
    with gzip.open(tmp_path / "visible.jsonl.gz", "wt") as lines:
        lines.write(json.dumps(ROW) + "\n")
        lines.write(json.dumps({**ROW, "id": "b", "split": "dev"}) + "\n")
    return tmp_path


def test_spaces_are_put_back_and_heads_are_those_of_our_words(folder):
    [found] = gum(folder, "train", random.Random(1))

    text, words = found.layout.text, found.layout.words
    by_word = {text[start:end]: number for number, (start, end) in enumerate(words)}
    assert "Reyes's aide spoke." in text
    assert found.governors[by_word["aide"]] == by_word["spoke"]
    assert found.governors[by_word["spoke"]] == by_word["spoke"]
    assert RELATIONS[found.relations[by_word["Reyes"]]] == "nmod:poss"


def test_a_token_that_is_two_of_our_words_is_led_by_the_first(folder):
    [found] = gum(folder, "dev", random.Random(1))

    text, words = found.layout.text, found.layout.words
    mark = next(n for n, (start, end) in enumerate(words) if text[start:end] == "'")
    assert RELATIONS[found.relations[mark]] == "case"
    assert RELATIONS[found.relations[mark + 1]] == "goeswith"
    assert found.governors[mark + 1] == mark
