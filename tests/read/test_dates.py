"""Dates of publication, with the precision that was found."""

from __future__ import annotations

import pytest

from onrecord.read import dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("August 25, 2031", "2031-08-25"),
        ("Monday, Aug. 25, 2031", "2031-08-25"),
        ("25 August 2031", "2031-08-25"),
        ("1st of May, 2031", "2031-05-01"),
        ("25-Aug-2031", "2031-08-25"),
        ("2031-08-25", "2031-08-25"),
        ("2031/08/25", "2031-08-25"),
        ("20310825", "2031-08-25"),
        ("25.08.2031", "2031-08-25"),
        ("08/25/2031", "2031-08-25"),
        ("August 2031", "2031-08"),
        ("2031-08", "2031-08"),
        ("2031", "2031"),
        ("2031-08-25T14:00:00.120+0200", "2031-08-25T14:00:00+02:00"),
        ("2031-08-25 14:00Z", "2031-08-25T14:00:00+00:00"),
        ("Mon, 25 Aug 2031 14:00:00 GMT", "2031-08-25T14:00:00+00:00"),
        ("Aug. 25, 2031, 4:05 p.m. EDT", "2031-08-25T16:05:00-04:00"),
        ("3:15 PM ET, Mon August 25, 2031", "2031-08-25T15:15:00"),
        ("12:30 am, 25 August 2031", "2031-08-25T00:30:00"),
        ("25 août 2031", "2031-08-25"),
    ],
)
def test_a_date_is_read(text, value):
    assert dates.parse(text) == value


def test_where_day_and_month_could_change_places_only_the_year_is_known():
    assert dates.parse("03/04/2031") == "2031"


@pytest.mark.parametrize(
    "text", ["", "yesterday", "two days ago", "99/99/2031", "version 1.2.2031.5", "x" * 500, "\x00"]
)
def test_what_is_no_date_is_not_guessed(text):
    assert dates.parse(text) is None


def test_dates_are_found_where_they_stand():
    text = "Published May 4, 2031 Updated: May 6, 2031 at 10:30"

    found = dates.find(text)

    assert [(text[date.start : date.end], date.value) for date in found] == [
        ("May 4, 2031", "2031-05-04"),
        ("May 6, 2031 at 10:30", "2031-05-06T10:30:00"),
    ]
