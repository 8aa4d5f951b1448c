"""Files that change while they are added: a document is known by the bytes that were read."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import zipfile
from contextlib import closing
from email.message import EmailMessage

import pytest

from onrecord.config import Settings
from onrecord.model import Input, Issue, Reading
from onrecord.read import find, read
from onrecord.run.adding import add
from onrecord.run.plan import Plan
from onrecord.store.database import Database
from onrecord.store.overview import issues

SETTINGS = Settings(batch=1)
OLD = "Ana Reyes said on 4 March 2011 that the ferry would sail from Castrel at dawn on Monday."
NEW = "Imre Dál said on 5 March 2011 that the ferry would never sail from Castrel again at all."


def mail(text):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.example", "c@d.example", "Ferry"
    message["Date"] = "Fri, 04 Mar 2011 10:00:00 +0000"
    message.set_content(text)
    return message.as_bytes()


def table(text):
    sheet = io.StringIO()
    csv.writer(sheet).writerows([("id", "text"), ("a", text)])
    return sheet.getvalue().encode()


def archive(text):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("a.txt", text)
    return packed.getvalue()


MADE = {
    "a.txt": str.encode,
    "a.md": str.encode,
    "a.html": lambda text: f"<html><body><article><p>{text}</p></article></body></html>".encode(),
    "a.eml": mail,
    "a.mbox": lambda text: b"From a@b.example Fri Mar 04 10:00:00 2011\n" + mail(text),
    "a.jsonl": lambda text: json.dumps({"id": "a", "text": text}).encode(),
    "a.csv": table,
    "a.zip": archive,
}


def replaced(path, data):
    path.with_suffix(".next").write_bytes(data)
    path.with_suffix(".next").replace(path)


def overwritten(path, data):
    path.write_bytes(data)


def truncated(path, data):
    path.write_bytes(b"")


def grown(path, data):
    with path.open("ab") as stream:
        stream.write(b"\n\n" + data)


def deleted(path, data):
    path.unlink()


def made_a_folder(path, data):
    path.unlink()
    path.mkdir()


def made_a_link(path, data):
    path.unlink()
    path.with_suffix(".next").write_bytes(data)
    path.symlink_to(path.with_suffix(".next"))


CHANGES = [replaced, overwritten, truncated, grown, deleted, made_a_folder, made_a_link]


def put_back(path, data):
    if path.is_dir():
        path.rmdir()
    path.unlink(missing_ok=True)
    path.write_bytes(data)


@pytest.fixture
def database(tmp_path):
    with closing(Database(tmp_path / "case", create=True)) as opened:
        yield opened


def texts(database):
    return [row["text"] for row in database.rows("select text from document_text")]


def reading_after(happens):
    """Stages before which something happens, once."""
    waiting = [happens]

    def stages(item):
        while waiting:
            waiting.pop()()
        return Reading(document=read(item, SETTINGS))

    return lambda settings: stages


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", MADE)
def test_no_text_is_lost_where_its_file_changes_before_it_is_read(database, tmp_path, name, change):
    path = tmp_path / name
    path.write_bytes(MADE[name](OLD))
    make = reading_after(lambda: change(path, MADE[name](NEW)))

    add(database, Plan(paths=(path,), settings=SETTINGS, workers=1, make=make))
    put_back(path, MADE[name](OLD))
    again = reading_after(lambda: None)
    add(database, Plan(paths=(path,), settings=SETTINGS, workers=1, make=again))
    put_back(path, MADE[name](NEW))
    add(database, Plan(paths=(path,), settings=SETTINGS, workers=1, make=again))

    assert sum("Ana Reyes" in text for text in texts(database)) == 1
    assert sum("Imre" in text for text in texts(database)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
@pytest.mark.parametrize(
    "become", [deleted, made_a_folder, made_a_link, lambda path, data: pipe(path)]
)
def test_a_file_that_is_another_thing_when_it_is_opened_is_an_issue(tmp_path, monkeypatch, become):
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()
    path.write_text(OLD)
    (tmp_path / "a.next").write_text(NEW)
    before(monkeypatch, "onrecord.read.finding.held._opened", lambda: become(path, b"secret"))

    [found] = [one for one in find([path.parent], SETTINGS) if one.name == str(path)]

    assert isinstance(found, Issue)
    assert found.code in {"unreadable", "unsupported"}


def pipe(path):
    path.unlink()
    os.mkfifo(path)


def before(monkeypatch, place, happens):
    """Let something happen before a function is called for the first time."""
    module, _, name = place.rpartition(".")
    function = getattr(sys.modules[module], name)
    waiting = [happens]

    def called(*arguments, **more):
        while waiting:
            waiting.pop()()
        return function(*arguments, **more)

    monkeypatch.setattr(sys.modules[module], name, called)


def test_a_file_that_is_written_on_is_read_to_the_end_it_had_and_that_is_told(tmp_path):
    path = tmp_path / "a.jsonl"
    line = json.dumps({"text": OLD}) + "\n"
    path.write_text(line * 3)
    found = []

    for item in find([path], SETTINGS):
        found.append(item)
        with path.open("a") as stream:
            stream.write(line * 100)

    *read_, told = found
    assert len(read_) == 3
    assert all(isinstance(item, Input) for item in read_)
    assert (told.code, told.name) == ("changed", str(path))
    assert f"{3 * len(line):,} bytes" in told.message


def test_an_archive_that_is_written_on_is_read_as_it_was(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(archive(OLD))
    listing = find([path], SETTINGS)

    first = next(listing)
    with path.open("ab") as stream:
        stream.write(b"x" * 100_000)

    assert first.payload.decode() == OLD
    assert [one.code for one in listing] == ["changed"]


def test_what_changed_and_was_added_again_is_no_issue_any_more(database, tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(OLD)
    before(monkeypatch, "onrecord.read.finding.sniff.kind", lambda: grown(path, NEW.encode()))
    plan = Plan(paths=(path,), settings=SETTINGS, workers=1, make=reading_after(lambda: None))

    add(database, plan)
    first = [row.code for row in issues(database, limit=None, offset=0)]
    add(database, plan)

    assert "changed" in first
    assert "changed" not in [row.code for row in issues(database, limit=None, offset=0)]
