"""Parquet files, one document a row, streamed by row groups; read by pyarrow, which is optional."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import IO, Any

from onrecord.config import Limits, Settings
from onrecord.errors import ExtraMissing, ReadError
from onrecord.model import Input, Issue
from onrecord.read.finding import own_output
from onrecord.read.finding.held import Held
from onrecord.read.formats import record
from onrecord.read.packed import columns

_ROWS = 32  # held at a time
_HOW = "read as Parquet"


def open_parquet(held: Held, settings: Settings) -> Generator[Input | Issue, None, None]:
    """Give one input a row.

    Raises:
        ReadError: pyarrow is missing, the file is broken, or no column is known to hold the text.
    """
    with held.seekable() as stream:
        table = _opened(stream)
        own_output.refuse_listing(table.schema_arrow.names)
        matched = columns.of_table(table.schema_arrow.names, settings.columns, _HOW)
        yield from columns.doubts(matched, held.name)
        for number, row in enumerate(_rows(table, matched, settings.limits), start=1):
            where = f"{held.name}#{number}"
            values = columns.values(row, matched)
            if "text" in values or "html" in values:
                yield _input(values, where, held)
            else:
                column = matched.of.get("text") or matched.of.get("html")
                message = f"Row {number:,} has nothing in its column {column!r}."
                yield Issue(name=where, stage="read", code="empty", message=message)


def header(stream: IO[bytes]) -> tuple[str, ...]:
    """Read the names of the columns.

    Raises:
        ReadError: pyarrow is missing, or the file is broken.
    """
    return tuple(_opened(stream).schema_arrow.names)


def _opened(stream: IO[bytes]) -> Any:
    try:
        from pyarrow.lib import ArrowException  # noqa: PLC0415 - an optional extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise ReadError(str(ExtraMissing("parquet", "tables")), code="extra missing") from error
    try:
        return ParquetFile(stream)
    except (ArrowException, OSError, ValueError) as error:
        raise _broken(error) from error


def _rows(table: Any, matched: columns.Columns, limits: Limits) -> Iterator[Mapping[str, object]]:
    from pyarrow.lib import ArrowException  # noqa: PLC0415

    wanted = sorted({_column(path, table.schema_arrow.names) for path in matched.of.values()})
    _refuse_bombs(table, limits)
    batches = table.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False)
    try:
        for batch in batches:
            yield from batch.to_pylist()
    except (ArrowException, OSError, ValueError, OverflowError) as error:
        raise _broken(error) from error


def _column(path: str, names: list[str]) -> str:
    return path if path in names else path.partition(".")[0]


def _refuse_bombs(table: Any, limits: Limits) -> None:
    """Stop at sizes that no table of texts has, before anything is unpacked.

    Raises:
        ReadError: a group of rows unpacks to more than may be unpacked at all ("bomb").
    """
    groups = range(table.metadata.num_row_groups)
    size = sum(table.metadata.row_group(number).total_byte_size for number in groups)
    if size > limits.unpacked_bytes:
        raise ReadError(
            f"It unpacks to {size:,} bytes; at most {limits.unpacked_bytes:,} are unpacked (limit "
            "unpacked_bytes). Split it into several files.",
            code="too large",
        )


def _input(values: dict[str, object], where: str, held: Held) -> Input | Issue:
    try:
        return record.made(values, where, where="column", given=held.given)
    except (TypeError, ValueError) as error:  # a cell of a type that is no text
        return Issue(
            name=where,
            stage="read",
            code="broken record",
            message=f"A cell holds what is neither text, date nor number ({str(error)[:200]}). "
            "Map another column with --map.",
        )


def _broken(error: Exception) -> ReadError:
    said = " ".join(str(error).split())[:300]
    return ReadError(
        f"It is a broken Parquet file ({said}). Write it again, or give the table as .csv.",
        code="unreadable",
    )
