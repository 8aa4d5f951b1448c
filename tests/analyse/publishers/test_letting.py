import pytest
from scipy.stats import binomtest

from onrecord.analyse.intervals import wilson
from onrecord.errors import InputError


@pytest.mark.parametrize(("count", "of"), [(0, 4), (1, 3), (7, 20), (20, 20)])
def test_the_interval_of_a_share_equals_that_of_scipy(count, of):
    expected = binomtest(count, of).proportion_ci(method="wilson")

    assert wilson(count, of) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_unnamed_sources_are_a_share_of_what_a_publisher_attributes(case):
    found = case.publishers()

    rows = {row["publisher"]: row for row in found.table()}
    gazette = rows["Corran Gazette"]
    assert (gazette["unnamed"], gazette["attributions"]) == (1, 3)
    assert rows["Strait Herald"]["unnamed_share"] == 0.0
    assert [one.text for one in found.evidence(gazette)] == ["a tax on patience"]
    assert found.unnamed().rows == (
        {
            "publisher": "Corran Gazette",
            "seniority": "senior",
            "institution": "ministry",
            "attributions": 1,
        },
    )


def test_a_publisher_that_names_another_cites_it(case):
    [row] = case.publishers().cited().rows

    assert (row["publisher"], row["cited"]) == ("Tidewater Post", "Corran Gazette")


def test_bylines_are_counted_alike(case):
    found = case.publishers(by="byline")

    rows = {row["publisher"]: row for row in found.table()}
    assert rows["Pell Astor"]["unnamed"] == 1
    assert len(found.evidence(rows["Pell Astor"])) == 1
    with pytest.raises(InputError, match="byline"):
        case.publishers(by="weekday")
