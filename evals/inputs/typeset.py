"""A small typesetter, for pages whose text and reading order are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

_BREAK = re.compile(r"(?<=[aeiou])(?=[bcdfghjklmnpqrstvwxz][aeiou])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a column is set; lengths in points."""

    font: str = "Times-Roman"
    size: float = 10.0
    leading: float = 12.0
    indent: float = 0.0  # of the first line of a paragraph
    gap: float = 6.0  # between paragraphs
    justified: bool = False
    hyphenated: bool = False
    pieces: str = "line"  # drawn as one "line", by "word" or by "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line to be drawn; `room` is what it may be stretched to, or None."""

    text: str
    x: float
    y: float
    room: float | None


def column(
    paragraphs: Sequence[str], x: float, top: float, bottom: float, width: float, style: Style
) -> tuple[list[Line], list[str], float]:
    """Set paragraphs into a column.

    Returns:
        The lines, what did not fit (a paragraph that goes on begins with a NUL), the height
        below the last line.
    """
    lines: list[Line] = []
    y = top
    for k, paragraph in enumerate(paragraphs):
        first = not paragraph.startswith("\0")
        words = paragraph.lstrip("\0").split(" ")
        while words:
            if y < bottom:
                left = " ".join(words)
                return lines, [left if first else "\0" + left, *paragraphs[k + 1 :]], y
            indent = style.indent if first else 0.0
            row, words = _fill(words, width - indent, style)
            room = width - indent if style.justified and words else None
            lines.append(Line(text=row, x=x + indent, y=y, room=room))
            y -= style.leading
            first = False
        y -= style.gap
    return lines, [], y


def _fill(words: list[str], width: float, style: Style) -> tuple[str, list[str]]:
    row = words[0]
    for k, word in enumerate(words[1:], 1):
        longer = f"{row} {word}"
        if stringWidth(longer, style.font, style.size) <= width:
            row = longer
            continue
        cut = _broken(row, word, width, style)
        if cut:
            return f"{row} {word[:cut]}".rstrip("-") + "-", [word[cut:], *words[k + 1 :]]
        return row, words[k:]
    return row, []


def _broken(row: str, word: str, width: float, style: Style) -> int:
    """Where a word is broken; after its own hyphen, or between syllables."""
    places = [found.start() for found in _BREAK.finditer(word)] if style.hyphenated else []
    places = [at for at in places if word.isalpha() and 3 <= at <= len(word) - 3]
    places += [at + 1 for at, char in enumerate(word) if char == "-"]
    for at in sorted(places, reverse=True):
        shown = f"{row} {word[:at]}".rstrip("-") + "-"
        if stringWidth(shown, style.font, style.size) <= width:
            return at
    return 0


def draw(canvas: Canvas, lines: Sequence[Line], style: Style) -> None:
    """Draw lines in their order."""
    for line in lines:
        words = line.text.split(" ")
        own = stringWidth(line.text, style.font, style.size)
        space = stringWidth(" ", style.font, style.size)
        if line.room and len(words) > 1:
            space += (line.room - own) / (len(words) - 1)
        if style.pieces == "line":
            text = canvas.beginText(line.x, line.y)
            text.setFont(style.font, style.size)
            text.setWordSpace(space - stringWidth(" ", style.font, style.size))
            text.textOut(line.text)
            canvas.drawText(text)
            continue
        _by_pieces(canvas, line, words, space, style)


def _by_pieces(
    canvas: Canvas, line: Line, words: Sequence[str], space: float, style: Style
) -> None:
    canvas.setFont(style.font, style.size)
    x = line.x
    for word in words:
        for piece in word if style.pieces == "letter" else (word,):
            canvas.drawString(x, line.y, piece)
            x += stringWidth(piece, style.font, style.size)
        x += space


def spaced(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """Draw letters far apart, as mastheads have them."""
    canvas.saveState()
    line = canvas.beginText(x, y)
    line.setFont("Helvetica", size)
    line.setCharSpace(0.35 * size)
    line.textOut(text)
    canvas.drawText(line)
    canvas.restoreState()
