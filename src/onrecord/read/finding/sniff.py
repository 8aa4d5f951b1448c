"""What format a file has: its suffix, unless its first bytes say otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.errors import ReadError
from onrecord.read.text import encoding

HEAD = 8_192  # bytes of a file that are looked at
Sniffer = Callable[[bytes], bool]

_MAGIC = (  # certain, whatever the suffix
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gz"),
    (b"PAR1", "parquet"),
    (b"WARC/1.", "warc"),
    (b"WARC/0.", "warc"),
)
_ZIP = b"PK\x03\x04"
_ZIP_EMPTY = b"PK\x05\x06"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_OFFICE = ((b"word/", "docx"), (b"xl/", None), (b"ppt/", None))  # folders in its files
_ZIPPED = frozenset({"docx", "odt"})  # formats that are zips: their suffix is believed
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .msg)", ".docx or PDF"),
    (b"\x89PNG", "a PNG image", "text"),
    (b"\xff\xd8\xff", "a JPEG image", "text"),
    (b"GIF8", "a GIF image", "text"),
    (b"SQLite format 3\0", "an SQLite database", ".csv"),
    (b"\x7fELF", "a program", "text"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", ".zip"),
    (b"Rar!", "a rar archive", ".zip"),
    (b"BZh", "bzip2 data", ".gz"),
    (b"\xfd7zXZ", "xz data", ".gz"),
    (b"\x28\xb5\x2f\xfd", "zstandard data", ".gz"),
    (b"!BDN", "an Outlook mailbox (.pst)", ".mbox or .eml"),
)
_OTHER = frozenset(
    ".xlsx .xls .xlsm .pptx .ppt .epub .mobi .azw3 .pages .numbers .key .msg .pst .7z .rar .bz2 "
    ".xz .zst .ods .odp .djvu .ps .sqlite3 .py .sh .bat .ini .toml .yaml .yml".split()
)  # what is not read, though its bytes might pass for text
_PLAIN = frozenset({"txt", "xml"})  # formats whose suffix is used for anything that is text
# Formats that begin with a mark of their own; without it, the file is perhaps a page that says
# why it is not there.
_MARKED = frozenset({"pdf", "docx", "odt", "rtf", "zip", "gz", "parquet"})
_LOOSE = frozenset({"csv", "export", "jsonl"})  # forms that a broken file may have by chance
_BLANK = b"\xef\xbb\xbf \t\r\n"
_PAGE = re.compile(rb"(?:<\?xml[^>]{0,200}>\s{0,80})?(?:<!--(?:(?!-->).){0,2000}-->\s{0,80}){0,4}"
                   rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
TYPES = {  # content type to format
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "message/rfc822": "eml",
    "text/csv": "csv",
    "text/vtt": "captions",
    "application/x-subrip": "captions",
    "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The tables of what can be read, and how it is told apart."""

    suffixes: Mapping[str, str]  # ".jsonl" to "jsonl"
    known: frozenset[str]  # formats with a reader or an opener
    sniffers: tuple[tuple[str, Sniffer], ...]  # for text without a telling suffix, in order


def suffix_of(file: str, suffixes: Mapping[str, str]) -> str | None:
    """The longest known suffix of a file name."""
    name = file.lower()
    return max((s for s in suffixes if name.endswith(s)), key=len, default=None)


def kind(file: str, head: bytes, kinds: Kinds, media: str | None = None) -> str:
    """Tell the format of a file by its name, its first bytes and the content type it came with.

    Raises:
        ReadError: it is of no known format ("unsupported").
    """
    suffix = suffix_of(file, kinds.suffixes)
    named = kinds.suffixes[suffix] if suffix else TYPES.get((media or "").lower())
    found = _certain(head, named) or _textual(head, _own_suffix(file), named, kinds)
    if found is None:
        raise _unsupported(file, head, kinds)
    if found not in kinds.known:
        what = "XML, and neither a feed nor a page" if found == "xml" else found
        raise ReadError(
            f"It is {what}, which is not read. Expected {_list(kinds)}.", code="unsupported"
        )
    return found


def is_page(head: bytes) -> bool:
    """Whether a text begins as html does."""
    return bool(_PAGE.match(head.lstrip(_BLANK)))


def _certain(head: bytes, named: str | None) -> str | None:
    if head.startswith(_ZIP):
        return named if named in _ZIPPED else _office(head)
    if head.startswith(_ZIP_EMPTY):
        return "zip"
    if head[257:262] == b"ustar":
        return "tar"
    start = head.lstrip(_BLANK)
    found = next((form for magic, form in _MAGIC if head.startswith(magic)), None)
    return found or ("rtf" if start.startswith(b"{\\rtf") else None)


def _office(head: bytes) -> str | None:
    """Tell a zip from what is only packed as one; None is an office file that is not read."""
    own = head[30:]  # the name of the first member
    if own.startswith(b"mimetype"):
        return "odt" if own.startswith(_OPEN_DOCUMENT) else None  # other office files, and books
    if b"[Content_Types].xml" not in head:
        return "zip"
    return next((form for mark, form in _OFFICE if mark in head), "zip")


def _textual(head: bytes, suffix: str, named: str | None, kinds: Kinds) -> str | None:
    """Believe a telling suffix; look into a text without one."""
    if head.startswith(_ZIP) or any(head.startswith(magic) for magic, _, _ in _FOREIGN):
        return None
    if not named and suffix in _OTHER:
        return None
    if named and named not in _PLAIN and named not in _MARKED:
        return named
    start = head.lstrip(_BLANK)
    loose = named not in _MARKED  # a broken PDF has lines like a table, too
    sniffers = (row for row in kinds.sniffers if loose or row[0] not in _LOOSE)
    found = next((form for form, sniffer in sniffers if sniffer(start)), None)
    if found or named:
        return found or named
    try:
        encoding.decode(head)
    except ReadError:
        return None
    return "txt" if start else None


def _own_suffix(file: str) -> str:
    _, dot, after = file.lower().rpartition(".")
    return dot + after[:20] if dot else ""


def _unsupported(file: str, head: bytes, kinds: Kinds) -> ReadError:
    suffix = _own_suffix(file)
    found = f"the suffix {suffix!r}" if suffix else "no suffix"
    foreign = next((row for row in _FOREIGN if head.startswith(row[0])), None)
    what, instead = (
        (f", and is {foreign[1]}", f" Save it as {foreign[2]}.") if foreign else ("", "")
    )
    return ReadError(
        f"It has {found}{what}; expected {_list(kinds)}.{instead} Rename it if it is one of "
        "these, else leave it out.",
        code="unsupported",
    )


def _list(kinds: Kinds) -> str:
    return ", ".join(sorted(kinds.suffixes))
