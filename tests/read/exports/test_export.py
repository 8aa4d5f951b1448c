"""Exports of press databases: each document by itself, with all that its head tells."""

from __future__ import annotations

import gzip
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from onrecord.config import Limits, Settings
from onrecord.model import Genre, Input, Issue
from onrecord.read import find, read
from onrecord.read.exports import splitting as export

SETTINGS = Settings()
FIXTURES = Path(__file__).parent / "fixtures"
DATA = Path(__file__).parents[4] / "shared" / "data"
LAYOUTS = {
    "academic.txt": "LexisNexis",
    "academic_labelled.txt": "LexisNexis",
    "uni.txt": "Nexis",
    "factiva_codes.txt": "Factiva, with codes",
    "factiva_display.txt": "Factiva",
    "proquest.txt": "ProQuest",
}
VARN = "Minister vows to keep the Lanner lock open"
LEAVE = "Leave the lock to those who know it"
STAND = "Engineers: we stand by every word"


def listed(path, settings=SETTINGS):
    return list(find([path], settings))


def documents(path):
    return [read(item, SETTINGS) for item in listed(path)]


def fixture(name):
    return (FIXTURES / name).read_text("utf-8")


@pytest.mark.parametrize(("name", "layout"), LAYOUTS.items())
def test_each_layout_is_known_by_its_first_bytes(name, layout):
    text = fixture(name)

    assert export.layout(text) == layout
    assert export.is_export(text.encode()[:8192].lstrip())


@pytest.mark.parametrize("name", ["academic.txt", "uni.txt", "factiva_display.txt"])
def test_three_documents_of_a_file_are_three_documents(name):
    first, second, third = documents(FIXTURES / name)

    assert [first.name, second.name, third.name] == [f"{FIXTURES / name}#{n}" for n in (1, 2, 3)]
    assert [first.title, second.title, third.title] == [VARN, LEAVE, STAND]
    assert first.publisher == third.publisher == "The Harbour Courier"
    assert second.publisher == "The Evening Mail"
    assert [first.byline, second.byline, third.byline] == [
        ("Ana Reyes", "Ilmar Toss"),
        (),
        ("Ana Reyes",),
    ]
    assert [d.published[:10] for d in (first, second, third)] == [
        "2030-03-04",
        "2030-03-05",
        "2030-03-06",
    ]
    assert first.genre is Genre.NEWS
    assert second.genre in {Genre.OPINION, Genre.EDITORIAL}


@pytest.mark.parametrize("name", ["factiva_codes.txt", "proquest.txt"])
def test_two_documents_of_a_file_are_two_documents(name):
    first, second = documents(FIXTURES / name)

    assert [first.title, second.title] == [VARN, LEAVE]
    assert [first.publisher, second.publisher] == ["The Harbour Courier", "The Evening Mail"]
    assert first.byline == ("Ana Reyes", "Ilmar Toss")
    assert [first.published[:10], second.published] == ["2030-03-04", "2030-03-05"]
    assert second.genre in {Genre.OPINION, Genre.EDITORIAL}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_text_has_its_body_and_nothing_of_the_database(name):
    for document in documents(FIXTURES / name):
        text = document.text
        assert not any(
            mark in text
            for mark in (
                *("Copyright", "LENGTH", "Length:", "LOAD-DATE", "Load-Date", "HARCOU", "words\n"),
                *("Harbour Media", "Subject", "Page 2 of 5", "Search Summary", "PHOTO", "gpol"),
                *("Credit", "Document ", "LexisNexis", "ProQuest"),
            )
        )
        assert text.endswith((".", '"'))
        assert document.updated is None  # when a database loaded it is no date of its own


def test_hard_wraps_are_undone_and_the_dateline_is_kept():
    first = documents(FIXTURES / "academic.txt")[0]

    assert first.text.startswith(
        "The Lanner lock will stay open through the winter, Transport Minister Odile Varn said on "
        "Monday, two days after engineers warned that its gates could not bear another season of "
        "ice.\n\n"
    )
    assert first.dateline == "CASTREL"
    assert {"title", "publisher", "published"} <= {
        row.field for row in first.provenance if row.where == "LexisNexis export"
    }


def test_a_time_of_day_is_read_with_its_zone():
    assert documents(FIXTURES / "uni.txt")[1].published == "2030-03-05T06:30:00+00:00"
    assert documents(FIXTURES / "factiva_display.txt")[0].published == "2030-03-04T10:30:00+00:00"


