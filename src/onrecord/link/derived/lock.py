"""One process at a time in the derived folder of a case; a killed one lets go by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.errors import CaseError

_LOCK = ".lock"
_WAIT = 600.0  # seconds


@contextmanager
def alone(folder: Path, *, wait: float = _WAIT) -> Iterator[None]:
    """Keep other processes out of a derived folder.

    The lock is that of an empty SQLite file: it holds on every system, and ends with its process.

    Raises:
        CaseError: another process is in it and does not come to an end.
    """
    with closing(sqlite3.connect(folder / _LOCK, timeout=wait, isolation_level=None)) as held:
        try:
            held.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            raise CaseError(
                f"Another process links the documents of {folder.parent} and has done so for "
                f"{wait:.0f} seconds. Wait for its end, or stop it, and link again."
            ) from error
        yield
