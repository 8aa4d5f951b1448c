import pytest

from evals.scoring.identity import is_named, same_entities

TARN = {"name": "Ilse Tarn", "kind": "person", "aliases": ["Tarn"]}
BOARD = {"name": "Lake Board", "kind": "state body", "aliases": ["the Board"]}


@pytest.mark.parametrize("name", ["Ilse Tarn", "ilse  tarn", "Ilse Tarn’s"])
def test_case_spaces_and_possessives_do_not_matter(name):
    assert is_named(name, TARN, "Ilse Tarn spoke.")


def test_a_surname_will_not_do_where_the_text_gives_the_whole_name():
    assert not is_named("Tarn", TARN, "Ilse Tarn spoke. Tarn left.")
    assert is_named("Tarn", TARN, "Tarn left.")


def test_an_organisation_may_go_by_any_of_its_names():
    assert is_named("the Board", BOARD, "The Lake Board met.")


def test_everybody_must_be_named_and_nobody_else():
    text = "Ilse Tarn and the Lake Board"

    assert same_entities(["Lake Board", "Ilse Tarn"], [TARN, BOARD], text)
    assert not same_entities(["Ilse Tarn"], [TARN, BOARD], text)
    assert not same_entities(["Ilse Tarn", "Lake Board"], [TARN], text)
