import pytest

from tests.resolve.build import entity, read


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("Secretary of State Ana Reyes left.", "Secretary of State", None),
        (
            "Japanese Foreign Ministry spokeswoman Ana Reyes left.",
            "spokeswoman",
            "Japanese Foreign Ministry",
        ),
        ("Ana Reyes, the Water Board spokesman, left.", "spokesman", "Water Board"),
        ("French President Ana Reyes left.", "President", "France"),
        ("Ana Reyes, director of the Office for Tides, left.", "director", "Office for Tides"),
        ("Sen. Ana Reyes left.", "Senator", None),
        ("Former Harbour Party leader Ana Reyes left.", "Former leader", "Harbour Party"),
        ("The finance minister, Ana Reyes, left.", "finance minister", None),
    ],
)
def test_an_office_is_read_off_the_mention(text, title, organisation):
    reading = read(text, person=["Ana Reyes"])

    [office] = entity(reading, "Ana Reyes").offices
    assert (office.title, office.organisation) == (title, organisation)
    assert office.title.split()[-1].lower()[:3] in office.evidence.text.lower()


def test_what_a_person_merely_is_makes_no_office():
    reading = read("The painter Ana Reyes, a mother of two, left.", person=["Ana Reyes"])

    assert entity(reading, "Ana Reyes").offices == ()


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("But Mayor Ana Reyes left.", "Mayor", None),
        ("Ana Reyes, the current deputy director, left.", "deputy director", None),
        ("Then coalition spokesman Col. Ana Reyes left.", "spokesman", "coalition"),
        ("Ana Reyes, the 34-year-old Lanner secretary, left.", "secretary", "Lanner"),
        ("Republican strategist Ana Reyes left.", "strategist", None),
        ("Ana Reyes, an oil company director, left.", "director", "oil company"),
    ],
)
def test_what_stands_beside_a_post_is_no_part_of_it_unless_it_names_a_body(
    text, title, organisation
):
    reading = read(text, person=["Ana Reyes"])

    [office] = entity(reading, "Ana Reyes").offices
    assert (office.title, office.organisation) == (title, organisation)
