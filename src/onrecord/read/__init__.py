"""Files to documents. One file per format; add a format by a reader and a row of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Document, Input, Issue
from onrecord.read.about import filename, provenance
from onrecord.read.exports import splitting as export
from onrecord.read.finding import files, sniff
from onrecord.read.finding.held import Opener
from onrecord.read.finding.walk import Look, Walker
from onrecord.read.formats import captions, html, markdown, record, txt
from onrecord.read.mail import message as mail
from onrecord.read.mail import mht
from onrecord.read.office import docx, odt, rtf
from onrecord.read.packed import archive, feed, jsonl, mbox, parquet, table, tar, warc
from onrecord.read.segments import segmented

__all__ = ["CONTAINERS", "FORMATS", "SUFFIXES", "find", "read"]

Reader = Callable[[bytes, Input, Limits], Document]


def _pdf(data: bytes, item: Input, limits: Limits) -> Document:
    from onrecord.read.pdf import reader  # noqa: PLC0415 - loads a library of eight megabytes

    return reader.read(data, item, limits)


FORMATS: Mapping[str, Reader] = {  # one document a file
    "txt": txt.read,
    "html": html.read,
    "eml": mail.read,
    "mht": mht.read,
    "pdf": _pdf,
    "docx": docx.read,
    "odt": odt.read,
    "rtf": rtf.read,
    "markdown": markdown.read,
    "record": record.read,
    "captions": captions.read,
}
CONTAINERS: Mapping[str, Opener] = {  # files that hold many; taken apart while listing
    "jsonl": jsonl.open_jsonl,
    "csv": table.open_table,
    "parquet": parquet.open_parquet,
    "zip": archive.open_zip,
    "gz": archive.open_gz,
    "tar": tar.open_tar,
    "warc": warc.open_warc,
    "mbox": mbox.open_mbox,
    "eml": mail.open_mail,
    "feed": feed.open_feed,
    "export": export.opener(FORMATS),
}
SUFFIXES: Mapping[str, str] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".zip": "zip",
    ".gz": "gz",
    ".tgz": "gz",
    ".tar": "tar",
    ".warc": "warc",
    ".mbox": "mbox",
    ".mbx": "mbox",
    ".eml": "eml",
    ".emlx": "eml",
    ".mht": "mht",
    ".mhtml": "mht",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "xml",
    ".srt": "captions",
    ".vtt": "captions",
}
LOOKS: Mapping[str, Look] = {  # formats in which exports of press databases come, too
    "rtf": export.in_rtf,
    "docx": export.in_docx,
    "html": export.in_html,
}
SNIFFERS: tuple[tuple[str, sniff.Sniffer], ...] = (  # texts without a telling suffix, in order
    ("html", sniff.is_page),
    ("feed", feed.is_feed),
    ("captions", captions.is_captions),
    ("export", export.is_export),
    ("mbox", mbox.is_mbox),
    ("mht", mht.is_mht),
    ("eml", mail.is_mail),
    ("jsonl", jsonl.is_jsonl),
    ("csv", table.is_table),
)


def find(paths: Iterable[Path | str], settings: Settings) -> Iterator[Input | Issue]:
    """List what there is to read, in the order of the paths; "-" is standard input.

    Folders are walked in sorted order without hidden files; what holds many documents is
    taken apart, streamed. What cannot be read comes as an issue: "missing" where a path leads
    nowhere.
    """
    kinds = sniff.Kinds(
        suffixes=SUFFIXES, known=frozenset(FORMATS) | frozenset(CONTAINERS), sniffers=SNIFFERS
    )
    walker = Walker(settings=settings, kinds=kinds, containers=CONTAINERS, looks=LOOKS)
    return files.find(paths, walker)


def read(item: Input, settings: Settings) -> Document:
    """Read one input.

    Raises:
        ReadError: it cannot become a document. Codes: unsupported, unreadable, too large,
            too long, empty, binary, no text, broken record.
    """
    reader = FORMATS.get(item.format)
    if reader is None:
        raise ReadError(
            f"Unknown format {item.format!r}; expected one of {', '.join(FORMATS)}.",
            code="unsupported",
        )
    data = _load(item, settings.limits)
    if not data.strip():
        raise ReadError("It is empty: nothing but white space.", code="empty")
    document = reader(data, item, settings.limits)
    _check_text(document, settings.limits)
    document = provenance.overrule(document, item.given) if item.given else document
    document = provenance.dated(document, filename.published(item.file, settings.today))
    return segmented(document)  # its parts take their days from what was told


def _load(item: Input, limits: Limits) -> bytes:
    """Fetch the bytes of an input; of a file, never more than the limit and one."""
    data = item.payload
    if data is None:
        if item.path is None:
            raise ReadError("The input has neither a path nor a payload.", code="unreadable")
        try:
            with item.path.open("rb") as stream:
                data = stream.read(limits.file_bytes + 1)
        except OSError as error:
            raise ReadError(f"Could not read {item.path}: {error}.", code="unreadable") from error
    if len(data) > limits.file_bytes:
        raise ReadError(
            f"It has more than {limits.file_bytes:,} bytes (limit file_bytes). Split it into "
            "documents, or give many documents as JSON lines.",
            code="too large",
        )
    return data


def _check_text(document: Document, limits: Limits) -> None:
    length = len(document.text)
    if not document.text.strip():
        raise ReadError("It holds no text: nothing to read is left in it.", code="empty")
    if length > limits.characters:
        raise ReadError(
            f"Its text has {length:,} characters; the limit is {limits.characters:,} (limit "
            "characters). Split it into documents.",
            code="too long",
        )
