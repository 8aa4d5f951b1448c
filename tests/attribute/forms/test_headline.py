"""Headlines with a colon."""

import pytest

from tests.attribute.build import attributions, readable


@pytest.mark.parametrize(
    ("markup", "source", "content"),
    [
        ("Minister: No deal before the vote", "Minister", "No deal before the vote"),
        ("[name|Reyes]: No deal before the vote", "Reyes", "No deal before the vote"),
        ("No deal before the vote: minister", "minister", "No deal before the vote"),
        ("Opposition to Reyes: Resign", "Opposition", "Resign"),
        ("Islands will return – president", "president", "Islands will return"),
        ("‘They lied to us’: Widows speak out", "Widows speak out", "‘They lied to us’"),
        ("Karsund envoy: We were not asked", "Karsund envoy", "We were not asked"),
    ],
)
def test_a_speaker_on_one_side_of_a_colon_says_the_other(markup, source, content):
    [found] = attributions(f"{markup}\n\nThe talks broke up on Tuesday.")

    assert (readable(found)[0], readable(found)[2]) == ([source], [content])


@pytest.mark.parametrize(
    "line",
    [
        "Timeline: How the bridge was lost",
        "Lomme: a town of nine thousand on the lower Orn",
        "The minister had one rule: never be the last to leave.",
        "Minister: No deal: the full story",
        "Address: 4 Ferry Road",
        "Minister:",
        "Minister: Reyes, A.",
        "Menu: pope",
    ],
)
def test_a_colon_without_a_speaker_says_nothing(line):
    assert attributions(f"{line}\n\nThe talks broke up.") == ()


def test_what_the_tagger_has_read_is_left_to_it():
    [found] = attributions("[source|Minister][cue|:] [content|No deal]")

    assert found.score > 0.5
