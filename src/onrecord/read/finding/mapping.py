"""A mapping of columns, checked against the tables that the user named before anything is read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import InputError, ReadError
from onrecord.read.packed import columns, parquet, table

_CSV = (".csv", ".tsv")
_PARQUET = ".parquet"


def check(paths: Iterable[Path | str], mapped: columns.Mapped) -> None:
    """Stop where a table that is named by itself lacks a mapped column.

    A table in a folder or an archive becomes an issue instead, when its turn comes: one
    mapping need not fit all that lies there.

    Raises:
        InputError: a column is not there.
    """
    if not mapped:
        return
    for path in paths:
        try:
            names = _header(Path(path))
        except (ReadError, OSError, ValueError):
            continue  # told as an issue when it is read
        if names and columns.match(names, mapped).missing:
            try:
                columns.of_table(names, mapped, "its first row")
            except ReadError as error:
                raise InputError(f"{path}: {error}") from error


def _header(path: Path) -> tuple[str, ...]:
    """The columns of a table; of anything else, none."""
    name = path.name.lower()
    if not name.endswith((*_CSV, _PARQUET)) or not path.is_file():
        return ()
    with path.open("rb") as stream:
        return parquet.header(stream) if name.endswith(_PARQUET) else table.header(stream, name)
