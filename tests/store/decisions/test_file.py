"""The file of the decisions: beside a record that is written to, read alone, damaged, newer."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from contextlib import closing

import pytest

from onrecord.case import Case
from onrecord.errors import CaseError, RecordError
from onrecord.store.database import Database, transaction
from onrecord.store.write import Found, put
from tests.link.said import reading
from tests.store.decisions.case_of import case_of, castrel, id_of, velm


@pytest.fixture
def case(tmp_path):
    with case_of(tmp_path / "case", velm(), castrel()) as opened:
        yield opened


def test_decisions_are_made_and_heeded_while_an_ingest_holds_the_record(case):
    """Whoever writes to the record holds its lock, and would make others wait for a minute."""
    row = id_of(case, "Lamp")
    with closing(Database(case._folder, create=False)) as writer, transaction(writer.connection):
        writer.connection.execute("update document set retrieved = '2031-04-01'")

        made = case.decide("reject", row, by="R. Vale")

        assert len(case.attributions()) == 3
        assert [one.state for one in case.decisions()] == ["applied"]
        case.undo(made.id, by="R. Vale")
        assert len(case.attributions()) == 4


def test_an_ingest_of_a_case_that_was_asked_holds_no_lock_of_its_decisions(case):
    """To begin to write locks every file that is attached to a connection."""
    case.decide("accept", id_of(case, "Lamp"), by="R. Vale")
    assert len(case.attributions(decided="accepted")) == 1
    done = []

    with transaction(case._database.connection):
        case._database.connection.execute("update document set retrieved = '2031-04-01'")
        away = threading.Thread(target=lambda: done.append(decide_elsewhere(case)))
        away.start()
        away.join(timeout=30)

    assert done == ["reject"]


def decide_elsewhere(case):
    with Case.open(case._folder) as other:
        return str(other.decide("reject", id_of(other, "No"), by="K. Dál").action)


def test_many_decide_and_ask_at_once_while_documents_are_added(case):
    ids = [row.id for row in case.attributions()]
    failed = []

    def work(number):
        try:
            with Case.open(case._folder) as other:
                for turn in range(5):
                    action = ("accept", "reject")[turn % 2]
                    other.decide(action, ids[number % len(ids)], by=f"reader {number}")
                    assert len(other.attributions(decided="accepted")) <= len(ids)
                    assert list(other.attributions())
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    readers = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for reader in readers:
        reader.start()
    with closing(Database(case._folder, create=False)) as writer:
        for number in range(10):
            text = f"“Edition {number},” Ana Reyes said."
            made = reading(f"n{number}", text, [("Ana Reyes", f"“Edition {number},”")])
            put(writer, [Found(key=f"n{number}", whole=True, result=made)], "by hand")
    for reader in readers:
        reader.join()

    assert failed == []
    assert len(case.decisions()) == 20


def frozen(case, tmp_path):
    """Copy a case as somebody has it who may not write there."""
    case.close()
    folder = tmp_path / "frozen"
    shutil.copytree(case._folder, folder)
    return folder


@pytest.fixture
def read_only(monkeypatch):
    """Take the right to write away, which root has whatever the modes say."""

    def take(folder):
        may = os.access
        monkeypatch.setattr(
            os,
            "access",
            lambda path, mode, **more: (
                may(path, mode, **more)
                and not (mode == os.W_OK and str(path).startswith(str(folder)))
            ),
        )

    return take


def test_a_case_that_may_only_be_read_is_asked_with_its_decisions(case, tmp_path, read_only):
    row = id_of(case, "Lamp")
    case.decide("reject", row, by="R. Vale")
    folder = frozen(case, tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    read_only(folder)

    with Case.open(folder) as other:
        assert len(other.attributions()) == 3
        assert [one.state for one in other.decisions()] == ["applied"]
        with pytest.raises(CaseError, match="only be read"):
            other.decide("accept", row, by="R. Vale")
        with pytest.raises(CaseError, match="only be read"):
            other.undo(next(iter(other.decisions())).id, by="R. Vale")
        with pytest.raises(CaseError, match="only be read"):
            other.import_decisions(_exported(other, tmp_path))

    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert after == before


def _exported(case, tmp_path):
    case.export_decisions(tmp_path / "d.jsonl")
    return tmp_path / "d.jsonl"


def decisions_of(case):
    case.decide("reject", id_of(case, "Lamp"), by="R. Vale")
    case.close()
    return case._folder / "decisions.db"


def test_decisions_of_a_newer_version_are_refused(case):
    path = decisions_of(case)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma user_version = 99")

    with Case.open(path.parent) as other:
        for ask in (lambda: len(other.attributions()), lambda: list(other.decisions())):
            with pytest.raises(CaseError, match="newer version"):
                ask()


def test_a_file_of_another_program_is_not_taken_for_decisions(case):
    path = case._folder / "decisions.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table other (a)")

    with pytest.raises(CaseError, match="another program"):
        case.decide("reject", "0" * 16, by="R. Vale")


@pytest.mark.parametrize("at", [0, 4096 * 3], ids=["its beginning", "its middle"])
def test_a_damaged_file_is_told_by_its_name(case, at):
    path = decisions_of(case)
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(b"\xff" * 4096 * 40)

    with Case.open(path.parent) as other, pytest.raises((RecordError, CaseError)) as caught:
        ask_all(other)
    assert "decisions.db" in str(caught.value)
    assert len(str(caught.value)) > 100


def test_damage_that_shows_only_while_it_is_read_is_told_by_the_name_of_the_file(case):
    for _ in range(40):
        case.decide("accept", id_of(case, "Lamp"), by="R. Vale", why="as printed " * 40)
    assert len(case.decisions()) == 40
    path = decisions_of(case)
    with path.open("r+b") as stream:
        stream.seek(4096 * 30)
        stream.write(b"\xff" * (path.stat().st_size - 4096 * 30))

    with (
        Case.open(path.parent) as other,
        pytest.raises(RecordError, match=r"decisions\.db is damag"),
    ):
        ask_all(other)


def ask_all(case):
    return (
        list(case.attributions()),
        list(case.decisions()),
        len(case.attributions(decided="edited")),
    )
