"""When a value read off a page counts as right."""

from __future__ import annotations

import pytest

from evals.suites.metadata import FATES, Told, fate, is_right

GOLD = {
    "published": "2031-05-03",
    "moment": "2031-05-04T02:30:00+00:00",
    "publisher": ["The Brennmoor Echo", "Echo"],
    "byline": ["Ana Reyes", "Ilmar Toss"],
    "agency": None,
}


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("2031-05-03", FATES[0]),
        ("2031-05-03T20:30:00", FATES[0]),
        ("2031-05-04T02:30:40+00:00", FATES[1]),
        ("2031-05-04", FATES[1]),
        (None, FATES[2]),
        ("2031-05", FATES[3]),
        ("2031-05-01", FATES[4]),
        ("2031-05-04T04:30:00+00:00", FATES[5]),
        ("2031-05-04T02:30:00", FATES[5]),
    ],
)
def test_a_date_is_right_on_the_day_shown_or_at_the_same_moment(value, named):
    told = Told(published=value)

    assert fate(told, GOLD) == named
    assert is_right("published", told, GOLD) == (named in FATES[:2])


@pytest.mark.parametrize(
    ("field", "told", "right"),
    [
        ("publisher", Told(publisher="Brennmoor Echo"), True),
        ("publisher", Told(publisher="The Coast Herald"), False),
        ("byline", Told(byline=("Ilmar Toss", "Ana Reyes")), True),
        ("byline", Told(byline=("Ana Reyes",)), False),
        ("agency", Told(), True),
        ("agency", Told(agency="AP"), False),
    ],
)
def test_names_are_compared_without_case_and_marks(field, told, right):
    assert is_right(field, told, GOLD) is right
