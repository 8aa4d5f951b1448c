import pytest

from tests.resolve.build import read, sources


def people(text, **given):
    reading = read(text, **given)
    return [entity.name for entity in reading.entities if entity.kind.value == "person"]


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        ('James "Jimmy" Okon left. Okon slept.', ["James", "Jimmy", "Okon"], 'James "Jimmy" Okon'),
        ("William (Billy) Vale left.", ["William", "Billy", "Vale"], "William (Billy) Vale"),
        ("Ali Said Omar left.", ["Ali", "Omar"], "Ali Said Omar"),
        ("Datuk Seri Dr Amran Idris left.", ["Datuk Seri Dr Amran Idris"], "Amran Idris"),
        ("Tan Sri Rahman Bakar left.", ["Tan Sri Rahman Bakar"], "Rahman Bakar"),
        ("Hon. Dr. Kofi Asante left.", ["Hon. Dr. Kofi Asante"], "Kofi Asante"),
        ("Lee Ki-moon left.", ["Lee Ki"], "Lee Ki-moon"),
        ("Ana Reyes Ana Maria ReyesMayor left.", ["Ana Reyes Ana Maria ReyesMayor"], "Ana Reyes"),
    ],
)
def test_a_name_is_whole_and_without_what_is_no_part_of_it(text, marked, name):
    found = people(text, person=marked)

    assert found == [name]


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        ("Vale (Velmora) Tan left.", ["Vale", "Tan"], "Vale"),
        ("Ana Reyes “Never” Mira Vale said.", ["Ana Reyes", "Mira Vale"], "Mira Vale"),
        ("Ana Tan left.", ["Ana Tan"], "Ana Tan"),
    ],
)
def test_what_only_looks_like_a_nickname_or_an_honour_is_left_alone(text, marked, name):
    found = people(text, person=marked)

    assert name in found


def test_a_knight_is_no_organisation():
    reading = read("Sir John Vale left.", organisation=["Sir John Vale"])

    [entity] = reading.entities
    assert (entity.name, entity.kind.value) == ("John Vale", "person")


@pytest.mark.parametrize("pronoun", ["I'm", "I’ve", "We're", "I"])
def test_a_pronoun_with_its_verb_is_nobody_of_that_name(pronoun):
    found = people(f"{pronoun} ready.", person=[pronoun])

    assert found == []


def test_who_holds_a_long_post_speaks_and_not_the_country_of_the_post():
    reading = read(
        "[s1|The Deputy High Commissioner of Velmora to Ondai, Rolf Ames,] [c1|said] "
        "[t1|it rained].",
        person=["Rolf Ames"],
        place=["Velmora", "Ondai"],
    )

    assert sources(reading) == [["Rolf Ames"]]
