"""A case that may only be read: on a share, a CD, in an archive, of another user."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, contextmanager

import pytest

from onrecord.case import Case
from onrecord.errors import CaseError, OnRecordError
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from tests.store.samples import reading


@contextmanager
def by_modes(folder):
    """Take the right to write away; only root keeps it."""
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write whatever the modes say")
        yield
    finally:
        folder.chmod(0o755)


@contextmanager
def by_mount(folder):
    """Mount the folder onto itself, to be read alone; only root may."""
    commands = (["--bind", folder, folder], ["-o", "remount,bind,ro", folder])
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root mounts")
    done = 0
    try:
        for command in commands:
            if subprocess.run(["mount", *command], capture_output=True, check=False).returncode:
                pytest.skip("this root may not mount")
            done += 1
        yield
    finally:
        if done:
            subprocess.run(["umount", folder], check=True)


@pytest.fixture(params=[by_modes, by_mount], ids=["modes", "mount"])
def frozen(request):
    return request.param


def add(folder, *numbers, create=False):
    with closing(Database(folder, create=create)) as database:
        for number in numbers:
            put(database, [Found(key=str(number), whole=True, result=reading(number))], "test 1")


@pytest.fixture
def folder(tmp_path):
    add(tmp_path / "case", 0, 1, create=True)
    return tmp_path / "case"


@pytest.fixture
def left(folder, tmp_path):
    """Copy a case while its writer has not merged its log yet, as a kill leaves it."""

    def leave(*, index):
        away = tmp_path / "left"
        with closing(Database(folder, create=False)) as database:
            put(database, [Found(key="2", whole=True, result=reading(2))], "test 1")
            shutil.copytree(folder, away)
        if not index:
            (away / "record.db-shm").unlink()
        assert (away / "record.db-wal").stat().st_size
        return away

    return leave


def test_whatever_only_reads_works(folder, frozen, tmp_path):
    before = sorted(folder.iterdir())
    with frozen(folder), Case.open(folder) as case:
        assert case.status().documents == 2
        assert len(list(case.attributions())) == 2 * len(reading(0).attributions)
        assert case.show(reading(0).document.id) == reading(0)
        assert case.issue_codes() is not None
        assert len(case.export(tmp_path / "out")) == 4
        assert case.copied is None
    assert sorted(folder.iterdir()) == before


def test_adding_is_refused_at_once_and_says_what_to_do(folder, frozen, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.run.adding.engine", pytest.fail)
    (tmp_path / "vote.txt").write_text("Ana Reyes said no.")
    with (
        frozen(folder),
        Case.open(folder) as case,
        pytest.raises(CaseError, match=r"only be read.*copy the folder"),
    ):
        case.add([tmp_path / "vote.txt"], workers=1)


@pytest.mark.parametrize("index", [True, False], ids=["with its index", "without its index"])
def test_what_was_not_merged_when_its_writer_was_killed_is_read_too(left, frozen, index):
    folder = left(index=index)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with frozen(folder), Case.open(folder) as case:
        assert case.status().documents == 3
        copied = case.copied
        assert (copied is None) == index
        assert not copied or copied.stat().st_mode & 0o077 == 0

    assert not copied or not copied.exists()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_copy_that_cannot_be_made_is_told(left, frozen, monkeypatch):
    def full(source, to):
        raise OSError(28, "No space left on device")

    folder = left(index=False)
    monkeypatch.setattr("onrecord.store.opening.shutil.copyfile", full)
    with frozen(folder), pytest.raises(CaseError, match=r"record\.db-wal.*No space left"):
        Case.open(folder)


def test_an_older_case_that_cannot_be_brought_up_to_date_says_so(tmp_path, frozen, monkeypatch):
    with monkeypatch.context() as patch:
        older = sql.schema()[:1]
        patch.setattr(sql, "schema", lambda: older)
        Database(tmp_path / "case", create=True).close()

    told = pytest.raises(CaseError, match=r"older version.*only be read.*copy the folder")
    with frozen(tmp_path / "case"), told:
        Case.open(tmp_path / "case")


def test_what_somebody_else_adds_meanwhile_is_seen(folder, monkeypatch):
    """As on a share that only its owner may write to."""
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.store.opening.os.access", lambda path, mode: mode == os.R_OK)
        with Case.open(folder) as case:
            assert case.status().documents == 2
            patch.undo()
            add(folder, 2)
            assert case.status().documents == 3


def test_what_is_written_to_in_the_middle_of_an_answer_is_not_given_out(folder, monkeypatch):
    monkeypatch.setattr("onrecord.store.opening.os.access", lambda path, mode: mode == os.R_OK)
    with closing(Database(folder, create=False)) as database, database.snapshot():
        with closing(sqlite3.connect(folder / "record.db")) as other:
            other.execute("pragma user_version = 4")
        with pytest.raises(OnRecordError, match="Ask again"):
            database.rows("select 1")


def test_a_record_that_may_not_be_read_either_is_told(folder):
    (folder / "record.db").chmod(0)
    if os.access(folder / "record.db", os.R_OK):
        pytest.skip("this user may read whatever the modes say")

    with pytest.raises(CaseError):
        Case.open(folder)
