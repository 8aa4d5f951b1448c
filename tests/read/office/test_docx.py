"""Word files: what is read of them, and what is refused with which words."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Input
from onrecord.read.office import docx

PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
SECOND = "Mayor Ida Vale said that the decision had been overdue for at least eleven years."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(data, *, raw=False, limits=Limits()):  # noqa: B008 - frozen
    return docx.read(data, Input(name="given", format="docx", payload=data, raw=raw), limits)


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(body, **parts):
    """Pack a body of XML, and other parts by their names in word/, as a Word file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def p(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_lists_and_tables_come_in_their_order():
    document = python_docx.Document()
    document.add_paragraph(PROSE)
    document.add_paragraph("A first point of the motion, which was carried.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        table._cells, ("Votes for the motion", "12", "Votes against it", "7"), strict=True
    ):
        cell.text = text
    document.add_paragraph(SECOND)

    text = read(saved(document)).text

    assert text.split("\n\n") == [
        PROSE,
        "A first point of the motion, which was carried.",
        "Votes for the motion | 12",
        "Votes against it | 7",
        SECOND,
    ]


def test_a_table_that_only_sets_prose_side_by_side_is_read_cell_by_cell():
    document = python_docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = f"{PROSE} {PROSE}"
    table.cell(0, 1).text = SECOND

    assert read(saved(document)).text == f"{PROSE} {PROSE}\n\n{SECOND}"


def test_title_style_author_and_heads_are_told_where_they_stood():
    document = python_docx.Document()
    document.core_properties.author = "Lena Marrow"
    document.core_properties.title = "Word Document"
    document.sections[0].header.paragraphs[0].text = "Ministry of Water"
    document.add_paragraph("Harbour to Close", style="Title")
    document.add_paragraph(PROSE)

    found = read(saved(document))

    assert (found.title, found.byline, found.text) == ("Harbour to Close", ("Lena Marrow",), PROSE)
    assert ("title", "title style") in {(row.field, row.where) for row in found.provenance}
    assert ("Ministry of Water", "running head") in {(c.text, c.reason) for c in found.cuts}


def test_insertions_are_read_deletions_are_not_and_both_are_doubted():
    body = p(
        r("The council met "),
        f"<w:ins>{r('on Tuesday')}</w:ins>",
        "<w:del><w:r><w:delText>on Monday</w:delText></w:r></w:del>",
        r(" and voted to close the old harbour for good."),
    )

    found = read(packed(body))

    assert found.text == "The council met on Tuesday and voted to close the old harbour for good."
    assert "1 tracked insertions" in found.doubts[0].message
    assert "1 deletions" in found.doubts[0].message


def test_comments_are_counted_and_left_out():
    body = p(r(PROSE), '<w:r><w:commentReference w:id="1"/></w:r>')
    comments = f'<w:comments {W}><w:comment w:id="1">{p(r("Really?"))}</w:comment></w:comments>'

    found = read(packed(body, comments=comments))

    assert found.text == PROSE
    assert [doubt.code for doubt in found.doubts] == ["comments"]


def test_footnotes_stand_below_the_text_in_the_order_of_their_calls():
    body = p(r(PROSE), '<w:r><w:footnoteReference w:id="5"/></w:r>') + p(
        r(SECOND), '<w:r><w:footnoteReference w:id="3"/></w:r>'
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="3">{p(r("Minutes, page 4."))}</w:footnote>'
        f'<w:footnote w:id="5">{p(r("Motion 17."))}</w:footnote></w:footnotes>'
    )

    text = read(packed(body, footnotes=notes)).text

    assert text.split("\n\n") == [PROSE, SECOND, "1 Motion 17.", "2 Minutes, page 4."]


def test_text_boxes_follow_their_paragraph_once_and_links_keep_their_text():
    box = f"<w:txbxContent>{p(r('The harbour was built by hand in 1861.'))}</w:txbxContent>"
    drawing = (
        '<mc:AlternateContent xmlns:mc="x"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = p(f"<w:r>{drawing}</w:r>", f"<w:hyperlink>{r(PROSE)}</w:hyperlink>")

    text = read(packed(body)).text

    assert text == f"{PROSE}\n\nThe harbour was built by hand in 1861."


def test_hidden_text_is_left_out():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"

    assert read(packed(p(r(PROSE), hidden))).text == PROSE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 broken", "broken file"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
        (packed(p(r(PROSE)))[:200], "broken file"),
        (packed("<w:p>"), "broken file"),
        (packed(p(r("  "))), "empty"),
        (packed(p(r("a" * 5_000_000))), "too large"),
    ],
)
def test_bad_files_are_refused_with_a_stable_word(data, code):
    with pytest.raises(ReadError) as refused:
        read(data)

    assert refused.value.code == code


def test_entities_are_never_expanded():
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    body = f"{laughs}<w:document {W}><w:body>{p(r('&b;'))}</w:body></w:document>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", body)

    with pytest.raises(ReadError, match="document type"):
        read(stream.getvalue())


def nested(depth):
    open_, close = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    return packed(open_ * depth + p(r(PROSE)) + close * depth)


def test_a_file_nested_as_deep_as_any_program_writes_is_read():
    assert read(nested(100)).text == PROSE


def test_a_file_nested_deeper_is_refused():
    with pytest.raises(ReadError) as refused:
        read(nested(3000))

    assert refused.value.code == "broken file"
