"""Sidecars: what they tell outranks the text; what is wrong with them costs no document."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import pytest

from onrecord.config import Limits, Settings
from onrecord.model import Genre, Input, Issue
from onrecord.read import find, read
from onrecord.store.inputs import input_key

SETTINGS = Settings()
TEXT = """Harbour closes

By Ana Reyes

The council of Brennmoor met on Tuesday and voted to close the old harbour for good.
"""
TOLD = {
    "title": "The end of the harbour",
    "publisher": "The Brennmoor Echo",
    "byline": ["Ilmar Toss", "Jon Elder"],
    "published": "4 May 2031",
    "genre": "editorial",
    "url": "https://echo.example/1",
}


def listed(*paths, settings=SETTINGS):
    return list(find(paths, settings))


def split(found):
    inputs = [item for item in found if isinstance(item, Input)]
    return inputs, [item for item in found if isinstance(item, Issue)]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text(TEXT)
    return tmp_path


def in_zip(folder):
    packed = folder / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(folder.iterdir()):
            if file != packed:
                archive.write(file, f"deep/{file.name}")
                file.unlink()
    return packed


@pytest.mark.parametrize("packed", [False, True])
def test_a_sidecar_tells_about_the_file_beside_it(folder, packed):
    (folder / "one.txt.meta.json").write_text(json.dumps(TOLD))

    (one, two), issues = split(listed(in_zip(folder) if packed else folder))

    document = read(one, SETTINGS)
    assert issues == []
    assert (document.title, document.publisher) == ("The end of the harbour", "The Brennmoor Echo")
    assert document.byline == ("Ilmar Toss", "Jon Elder")
    assert (document.published, document.genre) == ("2031-05-04", Genre.EDITORIAL)
    assert ("publisher", "sidecar") in {(row.field, row.where) for row in document.provenance}
    assert read(two, SETTINGS).publisher is None


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_table_tells_about_the_files_of_its_folder(folder, packed, form):
    table = folder / f"metadata.{form}"
    if form == "csv":
        table.write_text(
            "file;headline;outlet;date\none.txt;First;Castrel Post;2031\ntwo.txt;;;2032\n"
        )
    else:
        rows = [{"file": "one.txt", "headline": "First", "outlet": "Castrel Post", "date": "2031"},
                {"file": "./two.txt", "date": "2032"}]  # fmt: skip
        table.write_text("\n".join(map(json.dumps, rows)))

    (one, two), issues = split(listed(in_zip(folder) if packed else folder))

    first, second = read(one, SETTINGS), read(two, SETTINGS)
    assert issues == []
    assert (first.title, first.publisher, first.published) == ("First", "Castrel Post", "2031")
    assert (second.publisher, second.published) == (None, "2032")


def test_a_file_of_its_own_outranks_the_table(folder):
    (folder / "metadata.csv").write_text("file,title,publisher\none.txt,Table,Castrel Post\n")
    (folder / "one.txt.meta.json").write_text('{"title": "Own"}')

    (one, _), _ = split(listed(folder))

    document = read(one, SETTINGS)
    assert (document.title, document.publisher) == ("Own", "Castrel Post")


def test_a_file_named_by_itself_has_its_sidecars_too(folder):
    (folder / "metadata.csv").write_text("file,publisher\none.txt,Castrel Post\ntwo.txt,Echo\n")
    (folder / "one.txt.meta.json").write_text('{"title": "Own"}')

    (one, two), issues = split(listed(*sorted(folder.iterdir())))

    assert issues == []
    assert (one.given.title, one.given.publisher, two.given.publisher) == (
        "Own",
        "Castrel Post",
        "Echo",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{not json", "Not a JSON record"),
        ('{"title": ["a"]}', "'title' holds a list"),
        ('{"published": "when the river froze"}', "not understood as a date"),
        ('{"publsher": "Echo"}', "Did you mean 'publisher'?"),
        ("[1]", "expected an object"),
        ("x" * 2000, "more than 1,000 bytes"),
    ],
)
def test_what_is_wrong_in_a_sidecar_is_told_and_the_file_is_read(folder, content, said):
    (folder / "one.txt.meta.json").write_text(content)
    small = replace(SETTINGS, limits=Limits(record_bytes=1000))

    inputs, [issue] = split(listed(folder, settings=small))

    assert issue.code == "sidecar"
    assert issue.name.endswith("one.txt.meta.json")
    assert said in issue.message
    assert read(inputs[0], SETTINGS).text


def test_rows_that_name_no_file_are_told_together(folder):
    (folder / "metadata.csv").write_text("file,title\none.txt,A\ngone.txt,B\n,C\n../two.txt,D\n")

    (one, _), [issue] = split(listed(folder))

    assert "3 of its rows name no file beside it: line 3 ('gone.txt')" in issue.message
    assert one.given.title == "A"


def test_a_sidecar_without_its_file_is_told(folder):
    (folder / "gone.html.meta.json").write_text("{}")

    inputs, [issue] = split(listed(folder))

    assert len(inputs) == 2
    assert "'gone.html', which is not there" in issue.message


def test_a_table_of_texts_that_is_called_metadata_is_read_as_one(tmp_path):
    (tmp_path / "metadata.csv").write_text("file,text\na,The council met.\nb,The mayor left.\n")

    inputs, issues = split(listed(tmp_path))

    assert issues == []
    assert [item.format for item in inputs] == ["record", "record"]


def test_a_sidecar_that_changes_makes_the_input_new(folder):
    def key():
        return input_key(listed(folder)[0], SETTINGS.today)

    before = key()
    (folder / "one.txt.meta.json").write_text('{"title": "Own"}')
    told = key()
    (folder / "one.txt.meta.json").write_text('{"title": "Other"}')

    assert len({before, told, key()}) == 3


def test_a_sidecar_that_is_a_link_out_of_the_folder_is_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "told.json"
    outside.write_text('{"title": "Secret"}')
    (folder / "one.txt.meta.json").symlink_to(outside)

    (one, _), [issue] = split(listed(folder))

    assert (one.given, issue.code) == (None, "outside")
