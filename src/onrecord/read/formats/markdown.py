"""Markdown: its marks taken off, so that the text reads as it is shown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from onrecord.config import Limits
from onrecord.model import Document, Genre, Input
from onrecord.read.about import dates, names
from onrecord.read.about.provenance import Facts, fact
from onrecord.read.formats import txt
from onrecord.read.office import paragraphs as office
from onrecord.read.text import encoding, lines

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?){1,20}")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*")
_DEFINITION = re.compile(r" {0,3}\[([^\]\n]{1,200})\]:[ \t]*(\S*)(.*)")
_NOTE_CALL = re.compile(r"\[\^[^\]\s]{1,60}\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,2000})\1(?!`)")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,1000})\](?:\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)|\[[^\[\]\n]{0,200}\])"
)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000}|[^<>\s@]{1,64}@[^<>\s@]{1,255})>")
_BREAK = re.compile(r"<(?:br|p|div|li|tr|td|hr)\b[^<>\n]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,2000}>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STARS = re.compile(r"(?<![*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*\\])\1(?!\*)")
_SCORES = re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_\\])\1(?![\w_])")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,2000})(?<=\S)~~")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")
_PRIVATE = 0xE000  # characters that stand for escaped ones while marks are taken off
_MOST_KEPT = 6_000  # of them in one paragraph
_FRONT = 200  # lines of metadata above the text


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read Markdown; of a raw input, every character as it is.

    Raises:
        ReadError: no text, nothing in it, or a line that is too long to be prose.
    """
    source = encoding.decode(data)
    txt.check_lines(source, limits)
    if item.raw:
        return txt.read(data, item, limits)
    front, body = _front_matter(lines.clean(source).split("\n"))
    paragraphs, notes = _paragraphs(_COMMENT.sub("", "\n".join(body)).split("\n"))
    written = office.Written(paragraphs=paragraphs, notes=notes, told=_told(front))
    return office.document(written, item, limits)


def _front_matter(rows: Sequence[str]) -> tuple[dict[str, tuple[str, ...]], Sequence[str]]:
    """Take the metadata between two rules off the start of a file.

    Only "key: value" and lists of plain values are read; anything else is passed over.
    """
    if not rows or rows[0].strip() not in {"---", "+++"}:
        return {}, rows
    mark = rows[0].strip()
    end = next((i for i, row in enumerate(rows[1:_FRONT], 1) if row.strip() in {mark, "..."}), 0)
    front = [row for row in rows[1:end] if row.strip() and not row.lstrip().startswith("#")]
    if not end or not front or not _FIELD.match(front[0].replace(" = ", ": ", 1)):
        return {}, rows
    return _fields(front), rows[end + 1 :]


