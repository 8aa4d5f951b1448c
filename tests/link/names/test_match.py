"""Two written names: one person's, or two persons'."""

import pytest

from onrecord.resolve.names.persons import parse
from onrecord.link.names import same_person
from onrecord.link.names.match import SAME

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
]
TWO = [
    ("Ana Reyes", "Luis Reyes"),
    ("Olga Ivanovna Smirnova", "Olga Petrovna Smirnova"),
    ("Zeng Wei", "Zeng Qinghong"),
    ("Tarik bin Osman", "Osman bin Tarik"),
    ("Ana B. Reyes", "Ana C. Reyes"),
    ("Reyes", "Ana Reyes"),
    ("Ana Reyes", "Ana Reynolds"),
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
