"""Measures beside their floors and the best known, as one plain table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parents[1] / "floors.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of one suite."""

    suite: str
    name: str
    value: float
    digits: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What a measure must not pass, and what others reach."""

    floor: float | None = None
    ceiling: float | None = None  # for measures that are better when lower
    best: str = ""  # best known, with whose it is

    def holds(self, value: float) -> bool:
        """Tell whether a value is inside; no bound holds always."""
        above = self.floor is None or value >= self.floor
        below = self.ceiling is None or value <= self.ceiling
        return above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A measure beside its bound."""

    measure: Measure
    bound: Bound

    @property
    def failed(self) -> bool:
        """Tell whether the measure passed its bound."""
        return not self.bound.holds(self.measure.value)


def beside_floors(measures: Iterable[Measure], path: Path = FLOORS) -> list[Row]:
    """Look up the bound of each measure; one that has none is shown without."""
    known = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Row(measure=one, bound=Bound(**known.get(one.suite, {}).get(one.name, {})))
        for one in measures
    ]


def unmeasured(measures: Iterable[Measure], path: Path = FLOORS) -> list[str]:
    """Name the floors of the measured suites that no measure has: a misspelt one holds nothing."""
    known = tomllib.loads(path.read_text(encoding="utf-8"))
    names: dict[str, set[str]] = {}
    for one in measures:
        names.setdefault(one.suite, set()).add(one.name)
    return [
        f"{suite}: {name}"
        for suite, measured in names.items()
        for name in known.get(suite, {})
        if name not in measured
    ]


def table(rows: list[Row]) -> str:
    """Lay out rows in columns, with a mark before what is below its floor."""
    cells = [("", "measure", "value", "floor", "best known"), *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    return "\n".join(_line(line, widths) for line in cells)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    mark, name, value, floor, best = cells
    left = f"{mark:{widths[0]}} {name:{widths[1]}}"
    return f"{left}  {value:>{widths[2]}}  {floor:>{widths[3]}}  {best}".rstrip()


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    one, bound = row.measure, row.bound
    limits = [f"{bound.floor:g}"] if bound.floor is not None else []
    limits += [f"<= {bound.ceiling:g}"] if bound.ceiling is not None else []
    mark = "!" if row.failed else ""
    value = f"{one.value:,.{one.digits}f}"
    return mark, f"{one.suite}: {one.name}", value, " ".join(limits), bound.best
