"""OpenDocument texts: what is read of them, and what is refused with which words."""

from __future__ import annotations

import io
import zipfile

import pytest

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Input
from onrecord.read.office import odt

PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
SECOND = "Mayor Ida Vale said that the decision had been overdue for at least eleven years."
SPACES = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s"'


def packed(body, **parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr(
            "content.xml", f"<office:document-content {SPACES}>{content}</office:document-content>"
        )
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return stream.getvalue()


def read(body, *, raw=False, **parts):
    data = packed(body, **parts)
    return odt.read(data, Input(name="given", format="odt", payload=data, raw=raw), Limits())


def test_headings_paragraphs_lists_and_tables_come_in_their_order():
    row = "<table:table-cell><text:p>Votes for it</text:p></table:table-cell>"
    row += "<table:table-cell><text:p>12</text:p></table:table-cell>"

    found = read(
        f"<text:p>{PROSE}</text:p><text:h>What was decided</text:h>"
        f"<text:list><text:list-item><text:p>{SECOND}</text:p></text:list-item></text:list>"
        f"<table:table><table:table-row>{row}</table:table-row></table:table>"
        "<text:p>Nobody<text:s text:c='3'/>spoke against <text:a>the motion</text:a> of the mayor"
        " and her deputy on that evening.</text:p>"
    )

    assert found.text.split("\n\n") == [
        PROSE,
        "What was decided",
        SECOND,
        "Votes for it | 12",
        "Nobody spoke against the motion of the mayor and her deputy on that evening.",
    ]


def test_notes_stand_below_and_comments_and_deletions_are_doubted():
    found = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:p>{PROSE}<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Motion 17.</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>Really?</text:p></office:annotation></text:p>"
    )

    assert found.text == f"{PROSE}\n\n1 Motion 17."
    assert [doubt.code for doubt in found.doubts] == ["comments", "tracked changes"]


def test_heads_are_cut_and_properties_are_hints():
    found = read(
        f"<text:p>{PROSE}</text:p>",
        styles=f"<x {SPACES}><style:header><text:p>Ministry of Water</text:p></style:header></x>",
        meta="<m xmlns:dc='c' xmlns:meta='e'><dc:title>Harbour of Brennmoor to Close</dc:title>"
        "<meta:creation-date>2031-03-12T10:00:00</meta:creation-date></m>",
    )

    assert [(cut.text, cut.reason) for cut in found.cuts] == [("Ministry of Water", "running head")]
    assert (found.title, found.published) == ("Harbour of Brennmoor to Close", None)
    assert any("2031-03-12" in doubt.message for doubt in found.doubts)


def test_a_password_is_asked_for():
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"

    with pytest.raises(ReadError) as refused:
        read(f"<text:p>{PROSE}</text:p>", **{"META-INF__manifest": manifest})

    assert refused.value.code == "encrypted"


def test_a_claim_of_a_million_spaces_is_bounded():
    found = read(f"<text:p>{PROSE} And<text:s text:c='999999999'/>so on.</text:p>")

    assert found.text == f"{PROSE} And so on."
