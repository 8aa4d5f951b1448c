"""PDF files that hold text; of scans, only what a text recognition left in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Doubt, Input
from onrecord.read.about import dates
from onrecord.read.about.provenance import Facts, fact
from onrecord.read.office import paragraphs as office
from onrecord.read.pdf import order as pdf_order
from onrecord.read.pdf import page as pdf_page
from onrecord.read.pdf import paragraphs as pdf_paragraphs
from onrecord.read.pdf import repeats as pdf_repeats
from onrecord.read.pdf.page import Page
from onrecord.read.pdf.paragraphs import Sheet, Taken, Text
from onrecord.read.pdf.streams import check_streams

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_BROKEN_SHARE = 0.3  # of a page's characters: then its fonts say nothing of their letters
_NAMED = 10  # pages that a doubt names one by one
_OCR = "Run a text recognition over it and add the result, for example: ocrmypdf in.pdf out.pdf"
_CREATED = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?"
)


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read a PDF; of a raw input, heads, feet and page numbers stay where they stand.

    Raises:
        ReadError: it cannot be opened ("broken pdf", "encrypted"), is too large ("too many
            pages", "too long", "too large"), or shows no text that can be read ("no text").
    """
    check_streams(data)
    pdf = _open(data)
    try:
        _check_pages(len(pdf), limits)
        pages, failed = _pages(pdf, limits)
        information = _information(pdf)
    finally:
        pdf.close()
    doubts = _doubts(pages, failed)
    readable = [page for page in pages if page is not None and not _is_broken(page)]
    body = pdf_page.body_size(readable)
    bare = pdf_repeats.whole(readable) if item.raw else pdf_repeats.bare(readable, body)
    sheets = [
        Sheet(blocks=blocks, head=_taken(one.head), foot=_taken(one.foot))
        for one, blocks in zip(bare, pdf_order.blocks(one.runs for one in bare), strict=True)
    ]
    text = pdf_paragraphs.read(sheets, body, raw=item.raw)
    heads = [cut for sheet in sheets for cut in sheet.head]
    return office.document(_written(text, information, heads, doubts), item, limits)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise ReadError(
                "It is encrypted and opens only with a password. Take the encryption away and "
                "add the result, for example: qpdf --password=... --decrypt in.pdf out.pdf",
                code="encrypted",
            ) from error
        raise ReadError(
            f"It could not be opened as a PDF of {len(data):,} bytes ({error}). It is cut off or "
            "broken: fetch it again, or mend it, for example: qpdf in.pdf out.pdf",
            code="broken pdf",
        ) from error


def _check_pages(count: int, limits: Limits) -> None:
    if count > limits.pages:
        raise ReadError(
            f"It claims {count:,} pages; the limit is {limits.pages:,} (limit pages). Split it "
            "into documents.",
            code="too many pages",
        )
    if not count:
        raise ReadError("It is a PDF without pages. Fetch it again.", code="empty")


def _pages(pdf: Any, limits: Limits) -> tuple[list[Page | None], list[int]]:
    """Read every page; None for those that PDFium could not load, with their numbers."""
    pages: list[Page | None] = []
    failed: list[int] = []
    left = 2 * limits.characters  # what is cut counts too
    for number in range(1, len(pdf) + 1):
        page = _page(pdf, number)
        pages.append(page)
        if page is None:
            failed.append(number)
            continue
        left -= page.characters
        if left < 0:
            raise ReadError(
                f"Its first {number:,} pages hold more than {2 * limits.characters:,} characters; "
                f"the limit is {limits.characters:,} (limit characters). Split it into documents.",
                code="too long",
            )
    if len(failed) == len(pages):
        raise ReadError(
            f"None of its {len(pages):,} pages could be loaded: it is broken. Fetch it again, or "
            "mend it, for example: qpdf in.pdf out.pdf",
            code="broken pdf",
        )
    return pages, failed


def _page(pdf: Any, number: int) -> Page | None:
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return None
    try:
        return pdf_page.read(page)
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _is_broken(page: Page) -> bool:
    return page.broken > _BROKEN_SHARE * max(1, page.characters)


def _doubts(pages: Sequence[Page | None], failed: Sequence[int]) -> tuple[Doubt, ...]:
    """Say which pages could not be read.

    Raises:
        ReadError: no page could ("no text").
    """
    numbered = [(i, page) for i, page in enumerate(pages, 1) if page is not None]
    scans = [i for i, page in numbered if not page.characters and page.painted]
    broken = [i for i, page in numbered if page.characters and _is_broken(page)]
    if len(scans) + len(broken) + len(failed) == len(pages) or not any(
        page.characters for _, page in numbered
    ):
        what = "with fonts that do not say which letters they show" if broken else "without text"
        raise ReadError(
            f"It is a scan of {len(pages):,} pages, or a document {what}: no text could be read. "
            f"{_OCR}",
            code="no text",
        )
    return tuple(
        Doubt(code=code, message=f"{_numbers(found)} of {len(pages):,} {why}. {todo}")
        for found, code, why, todo in (
            (scans, "pages without text", "hold pictures and no text", _OCR),
            (broken, "pages without letters", "have fonts that hide their letters", _OCR),
            (failed, "broken pages", "could not be loaded", "Fetch the file again."),
        )
        if found
    )


def _numbers(found: Sequence[int]) -> str:
    named = ", ".join(map(str, found[:_NAMED]))
    more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
    return f"{'Page' if len(found) == 1 else 'Pages'} {named}{more}"


def _taken(cuts: Sequence[tuple[str, str]]) -> tuple[Taken, ...]:
    return tuple(Taken(text=text, reason=reason) for text, reason in cuts)


def _written(
    text: Text, information: dict[str, str], heads: Sequence[Taken], doubts: Sequence[Doubt]
) -> office.Written:
    hints = office.hints(
        "PDF information",
        information.get("Title"),
        information.get("Author"),
        _created(information.get("CreationDate", "")),
    )
    return office.Written(
        paragraphs=text.paragraphs,
        notes=text.notes,
        asides=[
            office.Aside(text=cut.text, reason=cut.reason, paragraph=paragraph, offset=at)
            for paragraph, at, cut in text.taken
        ],
        hints=_of_heads(heads).over(hints),
        doubts=doubts,
    )


def _of_heads(heads: Sequence[Taken]) -> Facts:
    """A running head may carry the only date."""
    found = next(_dated(heads), None)
    return Facts(published=fact(found[0], "date in the running head", found[1]) if found else None)


def _dated(heads: Sequence[Taken]) -> Iterator[tuple[str, str]]:
    for cut in heads[:_NAMED]:
        for date in dates.find(cut.text[:300]):
            yield date.value, cut.text


def _information(pdf: Any) -> dict[str, str]:
    try:
        return {key: str(value) for key, value in pdf.get_metadata_dict().items()}
    except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError):
        return {}


def _created(text: str) -> str | None:
    """Read "D:20210825140000+02'00'" as a date; an impossible one is none."""
    found = _CREATED.match(text)
    if not found or not found[2] or not found[3]:
        return None
    return dates.parse(f"{found[1]}-{found[2]}-{found[3]}")
