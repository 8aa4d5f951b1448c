"""PDF files: what is read of them, in which order, and what is refused with which words."""

from __future__ import annotations

import io
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Input
from onrecord.read.pdf import reader as pdf
from onrecord.read.pdf.words import Words

PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
SECOND = "Mayor Ida Vale said that the decision had been overdue for at least eleven years."


def read(data, *, raw=False, limits=Limits()):  # noqa: B008 - frozen
    return pdf.read(data, Input(name="given", format="pdf", payload=data, raw=raw), limits)


def made(*pages, **options):
    """Draw pages, each a function of the canvas."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, **options)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(*texts, x=72, top=750, leading=14, size=11):
    def page(canvas):
        canvas.setFont("Times-Roman", size)
        for i, text in enumerate(texts):
            canvas.drawString(x, top - leading * i, text)

    return page


def picture(canvas):
    canvas.rect(50, 50, 400, 600, fill=1)


def refused(data, **options):
    with pytest.raises(ReadError) as error:
        read(data, **options)
    return error.value


def test_rows_become_paragraphs_and_a_short_row_ends_one():
    data = made(lines(PROSE, "It was late.", SECOND + " He did", "not say why."))

    text = read(data).text

    assert text.split("\n\n") == [f"{PROSE} It was late.", f"{SECOND} He did not say why."]


@pytest.mark.parametrize(
    ("known", "before", "after", "joined"),
    [
        ("the understanding grew", "an under-", "standing of", "an understanding of"),
        ("a water-sharing pact", "the water-", "sharing body", "the water-sharing body"),
        ("", "the govern-", "ment of", "the government of"),
        ("", "a state-of-the-", "art dam", "a state-of-the-art dam"),
        ("", "the Anglo-", "Veldran pact", "the Anglo-Veldran pact"),
        ("", "the years 2019-", "2021 were", "the years 2019-2021 were"),
        ("", "in pre-", "and post-war days", "in pre- and post-war days"),
        ("", "twenty-", "seven men", "twenty-seven men"),
        ("", "he said—", "and left", "he said—and left"),
        ("", "one", "two", "one two"),
    ],
)
def test_hyphens_at_the_end_of_a_row_are_judged_by_the_words_of_the_document(
    known, before, after, joined
):
    words = Words([known])

    first, between = words.join(before, after)

    assert first + between + after == joined


def test_running_heads_and_page_numbers_are_cut_and_kept():
    def page(number):
        def draw(canvas):
            lines("Ministry of Water", top=800, size=8)(canvas)
            lines(f"{PROSE} It was vote {number}.", SECOND)(canvas)
            lines(str(number), x=300, top=30)(canvas)

        return draw

    document = read(made(page(7), page(8), page(9)))

    assert "Ministry" not in document.text
    assert [(cut.text, cut.reason) for cut in document.cuts] == [
        (text, reason)
        for number in "789"
        for text, reason in (("Ministry of Water", "running head"), (number, "page number"))
    ]


def test_raw_keeps_heads_and_numbers_where_they_stand():
    pages = [lines("Ministry of Water", PROSE, SECOND, f"Page {n}") for n in (1, 2, 3)]

    document = read(made(*pages), raw=True)

    assert document.text.count("Ministry of Water") == 3
    assert not document.cuts


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    data = made(lines(PROSE, "The members of the council had"), lines("not been asked before."))

    document = read(data)

    assert document.text == f"{PROSE} The members of the council had not been asked before."


def test_a_scan_is_refused_with_its_pages_and_what_to_do():
    error = refused(made(picture, picture))

    assert error.code == "no text"
    assert "scan of 2 pages" in str(error)
    assert "ocrmypdf" in str(error)


def test_pages_without_text_are_doubted_by_number_and_blank_ones_are_not():
    document = read(made(lines(PROSE), picture, lambda canvas: None, lines(SECOND)))

    doubts = [doubt.message for doubt in document.doubts if doubt.code == "pages without text"]
    assert len(doubts) == 1
    assert doubts[0].startswith("Page 2 of 4 ")


def test_a_password_is_asked_for():
    data = made(lines(PROSE), encrypt=StandardEncryption("secret", canPrint=0))

    error = refused(data)

    assert error.code == "encrypted"
    assert "password" in str(error)


def test_a_file_that_anyone_may_open_is_read_though_it_is_encrypted():
    data = made(lines(PROSE, SECOND), encrypt=StandardEncryption("", ownerPassword="secret"))

    assert read(data).text.startswith("The council")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\nnothing", made(lines(PROSE))[:300], b"%PDF-1.7\n" + bytes(4000)]
)
def test_a_broken_file_is_refused(data):
    assert refused(data).code == "broken pdf"


def test_a_claim_of_too_many_pages_is_refused_with_the_figure_and_the_limit():
    kids = b" ".join(b"3 0 R" for _ in range(6000))
    data = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count 100000>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    )

    error = refused(data)

    assert error.code == "too many pages"
    assert "5,000" in str(error)


def test_a_stream_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    bomb = zlib.compress(bytes(80_000_000), 9)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(bomb), bomb)
    data = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        stream,
    )

    assert refused(data).code == "too large"


def raw_pdf(*objects):
    data = b"%PDF-1.4\n"
    places = []
    for i, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (i, one)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    end = (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    )
    return data + end % (len(places) + 1, table, len(places) + 1, len(data))


def test_more_text_than_the_limit_is_refused_while_reading():
    data = made(*[lines(PROSE, SECOND)] * 4)

    assert refused(data, limits=Limits(characters=100)).code == "too long"


def test_what_the_file_says_about_itself_counts_only_where_the_text_does_not():
    def page(canvas):
        canvas.setTitle("Harbour of Brennmoor to Close")
        canvas.setAuthor("Lena Marrow")
        lines(PROSE, SECOND)(canvas)

    document = read(made(page))

    assert document.title == "Harbour of Brennmoor to Close"
    assert document.byline == ("Lena Marrow",)
    assert ("title", "PDF information: title") in {(p.field, p.where) for p in document.provenance}


def test_the_day_on_which_a_file_was_made_is_told_and_not_taken_for_its_publication():
    document = read(made(lines(PROSE, SECOND)))

    (doubt,) = document.doubts
    assert document.published is None
    assert doubt.code == "undated"
    assert "2000-01-01" in doubt.message  # the date of invariant files


def test_a_name_of_a_file_is_no_title():
    def page(canvas):
        canvas.setTitle("Microsoft Word - final_v3.doc")
        lines(PROSE, SECOND)(canvas)

    assert read(made(page)).title is None


def test_raised_numbers_are_cut_and_units_are_not():
    def page(canvas):
        lines(PROSE, "The lake covers 40 km")(canvas)
        canvas.setFont("Times-Roman", 7)
        width = canvas.stringWidth
        canvas.drawString(72 + width(PROSE, "Times-Roman", 11), 754, "12")
        canvas.drawString(72 + width("The lake covers 40 km", "Times-Roman", 11), 740, "2")

    document = read(made(page))

    assert document.text == f"{PROSE} The lake covers 40 km2"
    cut = next(cut for cut in document.cuts if cut.reason == "footnote number")
    assert (cut.text, cut.at) == ("12", len(PROSE))


def test_a_crowded_page_is_read_without_a_search_for_columns():
    def page(canvas):
        canvas.setFont("Times-Roman", 1)
        for i in range(6500):
            canvas.drawString(20 + (i % 100) * 5, 800 - (i // 100) * 5, "ab")

    text = read(made(page)).text

    assert text.count("ab") == 6500


def test_a_large_initial_stands_before_its_word():
    def page(canvas):
        canvas.setFont("Times-Roman", 36)
        canvas.drawString(72, 736, "T")
        lines("he council of Brennmoor met on Tuesday and", "voted to close it.", x=97)(canvas)
        lines("Nobody else had asked for that in all the years.", top=722)(canvas)

    text = read(made(page)).text

    assert text.startswith("The council of Brennmoor met on Tuesday and voted to close it.")
