"""The SQLite file of a case: opening, versions, connections, transactions."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.config import APPLICATION_ID, RECORD_FILE
from onrecord.errors import CaseError, OnRecordError, RecordError
from onrecord.store import sql
from onrecord.store.by_joined import relist_by_joined
from onrecord.store.decisions.file import ROOM, DecisionsFile
from onrecord.store.failure import COPY_IT, Connection
from onrecord.store.opening import Opening, opening, state
from onrecord.store.reindex import reindex, relist

FILE = RECORD_FILE

# What follows a schema file, by its number, where SQL alone cannot do it.
_STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    3: reindex,
    4: relist,
    8: relist_by_joined,
}

_PRAGMAS = (
    "pragma synchronous = full",  # a batch takes far longer to read than to flush
    "pragma foreign_keys = on",
    "pragma temp_store = memory",
    "pragma cache_size = -65536",  # KiB
)


_TRIES = 100  # to find decisions as they are in a record that is being written to


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing."""
    if isinstance(connection, Connection):
        # this locks every file that is attached, and nobody could decide until the commit
        DecisionsFile.detach(connection)
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        # A full or failing disk made SQLite give up the transaction by itself.
        if connection.in_transaction:
            connection.execute("rollback")
        raise


class Database:
    """Connections to one record, one for each thread that asks."""

    def __init__(
        self,
        folder: Path,
        *,
        create: bool,
        bring_up: Callable[[Database], None] | None = None,
    ) -> None:
        """Open the record of a folder, and bring an older one up to this version.

        Args:
            folder: The folder of the case.
            create: Make it where there is none.
            bring_up: Finds out what decisions come to, where that or the record has changed, in
                the transaction of whoever calls. None: they are not heeded.

        Raises:
            CaseError: see `Case.open`.
        """
        self._path = folder / FILE
        self.decisions = DecisionsFile(folder)
        self._bring_up = bring_up
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[sqlite3.Connection] = []
        self._closed = False
        _check_folder(folder, create=create)
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        self._how = opening(self._path, create=create)
        try:
            self._prepare(folder, create=create)
        except sqlite3.DatabaseError as error:
            self.close()
            raise CaseError(f"{self._path} cannot be opened as a case: {error}.") from error
        except OnRecordError:
            self.close()
            raise

    def _prepare(self, folder: Path, *, create: bool) -> None:
        if self._how.refusal is None:
            _migrate(self.connection, folder, create=create)
        else:
            _check_current(self.connection, folder, self._how.refusal)

    @property
    def copied(self) -> Path | None:
        """The folder of the copy that is read in place of the case; None where there is none."""
        return Path(self._how.copy.name) if self._how.copy else None

    def check_writable(self) -> None:
        """Raise what says why the record cannot be written, if it cannot be.

        Raises:
            CaseError: nobody may write there.
            RecordError: the disk is full or failing.
        """
        if self._how.refusal is not None:
            raise self._how.refusal

    def check_decidable(self) -> None:
        """Raise what says why nothing can be decided on this case, if so.

        Raises:
            CaseError: nobody may write there.
            RecordError: the disk is full or failing.
        """
        path = self.decisions.path
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise self._how.refusal or CaseError(f"{path} can only be read. {COPY_IT}")
        self.check_writable()

    @property
    def decided(self) -> bool:
        """Whether decisions are heeded in what is asked now, inside a snapshot."""
        connection = self.connection
        return connection.decided is not None and connection.in_transaction

    @property
    def connection(self) -> Connection:
        """The connection of this thread."""
        found: tuple[Opening, Connection] | None = getattr(self._local, "connection", None)
        if self._changed() and not (found and found[1].in_transaction):
            self._reopen()
        if found is None or found[0] is not self._how:
            found = self._local.connection = (self._how, self._connect())
        return found[1]

    def _connect(self) -> Connection:
        with self._lock:
            if self._closed:
                raise CaseError(f"The case in {self._path.parent} is closed: open it again.")
            # Only its own thread uses it; but whoever closes the case closes them all.
            made = self._how.connect(self._path)
            self._open.append(made)
        made.row_factory = sqlite3.Row
        for pragma in _PRAGMAS:
            made.execute(pragma)
        return made

    def _changed(self) -> bool:
        """Say whether somebody wrote to what is read as unchanging."""
        return self._how.seen is not None and self._how.seen != state(self._path)

    def _reopen(self) -> None:
        """Read a record that somebody else has written to as it is now."""
        with self._lock:
            if not self._closed and self._changed():
                self._how = opening(self._path, create=False)

    def _check_unchanged(self) -> None:
        if self._changed():
            raise RecordError(
                f"The case in {self._path.parent} was written to from elsewhere while it was "
                "read. Ask again."
            )

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                connection.close()
            self._open.clear()
            self._local = threading.local()
            self.decisions.close()
            if self._how.copy:
                self._how.copy.cleanup()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several times from one state of the record and of what was decided on it."""
        connection = self.connection
        inside = connection.in_transaction
        if inside:
            yield
            return
        if self._bring_up is not None:
            with self._lock:
                self.decisions.attach(connection, writable=self._how.refusal is None)
        self._begin(connection)
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("commit")

    def _begin(self, connection: Connection) -> None:
        """Begin to read; first find out what decisions come to, if that may have changed."""
        for _ in range(_TRIES):
            connection.execute("begin")
            if connection.decided is None or self._is_current(connection):
                return
            connection.execute("commit")
            self._resolve(connection)
        raise RecordError(
            f"The case in {self._path.parent} is written to so often that it cannot be found out "
            "what was decided on it. Ask again."
        )

    def _is_current(self, connection: Connection) -> bool:
        """Say whether what decisions come to is of the record as it is read now."""
        blocks = sql.load("resolve", ROOM)
        row = connection.execute(blocks["revisions"]).fetchone()
        now = (row["documents"], row["links"], row["changes"])
        if connection.resolved == now:
            return True
        if (row["changes"], row["links"]) != (row["resolved"], row["seen_links"]):
            return False
        changed = row["documents"] != row["seen_documents"]
        # an ingest writes all the time, and seldom what was decided on
        if changed and connection.execute(blocks["any_stale"]).fetchone()[0]:
            return False
        connection.resolved = now
        return True

    def _resolve(self, connection: Connection) -> None:
        """Find out what decisions come to; others may read on, and write to the record."""
        blocks = sql.load("resolve", ROOM)
        connection.execute("begin")
        try:
            connection.execute(blocks["lock"])
            row = connection.execute(blocks["revisions"]).fetchone()
            assert self._bring_up is not None  # noqa: S101 - or nothing were attached
            self._bring_up(self)
            now = {key: row[key] for key in ("documents", "links", "changes")}
            connection.execute(blocks["set_state"], now)
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise

    def rows(
        self, statement: str, values: Mapping[str, object] | None = None
    ) -> Sequence[sqlite3.Row]:
        """Ask, and take all rows."""
        found: list[sqlite3.Row] = self.connection.execute(statement, values or {}).fetchall()
        self._check_unchanged()
        return found

    def value(self, statement: str, values: Mapping[str, object] | None = None) -> Any:
        """Ask, and take the first column of the first row; None where there is no row."""
        row = self.connection.execute(statement, values or {}).fetchone()
        return None if row is None else row[0]


def _check_folder(folder: Path, *, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise CaseError(f"{folder} is a file; a case is a folder.")
    if (folder / FILE).exists():
        return
    if not create:
        raise CaseError(
            f"{folder} is not a case: there is no {FILE} in it. "
            f"Make a new case with: onrecord new {folder}"
        )
    if folder.is_dir() and any(folder.iterdir()):
        raise CaseError(
            f"{folder} cannot become a case: it holds other files. Name a new or an empty folder."
        )


def _migrate(connection: sqlite3.Connection, folder: Path, *, create: bool) -> None:
    """Apply the schema files that the record has not seen, all or nothing."""
    files = sql.schema()
    version = _version(connection, folder, create=create)
    if version > len(files):
        raise _newer(folder, version, len(files))
    connection.execute("pragma journal_mode = wal")  # readers never wait for a writer
    if version == len(files):
        return
    with transaction(connection):
        # Another process may have been faster: ask again, now that nobody else writes.
        seen = _version(connection, folder, create=True)
        for version, script in enumerate(files[seen:], start=seen + 1):
            for statement in sql.statements(script):
                connection.execute(statement)
            if version in _STEPS:
                _STEPS[version](connection)
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {len(files)}")


def _check_current(connection: sqlite3.Connection, folder: Path, refusal: OnRecordError) -> None:
    """Check that what can only be read need not be brought up to date."""
    version, known = _version(connection, folder, create=False), len(sql.schema())
    if version > known:
        raise _newer(folder, version, known)
    if version < known:
        raise CaseError(
            f"The case in {folder} was written by an older version of OnRecord and has to be "
            f"brought up to date first. {refusal}"
        )


def _newer(folder: Path, version: int, known: int) -> CaseError:
    return CaseError(
        f"The case in {folder} was written by a newer version of OnRecord (its schema is "
        f"{version}, this version knows up to {known}). Update OnRecord to open it."
    )


def _version(connection: sqlite3.Connection, folder: Path, *, create: bool) -> int:
    application: int = connection.execute("pragma application_id").fetchone()[0]
    version: int = connection.execute("pragma user_version").fetchone()[0]
    if application == APPLICATION_ID:
        return version
    empty = not connection.execute("pragma schema_version").fetchone()[0]
    if create and empty:  # new, or its maker was killed before the first commit
        return 0
    raise CaseError(f"{folder / FILE} is not the record of a case: another program made it.")
