"""The attributions of a case as an immutable table that is filtered lazily."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.store.rows import AttributionRow, Facets

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Attributions:
    """Rows that a filter leaves, newest document first; nothing is read before it is asked for."""

    def filter(self, words: str | None = None, **filters: Any) -> Attributions:
        """Narrow the table by more of the filters of `Case.attributions`; the last one wins."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Count the rows."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[AttributionRow]:
        """Give every row, read in pages."""
        raise NotImplementedError

    def page(self, limit: int = 50, offset: int = 0) -> tuple[AttributionRow, ...]:
        """Give one page of rows."""
        raise NotImplementedError

    def facets(self, *, sources: int = 20) -> Facets:
        """Count the rows by source, publisher, kind, genre, year and unnamed."""
        raise NotImplementedError

    def to_rows(self) -> list[dict[str, Any]]:
        """Give plain dictionaries; offsets of the pieces as JSON."""
        raise NotImplementedError

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas frame.

        Raises:
            ExtraMissing: pandas is not installed.
        """
        raise NotImplementedError

    def to_polars(self) -> polars.DataFrame:
        """Give a polars frame.

        Raises:
            ExtraMissing: polars is not installed.
        """
        raise NotImplementedError

    def to_arrow(self) -> pyarrow.Table:
        """Give an Arrow table.

        Raises:
            ExtraMissing: pyarrow is not installed.
        """
        raise NotImplementedError
