"""Tables: what a row becomes, and what is said about one that cannot be read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from onrecord.config import Limits, Settings
from onrecord.model import Genre, Input, Issue
from onrecord.read import find, read

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
SECOND = "Mayor Ortensé said the ferry would sail until the end of the year; nobody believed him."


def written(path, rows, encoding="utf-8", **dialect):
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def found(path, *mapped, **limits):
    settings = replace(SETTINGS, columns=tuple(mapped), limits=Limits(**limits))
    return list(find([path], settings))


def documents(path, *mapped):
    return [read(item, SETTINGS) for item in found(path, *mapped)]


ROWS = [
    ["Headline", "Body", "Outlet", "Author", "Pub. Date", "Link", "Section"],
    ["Harbour closes", PROSE, "The Brennmoor Echo", "Ana Reyes, Ilmar Toss", "4 May 2031",
     "https://echo.example/1", "News"],
    ["No more ferries", SECOND, "Castrel Post", "", "2031-05-05", "", "Opinion"],
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_of_any_common_kind_gives_one_document_a_row(tmp_path, encoding, delimiter):
    path = written(tmp_path / "texts.csv", ROWS, encoding, delimiter=delimiter)

    first, second = documents(path)

    assert (first.name, first.text, first.title) == (f"{path}#1", PROSE, "Harbour closes")
    assert first.byline == ("Ana Reyes", "Ilmar Toss")
    assert (first.published, first.publisher) == ("2031-05-04", "The Brennmoor Echo")
    assert first.url == "https://echo.example/1"
    assert (second.text, second.genre) == (SECOND, Genre.OPINION)
    assert ("publisher", "column") in {(row.field, row.where) for row in first.provenance}


def test_cells_may_hold_line_ends_quotation_marks_and_nul_bytes(tmp_path):
    text = f'{PROSE}\r\n\r\n"We are done", she said.\n{SECOND}'
    path = written(tmp_path / "texts.csv", [["id", "text"], ["a1", text], ["a2", PROSE]])
    path.write_bytes(path.read_bytes().replace(b"old harbour", b"old\0 harbour"))

    first, second = documents(path)

    assert (first.name, second.name) == ("a1", "a2")
    assert first.text == f'{PROSE}\n\n"We are done", she said.\n\n{SECOND}'
    assert second.text == PROSE


def test_a_row_of_another_width_is_left_out_aloud(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text(
        f'id,text,date\na1,"{PROSE}",2031\na2,One, two,2031\na3,Short\na4,"{PROSE}",2032\n'
    )

    first, wide, narrow, last = found(path)

    assert (first.name, last.name) == ("a1", "a4")
    assert (wide.code, narrow.code) == ("ragged row", "ragged row")
    assert "Row 2 (line 3) has 4 cells, the first row 3" in wide.message
    assert "a comma between cells" in wide.message


def test_lines_in_another_encoding_are_still_read(tmp_path):
    path = tmp_path / "texts.csv"
    rows = [
        f"{number},{SECOND}\n".encode("cp1252" if number > 90 else "utf-8") for number in range(95)
    ]
    path.write_bytes(b"id,text\n" + b"filler,x\n" * 9000 + b"".join(rows))

    texts = [json.loads(item.payload)["text"] for item in found(path)[9000:]]

    assert set(texts) == {SECOND}


def test_without_a_text_the_columns_are_listed_once(tmp_path):
    path = written(tmp_path / "texts.csv", [["nr", "wording"], ["1", PROSE], ["2", SECOND]])

    [issue] = found(path)

    assert issue.code == "columns"
    assert "'nr', 'wording'" in issue.message
    assert "--map text=COLUMN" in issue.message
    assert [document.text for document in documents(path, ("text", "wording"))] == [PROSE, SECOND]


def test_a_mapped_column_that_is_not_there_is_named_with_a_near_one(tmp_path):
    path = written(tmp_path / "texts.csv", ROWS)

    [issue] = found(path, ("text", "Bodyy"))

    assert "no column 'Bodyy'" in issue.message
    assert "Did you mean 'Body'?" in issue.message


def test_a_row_without_a_text_is_an_issue(tmp_path):
    path = written(tmp_path / "texts.csv", [["id", "text"], ["a1", " "], ["a2", PROSE]])

    issue, item = found(path)

    assert (issue.code, item.name) == ("empty", "a2")
    assert "line 2" in issue.message


def test_columns_in_doubt_are_told_and_not_taken(tmp_path):
    path = written(
        tmp_path / "texts.csv",
        [["text", "source", "site"], [PROSE, "The Brennmoor Echo", "echo.example"]],
    )

    issue, item = found(path)

    assert (issue.code, read(item, SETTINGS).publisher) == ("columns", None)
    assert "'source', 'site'" in issue.message


def test_a_quotation_mark_that_is_never_closed_costs_no_more_than_the_limit(tmp_path):
    path = tmp_path / "texts.csv"
    row = f'a,"{PROSE}"\n'
    path.write_text("id,text\n" + row + 'b,"never closed\n' + "x" * 120_000 + "\n" + row * 3)

    listed = found(path, characters=100_000)

    assert [item.code for item in listed if isinstance(item, Issue)] == ["broken row"]
    assert "lines 3 to 4" in next(item.message for item in listed if isinstance(item, Issue))
    assert [item.name for item in listed if isinstance(item, Input)] == ["a"] * 4


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\x01\x02\x03" * 500, "binary"), (b"\n\n\n", "broken table"), (b'"never closed', "columns")],
)
def test_what_is_no_table_is_one_issue(tmp_path, data, code):
    (tmp_path / "texts.csv").write_bytes(data)

    assert [issue.code for issue in found(tmp_path / "texts.csv")] == [code]


def test_a_large_table_is_streamed(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text("id,text\n" + f'a,"{PROSE}"\n' * 200_000)

    listed = find([path], SETTINGS)

    assert next(listed).name == "a"
    listed.close()
