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


def test_a_source_in_the_same_words_is_the_same_one():
    reading = read("[s1|A source] [c1|said] [t1|one].\n\nIn town [s2|a source] [c2|said] [t2|two].")

    assert sources(reading) == [["A source"], ["A source"]]


def test_the_text_tells_sources_apart():
    reading = read(
        "[s1|An official] [c1|said] [t1|one].\n\n[s2|Another official] [c2|said] [t2|two].\n\n"
        "[s3|A second official] [c3|said] [t3|three]."
    )

    assert sources(reading) == [["An official"], ["Another official"], ["A second official"]]


@pytest.mark.parametrize(
    ("told", "basis"),
    [
        (
            "who spoke on condition of anonymity because she was not authorised to speak publicly",
            "not authorised to speak publicly",
        ),
        ("who requested anonymity to discuss a private meeting", "to discuss a private meeting"),
        ("speaking on the condition of anonymity", "the condition of anonymity"),
        ("who declined to be named for fear of reprisals", "for fear of reprisals"),
        ("who was not authorized to discuss the case", "not authorized to discuss the case"),
    ],
)
def test_a_source_says_why_it_has_no_name(told, basis):
    reading = read(f"[t1|All is lost], [c1|said] [s1|an official], {told}.")

    assert reading.attributions[0].unnamed.basis == basis


def test_the_reason_may_stand_in_a_sentence_of_its_own():
    reading = read(
        "[s1|An official] [c1|said] [t1|all is lost]. She spoke on condition of anonymity because "
        "the talks were secret."
    )

    assert reading.attributions[0].unnamed.basis == "the talks were secret"


def test_a_named_source_needs_no_reason():
    reading = read(
        "[s1|Ana Reyes] [c1|said] [t1|she cherished her anonymity].", person=["Ana Reyes"]
    )

    assert reading.attributions[0].unnamed is None


def test_one_source_of_two_cues_is_one():
    reading = read("[s1|[s2|A clerk]] [c1|said] [t1|no], [c2|adding] [t2|that it was late].")

    assert sources(reading) == [["A clerk"], ["A clerk"]]


def test_a_group_of_a_country_without_a_list_is_told_by_its_adjective():
    reading = read(
        "The river runs through Velmora. [s1|Velmoran officials] [c1|said] [t1|it was low].",
        place=["Velmora"],
    )

    assert reading.attributions[0].unnamed == Unnamed(country="Velmora")
