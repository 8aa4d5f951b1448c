"""Flat rows as frames of the libraries that analysts use, each an optional extra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.errors import ExtraMissing

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Rows = Sequence[Mapping[str, Any]]
Columns = Mapping[str, str]  # name -> "text", "texts", "whole", "real" or "flag"


def to_pandas(rows: Rows, columns: Columns) -> pandas.DataFrame:
    """Give a pandas frame.

    Raises:
        ExtraMissing: pandas is not installed.
    """
    try:
        import pandas  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ExtraMissing("to_pandas", "tables") from error
    return pandas.DataFrame(rows, columns=list(columns))


def to_polars(rows: Rows, columns: Columns) -> polars.DataFrame:
    """Give a polars frame.

    Raises:
        ExtraMissing: polars is not installed.
    """
    try:
        import polars  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ExtraMissing("to_polars", "tables") from error
    kinds = {
        "text": polars.String,
        "texts": polars.List(polars.String),
        "whole": polars.Int64,
        "real": polars.Float64,
        "flag": polars.Boolean,
    }
    schema: dict[str, Any] = {name: kinds[kind] for name, kind in columns.items()}
    return polars.DataFrame(rows, schema=schema)


def to_arrow(rows: Rows, columns: Columns) -> pyarrow.Table:
    """Give an Arrow table.

    Raises:
        ExtraMissing: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ExtraMissing("to_arrow", "tables") from error
    kinds = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "whole": pyarrow.int64(),
        "real": pyarrow.float64(),
        "flag": pyarrow.bool_(),
    }
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    return pyarrow.Table.from_pylist(list(rows), schema=schema)
