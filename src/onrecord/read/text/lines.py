"""Characters to paragraphs: cleaning, and undoing hard line wraps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_DROPPED = {
    code: None
    for code in (
        *range(32),
        *range(127, 160),
        0xAD,  # soft hyphen
        0x200B,  # zero-width space
        0x2060,  # word joiner
        0xFEFF,  # byte order mark inside a text
    )
    if code not in (9, 10)
}
_SPACES = dict.fromkeys((9, 160, *range(8192, 8203), 8239, 8287, 12288), " ")
_CLEAN = _DROPPED | _SPACES
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_RUNS = re.compile(" {2,}")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ODD = re.compile(  # whatever `clean` changes: most texts have nothing of it
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u2000-\u200b\u2028\u2029\u202f\u205f\u2060"
    "\u3000\ufeff\ud800-\udfff]|  "
)
_TURN = re.compile(r"(?:[A-Z][A-Z.'’-]* ){0,5}[A-Z][A-Z.'’-]+(?: \([^()\n]{1,60}\))?:|Q[.:]? ")
_MARK = re.compile(r"[-*•·–▪►#]{1,6} ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph, heading or piece of furniture, as the reader's eye meets it."""

    text: str
    gap: bool  # an empty line stood before it
    words: int


def whole(text: str) -> str:
    """Replace halves of surrogate pairs, which no file can hold, one for one."""
    return _SURROGATES.sub("\ufffd", text)


def clean(text: str) -> str:
    """Drop control and invisible characters; newlines become LF, runs of spaces one space."""
    if not _ODD.search(text):
        return text
    text = _NEWLINES.sub("\n", whole(text)).translate(_CLEAN)
    return _RUNS.sub(" ", text)


def split(text: str) -> tuple[Line, ...]:
    """Cut a cleaned text into paragraphs: hard-wrapped ones joined, else one a line."""
    rows = text.split("\n")
    width = _wrap_width([row.strip() for row in rows])
    joined = _unwrap(rows, width) if width else _one_a_row(rows)
    return tuple(Line(text=row, gap=gap, words=row.count(" ") + 1) for row, gap in joined)


def _one_a_row(rows: list[str]) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    gap = True
    for row in rows:
        stripped = row.strip()
        if stripped:
            found.append((stripped, gap))
        gap = not stripped
    return found


def _wrap_width(rows: list[str]) -> int:
    """The column at which a text was wrapped; 0 if it was not.

    Wrapped text shows as rows that go on in the next row: most of them end near one column,
    and hardly one ends a sentence.
    """
    inner = [
        len(row) for row, after in pairwise(rows) if row and after
    ]  # a row's last neighbour ends a paragraph and says nothing
    if len(inner) < 3:
        return 0
    inner.sort()
    width = inner[int(len(inner) * 0.95)]
    near = sum(1 for length in inner if length > width * 0.75)
    if not 40 <= width <= 110 or near < len(inner) * 0.6:
        return 0
    ends = sum(1 for row, after in pairwise(rows) if after and row.endswith("."))
    return width if ends < len(inner) * 0.5 else 0


def _unwrap(rows: list[str], width: int) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    pieces: list[str] = []  # rows of the paragraph being gathered, indentation kept
    gap = True
    for row in [*rows, ""]:
        if pieces and (not row.strip() or _breaks(pieces[-1], row, width)):
            found.append((_join(pieces), gap))
            pieces, gap = [], False
        if row.strip():
            pieces.append(row)
        else:
            gap = True
    return found


def _breaks(before: str, row: str, width: int) -> bool:
    """Whether a row starts anew: its first word would have fitted the row before it."""
    stripped = row.strip()
    fits = len(before.strip()) + 1 + len(stripped.split(" ", 1)[0]) <= width - 2
    indented = row.startswith(" ") and not before.startswith(" ")
    return fits or indented or bool(_TURN.match(stripped))


def _join(pieces: list[str]) -> str:
    """Join rows; a word broken at a hyphen keeps the hyphen and loses the newline."""
    joined: list[str] = []
    for piece in (piece.strip() for piece in pieces):
        before = joined[-1] if joined else ""
        broken = before.endswith("-") and before[-2:-1].isalpha() and piece[0].islower()
        joined += [piece] if broken or not joined else [" ", piece]
    return "".join(joined)


def unmarked(line: Line) -> Line:
    """Drop the mark of a list or a heading, which only some ways of copying leave."""
    found = _MARK.match(line.text)
    rest = line.text[found.end() :] if found else ""
    return Line(text=rest, gap=line.gap, words=rest.count(" ") + 1) if rest else line
