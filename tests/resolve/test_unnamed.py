import pytest

from onrecord.model import Unnamed
from tests.resolve.build import entity, read, sources


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "a senior administration official",
            Unnamed(seniority="senior", institution="administration", number=1),
        ),
        ("a senior European diplomat", Unnamed(seniority="senior", country="Europe", number=1)),
        ("two people briefed on the talks", Unnamed(number=2)),
        (
            "a source close to Beijing",
            Unnamed(institution="Beijing", country="China", number=1),
        ),
        ("some analysts", Unnamed()),
        ("officials", Unnamed()),
        ("1,200 workers", Unnamed(number=1200)),
        ("one of the diplomats", Unnamed(number=1)),
        ("a group of 37 doctors", Unnamed(number=37)),
        ("a group of doctors", Unnamed()),
        (
            "an official at the Water Ministry",
            Unnamed(institution="Water Ministry", number=1),
        ),
        ("a former Japanese minister", Unnamed(seniority="former", country="Japan", number=1)),
    ],
)
def test_an_unnamed_source_is_typed(source, expected):
    reading = read(f"In the end [s1|{source}] [c1|said] [t1|it would rain].")

    [attribution] = reading.attributions
    assert attribution.unnamed == expected
    assert sources(reading) == [[source]]
    assert entity(reading, source).unnamed


def test_a_capital_that_the_tagger_knows_as_a_place_stands_for_its_country():
    reading = read(
        "In the end [s1|a source close to Beijing] [c1|said] [t1|it would rain].", place=["Beijing"]
    )

    unnamed = reading.attributions[0].unnamed
    assert unnamed == Unnamed(institution="Beijing", country="China", number=1)


def test_the_official_is_the_one_introduced_and_another_is_new():
    reading = read(
        "[s1|A senior palace official] [c1|said] [t1|no]. [s2|The official] [c2|added] [t2|never]. "
        "[s3|Another official] [c3|said] [t3|maybe]."
    )

    assert sources(reading) == [
        ["A senior palace official"],
        ["A senior palace official"],
        ["Another official"],
    ]
    assert reading.attributions[1].unnamed == reading.attributions[0].unnamed


def test_of_two_unnamed_sources_the_better_described_one_is_meant():
    reading = read(
        "[s1|A navy officer] [c1|said] [t1|one]. [s2|An army officer] [c2|said] [t2|two].\n\n"
        "[s3|The navy officer] [c3|said] [t3|three]."
    )

    assert sources(reading)[2] == ["A navy officer"]


def test_two_sources_in_the_same_words_stay_two():
    reading = read("[s1|A source] [c1|said] [t1|one].\n\nIn town [s2|a source] [c2|said] [t2|two].")

    assert sources(reading) == [["A source"], ["a source (2)"]]


def test_one_source_of_two_cues_is_one():
    reading = read("[s1|[s2|A clerk]] [c1|said] [t1|no], [c2|adding] [t2|that it was late].")

    assert sources(reading) == [["A clerk"], ["A clerk"]]


def test_a_group_of_a_country_without_a_list_is_told_by_its_adjective():
    reading = read(
        "The river runs through Velmora. [s1|Velmoran officials] [c1|said] [t1|it was low].",
        place=["Velmora"],
    )

    assert reading.attributions[0].unnamed == Unnamed(country="Velmora")