def test_labelled_headlines_and_bodies_are_read_too():
    first, second = documents(FIXTURES / "academic_labelled.txt")

    assert first.title == "Water Day brings a president without a tie"
    assert first.text.startswith("President Sela Orduin opened")
    assert (first.byline, second.byline) == (("Jon Elder",), ())


def test_prose_that_begins_like_a_code_stays_in_the_body():
    first = documents(FIXTURES / "factiva_codes.txt")[0]

    assert first.text.endswith("IN THE harbour, nobody believed her.")


@pytest.mark.parametrize(
    ("name", "end", "read_", "said"),
    [
        ("academic.txt", "                               3 of 3", 2, "counts 3 documents, but 2"),
        ("uni.txt", "The engineers who examined", 2, "no body"),
        ("uni.txt", "Load-Date: March 6", 3, "no 'End of Document'"),
        ("factiva_codes.txt", "AN          Document EVEMAI", 2, "no number (AN)"),
        ("factiva_codes.txt", "LP\nNobody", 1, "no text (LP, TD)"),
        ("factiva_display.txt", "Document HARCOU0020300306", 3, "no number ('Document ...')"),
    ],
)
def test_what_breaks_off_is_read_as_far_as_it_goes_and_told_with_its_line(
    tmp_path, name, end, read_, said
):
    path = tmp_path / name
    text = fixture(name)
    last = text.rfind(end)
    last = max(last, 0) if name != "academic.txt" else text.find("3 of 3 DOC")
    text = text[:last].replace("1 of 3", "1 of 3")
    path.write_text(text, "utf-8")

    found = listed(path)

    assert sum(isinstance(item, Input) for item in found) == read_
    issues = [item for item in found if isinstance(item, Issue)]
    assert [issue.code for issue in issues] == ["broken export"]
    assert said in issues[0].message
    assert ", line " in issues[0].message


def test_what_starts_like_an_export_and_cannot_be_split_is_read_whole(tmp_path):
    path = tmp_path / "odd.txt"
    path.write_text(f"1 of 2 DOCUMENTS\n{'She said no. ' * 20}\nBYLINE: Ana Reyes\n")

    issue, item = listed(path)

    assert (issue.code, item.format) == ("broken export", "txt")
    assert "She said no." in read(item, SETTINGS).text


@pytest.mark.parametrize(
    "text",
    [
        "Document 1 of the annex says nothing.\n\nLength: it goes on for 300 words.\n\nCopyright.",
        "By Ana Reyes\n534 words\n\nThe minister spoke for an hour.\n\n(c) nobody",
        "HD is short for high definition.\nSN\nPD\n",
        "1 of 25\n\nThe first of 25 portraits hangs in the hall.\n\nSECTION: none",
    ],
)
def test_a_text_that_has_a_mark_or_two_is_no_export(text):
    assert export.layout(text) is None


@pytest.mark.data
def test_no_news_text_is_taken_for_an_export():
    path = DATA / "allsides_news" / "articles.jsonl.gz"
    if not path.exists():
        pytest.skip("needs the allsides_news data set")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line) for _, line in zip(range(1000), stream, strict=False)]

    assert [row for row in texts if export.layout(max(map(str, row.values()), key=len))] == []


def test_a_file_over_the_limit_is_an_issue(tmp_path):
    path = tmp_path / "large.txt"
    path.write_text(fixture("uni.txt"), "utf-8")

    [issue] = listed(path, replace(SETTINGS, limits=Limits(file_bytes=1000)))

    assert "limit file_bytes" in issue.message


@hypothesis_settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(sorted(LAYOUTS)),
    cuts=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 400)), max_size=4),
    junk=st.sampled_from(["", "\n", "End of Document\n", "HD\n", "____________________\n", "\0"]),
)
def test_a_damaged_export_gives_parts_with_texts_and_never_fails(name, cuts, junk):
    text = fixture(name)
    for start, length in cuts:
        text = text[:start] + junk + text[start + length :]

    for _, split in export.LAYOUTS.values():
        for part in split(text):
            assert part.line >= 1
            assert part.values or part.problem
            assert not part.values or str(part.values["text"]).strip()


def as_rtf(text):
    escaped = "".join(
        char if ord(char) < 128 and char not in "\\{}" else f"\\u{ord(char)}?" for char in text
    )
    rows = "\\par\n".join(escaped.split("\n"))
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times;}}}}\\f0\\fs24 {rows}}}".encode()


