"""What becomes of a record whose disk is full, failing or damaged, or that others hold."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from onrecord.errors import CaseError, DiskFull, OnRecordError, RecordError
from onrecord.store import opening
from onrecord.store.attributions import Attributions
from onrecord.store.database import Database, transaction
from onrecord.store.documents import Documents
from onrecord.store.failure import explained
from onrecord.store.rows import Filters
from onrecord.store.write import Found, put
from tests.store.samples import reading


def found(number):
    return Found(key=f"key {number}", whole=True, result=reading(number))


@pytest.fixture
def folder(tmp_path):
    """Make a case that holds one document."""
    with closing(Database(tmp_path / "case", create=True)) as database:
        put(database, [found(0)], "test 1")
    return tmp_path / "case"


def fill(database):
    for number in range(1, 200):
        put(database, [found(number)], "test 1")


def read_all(folder):
    with closing(Database(folder, create=False)) as database:
        len(Documents(database, Filters()))
        list(Attributions(database, Filters()))


def count(folder):
    with closing(Database(folder, create=False)) as database:
        return len(Documents(database, Filters()))


def test_what_was_added_before_a_disk_is_full_stays_and_the_rest_can_follow(folder):
    with closing(Database(folder, create=False)) as database:
        pages = database.value("pragma page_count")
        database.value(f"pragma max_page_count = {pages + 20}")
        with pytest.raises(DiskFull, match=r"no room left.*Make room.*goes on from there"):
            fill(database)
        kept = len(Documents(database, Filters()))
        database.value("pragma max_page_count = 1000000")
        fill(database)

    assert 1 <= kept < 200
    assert count(folder) == 200


LIMITED = """
import resource, sys
from pathlib import Path
from onrecord.errors import DiskFull
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from tests.store.samples import reading
database = Database(Path(sys.argv[1]), create=False)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))
try:
    for number in range(1, 200):
        put(database, [Found(key=str(number), whole=True, result=reading(number))], "test 1")
        print(number, flush=True)
except DiskFull as error:
    print("full:", error)
database.close()
"""


def test_what_the_system_refuses_to_write_is_no_room_and_what_was_told_is_there(folder):
    limit = (folder / "record.db").stat().st_size
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder), str(limit)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    ).stdout.splitlines()

    assert told[-1].startswith("full: There is no room left")
    assert count(folder) == 1 + len(told[:-1])


def failing(code, name):
    """Give an error as SQLite raises it."""
    error = sqlite3.OperationalError("it failed")
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error


@pytest.mark.parametrize(
    ("code", "name", "kind", "words"),
    [
        (sqlite3.SQLITE_FULL, "SQLITE_FULL", DiskFull, "no room left"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "SQLITE_BUSY_SNAPSHOT", RecordError, "another process"),
        (sqlite3.SQLITE_PROTOCOL, "SQLITE_PROTOCOL", RecordError, "another process"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "SQLITE_CORRUPT_VTAB", RecordError, "is damaged.*same ids"),
        (sqlite3.SQLITE_NOTADB, "SQLITE_NOTADB", CaseError, "Another program"),
        (sqlite3.SQLITE_IOERR_READ, "SQLITE_IOERR_READ", RecordError, "disk or share.*stays"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "SQLITE_READONLY_DBMOVED", CaseError, "only be read"),
        (sqlite3.SQLITE_CANTOPEN, "SQLITE_CANTOPEN", CaseError, "cannot be opened"),
        (sqlite3.SQLITE_NOMEM, "SQLITE_NOMEM", RecordError, "memory"),
    ],
)
def test_every_failure_of_sqlite_is_told_with_its_code_and_what_to_do(
    folder, code, name, kind, words
):
    told = explained(failing(code, name), folder / "record.db")

    assert type(told) is kind
    assert name in str(told)
    assert re.search(words, str(told))


def test_an_error_of_ours_is_no_failure_of_the_record(folder):
    assert explained(failing(sqlite3.SQLITE_ERROR, "SQLITE_ERROR"), folder / "record.db") is None
    with closing(Database(folder, create=False)) as database, pytest.raises(sqlite3.Error):
        database.value("select nonsense")


def test_an_error_of_a_disk_that_takes_no_more_is_no_room(folder, monkeypatch):
    monkeypatch.setattr("onrecord.store.failure.no_room_in", lambda folder: True)
    told = explained(failing(sqlite3.SQLITE_IOERR_WRITE, "SQLITE_IOERR_WRITE"), folder / "x")

    assert isinstance(told, DiskFull)


def test_a_commit_that_fails_leaves_no_transaction_open(folder):
    with closing(Database(folder, create=False)) as database:
        connection = database.connection
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma defer_foreign_keys = on")
        connection.execute("create table owner (row integer primary key)")
        connection.execute(
            "create table part (owner references owner deferrable initially deferred)"
        )
        with pytest.raises(sqlite3.IntegrityError), transaction(connection):
            connection.execute("insert into part values (7)")

        assert not connection.in_transaction
        put(database, [found(1)], "test 1")


def overwrite(record, pages):
    """Overwrite pages of a record, as a failing disk does."""
    with record.open("r+b") as stream:
        for page in pages:
            stream.seek(page * 4096)
            stream.write(b"\xff" * 4096)


def test_a_damaged_record_is_told_with_what_is_whole_and_left_as_it_is(folder):
    record = folder / "record.db"
    overwrite(record, range(2, record.stat().st_size // 4096))
    before = record.read_bytes()

    with pytest.raises(RecordError, match=r"damaged.*documents.*not touched.*same ids"):
        read_all(folder)
    assert record.read_bytes() == before


def test_text_that_is_none_any_more_is_damage(folder):
    with closing(Database(folder, create=False)) as database:
        with pytest.raises(RecordError, match="damaged"):
            database.value("select cast(x'ff80' as text)")
        with pytest.raises(RecordError, match="damaged"):
            list(database.connection.execute("select cast(x'ff80' as text)"))


def test_a_record_whose_beginning_was_overwritten_is_told_with_what_to_do(folder):
    overwrite(folder / "record.db", [0])

    with pytest.raises(CaseError, match=r"not the record.*beginning was overwritten.*same ids"):
        Database(folder, create=False)


def test_a_record_that_another_process_writes_to_for_long_is_told(folder, monkeypatch):
    monkeypatch.setattr(opening, "_WAIT", 0.01)
    with (
        closing(sqlite3.connect(folder / "record.db", isolation_level=None)) as other,
        closing(Database(folder, create=False)) as database,
    ):
        other.execute("begin immediate")
        with pytest.raises(RecordError, match="another process has been writing"):
            put(database, [found(1)], "test 1")
        other.execute("rollback")
        put(database, [found(1)], "test 1")

        assert len(Documents(database, Filters())) == 2


def test_a_record_that_another_process_keeps_to_itself_is_told(folder, monkeypatch):
    monkeypatch.setattr(opening, "_WAIT", 0.01)
    with closing(sqlite3.connect(folder / "record.db", isolation_level=None)) as other:
        other.execute("pragma locking_mode = exclusive")
        other.execute("begin immediate")

        with pytest.raises(OnRecordError, match="another process has been writing"):
            Database(folder, create=False)
