"""Parquet files: one document a row."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.config import Limits, Settings
from onrecord.model import Input
from onrecord.read import find, read

pyarrow = pytest.importorskip("pyarrow")
pytest.importorskip("pyarrow.parquet")

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."


def written(path, **cells):
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.table(cells), path, row_group_size=2)
    return path


def found(path, *mapped, **limits):
    return list(find([path], replace(SETTINGS, columns=mapped, limits=Limits(**limits))))


def test_rows_of_all_groups_come_with_their_columns(tmp_path):
    path = written(
        tmp_path / "texts.parquet",
        uid=[1, 2, 3],
        body=[PROSE, None, PROSE],
        authors=[["Ana Reyes", "Ilmar Toss"], [], None],
        published=[datetime(2031, 5, 4, 8, tzinfo=UTC), None, None],
        weight=[0.5, 0.25, None],
    )

    first, issue, last = found(path)

    document = read(first, SETTINGS)
    assert (document.name, document.text, document.byline) == (
        "1",
        PROSE,
        ("Ana Reyes", "Ilmar Toss"),
    )
    assert document.published == "2031-05-04T08:00:00+00:00"
    assert (issue.code, issue.name) == ("empty", f"{path}#2")
    assert read(last, SETTINGS).published is None


def test_a_path_leads_into_a_nested_column(tmp_path):
    path = written(tmp_path / "texts.parquet", text=[PROSE], meta=[{"date": "2031-05-04", "n": 1}])

    [item] = found(path, ("published", "meta.date"))

    assert read(item, SETTINGS).published == "2031-05-04"


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + b"\x00\xff" * 200 + b"PAR1", b"none of it"])
def test_a_broken_file_is_an_issue(tmp_path, data):
    path = tmp_path / "texts.parquet"
    path.write_bytes(data)

    [issue] = found(path)

    assert issue.code == "unreadable"
    assert "broken Parquet file" in issue.message


def test_a_file_that_was_cut_off_is_an_issue(tmp_path):
    path = written(tmp_path / "texts.parquet", text=[PROSE] * 40)
    path.write_bytes(path.read_bytes()[:-30])

    assert [issue.code for issue in found(path)] == ["unreadable"]


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path):
    path = written(tmp_path / "texts.parquet", wording=[PROSE], date=["2031"])

    [unmapped] = found(path)
    [wrong] = found(path, ("text", "wordign"))

    assert "'wording', 'date'" in unmapped.message
    assert "Did you mean 'wording'?" in wrong.message


def test_what_unpacks_to_more_than_the_limit_is_not_unpacked(tmp_path):
    path = written(tmp_path / "texts.parquet", text=[PROSE] * 2000)

    [issue] = found(path, unpacked_bytes=100)

    assert "limit unpacked_bytes" in issue.message


def test_without_pyarrow_the_extra_is_named(tmp_path, monkeypatch):
    path = written(tmp_path / "texts.parquet", text=[PROSE])
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)

    [issue] = found(path)

    assert not isinstance(issue, Input)
    assert "onrecord[tables]" in issue.message
