"""OpenDocument texts (.odt): changes accepted, comments left out, notes below the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Doubt, Input
from onrecord.read.about import dates
from onrecord.read.office import paragraphs as office
from onrecord.read.office.package import Package, attribute, broken_lines, local, table_row, texts

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_SIGNS = {"tab": " ", "line-break": "\n"}
_INDEXES = frozenset({"table-of-content", "alphabetical-index", "illustration-index"})
_LEFT_OUT = frozenset({"ruby-text", "hidden-text", "bookmark-ref", "tracked-changes", "forms"})
_MOST_SPACES = 100  # of one run of spaces, which a file may claim to be of any length


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """What the walk over the document has found so far."""

    paragraphs: list[str] = field(default_factory=list)
    asides: list[office.Aside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: int = 0


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read an OpenDocument text; of a raw input, running heads stand around the text.

    Raises:
        ReadError: it is no OpenDocument text or a broken one ("broken file"), is encrypted
            ("encrypted"), unpacks to too much ("too large") or holds no text ("empty").
    """
    package = Package(data, limits, "an OpenDocument text (.odt)")
    _check_password(package)
    root = package.xml("content.xml")
    body = None if root is None else next((e for e in root if local(e) == "body"), None)
    if body is None:
        raise ReadError(
            "It is a zip archive without the part content.xml: no OpenDocument text. Unpack it, "
            "or save it as .odt.",
            code="broken file",
        )
    found = _Gathered()
    for paragraph in _blocks(body, found):
        found.paragraphs.append(paragraph)
    heads, feet = _running(package, "header"), _running(package, "footer")
    if item.raw:
        found.paragraphs = [*heads, *found.paragraphs, *feet]
        found.asides = []
    else:
        found.asides += _asides(heads, 0) + _asides(feet, len(found.paragraphs))
    return office.document(_written(package, body, found), item, limits)


def _check_password(package: Package) -> None:
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(e) == "encryption-data" for e in manifest.iter()):
        raise ReadError(
            "It opens only with a password. Save it without one.",
            code="encrypted",
        )


def _blocks(element: Element, found: _Gathered) -> Iterator[str]:
    """The paragraphs below an element, in their order."""
    for child in element:
        name = local(child)
        if name in {"p", "h"}:
            yield from _paragraph(child, found)
        elif name == "table-row":
            yield from table_row([list(_blocks(cell, found)) for cell in child])
        elif name in _INDEXES:
            at = len(found.paragraphs)
            found.asides += [
                office.Aside(text=text, reason="table of contents", paragraph=at)
                for text in _blocks(child, _Gathered())
            ]
        elif name == "annotation":
            found.comments += 1
        elif name not in _LEFT_OUT:
            yield from _blocks(child, found)


def _paragraph(element: Element, found: _Gathered) -> Iterator[str]:
    pieces: list[str] = []
    boxes: list[Element] = []
    _inline(element, pieces, boxes, found)
    yield from broken_lines("".join(pieces))
    for box in boxes:
        yield from _blocks(box, found)


def _inline(element: Element, pieces: list[str], boxes: list[Element], found: _Gathered) -> None:
    """Gather the text of a paragraph; text boxes in it are kept for after it."""
    pieces.append((element.text or "").replace("\n", " "))
    for child in element:
        name = local(child)
        if name == "s":
            count = attribute(child, "c")
            pieces.append(" " * min(int(count), _MOST_SPACES) if count.isdecimal() else " ")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name == "note":
            _note(child, found)
        elif name == "annotation":
            found.comments += 1
        elif name == "text-box":
            boxes.append(child)
        elif name and name not in _LEFT_OUT:
            _inline(child, pieces, boxes, found)
        pieces.append((child.tail or "").replace("\n", " "))


def _note(element: Element, found: _Gathered) -> None:
    citation = texts(element, "note-citation") or ""
    body = next((e for e in element if local(e) == "note-body"), None)
    if body is not None:
        found.notes.append(f"{citation} {' '.join(_blocks(body, _Gathered()))}".strip())


def _running(package: Package, part: str) -> list[str]:
    root = package.xml("styles.xml")
    if root is None:
        return []
    found: dict[str, None] = {}
    for element in root.iter():
        if local(element).removesuffix("-left").removesuffix("-first") == part:
            found |= dict.fromkeys(_blocks(element, _Gathered()))
    return [text for text in found if text.strip()]


def _asides(lines: list[str], paragraph: int) -> list[office.Aside]:
    return [office.Aside(text=t, reason="running head", paragraph=paragraph) for t in lines]


def _written(package: Package, body: Element, found: _Gathered) -> office.Written:
    meta = package.xml("meta.xml")
    created = dates.parse(texts(meta, "creation-date") or "")
    author = texts(meta, "initial-creator") or texts(meta, "creator")
    return office.Written(
        paragraphs=found.paragraphs,
        notes=found.notes,
        asides=found.asides,
        hints=office.hints("OpenDocument properties", texts(meta, "title"), author, created),
        doubts=_doubts(body, found),
    )


def _doubts(body: Element, found: _Gathered) -> list[Doubt]:
    regions = [e for e in body.iter() if local(e) == "changed-region"]
    kinds = [local(kind) for region in regions for kind in region]
    doubts = [office.comments(found.comments)] if found.comments else []
    if kinds:
        doubts.append(office.changes(kinds.count("insertion"), kinds.count("deletion")))
    return doubts
