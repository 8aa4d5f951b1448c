"""PDF pages of known text: what of it is read, in which order, in which paragraphs.

One text of our own is set in the layouts that releases, reports and papers have, and read back.
Characters: F1 of the characters of words that come in the right order. Paragraphs: F1 of the
places where one ends.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from evals.data import GOLD_FOLDER
from evals.inputs.typeset import Style, column, draw, spaced
from evals.reports.table import Measure
from evals.scoring.judging import share
from onrecord.config import Limits
from onrecord.model import Document, Input
from onrecord.read.pdf import reader as pdf

SUITE = "office"
GOLD = GOLD_FOLDER / "release.txt"
TITLE = "Veldran to Open the Upper Gates of the Brennmoor Dam"
_WIDTH, _HEIGHT, _MARGIN = 595.0, 842.0, 72.0
_PLAIN = Style()
_BOOK = Style(indent=12, gap=0, justified=True, hyphenated=True)
_NARROW = replace(_BOOK, size=9, leading=11)
_END = "\0"

Layout = Callable[[Canvas, list[str]], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One layout: the text as it was set, and as it was read."""

    layout: str
    gold: tuple[str, ...]
    found: Document

    @property
    def characters(self) -> float:
        """F1 of the characters of words in order, 0-100."""
        return _f1(_words(self.gold), _words(self.found.text.split("\n\n")))[0]

    @property
    def paragraphs(self) -> float:
        """F1 of the ends of paragraphs, 0-100."""
        return _f1(_words(self.gold), _words(self.found.text.split("\n\n")))[1]


def _words(paragraphs: Sequence[str]) -> list[str]:
    return [word for text in paragraphs for word in (*text.split(), _END)]


def _f1(gold: list[str], found: list[str]) -> tuple[float, float]:
    blocks = SequenceMatcher(None, gold, found, autojunk=False).get_matching_blocks()
    same = [word for block in blocks for word in gold[block.a : block.a + block.size]]
    letters = _letters(gold) + _letters(found)
    ends = gold.count(_END) + found.count(_END)
    return share(2 * _letters(same), letters), share(2 * same.count(_END), ends)


def _letters(words: Sequence[str]) -> int:
    return sum(len(word) for word in words if word != _END)


def judge() -> list[Judged]:
    """Set and read every layout."""
    text = GOLD.read_text(encoding="utf-8").strip().split("\n\n")
    found = []
    for name, layout in LAYOUTS.items():
        data, gold = made(layout, text)
        item = Input(name=name, format="pdf", payload=data)
        found.append(Judged(layout=name, gold=tuple(gold), found=pdf.read(data, item, Limits())))
    return found


