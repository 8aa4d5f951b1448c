"""Gold in two parts: errors are looked at in "look" alone, floors hold the "kept"."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from evals.reports.table import Measure

PARTS = ("kept", "look")


class _Row(Protocol):
    @property
    def part(self) -> str:
        """One of `PARTS`."""


Row = TypeVar("Row", bound=_Row)


def read_rows(gold: Path) -> list[dict[str, Any]]:
    """Read the objects of a file of gold, one a line."""
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]


def by_part(
    rows: list[Row], measure: Callable[[str, list[Row]], Iterable[Measure]]
) -> list[Measure]:
    """Measure each part for itself."""
    return [
        one for part in PARTS for one in measure(part, [row for row in rows if row.part == part])
    ]
