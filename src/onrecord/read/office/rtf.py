"""Rich text (.rtf, and what Word saved as .doc by another name)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Doubt, Input
from onrecord.read.about import dates
from onrecord.read.office import paragraphs as office
from onrecord.read.office.package import broken_lines, table_row
from onrecord.read.office.rtf_tokens import (
    CODE_PAGES,
    ESCAPES,
    FEET,
    HEADS,
    INFORMATION,
    KEPT,
    LEFT_OUT,
    MULTIBYTE,
    NOTES,
    SIGNS,
    Token,
    tokens,
)

_DEEPEST = 2_000  # groups inside groups; Word writes a dozen


def read(data: bytes, item: Input, limits: Limits) -> Document:
    r"""Read rich text; of a raw input, running heads stand above and below the text.

    Raises:
        ReadError: it does not begin with "{\rtf" or is nested too deep ("broken file"), or
            holds no text ("empty").
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise ReadError(
            f"It begins with {data[:20]!r}; rich text begins with {{\\rtf. Open it with the "
            "program that made it and save it anew, as .docx or .txt.",
            code="broken file",
        )
    reader = _Reader()
    for token in tokens(data.decode("latin-1")):
        reader.take(token)
    reader.close()
    return office.document(_written(reader, raw=item.raw), item, limits)


@dataclass(slots=True, kw_only=True)
class _Flow:
    """Text that runs on by itself: the body, a note, a running head."""

    paragraphs: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    row: list[list[str]] = field(default_factory=list)

    def end_paragraph(self, *, in_table: bool) -> None:
        """Close the paragraph; one in a table belongs to its cell."""
        lines = list(broken_lines("".join(self.pieces)))
        self.pieces = []
        if in_table:
            self.cell += lines
            return
        self.end_row()
        self.paragraphs += lines

    def end_cell(self) -> None:
        """Close the cell, and the paragraph in it."""
        self.end_paragraph(in_table=True)
        self.row.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """Close the row; a row that never ended is closed by what follows."""
        if self.cell:
            self.row.append(self.cell)
        if self.row:
            self.paragraphs += table_row(self.row)
        self.row, self.cell = [], []


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What holds until the group ends."""

    flow: _Flow | None  # None: the text of the group is left out
    page: str = "cp1252"
    fallback: int = 1  # characters after \u that stand for it in old programs
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    fonts: bool = False  # the group is the table of fonts


class _Reader:
    """A machine that takes tokens one by one."""

    def __init__(self) -> None:
        self.body, self.heads, self.feet = _Flow(), _Flow(), _Flow()
        self.notes: list[_Flow] = []
        self.information: dict[str, _Flow] = {}
        self.created: dict[str, int] = {}
        self.inserted = self.deleted = self.comments = 0
        self._state = _State(flow=self.body)
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._page_of_font: dict[int, str] = {}
        self._page = "cp1252"
        self._font = 0
        self._skip = 0
        self._starred = False
        self._high = 0

    def take(self, token: Token) -> None:
        """Go one step on."""
        if token.kind == "brace":
            self._flush()
            self._skip = 0
            self._open() if token.value == "{" else self._shut()
        elif token.kind == "word":
            self._word(token.value, token.number)
        elif token.kind == "sign":
            self._sign(token.value)
        elif self._state.flow is not None:
            if token.kind == "hex":
                self._add(bytes((int(token.value, 16),)), 1)
            else:
                text = token.value.replace("\r", "").replace("\n", "")
                self._add(text.encode("latin-1"), len(text))

    def close(self) -> None:
        """End what the file left open."""
        self._flush()
        for flow in (self.body, self.heads, self.feet, *self.notes, *self.information.values()):
            flow.end_paragraph(in_table=False)

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise ReadError(
                f"Its groups are nested more than {_DEEPEST:,} deep, which no program writes. "
                "Open it with the program that made it and save it anew.",
                code="broken file",
            )
        self._stack.append(self._state)
        self._starred = False

    def _shut(self) -> None:
        if self._stack:
            self._state = self._stack.pop()
        self._starred = False

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in ESCAPES:
            if self._skip:
                self._skip -= 1
            elif ESCAPES[sign] == "\n\n":
                self._word("par", None)
            else:
                self._put(ESCAPES[sign])

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        self._flush()
        if word == "u" and number is not None:
            self._unicode(number)
        elif self._state.fonts or word in {"f", "fcharset", "cpg", "deff", "fonttbl"}:
            self._fonts(word, number)
        elif not self._destination(word, starred=starred):
            self._format(word, number)

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Whether a word says what the text of its group is; then turn to it."""
        if word in KEPT:
            return True
        flow: _Flow | None = None
        if word in HEADS | FEET:
            flow = self.heads if word in HEADS else self.feet
            flow.end_paragraph(in_table=False)
        elif word in NOTES:
            flow = _Flow()
            if self._state.flow is self.body:
                self.notes.append(flow)
        elif word in INFORMATION:
            flow = self.information.setdefault(word, _Flow())
        elif word not in LEFT_OUT and not starred:
            return False
        self.comments += word == "annotation"
        if self._state.flow is not None or word in INFORMATION:
            self._state = replace(self._state, flow=flow, in_table=False)
        return True

    def _format(self, word: str, number: int | None) -> None:
        flow, state = self._state.flow, self._state
        if word in {"ansicpg", "mac", "pc", "pca"}:
            self._ansi(word, number)
        elif word in {"yr", "mo", "dy"} and flow is self.information.get("creatim"):
            self.created.setdefault(word, number or 0)
        elif word == "info":
            self._state = replace(state, flow=None)
        elif word == "uc":
            self._state = replace(state, fallback=min(max(number or 0, 0), 10))
        elif word in {"v", "deleted", "plain", "pard", "intbl", "revised"}:
            self._property(word, number)
        elif flow is not None and not state.hidden:
            self._structure(word, flow)

    def _structure(self, word: str, flow: _Flow) -> None:
        if word in SIGNS:
            self._put(SIGNS[word])
        elif word in {"par", "sect", "page"}:
            flow.end_paragraph(in_table=self._state.in_table)
        elif word in {"cell", "nestcell"}:
            flow.end_cell()
        elif word in {"row", "nestrow"}:
            flow.end_row()

    def _property(self, word: str, number: int | None) -> None:
        on = number != 0
        state = self._state
        if word == "v":
            self._state = replace(state, hidden=on)
        elif word == "deleted":
            self.deleted += on
            self._state = replace(state, deleted=on)
        elif word == "plain":
            self._state = replace(state, hidden=False)
        elif word == "revised":
            self.inserted += on
        else:
            self._state = replace(state, in_table=word == "intbl")

    def _fonts(self, word: str, number: int | None) -> None:
        if word == "fonttbl":
            self._state = replace(self._state, flow=None, fonts=True)
        elif word == "f":
            self._font = number or 0
            if not self._state.fonts:
                page = self._page_of_font.get(self._font, self._page)
                self._state = replace(self._state, page=page)
        elif word == "fcharset" and number:  # 0 is the document's own code page
            self._page_of_font[self._font] = CODE_PAGES.get(number, self._page)
        elif word == "cpg" and number:
            self._page_of_font[self._font] = _page(number)

    def _ansi(self, word: str, number: int | None) -> None:
        named = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
        self._page = named.get(word) or _page(number or 1252)
        self._state = replace(self._state, page=self._page)

    def _unicode(self, number: int) -> None:
        """Take a UTF-16 unit, written as a signed number; the two halves of a pair are joined."""
        unit = number % 65_536
        self._skip = self._state.fallback
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
            return
        if 0xDC00 <= unit < 0xE000:
            low, high, self._high = unit, self._high, 0
            unit = 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00 if high else 0xFFFD
        self._put(chr(unit))

    def _add(self, data: bytes, count: int) -> None:
        """Take characters of the code page, but for those that an old program would show."""
        skipped = min(self._skip, count)
        self._skip -= skipped
        self._bytes += data[skipped:]
        if self._state.page not in MULTIBYTE:
            self._flush()

    def _flush(self) -> None:
        if self._bytes:
            text = self._bytes.decode(self._state.page, errors="replace")
            self._bytes.clear()
            self._put(text)

    def _put(self, text: str) -> None:
        state = self._state
        if state.flow is not None and not state.hidden and not state.deleted:
            state.flow.pieces.append(text)


