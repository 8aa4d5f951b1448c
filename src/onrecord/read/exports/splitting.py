"""Exports of press databases: many documents in one file, told by what stands in it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Mapping

from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Document, Input, Issue
from onrecord.read.exports import page as export_page
from onrecord.read.exports.factiva import coded, display, is_coded, is_display
from onrecord.read.exports.nexis import academic, is_academic, is_uni, uni
from onrecord.read.exports.part import Part
from onrecord.read.exports.proquest import is_proquest, proquest
from onrecord.read.finding.held import Held
from onrecord.read.finding.sniff import HEAD, is_page
from onrecord.read.formats import record
from onrecord.read.text import encoding, lines

Reader = Callable[[bytes, Input, Limits], Document]
Opener = Callable[[Held, Settings], Generator[Input | Issue, None, None]]
Recognised = Callable[[str], bool]
Split = Callable[[str], Iterator[Part]]

LAYOUTS: Mapping[str, tuple[Recognised, Split]] = {  # the first that is recognised is taken
    "ProQuest": (is_proquest, proquest),
    "LexisNexis": (is_academic, academic),
    "Nexis": (is_uni, uni),
    "Factiva, with codes": (is_coded, coded),
    "Factiva": (is_display, display),
}
_LOOKED_AT = 200_000  # characters: a list of contents may stand before the first document
_MAGIC = ((b"{\\rtf", "rtf"), (b"PK\x03\x04", "docx"))
_BODY = "word/document.xml"
_MARKED = re.compile(rb"""class=["'](?:article )?en(?:Article|Headline)\b""")  # by Factiva
_MARKED_WITHIN = 1 << 16
_LOOKED_FOR = re.compile(  # in the bytes of a file whose text is not unpacked yet
    rb"End of Document|\d of \d+ DOCUMENTS|Document [A-Za-z0-9]{12,40}\b|ProQuest document"
    rb"|Load-Date|LOAD-DATE|Factiva"
)


def layout(text: str) -> str | None:
    """Name the layout that a text starts in; None if it is no export."""
    start = lines.clean(text[:_LOOKED_AT])
    return next((name for name, (fits, _) in LAYOUTS.items() if fits(start)), None)


def is_export(head: bytes) -> bool:
    """Whether a text starts as an export does."""
    try:
        return layout(encoding.decode(head)) is not None
    except ReadError:
        return False


def in_rtf(held: Held, settings: Settings) -> str | None:
    """Look into a file of rich text; "export" where it may be one."""
    with held.open() as stream:
        data = stream.read(settings.limits.file_bytes)
    return "export" if _LOOKED_FOR.search(data) else None


def in_html(held: Held, _settings: Settings) -> str | None:
    """Look at the start of a page; "export" where a press database marked its documents in it."""
    with held.open() as stream:
        return "export" if _MARKED.search(stream.read(_MARKED_WITHIN)) else None


def in_docx(held: Held, settings: Settings) -> str | None:
    """Look into a docx file; "export" where it may be one."""
    try:
        with (
            held.seekable() as stream,
            zipfile.ZipFile(stream) as packed,
            packed.open(_BODY) as body,
        ):
            data = body.read(settings.limits.file_bytes)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, RuntimeError):
        return None  # whoever reads it says what is wrong with it
    return "export" if _LOOKED_FOR.search(data) else None


def opener(readers: Mapping[str, Reader]) -> Opener:
    """Make the opener of exports, which lie in texts of several formats.

    Args:
        readers: By format; a raw input gives them the text as it stands.
    """

    def open_export(held: Held, settings: Settings) -> Generator[Input | Issue, None, None]:
        data = _load(held, settings.limits)
        form = next((form for magic, form in _MAGIC if data.startswith(magic)), "txt")
        if is_page(data[:HEAD]):
            form, text = "html", export_page.rows(encoding.decode(data))
        else:
            item = Input(name=held.name, format=form, payload=data, raw=True)
            text = readers[form](data, item, settings.limits).text
        name = layout(text)
        whole = Input(
            name=held.name,
            format=form,
            path=held.path,
            file=held.file or None,
            payload=data,
            given=held.given,
        )
        yield from (whole,) if name is None else _inputs(held, whole, text, name)

    return open_export


def _load(held: Held, limits: Limits) -> bytes:
    with held.open() as stream:
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise ReadError(
            f"It has more than {limits.file_bytes:,} bytes (limit file_bytes). Export fewer "
            "documents at a time.",
            code="too large",
        )
    return data


def _inputs(held: Held, whole: Input, text: str, name: str) -> Iterator[Input | Issue]:
    parts = list(LAYOUTS[name][1](text))
    if not any(part.values for part in parts):
        yield _issue(
            held.name,
            f"It starts like an export of {name}, but no document could be split off. It was "
            "read as one text. Export it anew as plain text, with the full documents.",
        )
        yield whole
        return
    number = 0
    for part in parts:
        if part.values:
            number += 1
            yield record.made(
                part.values,
                f"{held.name}#{number}",
                where=f"{name} export",
                given=held.given,
            )
        if part.problem:
            yield _problem(held.name, number, part, name)


def _problem(file: str, number: int, part: Part, name: str) -> Issue:
    place = f"{file}#{number}" if part.values else file
    after = "It was read as far as it goes." if part.values else "It was left out."
    return _issue(place, f"Export of {name}, line {part.line:,}: {part.problem} {after}")


def _issue(name: str, message: str) -> Issue:
    return Issue(name=name, stage="read", code="broken export", message=message)
