"""What SQLite says goes wrong with a record, in words that tell what is whole and how to go on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Self

from onrecord.errors import CaseError, DiskFull, OnRecordError, RecordError
from onrecord.store.room import no_room_in

_UNDECODED = "Could not decode to UTF-8"  # found by Python, which gives it no code
_DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FAILED_WRITES = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)

_STAYS = "What was added before stays; only what was being written when it happened is not there."
_AGAIN = (
    "The documents that were added are not touched by that. Copy the folder before you try "
    "anything. Then take your last copy of it from before; or make a new case and add the same "
    "documents: they get the same ids."
)
COPY_IT = "To write to it, copy the folder to where you may write, and use the copy."

# {record}: the file; {case}: its folder; {said}: the words and the code of SQLite.
_FULL = (
    DiskFull,
    (
        "There is no room left for the case in {case}: {said}; the disk is full, or what you may "
        f"write to it is used up. {_STAYS} Make room and run the same command again: it goes on "
        "from there."
    ),
)
_BUSY = (
    RecordError,
    (
        "The case in {case} cannot be used now: {said}; another process has been writing to it for "
        f"too long. Wait until that is done, or end it, and run this again. {_STAYS}"
    ),
)
_DAMAGED = (RecordError, "{record} is damaged: {said}. Nothing more was written. {again}")
_NO_RECORD = (
    CaseError,
    (
        "{record} is not the record of a case: {said}. Another program made it, or its beginning "
        "was overwritten. If it was a case: {again}"
    ),
)
_READ_ONLY = (CaseError, "The case in {case} can only be read: {said}. " + COPY_IT)
_CLOSED = (
    CaseError,
    "{record} cannot be opened: {said}. Look whether you may read it and write to its folder.",
)
_FAILING = (
    RecordError,
    (
        "The disk or share that holds {record} failed: {said}. "
        f"{_STAYS} Look whether it is connected and healthy, copy the folder, and run this again."
    ),
)
_NO_MEMORY = (RecordError, "There is not enough memory to use {record}: {said}. " + _STAYS)

_TOLD: Mapping[int, tuple[type[OnRecordError], str]] = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _NO_RECORD,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_AUTH: _CLOSED,
    sqlite3.SQLITE_IOERR: _FAILING,
    sqlite3.SQLITE_NOMEM: _NO_MEMORY,
}


def explained(error: sqlite3.Error, path: Path, again: str = _AGAIN) -> OnRecordError | None:
    """Say what an error of a record means; None where it is none of the record but of ours.

    `again` is what to do about a damaged one.
    """
    code = primary(error)
    told = _TOLD.get(code)
    if code in _FAILED_WRITES and no_room_in(path.parent):
        told = _FULL
    if not code and str(error).startswith(_UNDECODED):
        told = _DAMAGED
    if told is None:
        return None
    kind, words = told
    said = f"{error} ({getattr(error, 'sqlite_errorname', 'no code')})"
    return kind(words.format(record=path, case=path.parent, said=said, again=again))


def primary(error: sqlite3.Error) -> int:
    """Give the code of an error without what tells only where it arose; 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _is_whole(path: Path) -> bool:
    """Look through a file for damage."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as probe:
            return bool(probe.execute("pragma quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


class Connection(sqlite3.Connection):
    """A connection whose errors are explained, wherever they arise."""

    path: Path
    damaged: str = _AGAIN  # what to do if it is
    decided: int | None = None  # which file of decisions is attached
    resolved: tuple[int, int, int] | None = None  # what decisions were last seen to be made of
    beside: tuple[Path, Path, str] | None = (
        None  # that file, what it is called, what to do if damaged
    )

    def cursor(self, factory: Any = None) -> Any:
        """Make a cursor whose errors are explained."""
        return super().cursor(factory or Cursor)

    def execute(self, statement: str, values: Any = (), /) -> Cursor:
        """Run one statement."""
        made: Cursor = self.cursor()
        return made.execute(statement, values)

    def executemany(self, statement: str, rows: Iterable[Any], /) -> Cursor:
        """Run one statement for each of some rows of values."""
        made: Cursor = self.cursor()
        return made.executemany(statement, rows)


class Cursor(sqlite3.Cursor):
    """Raises what `explained` says instead of the errors of SQLite."""

    def execute(self, statement: str, values: Any = (), /) -> Self:
        """Run one statement."""
        try:
            return super().execute(statement, values)
        except sqlite3.Error as error:
            self._explain(error)
            raise

    def executemany(self, statement: str, rows: Iterable[Any], /) -> Self:
        """Run one statement for each of some rows of values."""
        try:
            return super().executemany(statement, rows)
        except sqlite3.Error as error:
            self._explain(error)
            raise

    def fetchone(self) -> Any:
        """Take the next row, or None."""
        try:
            return super().fetchone()
        except sqlite3.Error as error:
            self._explain(error)
            raise

    def fetchall(self) -> list[Any]:
        """Take the rows that are left."""
        try:
            return super().fetchall()
        except sqlite3.Error as error:
            self._explain(error)
            raise

    def fetchmany(self, size: int | None = 1, /) -> list[Any]:
        """Take at most so many rows."""
        try:
            return super().fetchmany(size)
        except sqlite3.Error as error:
            self._explain(error)
            raise

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]  # a generator is faster by half
        """Take the rows that are left, one by one."""
        try:
            yield from iter(super().fetchone, None)
        except sqlite3.Error as error:
            self._explain(error)
            raise

    def _explain(self, error: sqlite3.Error) -> None:
        connection = self.connection
        assert isinstance(connection, Connection)  # noqa: S101 - which alone makes these
        path, again = connection.path, connection.damaged
        if connection.beside is not None and primary(error) in _DAMAGES:
            attached, named, otherwise = connection.beside
            if not _is_whole(attached):
                path, again = named, otherwise
        told = explained(error, path, again)
        if told is not None:
            raise told from error