def made(layout: Layout, text: list[str]) -> tuple[bytes, list[str]]:
    """Set a text; gives the file and the paragraphs that a reader should get."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(_WIDTH, _HEIGHT), invariant=1)
    canvas.setTitle("Microsoft Word - release_final2.doc")
    gold = layout(canvas, list(text))
    canvas.save()
    return stream.getvalue(), gold


def measures(judged: Sequence[Judged]) -> list[Measure]:
    """Two figures a layout."""
    return [
        Measure(suite=SUITE, name=f"{one.layout}: {name}", value=value)
        for one in judged
        for name, value in (("characters", one.characters), ("paragraphs", one.paragraphs))
    ]


def _headline(canvas: Canvas, y: float = _HEIGHT - 100) -> None:
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(_MARGIN, y, TITLE)


def _flow(
    canvas: Canvas,
    text: list[str],
    style: Style,
    *,
    columns: int = 1,
    bottom: float = 110.0,
    each_page: Callable[[Canvas, int], None] | None = None,
) -> None:
    """Let text flow over columns and pages."""
    gutter = 18.0
    width = (_WIDTH - 2 * _MARGIN - gutter * (columns - 1)) / columns
    page, top = 1, _HEIGHT - 130
    while text:
        for k in range(columns):
            x = _MARGIN + k * (width + gutter)
            lines, text, _ = column(text, x, top, bottom, width, style)
            draw(canvas, lines, style)
        if each_page:
            each_page(canvas, page)
        canvas.showPage()
        page, top = page + 1, _HEIGHT - 90


def _running(canvas: Canvas, page: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_MARGIN, _HEIGHT - 50, "Ministry of Water | Press information 17/2031")
    canvas.drawRightString(_WIDTH - _MARGIN, 50, f"Page {page} of 3")


def _letter(canvas: Canvas, text: list[str]) -> list[str]:
    _headline(canvas)
    _flow(canvas, text, replace(_PLAIN, size=12, leading=15), bottom=300, each_page=_running)
    return text


def _book(canvas: Canvas, text: list[str]) -> list[str]:
    _headline(canvas)
    style = replace(_BOOK, size=12, leading=15)
    _flow(canvas, text, style, bottom=420, each_page=_mirrored)
    return text


def _mirrored(canvas: Canvas, page: int) -> None:
    canvas.setFont("Times-Italic", 9)
    if page % 2:
        canvas.drawRightString(_WIDTH - _MARGIN, _HEIGHT - 50, f"The Brennmoor Question {page}")
    else:
        canvas.drawString(_MARGIN, _HEIGHT - 50, f"{page} Annual Report on the Waters")


def _two(canvas: Canvas, text: list[str]) -> list[str]:
    _headline(canvas)
    _flow(canvas, text, _NARROW, columns=2, bottom=450)
    return text


def _three(canvas: Canvas, text: list[str]) -> list[str]:
    _headline(canvas)
    _flow(canvas, text, _NARROW, columns=3, bottom=520)
    return text


def _notes(canvas: Canvas, text: list[str]) -> list[str]:
    """Two columns with a raised number in the text and the note at the foot of the first."""
    _headline(canvas)
    lines, rest, _ = column(text[:4], _MARGIN, _HEIGHT - 130, 300, 216, _NARROW)
    draw(canvas, lines, _NARROW)
    last = lines[-1]
    canvas.setFont("Times-Roman", 6)
    end = last.x + canvas.stringWidth(last.text, "Times-Roman", 9)
    canvas.drawString(end, last.y + 3.5, "1")
    canvas.drawString(_MARGIN, 273, "1")
    note = "See the Treaty of Osterhal, annex II, on the stations of measurement."
    small = replace(_PLAIN, size=7, leading=8.5)
    draw(canvas, column([note], _MARGIN + 4, 270, 200, 210, small)[0], small)
    draw(canvas, column([*rest, *text[4:]], 310, _HEIGHT - 130, 100, 216, _NARROW)[0], _NARROW)
    canvas.showPage()
    return [*text, f"1 {note}"]


def _box(canvas: Canvas, text: list[str]) -> list[str]:
    """Two columns; half-way down the second stands a box in other type."""
    _headline(canvas)
    lines, rest, _ = column(text, _MARGIN, _HEIGHT - 130, 430, 216, _NARROW)
    draw(canvas, lines, _NARROW)
    lines, rest, y = column(rest, 310, _HEIGHT - 130, 600, 216, _NARROW)
    draw(canvas, lines, _NARROW)
    before = len(text) - len(rest) + rest[0].startswith("\0")
    boxed = "The dam in figures: built in 1961, eighty-four metres high, three upper gates."
    style = Style(font="Helvetica", size=11, leading=14)
    lines, _, y = column([boxed], 320, y - 12, 100, 190, style)
    draw(canvas, lines, style)
    lines, rest, _ = column(rest, 310, y - 12, 100, 216, _NARROW)
    draw(canvas, lines, _NARROW)
    canvas.showPage()
    return [*text[:before], boxed, *text[before:]]


def _rows(canvas: Canvas, text: list[str]) -> list[str]:
    """Columns that were written to the file row by row, word by word."""
    _headline(canvas)
    style = replace(_NARROW, pieces="word")
    left, rest, _ = column(text, _MARGIN, _HEIGHT - 130, 430, 216, style)
    right, rest, _ = column(rest, 310, _HEIGHT - 130, 100, 216, style)
    draw(canvas, sorted([*left, *right], key=lambda line: (-line.y, line.x)), style)
    canvas.showPage()
    return text


def _letters_apart(canvas: Canvas, text: list[str]) -> list[str]:
    spaced(canvas, "MINISTRY OF WATER", _MARGIN, _HEIGHT - 70, 12)
    _headline(canvas)
    _flow(canvas, text, replace(_PLAIN, pieces="letter", justified=True))
    return text


def _turned(canvas: Canvas, text: list[str]) -> list[str]:
    """A page that lies on its side, a watermark across it, a line up its margin."""
    canvas.setPageSize((_HEIGHT, _WIDTH))
    canvas.setPageRotation(90)
    canvas.saveState()
    canvas.translate(_WIDTH, 0)
    canvas.rotate(90)
    _headline(canvas, _WIDTH - 80)
    lines, rest, _ = column(text, _MARGIN, _WIDTH - 110, 60, 330, _PLAIN)
    lines += column(rest, _MARGIN + 360, _WIDTH - 110, 60, 330, _PLAIN)[0]
    draw(canvas, lines, _PLAIN)
    canvas.saveState()
    canvas.translate(160, 60)
    canvas.rotate(30)
    canvas.setFont("Helvetica", 90)
    canvas.drawString(0, 0, "DRAFT COPY")
    canvas.restoreState()
    canvas.translate(30, 150)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(0, 0, "WV-2031/17 for release at once")
    canvas.restoreState()
    canvas.showPage()
    return text


def _recognised(canvas: Canvas, text: list[str]) -> list[str]:
    """What a text recognition lays under a scan: invisible, uneven, word by word."""
    chance = random.Random(7)  # noqa: S311 - a layout, no secret
    lines, _, _ = column([TITLE, *text], _MARGIN, _HEIGHT - 90, 60, 450, _PLAIN)
    canvas.rect(10, 10, 570, 800, fill=0)
    for line in lines:
        x = line.x
        for word in line.text.split(" "):
            size = 10 + chance.uniform(-0.3, 0.3)
            hidden = canvas.beginText(x, line.y + chance.uniform(-0.6, 0.6))
            hidden.setTextRenderMode(3)
            hidden.setFont("Times-Roman", size)
            hidden.textOut(word)
            canvas.drawText(hidden)
            x += canvas.stringWidth(word + " ", "Times-Roman", 10)
    canvas.showPage()
    return text


def _table(canvas: Canvas, text: list[str]) -> list[str]:
    """A table between two paragraphs, its cells drawn column by column."""
    _headline(canvas)
    lines, _, y = column(text[:2], _MARGIN, _HEIGHT - 130, 60, 450, _PLAIN)
    draw(canvas, lines, _PLAIN)
    rows = [("Station", "Level", "Change"), ("Brennmoor", "41", "-12"), ("Osterhal", "58", "+3")]
    canvas.setFont("Times-Roman", 10)
    for k in range(3):
        for i, row in enumerate(rows):
            canvas.drawString(_MARGIN + 130 * k, y - 10 - 14 * i, row[k])
    draw(canvas, column(text[2:], _MARGIN, y - 70, 60, 450, _PLAIN)[0], _PLAIN)
    canvas.showPage()
    return [*text[:2], *(" ".join(row) for row in rows), *text[2:]]


LAYOUTS: dict[str, Layout] = {
    "letter": _letter,
    "book": _book,
    "two columns": _two,
    "three columns": _three,
    "footnotes": _notes,
    "side box": _box,
    "row by row": _rows,
    "letter by letter": _letters_apart,
    "turned, with watermark": _turned,
    "text recognition": _recognised,
    "table": _table,
}


def look(judged: Sequence[Judged]) -> Iterator[str]:
    """Show what differs, for people."""
    for one in judged:
        yield f"== {one.layout}"
        gold, found = _words(one.gold), _words(one.found.text.split("\n\n"))
        matcher = SequenceMatcher(None, gold, found, autojunk=False)
        for what, a, b, c, d in matcher.get_opcodes():
            if what != "equal":
                before = " ".join(gold[max(0, a - 3) : a])
                yield f"{before} [{' '.join(gold[a:b])!r} -> {' '.join(found[c:d])!r}]"
