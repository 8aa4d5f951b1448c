"""Spans read off B/I labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def label_spans(labels: NDArray[np.int64], names: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Read (first position, end position, name) off B/I labels; an I- without its B- begins one."""
    found: list[tuple[int, int, str]] = []
    start, name = -1, ""
    for i, number in enumerate(labels.tolist()):
        mark, _, label = names[number].partition("-")
        if start >= 0 and (mark != "I" or label != name):
            found.append((start, i, name))
            start = -1
        if mark != "O" and start < 0:
            start, name = i, label
    if start >= 0:
        found.append((start, len(labels), name))
    return found
