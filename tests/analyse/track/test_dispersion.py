import pytest

from onrecord.analyse.track.dispersion import deviation


@pytest.mark.parametrize(
    ("uses", "words", "expected"),
    [
        ([2, 2, 2], [100, 100, 100], 0.0),
        ([6, 0, 0], [100, 100, 100], 1.0),
        ([3, 1], [300, 100], 0.0),
        ([0, 4], [300, 100], 1.0),
        ([5], [100], None),
        ([0, 0], [100, 100], None),
    ],
)
def test_deviation_of_proportions(uses, words, expected):
    assert deviation(uses, words) == (None if expected is None else pytest.approx(expected))
