"""Expressions with their TIMEX3 values, also those that the record does not keep."""

import pytest

from onrecord import times
from onrecord.grammar.text import TextView
from tests.resolve.build import tagged


def timexes(text):
    found = times.expressions(TextView(text, tagged(text)), "2031-03-12")
    return [(text[one.start : one.end], one.meaning.sort.value, one.meaning.value) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "sort", "value"),
    [
        ("He slept for three years.", "three years", "DURATION", "P3Y"),
        ("He slept for more than two decades.", "more than two decades", "DURATION", "P20Y"),
        ("He slept a few days.", "a few days", "DURATION", "PXD"),
        ("He slept a twenty-four-hour day.", "twenty-four-hour", "DURATION", "PT24H"),
        ("The past two months were dry.", "The past two months", "DURATION", "P2M"),
        ("He comes every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
        ("It costs 5 million a year.", "a year", "SET", "P1Y"),
        ("He is now asleep.", "now", "DATE", "PRESENT_REF"),
        ("Several years ago he woke.", "Several years ago", "DATE", "PAST_REF"),
        ("He woke on Monday morning.", "Monday morning", "TIME", "2031-03-10TMO"),
        ("He woke at 5 p.m. EST, Nov. 6, 2030.", "5 p.m. EST, Nov. 6, 2030", "TIME",
         "2030-11-06T17"),
        ("He woke two weeks ago.", "two weeks ago", "DATE", "2031-W09"),
    ],
)  # fmt: skip
def test_an_expression_has_its_type_and_value(text, words, sort, value):
    assert timexes(text) == [(words, sort, value)]


def test_the_ends_of_a_range_are_two_expressions():
    assert [value for _, _, value in timexes("He slept from May 2, 2030 to June 3, 2030.")] == [
        "2030-05-02",
        "2030-06-03",
    ]
