from datetime import date

import pytest

from onrecord.model import Precision
from onrecord.times import values
from onrecord.times.holidays import HOLIDAYS


@pytest.mark.parametrize(
    ("meaning", "since", "until", "value"),
    [
        (values.week(date(2031, 3, 12)), "2031-03-10", "2031-03-16", "2031-W11"),
        (values.weekend(date(2031, 3, 12)), "2031-03-15", "2031-03-16", "2031-W11-WE"),
        (values.month(2031, 14), "2032-02-01", "2032-02-29", "2032-02"),
        (values.quarter(2031, 0), "2030-10-01", "2030-12-31", "2030-Q4"),
        (values.half(2031, 2), "2031-07-01", "2031-12-31", "2031-H2"),
        (values.season(2031, "WI"), "2031-12-01", "2032-02-29", "2031-WI"),
        (values.decade(1990), "1990-01-01", "1999-12-31", "199"),
        (values.century(20), "1900-01-01", "1999-12-31", "19"),
    ],
)
def test_a_part_of_the_calendar_has_its_days_and_its_value(meaning, since, until, value):
    interval = meaning.interval

    assert (interval.since.isoformat(), interval.until.isoformat()) == (since, until)
    assert meaning.value == value


@pytest.mark.parametrize(
    ("whole", "mod", "since", "until", "precision"),
    [
        (values.month(2031, 2), "START", "2031-02-01", "2031-02-15", Precision.DAY),
        (values.month(2031, 2), "END", "2031-02-16", "2031-02-28", Precision.DAY),
        (values.year(2031), "MID", "2031-05-01", "2031-08-31", Precision.MONTH),
        (values.decade(1990), "MID", "1994-01-01", "1996-12-31", Precision.YEAR),
        (values.week(date(2031, 3, 12)), "END", "2031-03-13", "2031-03-16", Precision.DAY),
    ],
)
def test_a_part_of_a_time_is_finer_than_the_whole(whole, mod, since, until, precision):
    found = values.part(whole, mod).interval

    assert (found.since.isoformat(), found.until.isoformat()) == (since, until)
    assert found.precision is precision


def test_a_month_from_the_last_of_january_is_the_last_of_february():
    assert values.moved(date(2031, 1, 31), "M", 1) == date(2031, 2, 28)


def test_what_lies_beyond_the_calendar_stops_at_its_end():
    assert values.moved(date(2031, 3, 12), "D", 10**9) == date(9997, 12, 31)
    assert values.year(123456).interval is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2019, date(2019, 4, 21)),
        ("easter", 2038, date(2038, 4, 25)),
        ("good friday", 2024, date(2024, 3, 29)),
        ("thanksgiving", 2018, date(2018, 11, 22)),
        ("labor day", 2019, date(2019, 9, 2)),
        ("memorial day", 2021, date(2021, 5, 31)),
        ("election day", 2022, date(2022, 11, 8)),
        ("christmas eve", 2031, date(2031, 12, 24)),
    ],
)
def test_a_feast_has_its_day_in_every_year(name, year, day):
    assert HOLIDAYS[name](year) == day
