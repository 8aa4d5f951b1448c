"""Dates of publication, with the precision that was found."""

from __future__ import annotations

import pytest

from onrecord.read.about import dates


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
        ("25. September 2031", "2031-09-25"),
        ("22 de outubro de 2031", "2031-10-22"),
        ("2031年8月25日", "2031-08-25"),
        ("25 Aug 2031 • 1:16pm", "2031-08-25T13:16:00"),
        ("August 25, 2031 -- 19:14 GMT", "2031-08-25T19:14:00+00:00"),
    ],
)
def test_a_date_is_read(text, value):
    assert dates.parse(text) == value


@pytest.mark.parametrize(
    ("order", "value"), [("day first", "2031-04-03"), ("month first", "2031-03-04")]
)
def test_a_known_order_tells_day_and_month_apart(order, value):
    assert dates.parse("03/04/2031", order) == value


def test_a_known_order_does_not_make_a_thirteenth_month():
    assert dates.parse("12/25/2031", "day first") == "2031-12-25"


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://echo.example/2031/05/04/river", "2031-05-04"),
        ("https://echo.example/world/2031/may/04/river", "2031-05-04"),
        ("https://echo.example/story/2031-05-04/river", "2031-05-04"),
        ("https://echo.example/columns/203105041077343476-river/", "2031-05-04"),
        ("https://echo.example/2031/05/river", "2031-05"),
        ("https://echo.example/the-budget-of-2031", None),
        ("https://echo.example/a/19600475/", None),
        ("https://echo.example/2031/13/45/river", None),
        ("https://2031-05-04.example/river?on=2031/05/04", None),
    ],
)
def test_an_address_may_carry_a_date(address, value):
    assert dates.of_url(address) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 hours ago", "2031-05-03"),
        ("an hour ago", "2031-05-04"),
        ("two days ago", "2031-05-02"),
        ("Updated yesterday", "2031-05-03"),
        ("long ago", None),
    ],
)
def test_relative_times_count_back_from_the_retrieval(text, value):
    assert dates.relative(text, "2031-05-04T02:00:00+00:00") == value


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("2031-05-03T20:30:00", "2031-05-03T20:30:15-06:00"),
        ("2031-05-04T08:15:00", "2031-05-04T08:15:15+05:45"),
        ("2031-05-04T02:37:00", "2031-05-04T02:30:15+00:00"),
        ("2031-05-03", "2031-05-04T02:30:15+00:00"),
    ],
)
def test_a_moment_is_given_by_the_clock_that_the_page_shows(shown, value):
    assert dates.as_shown("2031-05-04T02:30:15+00:00", shown) == value


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


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2031",
        "February 30, 2031",
        "2031-02-30",
        "2031年2月30日",
        "31 April 2031",
        "20310230",
    ],
)
def test_a_day_that_does_not_exist_is_no_date_and_not_its_month(text):
    assert dates.parse(text) is None
