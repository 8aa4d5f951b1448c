"""One expression at a time, against Wednesday, 12 March 2031."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.times.holidays import HOLIDAYS
from onrecord.times.words import WORDS
from tests.resolve.build import read

FIGURES = (
    "0 1 7 12 24 31 45 99 1999 2007 2999 9999 99999999999 2.5 3/4 10:30 1990s '80s '16 2021-02-30 "
    "2021-02-03 31.12.1999 Oct2 5pm 3h FY2019 mid-1990s 7-8 said will ½ ² Friday May"
).split()


def found(text, published="2031-03-12"):
    return [
        (time.evidence.text, time.since, time.until, str(time.precision))
        for time in read(text, published=published).times
    ]


@pytest.mark.parametrize(
    ("text", "since", "until", "precision"),
    [
        # days
        ("It broke on Friday, Feb. 28, 2031.", "2031-02-28", "2031-02-28", "day"),
        ("It broke on the 3rd of September, 2020.", "2020-09-03", "2020-09-03", "day"),
        ("It broke on September the twenty-first, 2020.", "2020-09-21", "2020-09-21", "day"),
        ("It broke on 26.10.1989.", "1989-10-26", "1989-10-26", "day"),
        ("It broke on 10/26/89.", "1989-10-26", "1989-10-26", "day"),
        ("It broke on the first Sunday of May 2030.", "2030-05-05", "2030-05-05", "day"),
        ("It broke the day before yesterday.", "2031-03-10", "2031-03-10", "day"),
        ("It broke on the 5th of this month.", "2031-03-05", "2031-03-05", "day"),
        ("It broke on Christmas Eve.", "2030-12-24", "2030-12-24", "day"),
        ("It broke three days before Easter 2030.", "2030-04-18", "2030-04-18", "day"),
        # weeks and months
        ("It broke in the week of Feb. 5.", "2031-02-03", "2031-02-09", "week"),
        ("It broke last weekend.", "2031-03-08", "2031-03-09", "day"),
        ("It broke in the third week of 2030.", "2030-01-14", "2030-01-20", "week"),
        ("It broke in early December 2030.", "2030-12-01", "2030-12-15", "day"),
        ("It broke at the end of last month.", "2031-02-16", "2031-02-28", "day"),
        ("It broke in Oct. '29.", "2029-10-01", "2029-10-31", "month"),
        # quarters, halves, seasons, years
        ("It fell in the third quarter.", "2030-07-01", "2030-09-30", "quarter"),
        ("It fell in the first half of 2030.", "2030-01-01", "2030-06-30", "half"),
        ("It broke last spring.", "2030-03-01", "2030-05-31", "season"),
        ("It fell in fiscal 2029.", "2029-01-01", "2029-12-31", "year"),
        ("It broke earlier this year.", "2031-01-01", "2031-03-12", "year"),
        ("It broke in nineteen ninety-six.", "1996-01-01", "1996-12-31", "year"),
        ("It broke five years ago.", "2026-01-01", "2026-12-31", "year"),
        ("It was built in the 1990s.", "1990-01-01", "1999-12-31", "decade"),
        ("It was built in the mid-1990s.", "1994-01-01", "1996-12-31", "year"),
        ("It was built in the late '80s.", "1987-01-01", "1989-12-31", "year"),
        ("It was built in the 19th century.", "1800-01-01", "1899-12-31", "century"),
        # what is to come
        ("They will meet in two weeks.", "2031-03-24", "2031-03-30", "week"),
        ("He plans to say so on Friday.", "2031-03-14", "2031-03-14", "day"),
        ("They are to meet next Friday.", "2031-03-21", "2031-03-21", "day"),
        ("They will meet on May 2.", "2031-05-02", "2031-05-02", "day"),
        ("They meet the week after next.", "2031-03-24", "2031-03-30", "week"),
        # clocks
        ("It broke at 3 p.m. EST on Monday.", "2031-03-10T15:00-05:00",
         "2031-03-10T15:00-05:00", "minute"),
        ("It broke Monday at 02:00 GMT.", "2031-03-10T02:00Z", "2031-03-10T02:00Z", "minute"),
        ("It broke last night.", "2031-03-11", "2031-03-11", "day"),
        ("It broke on Monday evening.", "2031-03-10", "2031-03-10", "day"),
        # ranges and bounds
        ("It rained from 3 to 7 May 2030.", "2030-05-03", "2030-05-07", "day"),
        ("It rained from Feb. 28 to March 2.", "2031-02-28", "2031-03-02", "day"),
        ("He ruled between 1999 and 2007.", "1999-01-01", "2007-12-31", "year"),
        ("He ruled (2003-07).", "2003-01-01", "2007-12-31", "year"),
        ("He ruled (1931–2015).", "1931-01-01", "2015-12-31", "year"),
        ("It rained from March to December 2018.", "2018-03-01", "2018-12-31", "month"),
        ("It has rained since Monday.", "2031-03-10", "2031-03-12", "day"),
        ("It is to be mended by Friday.", None, "2031-03-14", "day"),
        ("It rained over the past three weeks.", "2031-02-19", "2031-03-11", "week"),
        ("It was not until Feb. 10 that it broke.", "2031-02-10", "2031-02-10", "day"),
    ],
)  # fmt: skip
def test_an_expression_means_its_days(text, since, until, precision):
    assert [hit[1:] for hit in found(text)] == [(since, until, precision)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It broke on Feb. 2. The next day it was mended.", ["2031-02-02", "2031-02-03"]),
        ("It broke on Feb. 2. Three days earlier it had held.", ["2031-02-02", "2031-01-30"]),
        ("It broke in May 2020. That year many did.", ["2020-05-01", "2020-01-01"]),
        ("It broke on Feb. 2, 2030. On the 10th it was mended.", ["2030-02-02", "2030-02-10"]),
        ("It broke on Jan. 31. A month later it held.", ["2031-01-31", "2031-02-01"]),
        ("He lost in 1989. In November of that year he left.", ["1989-01-01", "1989-11-01"]),
        ("It fell in the fourth quarter from a year earlier.", ["2030-10-01", "2029-10-01"]),
        ("It broke on Feb. 6. The previous Monday it held.", ["2031-02-06", "2031-02-03"]),
    ],
)
def test_an_expression_counts_from_the_time_before_it(text, days):
    assert [hit[1] for hit in found(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "They may march in a second.",
        "The score was 3-2, then 7-8.",
        "It drew 1,999 people and cost $2,016.",
        "About 2000 troops left Route 1999.",
        "He lives at 10 May Street and reads the Sun.",
        "Jan Moru and Mar Iseto agreed.",
        "Recently it was mended; now it holds.",
        "It opens every Friday and is cleaned daily.",
        "The 6-year-old slept for three hours.",
        "It was the 10th round of talks.",
        "At an evening gathering the Evening Mail was read.",
        "It is the first such case in two years.",
        "Two days later it was mended.",
        "The fall of the wall is near.",
        "They met in the new year.",
        "He spoke on five Sunday shows.",
    ],
)
def test_what_is_no_part_of_the_calendar_is_left(text):
    assert found(text) == []


@pytest.mark.parametrize("published", [None, "2031", "0001-01-01", "9999-12-31"])
def test_without_a_day_to_count_from_only_full_dates_are_read(published):
    hits = found("It broke on Friday, then on May 2, 2020, two weeks ago.", published)

    assert [hit[0] for hit in hits] == ["May 2, 2020"]


@given(
    words=st.lists(st.sampled_from([*WORDS, *HOLIDAYS, *FIGURES, *",.-:/"]), max_size=40),
    published=st.sampled_from(["2031-03-12", "2024-02-29", "1000-01-01", None]),
)
@settings(max_examples=150, deadline=None)
def test_whatever_the_words_a_time_is_a_slice_that_does_not_end_before_it_begins(words, published):
    reading = read(" ".join(words).replace(" - ", "-"), published=published)

    for time in reading.times:
        assert reading.document.text[time.evidence.start : time.evidence.end] == time.evidence.text
        assert time.since is None or time.since[:10] <= time.until[:10]
