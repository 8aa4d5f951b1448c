"""What every question answers with: a table, a chart, the passages behind a row, the method.

A question is a function that returns a frozen object of this shape:

    table()          the rows, as a `Table`: .to_arrow(), .to_pandas(), .to_polars(), .to_rows()
    chart()          a Vega-Altair chart; needs the extra "charts"
    evidence(row)    the passages behind a row of the table, read lazily
    denominator      what the numbers are shares of, in words
    notes            how it was counted, a sentence each
    version          the state of the case that was asked; captions cite it
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.analyse import charts
from onrecord.analyse.evidence import Passages
from onrecord.analyse.table import Table
from onrecord.errors import ExtraMissing

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(ABC):
    """An answer with its evidence, its denominator and its method."""

    case: str  # name
    version: str
    denominator: str
    notes: tuple[str, ...]

    @abstractmethod
    def table(self) -> Table:
        """Give the rows of the answer."""

    @abstractmethod
    def chart(self, kind: str = ..., *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw the answer; `kind` is one of those that the question knows.

        Args:
            kind: What is drawn.
            link: Address of the evidence of a row, with {id} in it; points then lead there.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: a kind that cannot be drawn.
        """

    @abstractmethod
    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give the passages behind a row of the table, or behind the row of an id.

        Raises:
            InputError: the answer has no such row.
        """

    def save(self, path: Path | str, kind: str | None = None) -> None:
        """Draw into a file, without a browser and offline: .svg, .png, .pdf, .html or .json.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another suffix, or a kind that cannot be drawn.
        """
        to = charts.checked(Path(path))
        charts.save(self.chart() if kind is None else self.chart(kind), to)

    @property
    def caption(self) -> tuple[str, ...]:
        """What stands under every chart and page of it: denominator, method, state of the case."""
        return (self.denominator, *self.notes, f"Case {self.case}, version {self.version}.")

    def _repr_html_(self) -> str:
        """Show the table with its caption in a notebook."""
        told = "".join(f"<p><small>{escape(line)}</small></p>" for line in self.caption)
        return f"{self.table()._repr_html_()}{told}"

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> Mapping[str, object]:
        """Show the chart in a notebook too, where the extra is installed."""
        shown: dict[str, object] = {
            "text/plain": "\n".join((repr(self), *self.caption)),
            "text/html": self._repr_html_(),
        }
        try:
            drawing: Any = self.chart()
            drawn = drawing._repr_mimebundle_(include, exclude)
        except ExtraMissing:
            return shown
        bundle = drawn[0] if isinstance(drawn, tuple) else drawn
        kept = {key: value for key, value in (bundle or {}).items() if "vega" in key}
        return shown | kept


def row_id(row: Mapping[str, Any] | str) -> str:
    """Give the id by which the evidence of a row is asked for; "None" of a row without one."""
    return row if isinstance(row, str) else str(row.get("id"))
