import pytest

from tests.resolve.build import entity, read, sources

PEOPLE = ["Ana Reyes", "Luis Tan", "Reyes", "Tan"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Ana Reyes", ["Ana Reyes"]),
        ("Ana Reyes, the minister,", ["Ana Reyes"]),
        ("the minister, Ana Reyes,", ["Ana Reyes"]),
        ("Ana Reyes and Luis Tan", ["Ana Reyes", "Luis Tan"]),
        ("Finance Minister Ana Reyes", ["Ana Reyes"]),
        ("A lawyer for the family, Luis Tan,", ["Luis Tan"]),
        ("one of the lawyers, Luis Tan,", ["Luis Tan"]),
        ("a spokeswoman for Ana Reyes", ["a spokeswoman for Ana Reyes"]),
        ("Ana Reyes’ lawyer", ["Ana Reyes’ lawyer"]),
        ("Ana Reyes’s lawyer, Luis Tan,", ["Luis Tan"]),
        ("Ana Reyes of the Harbour Party", ["Ana Reyes"]),
        ("a report by Luis Tan", ["Luis Tan"]),
    ],
)
def test_the_head_of_a_source_decides_who_speaks(source, found):
    reading = read(
        f"Nothing moved. [s1|{source}] [c1|said] [t1|it would rain].",
        person=PEOPLE,
        organisation=["Harbour Party"],
    )

    assert sources(reading) == [found]


def test_a_publisher_speaks():
    reading = read(
        "[s1|The Lanner Journal] [c1|reported] [t1|a shortage].", organisation=["Lanner Journal"]
    )

    assert sources(reading) == [["Lanner Journal"]]
    assert entity(reading, "Lanner Journal").kind == "publisher"


def test_a_seat_of_government_speaks_for_its_country_only_as_a_source():
    reading = read(
        "Rain fell on Beijing. [s1|Beijing] [c1|said] [t1|the talks would go on].",
        place=["Beijing"],
    )

    assert sources(reading) == [["China"]]
    assert entity(reading, "China").aliases == ("Beijing",)
    assert entity(reading, "Beijing").kind == "place"


def test_who_after_a_name_is_that_person():
    reading = read("He thanked Luis Tan, [s1|who] [c1|said] [t1|he was happy].", person=PEOPLE)

    assert sources(reading) == [["Luis Tan"]]


def test_a_short_form_in_brackets_names_the_body():
    reading = read(
        "The National Tide Party (NTP) met. [s1|The NTP] [c1|called for] [t1|calm].",
        organisation=["National Tide Party", "NTP"],
    )

    assert sources(reading) == [["National Tide Party"]]


def test_an_administration_is_one_however_it_is_written():
    reading = read(
        "[s1|President Ana Reyes’s administration] [c1|said] [t1|no]. "
        "[s2|The Reyes administration] [c2|repeated] [t2|no].",
        person=PEOPLE,
    )

    assert sources(reading) == [["Reyes administration"], ["Reyes administration"]]


def test_nobody_named_stays_nobody():
    reading = read("It [c1|is said] [t1|that the mill is haunted].")

    assert sources(reading) == [[]]
    assert reading.attributions[0].unnamed is None


def test_the_last_of_several_is_found_before_each():
    reading = read(
        "[s1|Ana Reyes, Luis Tan, and former Mayor Ilse Voss each] [c1|gave] [t1|a speech].",
        person=["Ana Reyes", "Luis Tan", "Ilse Voss"],
    )

    assert sources(reading) == [["Ana Reyes", "Luis Tan", "Ilse Voss"]]


def test_a_compound_adjective_names_nobody():
    reading = read("In time [s1|a Saruuni-led media group] [c1|said] [t1|no].")

    assert all(entity.name != "Saruuni-led" for entity in reading.entities)


def test_the_state_of_a_secretary_is_no_place():
    reading = read("[s1|Secretary of State Ana Reyes] [c1|said] [t1|no].", person=["Ana Reyes"])

    assert [entity.name for entity in reading.entities] == ["Ana Reyes"]


def test_countries_and_bodies_in_a_list_all_speak():
    reading = read(
        "[s1|Velmora, Saruun and the River League] [c1|agreed] [t1|to talk].",
        country=["Velmora", "Saruun"],
        organisation=["River League"],
    )

    assert sources(reading) == [["Velmora", "Saruun", "River League"]]


def test_a_place_that_something_is_done_in_says_nothing():
    reading = read(
        "They met in Lanner, [s1|which] [c1|said] [t1|a lot about both].", place=["Lanner"]
    )

    assert sources(reading) == [[]]


def test_a_report_of_somebody_is_put_out_by_them():
    reading = read(
        "[s1|The report of the Northgate Wire] [c1|said] [t1|it was late].",
        publisher=["Northgate Wire"],
    )

    assert sources(reading) == [["Northgate Wire"]]


def test_the_side_of_a_country_is_the_country():
    reading = read(
        "Velmora came. [s1|The Velmora side] [c1|said] [t1|no]. [s2|The Velmoran side] [c2|left].",
        country=["Velmora"],
    )

    assert sources(reading) == [["Velmora"], ["Velmora"]]


def test_who_is_named_in_what_he_tells_is_somebody_else_where_another_can_be_meant():
    reading = read(
        "[s1|Holm] [c1|spoke] [t1|for long]. "
        "[t2|Karl Stenn had given the order], [s2|he] [c2|said].",
        person=["Holm", "Karl Stenn"],
    )

    assert sources(reading) == [["Holm"], ["Holm"]]


def test_whom_nobody_else_can_be_meant_beside_may_be_named_in_what_he_tells():
    reading = read("[t1|Karl Stenn had given the order], [s1|he] [c1|said].", person=["Karl Stenn"])

    assert sources(reading) == [["Karl Stenn"]]
