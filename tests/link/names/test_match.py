"""Two written names: one person's, or two persons'."""

import pytest

from onrecord.link.names import SAME, Level, agreement, same_person
from onrecord.resolve.names.persons import parse

ONE = [
    ("Ana Reyes", "Reyes, Ana"),
    ("Dr. Ana Reyes", "ANA REYES"),
    ("Ana María Reyes", "Ana Reyes"),
    ("A. Reyes", "Ana Reyes"),
    ("JC Halvorsen", "Jean-Claude Halvorsen"),
    ("Bill Tarrow", "William Tarrow"),
    ("Zhao Kuo-tung", "Zhao Guodong"),
    ("Chou Li-ping", "Zhou Liping"),
    ("Kim Min-jun", "Kim Minjun"),
    ("Ольга Смирнова", "Olga Smirnova"),
    ("Rashid al-Basri", "Rachid el Basri"),
    ("Osman bin Tarik", "Usman ibn Tariq"),
    ("Margit Lindquist", "Margit Linquist"),
    ("Mohammed Ondari", "Muhammad Ondari"),
    ("Rashid Gadhari", "Rachid Qaddari"),
    ("Serhiy Volenskyy", "Sergei Volenskiy"),
    ("Oleksandr Tarasenko", "Aleksander Tarasenko"),
    ("Ivo Volenskyj", "Ivo Volensky"),
    ("Kim Pong-ryul", "Kim Pyong-ryul"),
    ("Park Geun-ho", "Pak Kun-ho"),
    ("Barry Ondai", "Barack Ondai"),
]
TWO = [
    ("Ana Reyes", "Luis Reyes"),
    ("Olga Ivanovna Smirnova", "Olga Petrovna Smirnova"),
    ("Zeng Wei", "Zeng Qinghong"),
    ("Tarik bin Osman", "Osman bin Tarik"),
    ("Ana B. Reyes", "Ana C. Reyes"),
    ("Reyes", "Ana Reyes"),
    ("Ana Reyes", "Ana Reynolds"),
    ("Hassan Ondari", "Hussein Ondari"),
    ("Mahmoud Ondari", "Mohammed Ondari"),
    ("Olga Tarasenko", "Oleg Tarasenko"),
    ("Mario Brandt", "Maria Brandt"),
    ("Ana H. B. Reyes", "Ana B. Reyes"),
    ("이재형", "이재명"),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_spellings_of_one_name_are_one_persons(left, right):
    assert same_person(left, right) >= SAME
    assert same_person(right, left) == same_person(left, right)


@pytest.mark.parametrize(("left", "right"), TWO)
def test_names_that_disagree_are_two_persons(left, right):
    assert same_person(left, right) < SAME


@pytest.mark.parametrize("written", ["", "...", "Dr.", "X" * 5000, "a " * 5000])
def test_odd_names_match_nobody_else(written):
    assert same_person(written, "Ana Reyes") < SAME


@pytest.mark.parametrize(
    ("written", "family"),
    [
        ("Zhang Xiuying", "zhang"),
        ("Keoh Boon Huat", "keoh"),
        ("Hau Wai-man", "hau"),
        ("Noh Seo-yeon", "noh"),
        ("Ouyang Ming", "ouyang"),
        ("He Qinglian", "he"),
        ("Ching Cheong", "ching"),
        ("Nagy Viktor", "nagy"),
        ("Viktor Nagy", "nagy"),
        ("Susan Keoh", "keoh"),
        ("Kai Hansen", "hansen"),
        ("Dan Castle", "castle"),
        ("Gus Van Hollen", "van hollen"),
        ("Luis de la Vega", "de la vega"),
    ],
)
def test_the_familys_name_is_told_by_the_shape_of_the_whole(written, family):
    assert parse(written).family == family


def test_an_agreement_tells_how_each_part_agrees_and_what_is_left_out():
    found = agreement("Bill Tarrow", "William Otto Tarrow")

    assert {(pair.left, pair.right): pair.level for pair in found.pairs} == {
        ("tarrow", "tarrow"): Level.SAME,
        ("bill", "william"): Level.NICKNAME,
    }
    assert found.left_out == ("otto",)


def test_names_of_two_persons_have_no_agreement():
    assert agreement("Ana Reyes", "Luis Reyes") is None
