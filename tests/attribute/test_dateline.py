"""Datelines at the head of what is tagged."""

import pytest

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


@pytest.mark.parametrize(
    "dateline",
    [
        "Hallin, 21 April 2031 - ",
        "Hallin (December 22, 2031) — ",
        "HALLIN (May 3, 2031) — ",
        "(Harbour Radio, April 21, 2031) - ",
    ],
)
def test_a_dateline_with_its_day_is_no_part_of_the_source(dateline):
    [found] = attributions(f"[source|{dateline}Mayor Tesh] [cue|announced] [content|a vote].")

    assert readable(found)[0] == ["Mayor Tesh"]


def test_a_place_in_capitals_before_a_colon_says_nothing():
    text = "[source|PORT HALLIN][cue|:] [content|The mayor resigned on Monday]."

    assert attributions(text) == ()


def test_a_name_in_capitals_before_a_colon_may_speak_where_it_says_i():
    [found] = attributions("[source|TESH][cue|:] [content|I resign on Monday].")

    assert readable(found)[0] == ["TESH"]
