"""The user's own list of people and bodies."""

import pytest

from onrecord.errors import InputError
from onrecord.link.entities import Listed, join, load
from onrecord.model import EntityKind
from tests.link.entities.made import local, together

ANA = Listed(id="p-1", name="Ana María Reyes", kind=EntityKind.PERSON, aliases=("Ana Reyes",))


def test_a_list_gives_the_name_and_the_id():
    [entity] = join([local("Ana Reyes", "a")], [ANA]).entities

    assert (entity.name, entity.listed) == ("Ana María Reyes", "p-1")
    assert entity.members[0].steps[0].values == "p-1"


def test_a_list_of_two_who_fit_joins_neither():
    alma = Listed(id="p-2", name="Alma Reyes", kind=EntityKind.PERSON)

    joined = join([local("A. Reyes", "a")], [ANA, alma])

    assert joined.entities[0].listed is None
    assert len(joined.refusals) == 1


def test_a_name_as_one_on_the_list_has_it_is_theirs_and_one_that_two_have_is_nobodys():
    again = Listed(id="p-2", name="Ana Reyes", kind=EntityKind.PERSON)
    full, short = local("Ana María Reyes", "a"), local("Ana Reyes", "b")

    found = {
        member.local: one.listed
        for one in join([full, short], [ANA, again]).entities
        for member in one.members
    }

    assert found == {full.id: "p-1", short.id: None}


def test_a_listed_body_is_known_by_each_of_its_names():
    party = Listed(
        id="b-1", name="Harbour Party", kind=EntityKind.ORGANISATION, aliases=("Port List",)
    )
    bodies = [local(name, name, EntityKind.ORGANISATION) for name in ("Harbour Party", "Port List")]

    assert len(together(*bodies, listed=[party])) == 1
    assert join(bodies, [party]).entities[0].listed == "b-1"


def test_a_table_is_read(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(
        "name,aliases,id,kind\nAna Reyes,A. Reyes; Reyes,p-1,\nPort,,b-1,organisation\n"
    )

    ana, port = load(path)

    assert ana == Listed(
        id="p-1", name="Ana Reyes", kind=EntityKind.PERSON, aliases=("A. Reyes", "Reyes")
    )
    assert port.kind is EntityKind.ORGANISATION


def test_follow_the_money_is_read_and_its_vessels_are_left_out(tmp_path):
    path = tmp_path / "people.ftm"
    path.write_text(
        '{"id": "p-1", "schema": "Person", "properties": {"name": ["Ana Reyes", "Ana M. Reyes"], '
        '"alias": ["Anita Reyes"]}}\n\n'
        '{"id": "v-1", "schema": "Vessel", "properties": {"name": ["Ondai Star"]}}\n'
    )

    [ana] = load(path)

    assert ana.aliases == ("Ana M. Reyes", "Anita Reyes")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "name,id\nAna,1\n", "lacks the column 'aliases'"),
        ("a.csv", "name,aliases,id\nAna,,\n", "Line 2"),
        ("a.csv", "name,aliases,id\nAna,,1\nIvo,,1\n", "twice"),
        ("a.csv", "name,aliases,id,kind\nAna,,1,wizard\n", "'wizard'"),
        ("a.jsonl", "{", "no JSON"),
        ("a.jsonl", "[1]", "no JSON object"),
        ("a.jsonl", '{"schema": "Person", "properties": {"name": ["Ana"]}}', "has no id"),
    ],
)
def test_a_list_that_is_not_as_it_should_be_says_where(tmp_path, name, text, says):
    path = tmp_path / name
    path.write_text(text)

    with pytest.raises(InputError, match=says):
        load(path)


def test_a_list_that_is_not_there_says_what_is_expected(tmp_path):
    with pytest.raises(InputError, match="FollowTheMoney"):
        load(tmp_path / "none.csv")
