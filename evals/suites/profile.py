"""The share of every stage of `extract`, and the largest outside the encoder beside it."""

from __future__ import annotations

from evals.reports.profile import ENCODER, NAMES, Profile
from evals.reports.table import Measure

SUITE = "profile"


def measures(made: Profile) -> list[Measure]:
    """Share of every stage, and the largest outside the encoder beside it."""
    shares = [
        Measure(suite=SUITE, name=f"share of time, {name}", value=made.share(name))
        for name in NAMES
    ]
    largest = max((made.of_encoder(name) for name in NAMES if name != ENCODER), default=0.0)
    return [
        *shares,
        Measure(suite=SUITE, name="largest stage beside the encoder, % of it", value=largest),
    ]
