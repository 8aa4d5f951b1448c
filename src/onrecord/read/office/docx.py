"""Word files (.docx, .docm): changes accepted, comments left out, notes below the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Doubt, Input
from onrecord.read.about import dates
from onrecord.read.about.provenance import Facts, fact
from onrecord.read.office import paragraphs as office
from onrecord.read.office.package import Package, attribute, broken_lines, local, table_row, texts

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_MAIN = "word/document.xml"
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr"})
_INTO = frozenset({"body", "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_SHAPES = frozenset({"drawing", "pict", "object"})


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """What the walk over the document has found so far."""

    paragraphs: list[str] = field(default_factory=list)
    asides: list[office.Aside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # their names, in the order of the text
    title: str | None = None
    inserted: int = 0
    deleted: int = 0


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read a Word file; of a raw input, running heads stand above and below the text.

    Raises:
        ReadError: it is no Word file or a broken one ("broken file"), is encrypted
            ("encrypted"), unpacks to too much ("too large") or holds no text ("empty").
    """
    package = Package(data, limits, "a Word file (.docx)")
    main = _main_part(package)
    root = package.xml(main)
    if root is None:
        raise ReadError(
            f"It is a zip archive without the part {main}: no Word file. Unpack it, or save it "
            "as .docx.",
            code="broken file",
        )
    gathered = _Gathered()
    for paragraph in _blocks(root, gathered):
        gathered.paragraphs.append(paragraph)
    heads = _running(package, "header")
    feet = _running(package, "footer")
    if item.raw:
        gathered.paragraphs = [*heads, *gathered.paragraphs, *feet]
        gathered.asides = []
    else:
        gathered.asides += _asides(heads, 0) + _asides(feet, len(gathered.paragraphs))
    return office.document(_written(package, gathered), item, limits)


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    for relation in () if relations is None else relations:
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/") or _MAIN
    return _MAIN


def _blocks(element: Element, found: _Gathered) -> Iterator[str]:
    """The paragraphs below an element, in their order."""
    for child in element:
        name = local(child)
        if name == "p":
            yield from _paragraph(child, found)
        elif name == "tbl":
            yield from _table(child, found)
        elif name in _INTO:
            yield from _blocks(child, found)
        elif name in {"del", "moveFrom"}:
            found.deleted += 1


def _paragraph(element: Element, found: _Gathered) -> Iterator[str]:
    pieces: list[str] = []
    boxes: list[Element] = []
    _inline(element, pieces, boxes, found)
    style = _style(element)
    for text in broken_lines("".join(pieces)):
        if style.startswith("toc"):
            at = len(found.paragraphs)
            found.asides.append(office.Aside(text=text, reason="table of contents", paragraph=at))
            continue
        if style == "title" and found.title is None:
            found.title = text
        yield text
    for box in boxes:
        yield from _blocks(box, found)


def _style(paragraph: Element) -> str:
    for properties in paragraph[:1]:
        if local(properties) == "pPr":
            for one in properties:
                if local(one) == "pStyle":
                    return attribute(one, "val").lower()
    return ""


def _inline(element: Element, pieces: list[str], boxes: list[Element], found: _Gathered) -> None:
    """Gather the text of a paragraph; text boxes in it are kept for after it."""
    for child in element:
        name = local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _SIGNS:
            pieces.append(" " if attribute(child, "type") == "page" else _SIGNS[name])
        elif name in {"footnoteReference", "endnoteReference"}:
            found.notes.append(f"{name[:-9]} {attribute(child, 'id')}")
        elif name in _LEFT_OUT or (name == "r" and _is_hidden(child)):
            found.deleted += name in {"del", "moveFrom"}
        elif name in _SHAPES or name == "AlternateContent":
            boxes += _boxes(child)
        else:
            found.inserted += name in {"ins", "moveTo"}
            _inline(child, pieces, boxes, found)


def _is_hidden(run: Element) -> bool:
    properties = run[:1]
    return any(
        local(one) == "vanish" and attribute(one, "val") not in {"0", "false", "off"}
        for p in properties
        if local(p) == "rPr"
        for one in p
    )


def _boxes(element: Element) -> list[Element]:
    """The outermost text boxes of a drawing; its fallback holds the same again."""
    found: list[Element] = []
    for child in element:
        name = local(child)
        if name == "txbxContent":
            found.append(child)
        elif name != "Fallback":
            found += _boxes(child)
    return found


def _table(element: Element, found: _Gathered) -> Iterator[str]:
    for row in element:
        if local(row) in _INTO:
            yield from _table(row, found)
        elif local(row) == "tr":
            yield from table_row([list(_blocks(cell, found)) for cell in _cells(row)])


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if local(child) == "tc":
            yield child
        elif local(child) in _INTO:
            yield from _cells(child)


def _running(package: Package, part: str) -> list[str]:
    """The different texts of all running heads or feet."""
    found: dict[str, None] = {}
    for name in package.names():
        if name.startswith(f"word/{part}") and name.endswith(".xml"):
            root = package.xml(name)
            if root is not None:
                found |= dict.fromkeys(_blocks(root, _Gathered()))
    return [text for text in found if text.strip()]


def _asides(lines: list[str], paragraph: int) -> list[office.Aside]:
    return [office.Aside(text=t, reason="running head", paragraph=paragraph) for t in lines]


def _notes(package: Package, names: list[str]) -> list[str]:
    """Foot- and endnotes in the order in which the text calls them."""
    known: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        root = package.xml(f"word/{kind}s.xml") if names else None
        for note in () if root is None else root:
            text = " ".join(_blocks(note, _Gathered())).strip()
            known[f"{kind} {attribute(note, 'id')}"] = text
    called = dict.fromkeys(names)
    return [f"{i} {known[name]}" for i, name in enumerate(called, 1) if known.get(name)]


def _written(package: Package, found: _Gathered) -> office.Written:
    core = package.xml("docProps/core.xml")
    created = dates.parse(texts(core, "created") or "")
    return office.Written(
        paragraphs=found.paragraphs,
        notes=_notes(package, found.notes),
        asides=found.asides,
        told=Facts(title=fact(found.title, "title style")),
        hints=office.hints(
            "Word properties", texts(core, "title"), texts(core, "creator"), created
        ),
        doubts=_doubts(package, found),
    )


def _doubts(package: Package, found: _Gathered) -> list[Doubt]:
    doubts = []
    if found.inserted or found.deleted:
        doubts.append(office.changes(found.inserted, found.deleted))
    comments = package.xml("word/comments.xml")
    count = sum(1 for one in comments if local(one) == "comment") if comments is not None else 0
    if count:
        doubts.append(office.comments(count))
    return doubts
