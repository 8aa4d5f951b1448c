"""Pages out of web archives, as a writer of such archives makes them and as hostile hands do."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import replace

import pytest

from onrecord.config import Limits, Settings
from onrecord.model import Input, Issue
from onrecord.read import find, read

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
PAGE = f"<!DOCTYPE html><html><body><article><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
URL = "https://echo.example/harbour?page=1"


class Archive:
    """An archive in the making."""

    def __init__(self, *, packed=True):
        self.stream, self.packed = io.BytesIO(), packed

    def add(self, url, body, media="text/html", status="200 OK", kind="response", **headers):
        """Add one record."""
        body = body.encode() if isinstance(body, str) else body
        told = {"Content-Type": media} if media else {}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        if kind == "response":
            rows = "".join(f"{name}: {value}\r\n" for name, value in told.items())
            body = f"HTTP/1.1 {status}\r\n{rows}\r\n".encode() + body
            media = "application/http; msgtype=response"
        head = (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2031-05-04T08:30:00Z\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        record = head.encode() + body + b"\r\n\r\n"
        self.stream.write(gzip.compress(record) if self.packed else record)
        return self


def found(tmp_path, data, name="crawl.warc.gz", settings=SETTINGS):
    path = tmp_path / name
    path.write_bytes(data.stream.getvalue() if isinstance(data, Archive) else data)
    listed = list(find([path], settings))
    inputs = [item for item in listed if isinstance(item, Input)]
    return inputs, [item for item in listed if isinstance(item, Issue)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_with_their_address_and_the_time_of_capture(tmp_path, packed):
    name = "crawl.warc.gz" if packed else "crawl.warc"
    archive = Archive(packed=packed).add(URL, PAGE)
    archive.add("https://echo.example/note.txt", PROSE, "text/plain", kind="resource")

    [page, note], issues = found(tmp_path, archive, name)
    document = read(page, SETTINGS)

    assert (page.format, note.format, issues) == ("html", "txt", [])
    assert page.name == f"{tmp_path}/{name}!{URL}"
    assert (document.url, document.retrieved) == (URL, "2031-05-04T08:30:00+00:00")
    assert document.text.startswith(PROSE)
    assert {row.where for row in document.provenance if row.field == "retrieved"} == {"web archive"}


def test_what_is_no_text_is_counted_in_one_issue(tmp_path):
    archive = Archive().add(URL, PAGE)
    for number in range(5):
        archive.add(f"https://echo.example/{number}.png", b"\x89PNG", "image/png")
    archive.add("https://echo.example/gone", PAGE, status="404 Not Found")
    archive.add("https://echo.example/a.css", "b {}", "text/css")
    archive.add("https://echo.example/robots.txt", "Disallow: /", "text/plain")
    archive.add("dns:echo.example", "x", "text/dns", kind="resource")

    inputs, [issue] = found(tmp_path, archive)

    assert len(inputs) == 1
    assert issue.code == "left out"
    assert "9 captures" in issue.message
    assert "5 image/png" in issue.message
    assert "1 answered with status 404" in issue.message


def test_requests_and_other_records_are_passed_over_in_silence(tmp_path):
    archive = Archive().add(URL, PAGE)
    archive.add(URL, "outlinks: none", "application/warc-fields", kind="metadata")
    archive.add("", "software: none", "application/warc-fields", kind="warcinfo")

    inputs, issues = found(tmp_path, archive)

    assert (len(inputs), issues) == (1, [])


def test_the_same_capture_again_is_read_once_and_a_changed_one_again(tmp_path):
    archive = Archive().add(URL, PAGE).add(URL, PAGE).add(URL, PAGE.replace("Tuesday", "Friday"))

    inputs, issues = found(tmp_path, archive)

    assert (len(inputs), issues) == (2, [])


def chunks(data, size=37):
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;note\r\n%b\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunks(PAGE.encode()), {"Transfer_Encoding": "chunked"}),
        (PAGE.encode(), {"Transfer_Encoding": "chunked"}),
        (gzip.compress(PAGE.encode()), {"Content_Encoding": "gzip"}),
        (PAGE.encode(), {"Content_Encoding": "gzip"}),
        (PAGE.encode(), {"Content_Encoding": "br"}),
        (zlib.compress(PAGE.encode()), {"Content_Encoding": "deflate"}),
        (zlib.compress(PAGE.encode())[2:-4], {"Content_Encoding": "deflate"}),
        (
            chunks(gzip.compress(PAGE.encode())),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
    ],
)
def test_what_was_packed_for_the_way_is_unpacked(tmp_path, body, headers):
    [page], issues = found(tmp_path, Archive().add(URL, body, **headers))

    assert (page.payload, issues) == (PAGE.encode(), [])


def test_an_unknown_packing_is_an_issue_of_that_page(tmp_path):
    archive = Archive().add(URL, b"\x8b\x02", Content_Encoding="br").add(URL, PAGE)

    inputs, [issue] = found(tmp_path, archive)

    assert len(inputs) == 1
    assert (issue.code, "'br'" in issue.message) == ("unsupported", True)


def test_the_told_character_set_is_used_where_it_is_not_utf_8(tmp_path):
    text = f"{PROSE} «Добрый день», сказал мэр Орлов."
    archive = Archive().add(URL, text.encode("cp1251"), "text/plain; charset=windows-1251")

    [page], _ = found(tmp_path, archive)

    assert read(page, SETTINGS).text == text


def test_a_page_without_a_type_is_known_by_its_first_bytes(tmp_path):
    archive = Archive().add(URL, PAGE, None).add(f"{URL}2", b"\x00\x01", None)

    [page], [issue] = found(tmp_path, archive)

    assert page.format == "html"
    assert "1 unknown" in issue.message


def test_a_page_over_the_limit_is_told_and_one_that_unpacks_over_it_too(tmp_path):
    archive = Archive().add(URL, PAGE * 100)
    archive.add(f"{URL}2", gzip.compress(b" " * 5_000_000), Content_Encoding="gzip")
    archive.add(f"{URL}3", PAGE)

    inputs, issues = found(tmp_path, archive, settings=replace(
        SETTINGS, limits=Limits(file_bytes=9_000)))  # fmt: skip

    assert len(inputs) == 1
    assert [issue.code for issue in issues] == ["too large", "too large"]
    assert all("9,000" in issue.message for issue in issues)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [20, 200])
def test_a_cut_off_archive_gives_what_came_before(tmp_path, packed, cut):
    archive = Archive(packed=packed).add(URL, PAGE).add(f"{URL}2", PAGE)
    name = "crawl.warc.gz" if packed else "crawl.warc"

    inputs, issues = found(tmp_path, archive.stream.getvalue()[:-cut], name)

    assert inputs[0].name.endswith(URL)
    assert [issue.code for issue in issues] == ["unreadable"]


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000,
        b"WARC/1.0\r\n" + b"A" * 1_000_000,
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: " + b"9" * 9000 + b"\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: metadata\r\n\r\nx",
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\nnoise\r\n",
    ],
)
def test_broken_headers_are_an_issue(tmp_path, data):
    inputs, issues = found(tmp_path, data, "crawl.warc")

    assert inputs == []
    assert issues[0].code == "unreadable"


def test_an_odd_address_is_but_a_name(tmp_path):
    record = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://[x/../../\xff\r\n"
    record += b"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"

    [page], issues = found(tmp_path, record % (len(PROSE), PROSE.encode()), "crawl.warc")

    assert (read(page, SETTINGS).text, issues) == (PROSE, [])