def as_docx(text):
    docx = pytest.importorskip("docx")
    written, packed = docx.Document(), io.BytesIO()
    for row in text.split("\n"):
        written.add_paragraph(row)
    written.save(packed)
    return packed.getvalue()


def coded_cells():
    """The export with codes as rows of a table: the code, and its paragraphs."""
    cells = []
    for row in fixture("factiva_codes.txt").split("\n\nSearch Summary")[0].split("\n"):
        found = re.match(r"([A-Z]{2,3})(?: {2,}(.*))?$", row)
        if found:
            cells.append((found[1], [found[2]] if found[2] else []))
        elif row:
            cells[-1][1].append(row)
    return cells


def as_page(text):
    blocks = "\n".join(f"<div>{row}</div>" for row in text.split("\n"))
    head = "<head><title>Factiva</title><style>.enHeadline {color: red}</style></head>"
    return (
        f'<!DOCTYPE html><html>{head}<body><div class="article enArticle">{blocks}</div>'.encode()
    )


@pytest.mark.parametrize("name", ["factiva_display.txt", "factiva_codes.txt"])
def test_pages_of_a_database_are_taken_apart_like_texts(tmp_path, name):
    path = tmp_path / "factiva.html"
    path.write_bytes(as_page(fixture(name)))

    found, expected = documents(path), documents(FIXTURES / name)

    assert [(d.title, d.publisher, d.text) for d in found] == [
        (d.title, d.publisher, d.text) for d in expected
    ]


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize(("suffix", "write"), [("rtf", as_rtf), ("docx", as_docx)])
def test_exports_in_rtf_and_docx_are_taken_apart_like_texts(tmp_path, name, suffix, write):
    path = tmp_path / f"export.{suffix}"
    path.write_bytes(write(fixture(name)))

    found, expected = documents(path), documents(FIXTURES / name)

    assert [(d.title, d.publisher, d.byline, d.published) for d in found] == [
        (d.title, d.publisher, d.byline, d.published) for d in expected
    ]
    assert [d.name for d in found] == [f"{path}#{n}" for n in range(1, len(expected) + 1)]


def test_codes_in_the_cells_of_a_table_are_read_too(tmp_path):
    path = tmp_path / "export.rtf"
    rows = "".join(
        "\\trowd\\cellx900\\cellx9000\\intbl "
        + code
        + "\\cell "
        + "\\par ".join(text.replace("©", "\\'a9") for text in texts)
        + "\\cell\\row\n"
        for code, texts in coded_cells()
    )
    path.write_bytes(f"{{\\rtf1\\ansi {rows}\\pard Search Summary\\par}}".encode())

    first, second = documents(path)

    assert (first.title, second.title) == (VARN, LEAVE)
    assert (first.publisher, first.byline) == ("The Harbour Courier", ("Ana Reyes", "Ilmar Toss"))
    assert "gpol" not in first.text


def test_a_paper_that_speaks_of_a_database_is_read_as_one_document(tmp_path):
    path = tmp_path / "paper.rtf"
    path.write_bytes(as_rtf("We searched Factiva and found the end.\nEnd of Document\nIt closed."))

    [document] = documents(path)

    assert document.name == str(path)
    assert "We searched Factiva" in document.text


@pytest.mark.parametrize(
    "field",
    ["URL: http://quay.test/bridge", "SERIES: Bridges of Velm", "HIGHLIGHT: It falls again."],
)
@pytest.mark.parametrize("length", ["LENGTH: 40 words\n\n", ""])
def test_a_field_behind_a_short_body_is_no_end_of_the_head(field, length, tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(
        "                       1 of 1 DOCUMENT\n\n\n              The Quay Courier\n\n"
        "            March 3, 2031 Monday\n\nThe Bridge Falls Again\n\nBYLINE: By ANA MOSS\n\n"
        f"{length}The bridge fell on Sunday, Mayor Ida Vale said.\n\nNobody was hurt.\n\n"
        f"{field}\n\n"
        "LOAD-DATE: March 4, 2031\n\nLANGUAGE: ENGLISH\n\n      Copyright 2031 The Quay Company\n"
    )

    [found] = documents(path)

    assert found.text == "The bridge fell on Sunday, Mayor Ida Vale said.\n\nNobody was hurt."
    assert (found.title, found.byline) == ("The Bridge Falls Again", ("Ana Moss",))
    assert found.url == (field.removeprefix("URL: ") if field.startswith("URL") else None)
