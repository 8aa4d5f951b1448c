"""DuckDB in memory over a case: nothing is fetched, and nothing is written outside the case."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
from numpy.typing import NDArray

from onrecord.store import sql

SPILL = ".spill"  # of the derived folder: rows of the case in clear text
MEMORY = 2_000_000_000  # bytes, before rows are spilled
SPILLED = 16_000_000_000  # bytes; a join that spills more is refused
_ROOM = "onrecord.link"

Columns = Mapping[str, NDArray[Any]]


class Engine:
    """Tables in memory that last as long as it; only the files it is given are read."""

    def __init__(
        self,
        folder: Path,
        *,
        threads: int = 1,
        memory_bytes: int = MEMORY,
        spill_bytes: int = SPILLED,
        room: str = _ROOM,
        shared: bool = False,
    ) -> None:
        """Start with no table; what does not fit into memory is spilled into `folder`/.spill.

        The named queries are those of `room`. A `shared` engine has a folder of its own for what
        it spills, since others may run beside it.
        """
        self._spill = folder / (f"{SPILL}.{secrets.token_hex(8)}" if shared else SPILL)
        self._room = room
        self._duckdb = duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "allow_community_extensions": False,
                "temp_directory": str(self._spill),
                "max_temp_directory_size": f"{spill_bytes}B",
                "memory_limit": f"{memory_bytes}B",
                "threads": threads,
            }
        )

    def __enter__(self) -> Self:
        """Give the engine itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget every table."""
        self.close()

    def close(self) -> None:
        """Forget every table and leave no spilled row behind."""
        self._duckdb.close()
        shutil.rmtree(self._spill, ignore_errors=True)

    def give(self, table: str, **columns: NDArray[Any]) -> None:
        """Make a table of arrays of one length."""
        with self.given("given", **columns):
            self._duckdb.table("given").create(table)

    @contextmanager
    def given(self, view: str, **columns: NDArray[Any]) -> Iterator[None]:
        """Let queries see arrays of one length for a while, uncopied."""
        self._duckdb.register(view, columns)
        try:
            yield
        finally:
            self._duckdb.unregister(view)

    def see(self, view: str, files: Iterable[Path]) -> None:
        """Make a view of Parquet files of one table; there must be one at least."""
        self._duckdb.read_parquet([str(file) for file in files]).create_view(view)

    def make(self, table: str, queries: str, **values: object) -> None:
        """Make a table by the query of its name in queries/`queries`.sql."""
        query = sql.load(queries, self._room)[table]
        self._duckdb.sql(query, params=values or None).create(table)

    def ask(self, name: str, queries: str, **values: object) -> Columns:
        """Give what a query of queries/`queries`.sql finds, column by column."""
        query = sql.load(queries, self._room)[name]
        found: Columns = self._duckdb.execute(query, values or None).fetchnumpy()
        return found

    def write(self, name: str, queries: str, path: Path) -> None:
        """Write what a query finds into a Parquet file, the same bytes for the same rows."""
        query = sql.load(queries, self._room)[name]
        self._duckdb.sql(query).write_parquet(str(path), compression="zstd")


def sweep(folder: Path) -> None:
    """Remove what a killed run spilled into a derived folder."""
    for left in folder.glob(f"{SPILL}*"):
        shutil.rmtree(left, ignore_errors=True)