def _fields(front: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    key = ""
    for row in front:
        field = _FIELD.match(row.replace(" = ", ": ", 1))
        if field:
            key = field[1].strip().lower()
            found.setdefault(key, tuple(_values(field[2])))
        elif key and row.lstrip().startswith("- ") and len(found[key]) < 50:
            found[key] += tuple(_values(row.lstrip()[2:]))
    return found


def _values(text: str) -> Iterator[str]:
    text = text.strip()
    pieces = text[1:-1].split(",") if text[:1] == "[" and text[-1:] == "]" else [text]
    for piece in pieces:
        value = piece.strip().strip("\"'").strip()
        if value and value not in {"|", ">", "null", "~"}:
            yield value[:1000]


def _told(front: dict[str, tuple[str, ...]]) -> Facts:
    """What the metadata tells, by the names that programs use."""

    def first(*keys: str) -> str | None:
        return next((front[key][0] for key in keys if front.get(key)), None)

    authors = next((front[key] for key in ("author", "authors", "byline") if front.get(key)), ())
    published = first("date", "published", "pubdate", "publishdate", "created")
    updated = first("updated", "modified", "lastmod", "last_modified_at")
    genres = {genre.value: genre for genre in Genre}
    where = "front matter"
    return Facts(
        title=fact(first("title", "headline"), where),
        publisher=fact(first("publisher", "publication", "site", "outlet"), where),
        byline=fact(tuple(one for text in authors for one in names.credited(text)), where),
        published=fact(dates.parse(published) if published else None, where, published),
        updated=fact(dates.parse(updated) if updated else None, where, updated),
        genre=fact(genres.get((first("genre") or "").lower()), where),
        url=fact(first("url", "canonical_url", "source_url"), where),
    )


def _paragraphs(rows: Sequence[str]) -> tuple[list[str], list[str]]:
    """Put hard-wrapped rows together; headings and items each stand alone."""
    shape = _Shape(rows)
    for row in rows:
        shape.take(row)
    shape.end()
    return [text for text in shape.done if text], shape.notes


class _Shape:
    """The blocks of a text, row by row."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.done: list[str] = []
        self.notes: list[str] = []
        self._rows: list[str] = []
        self._fence = ""
        named = (_DEFINITION.fullmatch(row) for row in rows)
        self._definitions = {found[1].lower() for found in named if found}

    def take(self, row: str) -> None:
        """Read one more row."""
        fence = _FENCE.match(row)
        definition = _DEFINITION.fullmatch(row)
        if fence and (not self._fence or row.strip().startswith(self._fence)):
            self.end()
            self._fence = "" if self._fence else fence[1]
        elif self._fence:
            self.done.append(row.strip())
        elif definition:
            self.end()
            if definition[1].startswith("^"):
                words = self._plain(f"{definition[2]}{definition[3]}")
                self.notes.append(f"{definition[1][1:]} {words}")
        else:
            self._text(row)

    def end(self) -> None:
        """Close the paragraph."""
        if self._rows:
            self.done.append(self._plain(" ".join(self._rows)))
            self._rows = []

    def _text(self, row: str) -> None:
        quote = _QUOTE.match(row)
        if quote:
            row = row[quote.end() :]
        if not row.strip():
            self.end()
        elif self._rows and _UNDERLINE.fullmatch(row):
            self.end()  # what stands above is a heading
        elif _RULE.fullmatch(row) or (_TABLE_RULE.fullmatch(row) and "-" in row and "|" in row):
            self.end()
        elif heading := _HEADING.match(row):
            self.end()
            self.done.append(self._plain(row[heading.end() :].strip().rstrip("#")))
        elif row.count("|") >= 2 and row.strip().startswith("|"):
            self.end()
            cells = (cell.strip() for cell in row.strip().strip("|").split("|"))
            self.done.append(self._plain(" | ".join(cell for cell in cells if cell)))
        else:
            item = _ITEM.match(row)
            if item:
                self.end()
            broken = row.endswith(("  ", "\\"))
            self._rows.append(row[item.end() if item else 0 :].strip().rstrip("\\"))
            if broken:
                self.end()

    def _plain(self, text: str) -> str:
        """Take the marks off a paragraph; escaped characters and code stay as they are."""
        kept: list[str] = []

        def keep(text: str) -> str:
            kept.append(text)
            return chr(_PRIVATE + len(kept) - 1) if len(kept) < _MOST_KEPT else text

        text = re.sub(r"[\ue000-\uf8ff]", "\ufffd", text)
        text = _CODE.sub(lambda found: keep(found[2].strip()), text)
        text = _ESCAPED.sub(lambda found: keep(found[1]), text)
        text = _NOTE_CALL.sub("", text)
        text = _IMAGE.sub(r"\1", text)
        text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
        text = re.sub(r"\[([^\[\]\n]{1,200})\](?![(\[])", self._named, text)
        text = _BREAK.sub(" ", text)
        text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
        for marks in (_STARS, _SCORES, _STARS, _SCORES, _STRUCK):
            text = marks.sub(lambda found: found[found.re.groups], text)
        text = html.unescape(text)
        return re.sub(
            r"[\ue000-\uf8ff]",
            lambda found: (
                kept[ord(found[0]) - _PRIVATE] if ord(found[0]) - _PRIVATE < len(kept) else found[0]
            ),
            text,
        ).strip()

    def _named(self, found: re.Match[str]) -> str:
        """A link by its name alone, where the name is defined; else brackets are text."""
        return found[1] if found[1].lower() in self._definitions else found[0]
