import pytest

from tests.resolve.build import read


def bodies(text, **given):
    reading = read(text, **given)
    return [entity.name for entity in reading.entities if entity.kind.value == "state body"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The French government rejected the plan.", "French government"),
        ("Ana Reyes accused the French government of lies.", "French government"),
        ("The plan was rejected by the French army.", "French army"),
        ("The treaty with the French government was signed.", "French government"),
        (
            "The Velmoran foreign ministry rejected the plan of Velmora.",
            "Velmoran foreign ministry",
        ),
    ],
)
def test_a_body_with_its_countrys_adjective_is_an_entity_where_it_acts(text, body):
    assert bodies(text, person=["Ana Reyes"], country=["Velmora"]) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "French government bonds fell.",
        "A Republican government would fall.",
        "French wine was sold.",
    ],
)
def test_an_adjective_that_only_describes_names_nobody(text):
    assert bodies(text) == []
