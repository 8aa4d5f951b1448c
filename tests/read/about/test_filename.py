"""The day in the name of a file: the weakest evidence of when a document was published."""

from __future__ import annotations

import io
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from onrecord.config import Settings
from onrecord.model import Input, Reading
from onrecord.read import find, read
from onrecord.read.about import filename
from onrecord.run.adding import add
from onrecord.run.plan import Plan
from onrecord.store.database import Database

SETTINGS = replace(Settings(), today=date(2021, 6, 1))
TEXT = "The ferry will sail from Castrel at dawn, said Ana Reyes, who leads the harbour council."


@pytest.mark.parametrize(
    "name",
    [
        "2013-05-18 Title.txt",
        "20130518_title.txt",
        "title-2013-05-18.md",
        "2013-05-18.txt",
        "2013-05-18",
        "2013.05.18.txt",
        "Title 2013_05_18.pdf",
        "title_20130518T101500.html",
        "2013-05-18-14-30 Title.txt",
        "007_2013-05-18_title.txt",
        "2013-05-18_title_20130518.txt",
        "18 May 2013 - Title.docx",
        "title_May_18_2013.txt",
        "18-05-2013 Title.txt",
        "18.05.2013.txt",
        "titre (2013-05-18).txt",
    ],
)
def test_a_day_in_a_name_is_read_in_the_common_forms(name):
    found = filename.published(name, date(2021, 6, 1))

    assert (found.value, found.where, found.text) == ("2013-05-18", "file name", name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "title.txt",
        "report-2013-2014.txt",
        "report-2013-2014-05-06.txt",
        "report_2013_2014-05-06.txt",
        "2013-05 Title.txt",
        "2013.txt",
        "2013-02-30 Title.txt",
        "20130230.txt",
        "30 February 2013.txt",
        "2021-06-02 Title.txt",
        "20991231_title.txt",
        "1013-05-18 Title.txt",
        "2013-13-01.txt",
        "04-05-2013 Title.txt",
        "201305181.txt",
        "id20130518.txt",
        "2013-05-18_2013-05-20.txt",
        "2013-05-18-20 Summit.txt",
        "2013-05-18 2013-02-30.txt",
        "2013-0518.txt",
        "2013-05_18.txt",
        "resolution 2013-1966.txt",
        "10.2013-05-1815.txt",
    ],
)
def test_a_name_without_one_certain_day_of_the_past_tells_none(name):
    assert filename.published(name, date(2021, 6, 1)) is None


def test_a_name_tells_the_day_of_today_and_none_after_it():
    assert filename.published("2021-06-01.txt", date(2021, 6, 1)) is not None
    assert filename.published("2021-06-02.txt", date(2021, 6, 1)) is None


def documents(*paths):
    return [read(item, SETTINGS) for item in find(paths, SETTINGS) if isinstance(item, Input)]


def codes(document):
    return [doubt.code for doubt in document.doubts]


def test_the_name_dates_a_document_that_nothing_else_does_and_is_told(tmp_path):
    (tmp_path / "2013-05-18 Ferry.txt").write_text(TEXT)

    [document] = documents(tmp_path)

    assert document.published == "2013-05-18"
    [row] = [row for row in document.provenance if row.field == "published"]
    assert (row.where, row.text) == ("file name", "2013-05-18 Ferry.txt")
    assert codes(document) == []


@pytest.mark.parametrize("told", ["text", "sidecar"])
def test_whatever_else_tells_the_day_goes_before_the_name(tmp_path, told):
    path = tmp_path / "2013-05-18 Ferry.txt"
    path.write_text(f"4 March 2011\n\n{TEXT}" if told == "text" else TEXT)
    if told == "sidecar":
        (tmp_path / f"{path.name}.meta.json").write_text('{"published": "2011-03-04"}')

    [document] = documents(tmp_path)

    assert document.published == "2011-03-04"
    assert [row.where for row in document.provenance if row.where == "file name"] == []


def test_members_of_archives_have_names_and_rows_of_tables_have_none(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("2013/2013-05-18 Ferry.txt", TEXT)
    (tmp_path / "2012-01-02.zip").write_bytes(packed.getvalue())
    (tmp_path / "2013-05-18.csv").write_text(f'id,text\n2012-03-04,"{TEXT}"\n')

    member, row = documents(tmp_path)

    assert (member.published, row.published) == ("2013-05-18", None)


def test_an_undated_document_is_doubted_once_and_told_what_to_do(tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT)
    (tmp_path / "2099-01-01.txt").write_text(TEXT)

    for document in documents(tmp_path):
        assert codes(document) == ["undated"]
        assert "sidecar" in document.doubts[0].message
        assert "name of its file" in document.doubts[0].message


def test_a_file_that_gets_a_day_in_its_name_is_read_again(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)

    def make(settings):
        return lambda item: Reading(document=read(item, SETTINGS))

    def added(path):
        return add(database, Plan(paths=(path,), settings=SETTINGS, workers=1, make=make)).added

    with closing(Database(tmp_path / "case", create=True)) as database:
        first = added(path)
        moved = added(path.rename(tmp_path / "voyage.txt"))
        dated = added((tmp_path / "voyage.txt").rename(tmp_path / "2013-05-18 Ferry.txt"))

    assert (first, moved, dated) == (1, 0, 1)
