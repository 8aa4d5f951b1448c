"""What OnRecord writes itself is told, and never read as documents."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.case import AttributionRow, Case, DocumentRow, IssueRow, SourceRow
from onrecord.cli.listing import one_json_line, write_json
from onrecord.cli.search import in_words
from onrecord.config import Settings
from onrecord.model import Input, Issue
from onrecord.read import find
from onrecord.read.finding import own_output
from onrecord.store.database import Database
from onrecord.store.record_json import to_json
from onrecord.store.write import Found, put
from onrecord.web.twins import columns, csv_twin
from tests.store.samples import reading

SETTINGS = Settings()
ROOT = Path(__file__).parents[3]


@pytest.fixture
def case(tmp_path):
    """Make a case of three documents and an issue in a folder with a text of its own."""
    folder = tmp_path / "papers" / "case"
    database = Database(folder, create=True)
    given = [Found(key=str(n), whole=True, result=reading(n)) for n in range(3)]
    gone = Issue(name="gone.txt", stage="read", code="missing", message="There is nothing.")
    put(database, [*given, Found(key=None, whole=False, result=gone)], engine="by hand")
    database.close()
    (tmp_path / "papers" / "ferry.txt").write_text("The ferry sailed at dawn, Ana Reyes said.")
    with Case.open(folder) as opened:
        yield opened


@pytest.fixture
def papers(tmp_path, case):
    return tmp_path / "papers"


def listed(*paths):
    found = list(find(paths, SETTINGS))
    return (
        [item.name for item in found if isinstance(item, Input)],
        [item for item in found if isinstance(item, Issue)],
    )


def test_a_case_in_the_folder_is_told_and_its_record_is_not_read(papers):
    (papers / "case" / "derived").mkdir()
    (papers / "case" / "derived" / "part.txt").write_text("Rows.")
    (papers / "case" / "record.db-wal").write_text("Pages.")

    inputs, [told] = listed(papers)

    assert inputs == [str(papers / "ferry.txt")]
    assert (told.name, told.code) == (str(papers / "case"), "own output")


def test_documents_that_lie_in_a_case_are_read(papers):
    (papers / "case" / "vote.txt").write_text("The council voted, Imre Dál said.")

    inputs, [told] = listed(papers / "case")

    assert inputs == [str(papers / "case" / "vote.txt")]
    assert told.code == "own output"


def test_a_folder_with_a_record_of_another_program_is_no_case(tmp_path):
    (tmp_path / "record.db").write_bytes(b"SQLite format 3\0" + bytes(100))
    (tmp_path / "derived").mkdir()
    (tmp_path / "derived" / "a.txt").write_text("The ferry sailed at dawn.")

    inputs, [told] = listed(tmp_path)

    assert inputs == [str(tmp_path / "derived" / "a.txt")]
    assert told.code == "left out"


def test_an_export_into_the_folder_is_told_file_by_file(papers, case):
    case.export(papers / "out")

    inputs, told = listed(papers / "out", papers / "ferry.txt")

    assert inputs == [str(papers / "ferry.txt")]
    assert [(Path(one.name).name, one.code) for one in told] == [
        ("attributions.csv", "own output"),
        ("documents.csv", "own output"),
        ("documents.jsonl", "own output"),
        ("issues.csv", "own output"),
    ]


@pytest.mark.parametrize("name", ["out.jsonl", "out.json", "out", "out.txt"])
def test_lines_of_extract_are_known_under_any_name(papers, case, name):
    lines = [one_json_line(to_json(case.document(row.id))) for row in case.documents()]
    (papers / name).write_text("\n".join(lines))

    _, told = listed(papers / name)

    assert [(one.code, one.message.startswith("3 records")) for one in told] == [
        ("own output", True)
    ]


def test_foreign_records_beside_lines_of_extract_are_read(papers, case):
    [first, *_] = [one_json_line(to_json(case.document(row.id))) for row in case.documents()]
    foreign = json.dumps({"id": "b", "text": "The ferry sailed."})
    (papers / "mixed.jsonl").write_text(f"{foreign}\n{first}\n")

    inputs, [told] = listed(papers / "mixed.jsonl")

    assert inputs == ["b"]
    assert told.message.startswith("1 record ")


def rows(case):
    return {
        AttributionRow: case.attributions(),
        DocumentRow: case.documents(),
        SourceRow: case.sources(),
        IssueRow: case.issues(),
    }


@pytest.mark.parametrize("row_type", [AttributionRow, DocumentRow, SourceRow, IssueRow])
@pytest.mark.parametrize("name", ["rows.csv", "rows.txt"])
def test_every_table_of_a_page_is_known(papers, case, row_type, name):
    header = columns(row_type)
    body = b"".join(_body(csv_twin("rows", header, rows(case)[row_type])))
    (papers / name).write_bytes(body)

    _, told = listed(papers / name)

    assert [one.code for one in told] == ["own output"]


def _body(response):
    import asyncio

    async def read():
        return [piece async for piece in response.body_iterator]

    return asyncio.run(read())


@pytest.mark.parametrize("row_type", [AttributionRow, DocumentRow, SourceRow, IssueRow])
@pytest.mark.parametrize("name", ["rows.json", "rows.txt", "rows.jsonl"])
def test_every_listing_in_json_is_known(papers, case, capsys, row_type, name):
    write_json(rows(case)[row_type])
    (papers / name).write_text(capsys.readouterr().out)

    _, told = listed(papers / name)

    assert [one.code for one in told] == ["own output"]


def test_a_listing_in_words_is_known(papers, case):
    (papers / "hits.txt").write_text("\n".join(in_words(row) for row in case.attributions()))

    _, told = listed(papers / "hits.txt")

    assert [one.code for one in told] == ["own output"]


@pytest.mark.parametrize("what", ["document", "attribution", "entity"])
def test_an_answer_of_show_is_known(papers, case, what):
    reading_ = case.document(next(iter(case.documents())).id)
    ids = {
        "document": reading_.document.id,
        "attribution": reading_.attributions[0].id,
        "entity": reading_.entities[0].id,
    }
    (papers / "shown.txt").write_text(one_json_line(case.show(ids[what])))

    _, told = listed(papers / "shown.txt")

    assert [one.code for one in told] == ["own output"]


@pytest.mark.parametrize(
    "text",
    [
        "id,name,text\na,b,The ferry sailed.",
        "source,cue,content\nAna Reyes,said,The ferry sailed.",
        '{"id": "a", "text": "The ferry sailed.", "entities": [], "times": []}',
        '[{"name": "a"}] The ferry sailed at dawn.',
        "0123456789abcdef  the number of a file\n\nThe ferry sailed at dawn.",
    ],
)
def test_what_others_write_in_like_words_is_read(tmp_path, text):
    (tmp_path / "a.txt").write_text(text)

    inputs, told = listed(tmp_path / "a.txt")

    assert len(inputs) == 1
    assert told == []


LIST = "import sys; from onrecord.read import find; from onrecord.config import Settings; "
LOOP = (
    LIST
    + """
