"""Which format a file is taken for: by its suffix, its first bytes and what came with it."""

from __future__ import annotations

import io
import sys
import time
import zipfile

import pytest

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.model import Input, Issue
from onrecord.read import FORMATS, SNIFFERS, SUFFIXES, find
from onrecord.read.finding import sniff

EVERYTHING = sniff.Kinds(
    suffixes=SUFFIXES | {".docx": "docx", ".odt": "odt", ".pdf": "pdf", ".rtf": "rtf"},
    known=frozenset(SUFFIXES.values()) - {"xml"} | {"docx", "odt", "pdf", "rtf", *FORMATS},
    sniffers=SNIFFERS,
)
PAGE = b"<!DOCTYPE html><html><body><p>Text.</p></body></html>"
MAIL = b"From: Ana Reyes <ana@echo.example>\nTo: x@echo.example\nSubject: Harbour\n\nText.\n"
MAILBOX = b"From ana@echo.example Mon May  4 10:00:00 2031\nSubject: Harbour\n\nText.\n"
FEED = b'<?xml version="1.0"?>\n<!-- saved --><rss version="2.0"><channel></channel></rss>'


def zipped(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("file", "head", "form"),
    [
        ("a.txt", b"Text.", "txt"),
        ("a", b"Text.", "txt"),
        ("a.v2", b"Text.", "txt"),
        ("a.txt", PAGE, "html"),
        ("a.txt", b"\xef\xbb\xbf\n <!-- x --> <HTML>", "html"),
        ("a.doc", PAGE, "html"),
        ("a.doc", b"{\\rtf1 Text.}", "rtf"),
        ("a.txt", b"{\\rtf1 Text.}", "rtf"),
        ("a.html", b"%PDF-1.7", "pdf"),
        ("a.pdf", PAGE, "html"),
        ("a.pdf", b"a;b\n1;2\n1;2\n", "pdf"),
        ("a.dat2", b"%PDF-1.7", "pdf"),
        ("a", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("a.zip", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("a.docx", zipped("other.xml"), "docx"),
        ("a", zipped("mimetype", "content.xml"), "odt"),
        ("a.txt", zipped("b.txt"), "zip"),
        ("a", b"\x1f\x8b\x08", "gz"),
        ("a", b"WARC/1.1\r\n", "warc"),
        ("a", MAIL, "eml"),
        ("a.txt", MAIL, "eml"),
        ("a", MAILBOX, "mbox"),
        ("Inbox", MAILBOX, "mbox"),
        ("a.xml", FEED, "feed"),
        ("a.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE html><html>', "html"),
        ("a", b'{"text": "One."}\n', "jsonl"),
        ("a.txt", b"From the start, the council was divided: it met at 10:00 in 2031.", "txt"),
        ("a.txt", b"From: the council\n\nIt met.", "txt"),
        ("a", b"title,text\nHarbour,It closes.\n", "csv"),
        ("a.txt", b'"url"\t"body"\n"x"\t"It closes, she said."\n', "csv"),
        ("a.txt", b"Text, body and soul\nWe met, she said.", "txt"),
        ("a.txt", b"Harbour, closed\n\nThe council met, she said.", "txt"),
        ("a.txt", b"text,\n\nThe council met, she said.", "txt"),
        ("a", "Der Minister kommt.".encode("utf-16"), "txt"),
    ],
)
def test_bytes_correct_a_missing_or_lying_suffix(file, head, form):
    assert sniff.kind(file, head, EVERYTHING) == form


@pytest.mark.parametrize("piece", [b"<!---->", b"<!--x-->\n", b"<?x?>", b"<!DOCTYPE x>", b" "])
def test_a_start_without_an_end_is_looked_at_once(piece):
    began = time.monotonic()

    assert sniff.kind("a.txt", (piece * 8_192)[: sniff.HEAD], EVERYTHING) in {"txt", "html"}
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("media", "form"), [("text/html", "html"), ("text/plain", "txt"), ("application/pdf", "pdf")]
)
def test_the_content_type_counts_where_the_name_says_nothing(media, form):
    assert sniff.kind("index.php", b"Text.", EVERYTHING, media) == form


@pytest.mark.parametrize(
    ("file", "head", "said"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"),
        ("a.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "'.xlsx'"),
        ("a.txt", b"\x89PNG\r\n", "a PNG image"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        ("a.unknown", bytes(range(256)), "'.unknown'"),
        ("a", b"\x00\x01\x02" * 20, "no suffix"),
        ("a.xml", b"<?xml version='1.0'?><invoice/>", "neither a feed nor a page"),
    ],
)
def test_what_is_not_read_is_called_by_its_name(file, head, said):
    with pytest.raises(ReadError, match=said) as refused:
        sniff.kind(file, head, EVERYTHING)

    assert refused.value.code == "unsupported"


@pytest.mark.parametrize(
    ("data", "formats"),
    [
        (zipped("a.txt", "b.txt"), ["txt", "txt"]),
        (MAILBOX, ["eml"]),
        (MAIL, ["eml"]),
        (PAGE, ["html"]),
        (b'{"text": "One."}\n{"text": "Two."}', ["record", "record"]),
        (b"title,text\nHarbour,It closes.\nQuay,It opens.\n", ["record", "record"]),
    ],
)
def test_standard_input_may_be_anything(monkeypatch, data, formats):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    listed = list(find(["-"], Settings()))

    assert [item.format for item in listed if isinstance(item, Input)] == formats
    assert all(item.path is None for item in listed if isinstance(item, Input))


def test_an_empty_standard_input_is_an_issue(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))

    [issue] = find(["-"], Settings())

    assert (issue.name, issue.code) == ("-", "empty")


def test_pictures_in_a_folder_are_told_of_once_and_a_saved_pages_folder_not_at_all(tmp_path):
    for name in (
        "Page.html",
        "Page_files/frame.html",
        "Page_files/a.js",
        "a.png",
        "b.png",
        "c.mp3",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)

    page, issue = find([tmp_path], Settings())

    assert page.name.endswith("Page.html")
    assert isinstance(issue, Issue)
    assert "3 files" in issue.message
    assert "2 .png, 1 .mp3" in issue.message


def test_a_folder_of_files_alone_is_read(tmp_path):
    (tmp_path / "Old_files").mkdir()
    (tmp_path / "Old_files" / "a.html").write_bytes(PAGE)

    [page] = find([tmp_path], Settings())

    assert page.format == "html"
