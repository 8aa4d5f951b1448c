import pytest

from onrecord.model import EntityKind
from tests.resolve.build import entity, read, sources


def test_a_short_name_goes_to_the_one_person_of_that_family_name():
    reading = read(
        "Ana Reyes, the finance minister, spoke first. [s1|Reyes] [c1|said] [t1|taxes would rise].",
        person=["Ana Reyes", "Reyes"],
    )

    assert sources(reading) == [["Ana Reyes"]]
    assert entity(reading, "Ana Reyes").aliases == ("Reyes",)


def test_names_that_the_tagger_missed_are_found_in_a_source():
    reading = read("[s1|Dorrit Vaughan] [c1|said] [t1|the bridge was safe].")

    assert sources(reading) == [["Dorrit Vaughan"]]


def test_the_halves_of_a_split_name_are_joined():
    reading = read(
        "A crowd heard [s1|Odile Marchetti] [c1|say] [t1|it was over].",
        person=["Odile", "Marchetti"],
    )

    assert sources(reading) == [["Odile Marchetti"]]


def test_a_middle_initial_and_a_nickname_are_the_same_person():
    reading = read(
        "William J. Harrow arrived. Bill Harrow smiled. [s1|Harrow] [c1|said] [t1|he was glad].",
        person=["William J. Harrow", "Bill Harrow", "Harrow"],
    )

    assert sources(reading) == [["William J. Harrow"]]


def test_two_people_are_never_merged_on_the_family_name_alone():
    reading = read(
        "Zeng Ruolan met Zeng Bo. [s1|Zeng] [c1|said] [t1|it went well].",
        person=["Zeng Ruolan", "Zeng Bo", "Zeng"],
    )

    assert sources(reading) == [[]]
    assert {one.name for one in reading.entities} == {"Zeng Ruolan", "Zeng Bo"}


def test_a_short_name_in_use_before_a_namesake_came_stays_with_its_first_bearer():
    reading = read(
        "Zeng Ruolan runs the port. Zeng built it.\n\nHer cousin, Zeng Bo, owns ships.\n\n"
        "[s1|Zeng] [c1|denied] [t1|any favours].",
        person=["Zeng Ruolan", "Zeng Bo", "Zeng"],
    )

    assert sources(reading) == [["Zeng Ruolan"]]


def test_an_honorific_tells_namesakes_apart():
    reading = read(
        "Maria Tarn and Peter Tarn were there. [s1|Mrs. Tarn] [c1|said] [t1|no]. "
        "[s2|Mr. Tarn] [c2|said] [t2|yes].",
        person=["Maria Tarn", "Peter Tarn", "Tarn"],
    )

    assert sources(reading) == [["Maria Tarn"], ["Peter Tarn"]]


def test_a_title_before_every_full_name_belongs_to_somebody_else():
    reading = read(
        "President Okoro flew in. Grace Okoro, a singer, waited. "
        "[s1|President Okoro] [c1|said] [t1|he was tired].",
        person=["Grace Okoro", "Okoro"],
    )

    assert sources(reading) == [["Okoro"]]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Xi Wenhao", "Xi"),
        ("Kim Dae-sung", "Kim"),
        ("Nguyen Van Thuy", "Thuy"),
        ("Nagy Ferenc", "Nagy"),
        ("Tanaka Shigeru", "Tanaka"),
        ("Ludwig van der Horst", "van der Horst"),
        ("Pablo Ibáñez Duarte", "Duarte"),
        ("Gregor Holm Jr.", "Holm"),
        ("Inés Díaz-Kanel", "Díaz-Kanel"),
    ],
)
def test_the_family_name_is_found_in_its_tradition(full, short):
    reading = read(
        f"The envoy {full} came late. [s1|{short}] [c1|said] [t1|the road was bad].",
        person=[full, short],
    )

    assert sources(reading) == [[full.removesuffix(" Jr.")]] or sources(reading) == [[full]]


def test_an_honorific_with_the_first_part_shows_that_the_family_name_comes_first():
    reading = read(
        "Omai Kesset signed. [s1|Ms. Omai] [c1|said] [t1|it was time].",
        person=["Omai Kesset", "Omai"],
    )

    assert sources(reading) == [["Omai Kesset"]]


def test_the_family_name_he_is_no_pronoun_inside_a_sentence():
    reading = read(
        "The critic He Mengyao disagreed. Luca Ferrand wrote first. "
        "[t1|“They are sure of it,”] [s1|He] [c1|wrote].",
        person=["He Mengyao", "Luca Ferrand"],
    )

    assert sources(reading) == [["He Mengyao"]]


def test_he_at_the_start_of_a_sentence_is_a_pronoun_although_somebody_is_called_he():
    reading = read(
        "The critic He Mengyao was absent. She was ill. Luca Ferrand spoke. "
        "[s1|He] [c1|said] [t1|it was late].",
        person=["He Mengyao", "Luca Ferrand"],
    )

    assert sources(reading) == [["Luca Ferrand"]]


def test_a_name_in_capitals_is_the_same_person():
    reading = read(
        "MARIT STENVOLD WINS\n\nMarit Stenvold won. [s1|Stenvold] [c1|said] [t1|thanks].",
        person=["MARIT STENVOLD", "Marit Stenvold", "Stenvold"],
    )

    assert sources(reading) == [["Marit Stenvold"]]
    assert sum(one.kind is EntityKind.PERSON for one in reading.entities) == 1


def test_father_and_son_of_one_name_stay_two():
    reading = read(
        "Carl Moss and Carl Moss Jr. came. [s1|Moss Jr.] [c1|said] [t1|no]. [s2|The younger Moss] "
        "[c2|said] [t2|yes]. [s3|The elder Moss] [c3|said] [t3|well].",
        person=["Carl Moss", "Carl Moss Jr.", "Moss Jr.", "Moss"],
    )

    assert sources(reading) == [["Carl Moss Jr."], ["Carl Moss Jr."], ["Carl Moss"]]
