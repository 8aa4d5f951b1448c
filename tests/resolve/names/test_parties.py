import pytest

from onrecord.model import TieKind
from tests.resolve.build import read


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Labour MP Ana Reyes left.", "Labour Party"),
        ("Ana Reyes, a Labour MP, left.", "Labour Party"),
        ("Republican Sen. Ana Reyes left.", "Republican Party"),
        ("Ana Reyes is a Democratic politician.", "Democratic Party"),
        ("Ana Reyes is a Tory mayor.", "Conservative Party"),
    ],
)
def test_the_adjective_of_a_party_ties_its_people_to_it(text, party):
    reading = read(text, person=["Ana Reyes"])

    [tie] = reading.ties
    names = {entity.id: entity.name for entity in reading.entities}
    assert (names[tie.one], tie.kind, names[tie.other]) == ("Ana Reyes", TieKind.MEMBER, party)


def test_a_party_s_own_post_is_held_in_it():
    reading = read("Ana Reyes, the Labour leader, left.", person=["Ana Reyes"])

    assert [tie.kind for tie in reading.ties] == [TieKind.HOLDS_OFFICE]


@pytest.mark.parametrize(
    "text", ["Ana Reyes, a liberal mayor, left.", "Ana Reyes likes Green Lane."]
)
def test_an_opinion_or_another_name_is_no_party(text):
    reading = read(text, person=["Ana Reyes"])

    assert [entity.name for entity in reading.entities] == ["Ana Reyes"]
