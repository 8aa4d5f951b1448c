import pytest

from onrecord.model import EntityKind
from tests.resolve.build import entity, read


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reyes, the president of Velmora, rose. Velmora agreed.",
        "Chancellor Ana Reyes of Velmora rose. Then Velmora agreed.",
        "It rained in Velmora. Velmora agreed.",
        "Nobody crossed the Velmora. Velmora rose.",
    ],
)
def test_the_words_before_a_name_outvote_a_tagger_that_takes_a_place_for_a_person(text):
    reading = read(text, person=["Ana Reyes", "Velmora"])

    assert entity(reading, "Velmora").kind is EntityKind.PLACE


def test_a_person_stays_one_where_others_speak_of_them():
    reading = read(
        "Ana Reyes rose. The criticism of Reyes grew. Reyes left.", person=["Ana Reyes", "Reyes"]
    )

    assert entity(reading, "Ana Reyes").aliases == ("Reyes",)


def test_the_article_of_an_administration_makes_no_place_of_whose_it_is():
    reading = read(
        "The union shouted at the Corvane administration. Then the Corvane campaign paid.",
        person=["Corvane"],
    )

    assert entity(reading, "Corvane").kind is EntityKind.PERSON


def test_ms_before_the_name_of_a_country_makes_it_a_person():
    reading = read("Then Ms. Monaco rose. Ms. Monaco left.", person=["Monaco"])

    assert entity(reading, "Monaco").kind is EntityKind.PERSON


def test_a_given_name_that_is_tagged_as_a_body_is_the_persons():
    reading = read(
        "Omai Kesset rose. Then Omai left.", person=["Omai Kesset"], organisation=["Omai"]
    )

    assert [(one.name, one.aliases) for one in reading.entities] == [("Omai Kesset", ("Omai",))]
