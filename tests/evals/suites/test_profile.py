"""The shares of the stages."""

from evals.reports.profile import ENCODER, Profile, table
from evals.suites.profile import measures


def test_shares_are_of_all_time_and_the_encoder_is_the_measure():
    made = Profile(words=100)
    made.stages.update({ENCODER: 8.0, "resolve": 2.0})

    found = {one.name: one.value for one in measures(made)}

    assert found["share of time, encoder"] == 80
    assert found["largest stage beside the encoder, % of it"] == 25
    assert table(made).splitlines()[2].startswith("| encoder | 80.0 % |  |")
