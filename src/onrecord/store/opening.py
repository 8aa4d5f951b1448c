"""How a record can be opened: to write, or to read alone where nothing can be written.

SQLite writes two files beside a record, even to read it: the log of what is not merged yet
(-wal) and its index (-shm). Where it cannot, a record without a log is read as one that does not
change ("immutable"); one with a log and its index as others left them; one with a log alone in a
copy, since without the log it would lack what was added last, or be torn.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CaseError, OnRecordError
from onrecord.store.failure import COPY_IT, Connection, explained, primary

_WAIT = 60.0  # seconds for another process that writes
_NO_WRITING = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM,
)
_LOOK = "select count(*) from sqlite_master"  # opens all files that SQLite needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How connections to a record are made.

    `refusal` says why it cannot be written, None where it can; `seen` is the state of a record
    that is read as unchanging; `copy` is the folder of a copy, removed when the case is closed.
    """

    uri: str
    refusal: OnRecordError | None = None
    seen: tuple[int, ...] | None = None
    copy: tempfile.TemporaryDirectory[str] | None = None

    def connect(self, path: Path) -> Connection:
        """Make a connection; `path` is what errors name."""
        made = sqlite3.connect(
            self.uri,
            uri=True,
            timeout=_WAIT,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
        made.path = path
        return made


def opening(path: Path, *, create: bool) -> Opening:
    """Find out how a record can be opened.

    Raises:
        OnRecordError: it cannot be, not even to be read; the text says why.
    """
    address = path.absolute().as_uri()
    to_write = Opening(uri=f"{address}?mode=rw{'c' if create else ''}")
    if create:
        return to_write
    refusal: OnRecordError | None
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        refusal = _tried(to_write, path)
        if refusal is None:
            return to_write
    else:
        refusal = CaseError(
            f"The case in {path.parent} can only be read: you may not write there, or the disk or "
            f"share is read-only. {COPY_IT}"
        )
    return _to_read(path, address, refusal)


def state(path: Path) -> tuple[int, ...]:
    """Describe the file of a record, so that a change shows."""
    now = path.stat()
    return now.st_ino, now.st_size, now.st_mtime_ns


def _to_read(path: Path, address: str, refusal: OnRecordError) -> Opening:
    """Choose how to read what cannot be written."""
    log, index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    if not os.access(path, os.R_OK):
        raise refusal
    if index.exists():
        shared = Opening(uri=f"{address}?mode=ro", refusal=refusal)
        if _tried(shared, path) is None:
            return shared
    if log.exists() and log.stat().st_size:
        return _copied(path, log, refusal)
    still = Opening(uri=f"{address}?mode=ro&immutable=1", refusal=refusal, seen=state(path))
    if _tried(still, path) is not None:
        raise refusal
    return still


def _copied(path: Path, log: Path, refusal: OnRecordError) -> Opening:
    """Copy a record and its log to where SQLite may merge them."""
    folder = tempfile.TemporaryDirectory(prefix="onrecord-")  # for its owner alone
    try:
        for file in (path, log):
            shutil.copyfile(file, Path(folder.name) / file.name)
    except OSError as error:
        folder.cleanup()
        raise CaseError(
            f"{refusal} To read it, {log.name} has to be merged into {path.name}, and a copy for "
            f"that could not be made in {tempfile.gettempdir()}: {error.strerror}."
        ) from error
    uri = (Path(folder.name) / path.name).as_uri()
    return Opening(uri=f"{uri}?mode=rw", refusal=refusal, copy=folder)


def _tried(how: Opening, path: Path) -> OnRecordError | None:
    """Give why a record cannot be opened so; None where it can.

    Raises:
        OnRecordError: it cannot be opened in any other way either.
    """
    try:
        with closing(sqlite3.connect(how.uri, uri=True, timeout=_WAIT)) as connection:
            connection.execute(_LOOK)
    except sqlite3.DatabaseError as error:
        told = explained(error, path) or CaseError(f"{path} cannot be opened as a case: {error}.")
        if primary(error) in _NO_WRITING:
            return told
        raise told from error
    return None
