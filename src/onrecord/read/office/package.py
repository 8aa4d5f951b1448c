"""Office files that are zipped XML: opened within limits, and what their formats share."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.config import Limits
from onrecord.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_PART = 4  # times `file_bytes`: what one part may unpack to
_SMALL = 1_000_000  # bytes: a part no larger may be packed as tightly as it likes
_CELL_WORDS = 25  # a cell with more holds prose and is no cell of a table
_OLD = b"\xd0\xcf\x11\xe0"
_ENDS = re.compile(r"[.!?:;…][”’\"')\]]*$")


class Package:
    """The parts of a file, unpacked one by one."""

    def __init__(self, data: bytes, limits: Limits, form: str) -> None:
        """Open a package; `form` is how a user calls the format.

        Raises:
            ReadError: it is no zip archive ("broken"), or old or encrypted ("encrypted").
        """
        self._limits = limits
        if data.startswith(_OLD):
            raise ReadError(
                f"It is an old Office file, or a {form} that opens only with a password. Save it "
                "without a password as .docx or .odt.",
                code="encrypted",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ReadError(
                f"It could not be opened as {form}: {error}. Open it with the program that made "
                "it and save it anew.",
                code="broken file",
            ) from error

    def names(self) -> list[str]:
        """The names of its parts, sorted."""
        return sorted(self._zip.namelist())

    def xml(self, name: str) -> Element | None:
        """Parse a part; None where there is none.

        Raises:
            ReadError: it is no XML, unpacks to too much, or defines entities.
        """
        from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import

        data = self._bytes(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ReadError(
                f"Its part {name} is broken XML ({error}). Open it with the program that made it "
                "and save it anew.",
                code="broken file",
            ) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadError(
                f"Its part {name} defines a document type, which no Office program writes: it "
                "was made to harm. Leave it out.",
                code="broken file",
            )
        return root

    def _bytes(self, name: str) -> bytes | None:
        try:
            entry = self._zip.getinfo(name)
        except KeyError:
            return None
        most = _PART * self._limits.file_bytes
        tight = max(_SMALL, self._limits.compression_ratio * entry.compress_size)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(min(most, tight) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:  # RuntimeError: encrypted; ValueError: offsets before the file
            raise ReadError(
                f"Its part {name} could not be unpacked ({error}). Open it with the program that "
                "made it and save it anew, without a password.",
                code="encrypted" if isinstance(error, RuntimeError) else "broken file",
            ) from error
        if len(data) > most:
            raise ReadError(
                f"Its part {name} unpacks to more than {most:,} bytes ({_PART} times the limit "
                "file_bytes). Split it into documents.",
                code="too large",
            )
        if len(data) > tight:
            raise ReadError(
                f"Its part {name} unpacks from {entry.compress_size:,} bytes to more than "
                f"{tight:,} (limit compression_ratio: {self._limits.compression_ratio}). Save "
                "its text as .txt, if it is one.",
                code="too large",
            )
        return data


def local(element: Element) -> str:
    """The name of an element without its namespace; "" of comments and the like."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; "" where there is none."""
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return str(value)
    return ""


def texts(root: Element | None, name: str) -> str | None:
    """The text of the first element of a name."""
    if root is None:
        return None
    found = next((e for e in root.iter() if local(e) == name), None)
    return None if found is None else "".join(found.itertext()).strip() or None


def table_row(cells: Sequence[Sequence[str]]) -> list[str]:
    """A row of short cells is one paragraph; one whose cells hold prose is many."""
    filled = [[text for text in cell if text.strip()] for cell in cells]
    filled = [cell for cell in filled if cell]
    if all(len(cell) == 1 and len(cell[0].split()) <= _CELL_WORDS for cell in filled):
        return [" | ".join(cell[0] for cell in filled)] if filled else []
    return [text for cell in filled for text in cell]


def broken_lines(text: str) -> Iterator[str]:
    """Cut at the line breaks inside a paragraph where no sentence goes on over them."""
    gathered = ""
    for line in text.split("\n"):
        stripped = line.strip()
        if gathered and stripped and (_ENDS.search(gathered[-8:]) or not stripped[0].islower()):
            yield gathered
            gathered = ""
        gathered = f"{gathered} {stripped}".strip()
    if gathered:
        yield gathered
