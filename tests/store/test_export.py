from __future__ import annotations

import csv
import json

import pytest

from onrecord.errors import InputError
from onrecord.store import export as room
from onrecord.store.export import export
from onrecord.store.record_json import to_json
from tests.store.samples import reading


def rows(path):
    with path.open(newline="", encoding="utf-8") as stream:
        assert stream.read(1) == "\ufeff"  # as the pages write it
        return list(csv.DictReader(stream))


def test_json_lines_hold_every_document_in_the_extract_format(database, add, tmp_path):
    add(reading(0), reading(1, published="2032"))

    [path] = export(database, tmp_path / "out", ["jsonl"])

    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines == [to_json(reading(1, published="2032")), to_json(reading(0))]


def test_tables_hold_every_row(database, add, tmp_path):
    add(reading(0), reading(1))

    attributions, documents, issues = export(database, tmp_path / "out", ["csv"])

    assert [row["content"] for row in rows(attributions)[:2]] == [
        "We will never allow it … and we never did",
        "that Valé had called it unwise",
    ]
    assert len(rows(attributions)) == 8
    assert [row["byline"] for row in rows(documents)] == ["Ilse Brandt; Tomas Okoro"] * 2
    assert [row["code"] for row in rows(issues)] == ["two candidates", "no date"] * 2


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@here", "\tx", "\rx"])
def test_no_cell_begins_like_a_formula(database, add, tmp_path, title):
    add(reading(title=title))

    _, documents, _ = export(database, tmp_path / "out", ["csv"])

    assert rows(documents)[0]["title"] == "'" + title


def test_a_second_export_gives_the_same_bytes(database, add, tmp_path):
    add(reading(0), reading(1))

    first = [path.read_bytes() for path in export(database, tmp_path / "a", room.FORMATS)]
    second = [path.read_bytes() for path in export(database, tmp_path / "b", room.FORMATS)]

    assert first == second


def test_an_export_that_fails_leaves_the_old_file(database, add, tmp_path, monkeypatch):
    add(reading(0))
    [path] = export(database, tmp_path / "out", ["jsonl"])
    before = path.read_bytes()

    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(room, "to_json", fail)
    with pytest.raises(RuntimeError):
        export(database, tmp_path / "out", ["jsonl"])
    assert path.read_bytes() == before
    assert list((tmp_path / "out").iterdir()) == [path]


def test_an_unknown_format_is_refused_before_anything_is_written(database, tmp_path):
    with pytest.raises(InputError, match="papyrus"):
        export(database, tmp_path / "out", ["csv", "papyrus"])
    assert not (tmp_path / "out").exists()
