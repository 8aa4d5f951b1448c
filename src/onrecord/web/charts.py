"""Where the columns of the small charts stand. Counts come from the case, none is made here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.case import MonthRow, SourceRow
from onrecord.web.wording import UNDATED, date

PLOT_HEIGHT = 112
SPARK_HEIGHT = 18
_MOST_COLUMNS = 480  # forty years of months; a longer case is drawn by year
_FEWEST_PLACES = 24  # so that the columns of a short case are not walls
_YEAR_LABELS = 12
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `x` and `width` in percent of the plot, `y` and `height` in pixels."""

    x: float
    width: float
    y: float
    height: float
    count: int
    period: str  # an ISO year or month
    name: str  # the same in words
    label: str | None  # under the axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Counts by month or, for a long case, by year."""

    columns: tuple[Column, ...]
    rules: tuple[tuple[float, int], ...]  # y in pixels, the count there
    by: str
    left_out: int  # documents that no column holds: undated, or not dated to a month


def by_month(rows: Sequence[MonthRow]) -> Columns:
    """Draw documents by month of publication, every month between the outermost."""
    counts = {row.month: row.documents for row in rows if row.month and len(row.month) == 7}
    by, periods = "month", _months(sorted(counts)) if counts else []
    if len(periods) > _MOST_COLUMNS:
        counts = _by_year(rows)
        by, periods = "year", sorted(counts)[-_MOST_COLUMNS:]
    return Columns(
        columns=_columns(periods, counts),
        rules=tuple(_rules(max(counts.values(), default=0))),
        by=by,
        left_out=sum(row.documents for row in rows) - sum(counts.get(p, 0) for p in periods),
    )


def _columns(periods: Sequence[str], counts: dict[str, int]) -> tuple[Column, ...]:
    top = _top(max(counts.values(), default=0))
    step = 100 / max(len(periods), _FEWEST_PLACES)
    labelled = _labelled(periods)
    found = []
    for place, period in enumerate(periods):
        height = round(PLOT_HEIGHT * counts.get(period, 0) / top, 1)
        found.append(
            Column(
                x=round(step * (place + 0.12), 3),
                width=round(step * 0.76, 3),
                y=PLOT_HEIGHT - height,
                height=height,
                count=counts.get(period, 0),
                period=period,
                name=date(period),
                label=period[:4] if period in labelled else None,
            )
        )
    return tuple(found)


def _months(found: Sequence[str]) -> list[str]:
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (found[0], found[-1]))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(first, last + 1)]


def _by_year(rows: Sequence[MonthRow]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        if row.month:
            counts[row.month[:4]] = counts.get(row.month[:4], 0) + row.documents
    return counts


def _labelled(periods: Sequence[str]) -> set[str]:
    """Choose the first period of each year, thinned until the labels have room."""
    first: dict[str, str] = {}
    for period in periods:
        first.setdefault(period[:4], period)
    every = -(-len(first) // _YEAR_LABELS) or 1
    return set(list(first.values())[::every])


def _top(most: int) -> int:
    """Find the round number at or above the largest count: 1, 2, 5, 10, 20, 50 ..."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= most:
                return step * power
        power *= 10


def _rules(most: int) -> list[tuple[float, int]]:
    top = _top(most)
    half = [top // 2] if top % 2 == 0 else []
    return [(PLOT_HEIGHT * (1 - count / top), count) for count in (0, *half, top)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """A row of thin columns, one a year; all of one page share their years and unit."""

    columns: tuple[tuple[int, float, float], ...]  # x, y, height in pixels
    width: int
    words: str


def sparks(rows: Sequence[SourceRow]) -> list[Spark]:
    """Draw each source's counts by year, each to its own height."""
    years = [year for row in rows for year, _ in row.years if year]
    if not years:
        return [Spark(columns=(), width=0, words=UNDATED) for _ in rows]
    last = max(years)
    first = max(min(years), last - 29)
    return [_spark(row, first, last) for row in rows]


def _spark(row: SourceRow, first: int, last: int) -> Spark:
    counts = {year: count for year, count in row.years if year}
    if not counts:
        return Spark(columns=(), width=0, words=UNDATED)
    most = max(counts.values())
    columns = []
    for year in range(first, last + 1):
        count = counts.get(year, 0)
        height = max(1.0, round(SPARK_HEIGHT * count / most, 1)) if count else 0.5
        columns.append(((year - first) * 6, SPARK_HEIGHT - height, height))
    words = ", ".join(f"{year or UNDATED}: {count}" for year, count in row.years)
    return Spark(columns=tuple(columns), width=(last - first + 1) * 6 - 2, words=words)
