"""Pronouns and descriptions that are no sources."""

import pytest

from onrecord.resolve.coref import antecedent_scorer
from tests.resolve.build import read

REYES, TAN = "Ana Reyes", "Luis Tan"


def meant(reading, written):
    """Give the names of those whom every mention so written means, in order."""
    names = {one.id: one.name for one in reading.entities}
    return [names[one.entity_id] for one in reading.mentions if one.span.text == written]


def about(text, **given):
    """Resolve a text on two persons."""
    return read(text, person=[REYES, TAN], **given)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Ana Reyes sold her house.", "her", REYES),
        ("Ana Reyes met Luis Tan. She gave him a book.", "She", REYES),
        ("Ana Reyes met Luis Tan. She gave him a book.", "him", TAN),
        ("In her speech, Ana Reyes thanked Luis Tan.", "her", REYES),
        ("When she arrived, Ana Reyes was tired.", "she", REYES),
        ("Luis Tan hurt himself.", "himself", TAN),
    ],
)
def test_a_pronoun_means_who_agrees_and_stands_near(text, pronoun, name):
    assert meant(about(text), pronoun) == [name]


def test_i_in_a_quotation_is_who_speaks():
    reading = about("[s1|Ana Reyes] [c1|said] [t1|“I will give my answer soon”].")

    assert meant(reading, "I") == [REYES]
    assert meant(reading, "my") == [REYES]


def test_he_in_a_quotation_is_not_who_speaks():
    reading = about("Ana Reyes praised Luis Tan. [s1|Luis Tan] [c1|said] [t1|“She kept his job”].")

    assert meant(reading, "his") == []


def test_it_that_stands_for_nothing_means_nobody():
    reading = read("The Guild met. It is clear that rain will come.", organisation=["Guild"])

    assert meant(reading, "It") == []


def test_its_means_the_body_that_owns():
    reading = read("Velmora moved its troops.", country=["Velmora"])

    assert meant(reading, "its") == ["Velmora"]


def test_the_office_points_at_who_holds_it():
    reading = about("Mayor Ana Reyes spoke. The crowd cheered the mayor.")

    assert meant(reading, "the mayor") == [REYES]


def test_somebody_only_described_takes_a_pronoun_from_who_is_named():
    reading = about("Luis Tan left. A farmer came in. The man wiped his boots.")

    assert meant(reading, "his") == []


def test_a_family_name_he_is_no_pronoun():
    reading = read("He Qinglian wrote. He Qinglian left.", person=["He Qinglian"])

    assert meant(reading, "He") == []
    assert meant(reading, "He Qinglian") == ["He Qinglian"] * 2


HOUSE = """Ana Reyes
I thank the hon. Gentleman. I shall write to him.

Luis Tan
I thank the Minister.

Ana Reyes
My hon. Friend the Member for Hallin (Ines Vale) is right. I agree.
"""


def test_lines_of_names_give_the_floor():
    reading = read(HOUSE, person=[REYES, TAN, "Ines Vale"])

    assert meant(reading, "I") == [REYES, REYES, TAN, REYES]
    assert meant(reading, "the hon. Gentleman") == [TAN]
    assert meant(reading, "him") == [TAN]
    assert meant(reading, "the Minister") == [REYES]
    assert meant(reading, "My hon. Friend") == ["Ines Vale"]


def test_who_goes_on_speaking_is_who_spoke_last():
    reading = about(
        "[s1|Ana Reyes] [c1|said] [t1|Ines Vale had lied]. Ines Vale left. "
        "[t2|“It was all lies, lies of Ines Vale,”] [s2|she] [c2|added]."
    )
    names = {one.id: one.name for one in reading.entities}

    assert [names[one] for one in reading.attributions[1].entities] == [REYES]


def test_the_company_is_the_one_named_of_late():
    reading = read(
        "Tarrow Mills closed. The company sold its looms. Brant Union and Tarrow Mills talked. "
        "The union gave in.",
        organisation=["Tarrow Mills", "Brant Union"],
    )

    assert meant(reading, "The company") == ["Tarrow Mills"]
    assert meant(reading, "its") == ["Tarrow Mills"]
    assert meant(reading, "The union") == ["Brant Union"]


def test_of_two_companies_neither_is_the_company():
    reading = read(
        "Tarrow Mills and Brant Works closed. Workers blamed the company.",
        organisation=["Tarrow Mills", "Brant Works"],
    )

    assert meant(reading, "the company") == []


def test_a_pronoun_in_a_name_is_none():
    reading = about("[s1|Ana Reyes] [c1|said] [t1|“I took it from My Harbour Fund”].")

    assert meant(reading, "My") == []
    assert meant(reading, "I") == [REYES]


class FirstIsMeant:
    """A scorer that is sure of whoever occurred last."""

    def probabilities(self, place, candidates, table):
        return [float(row == 0) for row in range(len(table))]


def test_a_we_that_is_taken_for_a_source_is_an_entity_of_the_document(monkeypatch):
    monkeypatch.setattr(antecedent_scorer, "load", FirstIsMeant)
    reading = read("We lost the vote. We will try again. In spring [s1|they] [c1|said] [t1|no].")

    known = {one.id for one in reading.entities}
    assert reading.attributions[0].entities
    assert set(reading.attributions[0].entities) <= known
