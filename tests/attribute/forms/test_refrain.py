"""Sentences that begin like one before them."""

import pytest

from tests.attribute.build import attributions, readable

FIRST = "[source|We] [cue|will not forget] [content|that our mothers kept it]. "


def contents(markup):
    return [readable(one)[2] for one in attributions(markup)]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("And we will not forget that some sold it.", "that some sold it"),
        ("Finally, we will not forget that some sold it!", "that some sold it"),
        ("We will not forget them, or the lock.", "them, or the lock"),
    ],
)
def test_a_sentence_that_begins_alike_is_said_by_whoever_said_the_first(sentence, content):
    found = attributions(FIRST + sentence)

    assert [readable(one)[2] for one in found] == [["that our mothers kept it"], [content]]
    assert readable(found[1])[0][0].lower() == "we"
    assert found[1].score == found[0].score


@pytest.mark.parametrize(
    "rest",
    [
        "And they will not forget that some sold it.",
        "We will not forgive that some sold it.",
        "“We will not forget that,” he shouted.",
        "\nWe will not forget that some sold it.",
    ],
)
def test_a_sentence_that_begins_otherwise_or_elsewhere_is_nobodys(rest):
    assert contents(FIRST + rest)[0] == ["that our mothers kept it"]
    assert ["that some sold it"] not in contents(FIRST + rest)


def test_what_somebody_else_says_in_such_a_sentence_stays_his():
    rest = "We will not forget that some sold it, [source|Tesh] [cue|said]."
    ours = [one for one in map(readable, attributions(FIRST + rest)) if one[0] == ["We"]]

    assert ["that some sold it"] not in [content for _, _, content in ours]
