"""The share of functions of the language rooms that are called on a fixed sample of real text."""

from __future__ import annotations

from evals.reports.firing import ROOMS, Function, share_called
from evals.reports.table import Measure

SUITE = "firing"


def measures(counted: list[Function]) -> list[Measure]:
    """Share of all functions that were called, and of those of every room."""
    rooms = {
        f"functions called, {room}": [one for one in counted if one.room == room] for room in ROOMS
    }
    return [
        Measure(suite=SUITE, name=name, value=share_called(some))
        for name, some in {"functions called": counted, **rooms}.items()
    ]
