import numpy as np
import pytest

from onrecord.analyse.track.periods import Length, periods


@pytest.mark.parametrize(
    ("first", "last", "length", "names"),
    [
        (20301130, 20310201, Length.MONTH, ["2030-11", "2030-12", "2031-01", "2031-02"]),
        (20301130, 20310201, Length.QUARTER, ["2030-Q4", "2031-Q1"]),
        (20301130, 20310201, Length.YEAR, ["2030", "2031"]),
        (20301231, 20310106, Length.WEEK, ["2031-W01", "2031-W02"]),
        (20310227, 20310301, Length.DAY, ["2031-02-27", "2031-02-28", "2031-03-01"]),
    ],
)
def test_periods_follow_without_a_gap(first, last, length, names):
    made = periods(first, last, length)

    assert list(made.names) == names
    assert made.of(np.array([first, last])).tolist() == [0, len(names) - 1]


@pytest.mark.parametrize(
    ("last", "length"),
    [(20110120, "day"), (20110301, "week"), (20111001, "month"), (20140101, "quarter"),
     (20240101, "year")],
)  # fmt: skip
def test_a_length_is_chosen_by_the_span(last, length):
    assert periods(20110101, last, None).length == length