for count, item in enumerate(find(sys.argv[1:], Settings())):
    print(getattr(item, "code", item.name), item.name, flush=True)
    print("noise", file=sys.stderr, flush=True)
    assert count < 20
"""
)


@pytest.mark.parametrize("name", ["out.jsonl", "out.txt", "out.csv", "metadata.jsonl", "z"])
def test_a_run_does_not_read_what_it_writes(tmp_path, name):
    (tmp_path / "ferry.txt").write_text("The ferry sailed at dawn.")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}

    with (tmp_path / name).open("w") as out, (tmp_path / "log.txt").open("w") as err:
        code = subprocess.run(
            [sys.executable, "-c", LOOP, tmp_path, tmp_path / name],
            check=False,
            stdout=out,
            stderr=err,
            env=environment,
        ).returncode

    assert code == 0
    assert (tmp_path / name).read_text().count("own output") == 3
    assert (tmp_path / name).read_text().count("ferry.txt") == 2


def test_a_run_does_not_read_what_it_writes_from_standard_input(tmp_path):
    (tmp_path / "out.jsonl").write_text('{"text": "The ferry sailed at dawn."}\n')

    with (tmp_path / "out.jsonl").open("a") as out, (tmp_path / "out.jsonl").open() as given:
        code = subprocess.run(
            [sys.executable, "-c", LOOP, "-"],
            check=False,
            stdin=given,
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        ).returncode

    assert code == 0
    assert (tmp_path / "out.jsonl").read_text().splitlines()[1:] == ["own output -"]


def test_our_rows_and_the_columns_they_are_known_by_go_together():
    kinds = {AttributionRow: "attributions", DocumentRow: "documents"}
    kinds |= {IssueRow: "issues", SourceRow: "sources"}

    known = {row: own_output.listing(part.name for part in fields(row)) for row in kinds}

    assert known == kinds
