import pytest

from onrecord.model import Genre
from tests.resolve.build import read, sources


def test_a_label_is_the_same_person_in_every_turn_whatever_the_genre():
    reading = read(
        "Ana Reyes spoke to this paper.\n\n[s1|Reyes][c1|:] [t1|I came late.]\n\n"
        "[s2|REYES][c2|:] [t2|And [s3|I] [c3|promise] [t3|to come back].]",
        person=["Ana Reyes"],
        genre=Genre.NEWS,
    )

    assert sources(reading) == [["Ana Reyes"]] * 3


@pytest.mark.parametrize(
    ("head", "foot"),
    [("[s1|REYES][c1|:] ", ""), ("[s1|REYES][c1|.] ", ""), ("[s1|[c1|REYES]]\n", "")],
)
def test_a_name_in_capitals_that_the_tagger_missed_is_a_person_in_a_label(head, foot):
    reading = read(f"{head}[t1|Good morning.]{foot}")

    assert sources(reading) == [["Reyes"]]


def test_a_label_with_a_title_and_a_bracket_names_who_stands_in_the_bracket():
    reading = read("[s1|The Mayor (Mr. Tan)][c1|:] [t1|I call on the clerk.]")

    assert sources(reading) == [["Tan"]]


@pytest.mark.parametrize("label", ["Q", "QUESTION", "Reporter 2", "MODERATOR", "A", "Answer"])
def test_who_asks_or_answers_as_such_stays_without_a_name(label):
    reading = read(f"[s1|{label}][c1|:] [t1|Who told you? Did [s2|I] [c2|say] [t2|so]?]")

    assert sources(reading) == [[], []]
    assert reading.entities == ()


def test_a_paper_in_a_label_is_no_person():
    reading = read(
        "[s1|HARBOUR COURIER][c1|:] [t1|Why now?]\n\n[s2|ANA REYES][c2|:] [t2|Why not?]\n\n"
        "The Harbour Courier put the questions.",
        publisher=["Harbour Courier"],
    )

    assert [(entity.name, entity.kind.value) for entity in reading.entities] == [
        ("Harbour Courier", "publisher"),
        ("Ana Reyes", "person"),
    ]


def test_he_in_a_turn_is_not_who_speaks():
    reading = read(
        "Luis Tan and Ana Reyes sat down.\n\n"
        "[s1|LUIS TAN][c1|:] [t1|I heard that. [s2|He] [c2|said] [t2|it twice].]",
        person=["Luis Tan", "Ana Reyes"],
    )

    assert sources(reading)[1] != ["Luis Tan"]


def test_i_in_words_that_a_turn_quotes_from_somebody_is_not_who_speaks():
    reading = read("[s1|REYES][c1|:] [t1|It read: “[s2|I] [c2|promise] [t2|to go].”]")

    assert sources(reading) == [["Reyes"], []]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Mr. KING of New Arrin", "King"),
        ("MR. KING", "King"),
        ("Hon. (Dr.) Nanuk", "Nanuk"),
        ("Hon. (Eng.) Dr. Koros", "Koros"),
        ("THE MINISTER OF LAW (SMT. ANITA DEVRI)", "Anita Devri"),
        ("SHRI R. KALAMI", "R. Kalami"),
        ("Ms. FOSS of Arrin", "Foss"),
    ],
)
def test_a_label_names_the_person_and_not_the_seat_the_title_or_the_field(label, name):
    reading = read(f"[s1|{label}][c1|:] [t1|I came late.]", place=["New Arrin", "LAW", "Arrin"])

    assert sources(reading) == [[name]]


def test_the_name_in_a_label_s_brackets_holds_the_post_before_them():
    reading = read("[s1|THE MINISTER OF LAW (SMT. ANITA DEVRI)][c1|:] [t1|I came late.]")

    [person] = [one for one in reading.entities if one.name == "Anita Devri"]
    assert [office.title for office in person.offices] == ["Minister of Law"]


def test_a_post_alone_names_nobody_by_what_it_presides_over():
    reading = read("[s1|The Minister of Works][c1|:] [t1|I came late.]", organisation=["Works"])

    assert sources(reading)[0] != ["Works"]
