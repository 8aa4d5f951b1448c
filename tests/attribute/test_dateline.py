"""Datelines at the head of what is tagged."""

from tests.attribute.build import attributions, readable


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
