"""Times by the grammar of their words, read on Wednesday, 12 March 2031."""

import pytest

from tests.resolve.build import read


def found(text, published="2031-03-12"):
    return [
        (time.evidence.text, time.since, time.until)
        for time in read(text, published=published).times
    ]


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("on 20310205", "2031-02-05", "2031-02-05"),
        ("on Feb.5th", "2031-02-05", "2031-02-05"),
        ("from the 4 to February 22, 2030", "2030-02-04", "2030-02-22"),
        ("in April of 87", "1987-04-01", "1987-04-30"),
        ("in the twenty-tens", "2010-01-01", "2019-12-31"),
        ("in May, twenty nineteen", "2019-05-01", "2019-05-31"),
        ("in the latter part of 2030", "2030-09-01", "2030-12-31"),
        ("in the first nine months of last year", "2030-01-01", "2030-09-30"),
        ("in the final quarter of 2030", "2030-10-01", "2030-12-31"),
        ("three years after 2027", "2030-01-01", "2030-12-31"),
        ("ten years ago today", "2021-03-12", "2021-03-12"),
        ("two years ago in May", "2029-05-01", "2029-05-31"),
        ("on Monday of last week", "2031-03-03", "2031-03-03"),
        ("on Friday two weeks ago", "2031-02-28", "2031-02-28"),
        ("for three days from March 1", "2031-03-01", "2031-03-03"),
        ("within ten days of March 1", "2031-03-01", "2031-03-11"),
        ("more than two weeks ago", None, "2031-02-26"),
        ("this past weekend", "2031-03-08", "2031-03-09"),
        ("half a century ago", "1981-01-01", "1981-12-31"),
    ],
)
def test_a_time_has_the_days_that_its_words_name(words, since, until):
    assert [hit[1:] for hit in found(f"It broke {words}.")] == [(since, until)]


def test_a_year_before_is_counted_from_the_quarter_whose_figures_are_told():
    text = (
        "In the second quarter of 2030 the port took 40 million crowns.\n\n"
        "It had taken 31 million a year earlier, and the year-ago quarter was thought strong."
    )

    assert [hit[1:] for hit in found(text)] == [
        ("2030-04-01", "2030-06-30"),
        ("2029-04-01", "2029-06-30"),
        ("2029-04-01", "2029-06-30"),
    ]


def test_a_weekday_after_next_week_lies_in_it():
    hits = found("They will meet next week, perhaps on Friday.")

    assert hits[1] == ("Friday", "2031-03-21", "2031-03-21")


def test_a_month_of_a_list_has_the_year_at_its_end():
    hits = found("It rained in May and June 2020.")

    assert hits[0][1:] == ("2020-05-01", "2020-05-31")


def test_what_is_put_off_until_a_day_is_then():
    assert found("The fair was put off, delayed until Friday.")[0][0] == "Friday"


@pytest.mark.parametrize(
    "text",
    [
        "It was built in the 5th century BC.",
        "They danced for Chinese New Year.",
        "Two thousands of them came to the tens of tents.",
        "It rose 5 9/16 and ended with a score of 3-16.",
        "It is about the 27 of them.",
    ],
)
def test_what_only_looks_like_a_time_is_left(text):
    assert found(text) == []
