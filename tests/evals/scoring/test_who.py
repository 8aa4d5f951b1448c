import pytest

from evals.scoring.who import is_right, is_same


def entity(name, *aliases):
    return {"name": name, "aliases": list(aliases)}


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Ana Reyes", ["Ana Reyes"]),
        ("Ana Reyes", ["Reyes"]),
        ("Ana Reyes", ["President Reyes"]),
        ("Ana Reyes", ["A. Reyes"]),
        ("Michael Tarn", ["Mike Tarn"]),
        ("Ana Reyes", ["the minister", "Ana Reyes"]),
        ("Department of Harbours", ["Harbours Department"]),
        ("Harbours Department", ["Department of Harbours"]),
        ("Harbour Workers' Union", ["HWU"]),
        ("Castrel Harbour Workers' Union", ["HWU"]),
        ("White House", ["the White House's"]),
    ],
)
def test_a_name_is_an_entitys_where_its_words_do_not_contradict_it(name, names):
    assert is_same(name, entity(*names))


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Ana Reyes", ["Otto Reyes"]),
        ("Ana Reyes", ["Ana"]),
        ("Ana Reyes", ["Otto Reyes", "Reyes"]),
        ("Department of Harbours", ["Department of Roads"]),
        ("Harbour Workers' Union", ["HW"]),
        ("Ana Reyes", [""]),
    ],
)
def test_another_given_name_or_another_body_is_somebody_else(name, names):
    assert not is_same(name, entity(*names))


def test_several_need_all_of_them_and_nobody_else():
    wanted = [["Ana Reyes", "Otto Tarn"]]

    assert is_right(wanted, [entity("Reyes"), entity("Tarn")], unnamed=False)
    assert not is_right(wanted, [entity("Reyes")], unnamed=False)
    assert not is_right(wanted, [entity("Reyes"), entity("Tarn"), entity("Vale")], unnamed=False)


def test_one_of_several_may_be_without_a_name():
    wanted = [["Ana Reyes", {"unnamed": "an aide"}]]

    assert is_right(wanted, [entity("Reyes")], unnamed=False)
    assert is_right(wanted, [entity("Reyes"), entity("aide")], unnamed=False)


def test_an_unnamed_source_is_unnamed_or_an_entity_of_the_same_words():
    wanted = [{"unnamed": "a harbour aide"}]

    assert is_right(wanted, [], unnamed=True)
    assert is_right(wanted, [entity("A harbour aide")], unnamed=False)
    assert not is_right(wanted, [entity("Ana Reyes")], unnamed=False)
    assert not is_right(wanted, [], unnamed=False)


def test_whom_nobody_can_know_is_right_when_left_open():
    assert is_right([None], [], unnamed=False)
    assert not is_right([None], [entity("Ana Reyes")], unnamed=False)


def test_the_people_of_a_party_may_be_left_unnamed():
    assert is_right(["Harbour Democrats"], [], unnamed=True)
    assert not is_right(["Ana Reyes"], [], unnamed=True)


def test_any_accepted_answer_will_do():
    assert is_right(["Castrel", "Ana Reyes"], [entity("Reyes")], unnamed=False)
