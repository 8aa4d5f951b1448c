"""What `find` lists, and what it says about everything it cannot list."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from dataclasses import replace

import pytest

from onrecord.config import Limits, Settings
from onrecord.model import Input, Issue
from onrecord.read import find

SETTINGS = Settings()


def found(*paths, settings=SETTINGS):
    return list(find(paths, settings))


def limits(**given):
    return replace(SETTINGS, limits=Limits(**given))


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.html", "b/z.htm", "b/.hidden.txt", ".git.txt"):
        (tmp_path / name).write_text("Text.")

    names = [item.name for item in found(tmp_path)]

    assert names == [str(tmp_path / name) for name in ("a.html", "b/z.htm", "c.txt")]


def test_files_of_unknown_kinds_are_reported_and_not_skipped(tmp_path):
    (tmp_path / "table.xlsx").write_bytes(b"PK")
    (tmp_path / "text.TXT").write_text("Text.")

    issue, item = found(tmp_path)

    assert (issue.code, item.format) == ("unsupported", "txt")
    assert "'.xlsx'" in issue.message
    assert ".jsonl" in issue.message


def test_a_missing_path_and_an_empty_folder_are_issues_that_say_what_to_do(tmp_path):
    missing, nothing = found(tmp_path / "gone", tmp_path)

    assert (missing.code, nothing.code) == ("missing", "no documents")
    assert ".txt" in nothing.message


def test_links_out_of_the_folder_are_reported_and_not_followed(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("Secret.")
    (inside / "own.txt").write_text("Own.")
    (inside / "again.txt").symlink_to(inside / "own.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "secret.txt").symlink_to(outside / "secret.txt")
    (inside / "turn").symlink_to(inside)

    listed = found(inside)

    assert [item.name.rpartition("/")[2] for item in listed if isinstance(item, Input)] == [
        "again.txt",
        "own.txt",
    ]
    assert [item.code for item in listed if isinstance(item, Issue)] == ["outside", "outside"]


def test_depth_and_number_are_limited_aloud(tmp_path):
    (tmp_path / "one" / "two").mkdir(parents=True)
    (tmp_path / "one" / "two" / "deep.txt").write_text("Text.")
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("Text.")

    deep = found(tmp_path, settings=limits(folder_depth=2))
    many = found(tmp_path, settings=limits(files=2))

    assert [item.code for item in deep if isinstance(item, Issue)] == ["too deep"]
    assert [getattr(item, "code", "input") for item in many] == ["input", "input", "too many"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")

    [issue] = found(tmp_path)

    assert issue.code == "unsupported"


@pytest.mark.parametrize("packed", [False, True])
def test_records_are_streamed_and_a_broken_line_costs_only_itself(tmp_path, packed):
    path = tmp_path / ("records.jsonl.gz" if packed else "records.jsonl")
    lines = b'{"id": "a1", "text": "One."}\n\n{"id": "a2", "te\n[1]\n{"text": "Three."}\n'
    path.write_bytes(gzip.compress(lines) if packed else lines)

    first, broken, array, last = found(path)

    assert (first.name, last.name) == ("a1", f"{path}#5")
    assert json.loads(last.payload) == {"text": "Three."}
    assert (broken.code, array.code) == ("broken record", "broken record")
    assert "Line 3" in broken.message


def test_a_record_over_the_limit_is_skipped_without_holding_it(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "Short."}\n')

    issue, item = found(path, settings=limits(record_bytes=1000))

    assert issue.code == "too large"
    assert "5,013 bytes" in issue.message
    assert item.name == f"{path}#2"


def test_a_cut_off_gzip_keeps_the_records_before_the_cut(tmp_path):
    path = tmp_path / "records.jsonl.gz"
    lines = b"".join(
        b'{"id": "%d", "text": "%s"}\n' % (n, os.urandom(40).hex().encode()) for n in range(2000)
    )
    path.write_bytes(gzip.compress(lines)[:-3000])

    listed = found(path)

    assert listed[0].name == "0"
    assert [item.code for item in listed if isinstance(item, Issue)] == ["unreadable"]


def test_an_empty_jsonl_file_is_an_issue(tmp_path):
    (tmp_path / "none.jsonl").write_bytes(b"\n\n")

    assert [issue.code for issue in found(tmp_path)] == ["empty"]


@pytest.mark.parametrize(
    ("data", "formats"),
    [
        (b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', ["record", "record"]),
        (b"<!DOCTYPE html><p>Text.", ["html"]),
        (b"{Plain} text, she said.\n", ["txt"]),
        (b"Text.", ["txt"]),
    ],
)
def test_standard_input_is_told_apart_by_its_start(monkeypatch, data, formats):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert [item.format for item in found("-")] == formats
