import pytest

from onrecord.analyse.timeline.dates import Interval, apart, disjoint


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (("2028", "2031"), ("2029", None), True),
        (("2028", None), ("2028-05", None), False),
        (("2028-05", None), ("2028-06", None), True),
        ((None, "2031"), ("2029", None), False),
        (("2028", "2031"), ("2028", "2031-02"), False),
        (("2028", "2030"), ("2028", "2031"), True),
    ],
)
def test_dates_that_cannot_both_be_right_are_apart(one, other, conflict):
    first, second = (Interval(since=since, until=until) for since, until in (one, other))

    assert apart(first, second) is conflict
    assert apart(second, first) is conflict


def test_two_times_of_one_saying_may_overlap():
    day, month = (
        Interval(since="2030-03-04", until="2030-03-04"),
        Interval(since="2030-03", until="2030-03"),
    )
    later = Interval(since="2030-04-01", until="2030-04-01")
    bound = Interval(since=None, until="2030-05-01")

    assert not disjoint(day, month)
    assert disjoint(day, later)
    assert not disjoint(bound, later)
