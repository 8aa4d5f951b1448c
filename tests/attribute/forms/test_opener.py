"""Sentences that open with whose words they are."""

import pytest

from tests.attribute.build import attributions, readable


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("In the opinion of the court, it is late.", "the court", "In the opinion of"),
        ("As informs the agency, it is late.", "the agency", "As informs"),
        ("How has reported Tesh, it is late.", "Tesh", "How has reported"),
        (
            "According to the words of the envoy, it is late.",
            "the envoy",
            "According to the words of",
        ),
    ],
)
def test_the_rest_of_the_sentence_is_the_content(text, source, cue):
    [found] = attributions(f"It rained. {text} It snowed.")

    assert readable(found) == ([source], [cue], ["it is late"])
    assert found.score <= 0.5


def test_what_was_read_without_a_source_gives_way():
    [found] = attributions(
        "In the opinion of the court, [cue|to speak of] [content|peace] is early."
    )

    assert readable(found)[2] == ["to speak of peace is early"]


@pytest.mark.parametrize(
    "text",
    [
        "As winter came, the river froze.",
        "As expected by all, it rained.",
        "In the view from the bridge, all was grey.",
        "In the eyes of the law",
        "In the opinion of the court.",
    ],
)
def test_other_openings_say_nothing(text):
    assert attributions(f"It rained. {text}") == ()


def test_a_sentence_with_a_source_is_left_to_the_tagger():
    [found] = attributions("As said Tesh, [source|the envoy] [cue|said] [content|no].")

    assert readable(found)[0] == ["the envoy"]
