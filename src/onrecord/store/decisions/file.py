"""The file of the decisions: made when first needed, checked, attached to connections that ask.

It is no part of the record: what is being written to that one would keep humans waiting. Whoever
asks reads both at once; where it cannot be written, what it comes to is kept in a copy.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from onrecord.config import DECISIONS_APPLICATION_ID, DECISIONS_FILE
from onrecord.errors import CaseError, RecordError
from onrecord.store import sql
from onrecord.store.failure import Connection
from onrecord.store.opening import state

ROOM = "onrecord.store.decisions"
_WAIT = 60.0  # seconds for another process that writes
_State = tuple[int, ...]
_AGAIN = (
    "The record itself is not touched by that. Copy the folder before you try anything. Then take "
    "the file from your last copy; or move it away and import what you exported last: "
    "onrecord decisions CASE import FILE."
)


class DecisionsFile:
    """The decisions of one case, on disk."""

    def __init__(self, folder: Path) -> None:
        """Touch nothing yet."""
        self.path = folder / DECISIONS_FILE
        self._checked: int | None = None  # inode
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self._copied: _State | None = None
        self._writer: Connection | None = None
        self._written: int | None = None  # inode of what it writes to
        self._writes = threading.RLock()

    def exists(self) -> bool:
        """Say whether anything was ever decided."""
        return self.path.exists()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write all or nothing to the file alone, which is made where there is none.

        Raises:
            CaseError: it is not ours, or a newer version made it.
            RecordError: it is damaged, or its disk fails.
        """
        if not self.path.exists():
            self._make()
        with self._writes:
            connection = self._to_write()
            connection.execute("begin immediate")
            try:
                _bring_up_to_date(connection, self.path)
                yield connection
                connection.execute("commit")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("rollback")
                raise

    def _to_write(self) -> Connection:
        """Give the connection that writes: opened once, it need not read the schema each time."""
        inode = self.path.stat().st_ino
        if self._writer is None or self._written != inode:
            self._close_writer()
            self._writer, self._written = _connect(self.path), inode
        return self._writer

    def _close_writer(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _make(self) -> None:
        """Make the file whole beside its place: two may do so at once, and others look for it."""
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}.{threading.get_ident()}")
        try:
            with closing(_connect(beside, create=True, named=self.path)) as connection:
                connection.execute("pragma journal_mode = wal")  # readers never wait for a writer
                connection.execute("begin immediate")
                _bring_up_to_date(connection, self.path)
                connection.execute("commit")
            with suppress(FileExistsError):
                _put(beside, self.path)
        finally:
            beside.unlink(missing_ok=True)

    def attach(self, connection: Connection, *, writable: bool) -> None:
        """Let a connection to the record read this file as `decided`, as far as there is one."""
        if not self.exists():
            self.detach(connection)
            return
        path = self.path if writable and os.access(self.path, os.W_OK) else self._readable()
        inode = path.stat().st_ino
        if connection.decided == inode:
            return
        self.detach(connection)
        self._check(path)
        with _told(self.path):
            uri = f"{path.absolute().as_uri()}?mode=rw"
            connection.execute("attach database ? as decided", (uri,))
            # what this file comes to can be made again; who decides has a connection of his own
            connection.execute("pragma decided.synchronous = normal")
        connection.decided, connection.beside = inode, (path, self.path, _AGAIN)

    @staticmethod
    def detach(connection: Connection) -> None:
        """Let go of the file: a transaction that writes to the record would lock it, too."""
        if connection.decided is not None:
            connection.execute("detach database decided")
            connection.decided = connection.resolved = connection.beside = None

    def close(self) -> None:
        """Let go of the file, and remove the copy, if there is one."""
        self._close_writer()
        self._remove()

    def _remove(self) -> None:
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def _check(self, path: Path) -> None:
        """Make sure that the file is what it should be."""
        inode = path.stat().st_ino
        if self._checked == inode:
            return
        with closing(_connect(path, named=self.path)) as connection:
            if _version(connection, self.path) < len(sql.schema(ROOM)):
                connection.execute("begin immediate")
                _bring_up_to_date(connection, self.path)
                connection.execute("commit")
        self._checked = inode

    def _readable(self) -> Path:
        """Copy what cannot be written to where it can be; anew when somebody else wrote to it."""
        files = [
            self.path,
            *(p for p in [self.path.with_name(f"{self.path.name}-wal")] if p.exists()),
        ]
        now = tuple(part for file in files for part in state(file))
        if self._copy is not None and self._copied == now:
            return Path(self._copy.name) / self.path.name
        self._remove()
        self._copy = tempfile.TemporaryDirectory(prefix="onrecord-")  # for its owner alone
        for file in files:
            shutil.copyfile(file, Path(self._copy.name) / file.name)
        self._copied = now
        return Path(self._copy.name) / self.path.name


def _put(made: Path, path: Path) -> None:
    """Put a file in its place where there is none.

    Raises:
        FileExistsError: somebody was faster.
    """
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if not path.exists():
            made.rename(path)


def _connect(path: Path, *, create: bool = False, named: Path | None = None) -> Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw{'c' if create else ''}"
    with _told(named or path):
        made = sqlite3.connect(
            uri,
            uri=True,
            timeout=_WAIT,
            isolation_level=None,
            check_same_thread=False,  # one thread at a time uses it
            factory=Connection,
        )
    made.path = named or path
    made.damaged = _AGAIN
    made.row_factory = sqlite3.Row
    made.execute("pragma synchronous = full")
    made.execute("pragma foreign_keys = on")
    return made


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise RecordError(
            f"{path} cannot be opened: {error}. Look whether you may read it and write to its "
            "folder."
        ) from error


def _version(connection: Connection, path: Path) -> int:
    application: int = connection.execute("pragma application_id").fetchone()[0]
    version: int = connection.execute("pragma user_version").fetchone()[0]
    if application != DECISIONS_APPLICATION_ID:
        if not connection.execute("pragma schema_version").fetchone()[0]:
            return 0  # new, or its maker was killed before the first commit
        raise CaseError(f"{path} does not hold the decisions of a case: another program made it.")
    if version > len(sql.schema(ROOM)):
        raise CaseError(
            f"{path} was written by a newer version of OnRecord (its schema is {version}, this "
            f"version knows up to {len(sql.schema(ROOM))}). Update OnRecord to open it."
        )
    return version


def _bring_up_to_date(connection: Connection, path: Path) -> None:
    """Apply the schema files that the file has not seen, inside the caller's transaction."""
    scripts = sql.schema(ROOM)
    version = _version(connection, path)
    for script in scripts[version:]:
        for statement in sql.statements(script):
            connection.execute(statement)
    if version < len(scripts):
        connection.execute(f"pragma application_id = {DECISIONS_APPLICATION_ID}")
        connection.execute(f"pragma user_version = {len(scripts)}")