def _page(number: int) -> str:
    """The name of a code page that Python knows; the Western one for others."""
    name = {65001: "utf-8", 10000: "mac_roman", 1361: "johab"}.get(number, f"cp{number}")
    try:
        b"x".decode(name)
    except (LookupError, UnicodeError):
        return "cp1252"
    return name


def _written(reader: _Reader, *, raw: bool) -> office.Written:
    body = reader.body.paragraphs
    heads = [text for text in dict.fromkeys(reader.heads.paragraphs) if text]
    feet = [text for text in dict.fromkeys(reader.feet.paragraphs) if text]
    asides = [(text, 0) for text in heads] + [(text, len(body)) for text in feet]
    notes = [" ".join(note.paragraphs) for note in reader.notes]
    return office.Written(
        paragraphs=[*heads, *body, *feet] if raw else body,
        notes=[f"{i} {note}" for i, note in enumerate(notes, 1) if note],
        asides=[]
        if raw
        else [office.Aside(text=t, reason="running head", paragraph=at) for t, at in asides],
        hints=office.hints(
            "RTF information",
            _information(reader, "title"),
            _information(reader, "author"),
            _created(reader.created),
        ),
        doubts=_doubts(reader),
    )


def _information(reader: _Reader, name: str) -> str | None:
    flow = reader.information.get(name)
    return " ".join(flow.paragraphs) if flow else None


def _created(parts: dict[str, int]) -> str | None:
    year, month, day = (parts.get(name, 0) for name in ("yr", "mo", "dy"))
    return dates.parse(f"{year:04d}-{month:02d}-{day:02d}") if day else None


def _doubts(reader: _Reader) -> list[Doubt]:
    doubts = []
    if reader.inserted or reader.deleted:
        doubts.append(office.changes(reader.inserted, reader.deleted))
    if reader.comments:
        doubts.append(office.comments(reader.comments))
    return doubts
