"""The table of a result: named columns of one type each, as frames of any library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from onrecord.store import frames

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_SHOWN = 20  # rows that a notebook shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of plain values; `columns` gives the type of each: text, whole, real, flag, texts."""

    columns: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> Table:
        """Take rows, every one of them with all columns."""
        return cls(columns=columns, rows=tuple(rows))

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        """Give every row."""
        return iter(self.rows)

    def to_rows(self) -> list[dict[str, Any]]:
        """Give plain dictionaries."""
        return [dict(row) for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas frame.

        Raises:
            ExtraMissing: pandas is not installed.
        """
        return frames.to_pandas(self.rows, self.columns)

    def to_polars(self) -> polars.DataFrame:
        """Give a polars frame.

        Raises:
            ExtraMissing: polars is not installed.
        """
        return frames.to_polars(self.rows, self.columns)

    def to_arrow(self) -> pyarrow.Table:
        """Give an Arrow table.

        Raises:
            ExtraMissing: pyarrow is not installed.
        """
        return frames.to_arrow(self.rows, self.columns)

    def _repr_html_(self) -> str:
        """Show the first rows in a notebook."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_told(row[name]))}</td>' for name in self.columns)}</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = len(self.rows) - _SHOWN
        rest = f"<p>{more:,} more rows.</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
