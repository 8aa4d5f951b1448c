"""Spans against quotation marks."""

from tests.attribute.build import attributions, readable


def test_a_content_ends_with_the_sentence_that_its_quotation_ends():
    [found] = attributions(
        "[source|Tesh] [cue|wrote]: [content|“It is a call to leave.” The paper] was sold."
    )

    assert readable(found)[2] == ["“It is a call to leave.”"]


def test_a_content_that_goes_on_after_its_quotation_is_left_whole():
    [found] = attributions(
        "[source|Tesh] [cue|saw] [content|“a call to leave” in the paper’s last line]."
    )

    assert readable(found)[2] == ["“a call to leave” in the paper’s last line"]


def test_a_dateline_is_no_part_of_the_source():
    [found] = attributions(
        "[source|HALLIN, Velmora (NW) — President Tesh] [cue|announced] [content|a vote]."
    )

    assert readable(found)[0] == ["President Tesh"]


def test_a_dateline_is_no_part_of_the_content():
    [found] = attributions(
        "[content|STAVIN, March 5 (NW) - The lock will wait], [source|the paper] [cue|reported]."
    )

    assert readable(found)[2] == ["The lock will wait"]


def test_a_source_in_capitals_stays_whole():
    [found] = attributions("[source|TESH, the minister,] [cue|announced] [content|a vote].")

    assert readable(found)[0] == ["TESH, the minister,"]
