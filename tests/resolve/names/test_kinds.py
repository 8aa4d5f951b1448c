import pytest

from onrecord.model import EntityKind
from onrecord.resolve.names.kinds import kind_of
from tests.resolve.build import entity, read, sources


def test_what_the_tagger_calls_a_state_body_or_publisher_is_one_without_a_word_to_tell():
    reading = read(
        "[s1|The Folkmoot] [c1|said] [t1|it would sit], [s2|Utropa] [c2|reported].",
        state_body=["Folkmoot"],
        publisher=["Utropa"],
    )

    assert entity(reading, "Folkmoot").kind is EntityKind.STATE_BODY
    assert entity(reading, "Utropa").kind is EntityKind.PUBLISHER


def test_a_country_that_no_list_has_is_one_where_the_tagger_says_so_and_has_its_people():
    reading = read(
        "[s1|Velmora] [c1|said] [t1|it was ready]. The Velmoran coast was quiet.",
        country=["Velmora"],
        group=["Velmoran"],
    )

    assert entity(reading, "Velmora").kind is EntityKind.COUNTRY
    assert [one.name for one in reading.entities] == ["Velmora"]


def test_one_wrong_reading_does_not_make_a_person_a_publisher():
    reading = read(
        "Ana Reyes left. [s1|Reyes] [c1|said] [t1|nothing]. The Reyes line held. Reyes slept.",
        person=["Ana Reyes"],
        publisher=["Reyes"],
    )

    assert sources(reading) == [["Ana Reyes"]]


def test_groups_are_entities_and_factions_are_known_by_their_noun():
    reading = read(
        "[s1|The Steppe Tigers] [c1|said] [t1|no]. The Lanner Clique fell silent.",
        group=["Steppe Tigers", "Lanner Clique"],
    )

    assert entity(reading, "Steppe Tigers").kind is EntityKind.GROUP
    assert entity(reading, "Lanner Clique").kind is EntityKind.FACTION


def test_those_who_hold_a_creed_are_no_entity_when_they_only_describe():
    reading = read(
        "Latino voters and Jewish leaders met Kurdish senators.",
        group=["Latino", "Jewish", "Kurdish"],
    )

    assert not reading.entities


def test_no_person_or_place_is_found_in_the_name_of_a_law_or_event():
    reading = read(
        "[s1|The Reyes Act] [c1|says] [t1|so]. The Port Lanner Summit failed. Ana Reyes left.",
        person=["Ana Reyes"],
        law_or_event=["Reyes Act", "Port Lanner Summit"],
    )

    assert [one.name for one in reading.entities if one.kind is EntityKind.PERSON] == ["Ana Reyes"]
    assert not [one for one in reading.entities if one.kind is EntityKind.PLACE]


def test_a_title_that_no_list_has_is_an_office_where_the_tagger_marks_it():
    reading = read(
        "[s1|Harbour Reeve Ana Reyes] [c1|said] [t1|the fleet was safe].",
        person=["Ana Reyes"],
        office_title=["Harbour Reeve"],
    )

    assert [office.title for office in entity(reading, "Ana Reyes").offices] == ["Harbour Reeve"]


@pytest.mark.parametrize("name", ["Lanner News Agency", "Ondai press service"])
def test_an_agency_for_news_is_a_publisher(name):
    assert kind_of(name, EntityKind.STATE_BODY) is EntityKind.PUBLISHER


def test_a_seat_of_government_that_is_taken_for_a_body_is_a_place():
    assert kind_of("Pyongyang", EntityKind.ORGANISATION) is EntityKind.PLACE


@pytest.mark.parametrize(
    ("text", "halves", "name"),
    [
        ("He told Radio Norland that it sank.", {"person": ["Norland"]}, "Radio Norland"),
        ("He told Radio Norland.", {"publisher": ["Radio"], "place": ["Norland"]}, "Radio Norland"),
        ("Then Radio Free Norland left.", {"place": ["Free Norland"]}, "Radio Free Norland"),
        ("Then Radio Free Norland left.", {"place": ["Norland"]}, "Radio Free Norland"),
        (
            "Then Radio Free Norland left.",
            {"organisation": ["Radio Free"], "place": ["Norland"]},
            "Radio Free Norland",
        ),
        ("He told Radio Norland.", {"publisher": ["Radio"]}, "Radio Norland"),
        ("It helped Team Norland’s cause.", {"person": ["Norland"]}, "Team Norland"),
    ],
)
def test_a_body_whose_noun_comes_first_keeps_its_whole_name_when_halves_are_tagged(
    text, halves, name
):
    assert [one.name for one in read(text, **halves).entities] == [name]


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("He told Ondai Radio Norland had left.", {"person": ["Norland"]}, "Norland"),
        ("Heard by Radio Ana Reyes left.", {"person": ["Ana Reyes"]}, "Ana Reyes"),
        ("Heard on the radio Norland left.", {"person": ["Norland"]}, "Norland"),
        ("The Radio’s Norland left.", {"person": ["Norland"]}, "Norland"),
        ("Radio Host Norland left.", {"person": ["Norland"]}, "Norland"),
        (
            "Radio Ondai Norland correspondent left.",
            {"publisher": ["Radio Ondai"], "place": ["Norland"]},
            "Norland",
        ),
        ("Radio Says Ferry Stopped Early Today", {"publisher": ["Radio"]}, "Radio"),
    ],
)
def test_a_name_behind_such_a_noun_is_none_of_its_name_where_it_cannot_be(text, tagged, name):
    assert name in [one.name for one in read(text, **tagged).entities]


def test_a_name_in_a_source_ends_where_another_name_begins():
    reading = read("[s1|Fund Ondai] [c1|said] [t1|it sank].", place=["Ondai"])

    assert "Ondai" in [one.name for one in reading.entities]
