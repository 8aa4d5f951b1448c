"""Rows of columns to paragraphs, over the ends of columns and pages; footnotes apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from onrecord.read.pdf.order import Row
from onrecord.read.pdf.words import Words
from onrecord.read.text import lines

_BULLET = re.compile(r"[•◦▪‣●○■□⁃]\s?\S")
_ITEM = re.compile(r"(?:[–—*-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\([ivx]{1,5}\))\s\S")
_LEADER = re.compile(r"(?:\.|\. ){4,20}\s?\w{1,5}$")  # a row of a table of contents
_ENDS = re.compile(r"[.!?…:][”’\"')\]]*$|[”\"]$")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})[.)]?\s?[A-Z“\"(‘h]")
_MARK = re.compile(r"(?:\d{1,3}(?:, ?\d{1,3})*|[*†‡§¹²³⁰-⁹]{1,3})")
_SMALL = 0.93  # of the body's size: notes are smaller
_SAME_SIZE = 0.07
_LOOSE = 1.35  # times the usual leading: a gap between paragraphs
_VERY_LOOSE = 1.9  # the same where a sentence goes on
_SLACK = 0.3  # of a column's width that a row may leave free while its sentence goes on
_SHORT = 0.15  # of a column's width: what a row leaves free where a longer word follows
_OPEN_REACH = 3  # paragraphs back that may go on after a caption or a box


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Characters that were taken out, as they stood between two rows."""

    text: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """Rows that read on; what was taken out stands between them."""

    rows: list[Row | Taken] = field(default_factory=list)
    full: bool = False  # its last row reaches the right edge of the column
    indented: bool = False

    @property
    def own(self) -> list[Row]:
        """The rows of text."""
        return [row for row in self.rows if isinstance(row, Row)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The columns of one page in reading order."""

    blocks: list[list[Row]]
    head: tuple[Taken, ...] = ()
    foot: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The paragraphs of a document; `taken` are (paragraph, offset in it, what)."""

    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]
    taken: tuple[tuple[int, int, Taken], ...]


def read(sheets: Sequence[Sheet], body: float, *, raw: bool) -> Text:
    """Build the paragraphs of a document.

    Args:
        sheets: Its pages.
        body: The size of most of its characters.
        raw: Footnotes stay where they stand, with their numbers.
    """
    words = Words(row.text for sheet in sheets for block in sheet.blocks for row in block)
    leading = _leading(block for sheet in sheets for block in sheet.blocks)
    paragraphs: list[Paragraph] = []
    notes: list[Paragraph] = []
    for sheet in sheets:
        waiting: list[Taken] = list(sheet.head)
        edges = _right_edges(sheet.blocks)
        for block in sheet.blocks:
            start = len(block) if raw else _notes_start(block, body, sheet.blocks, bool(notes))
            found = list(_paragraphs(block[:start], leading, edges))
            if found:
                _append(paragraphs, found, body, waiting)
                waiting = []
            _append_notes(notes, block[start:])
        if not paragraphs:
            paragraphs.append(Paragraph())
        paragraphs[-1].rows += [*waiting, *sheet.foot]
    return _render(paragraphs, notes, words, raw=raw)


def _leading(blocks: Iterable[list[Row]]) -> dict[int, float]:
    """The usual distance of rows, by the size of their letters."""
    seen: dict[int, Counter[float]] = {}
    for block in blocks:
        for before, row in pairwise(block):
            if abs(before.size - row.size) < 0.1 and row.size > 0:
                step = round((before.base - row.base) * 4) / 4
                if 0.8 * row.size < step < 3 * row.size:
                    seen.setdefault(round(row.size), Counter())[step] += 1
    return {size: min(steps, key=lambda step: (-steps[step], step)) for size, steps in seen.items()}


def _right_edges(blocks: Sequence[list[Row]]) -> dict[int, float]:
    """How far the rows of a page reach to the right, by the left edge of their column."""
    edges: dict[int, float] = {}
    for block in blocks:
        left = round(min(row.left for row in block) / 12)
        edges[left] = max(edges.get(left, 0.0), *(row.right for row in block))
    return edges


def _right_edges_by_size(block: Sequence[Row], edges: dict[int, float]) -> dict[int, float]:
    """How far the rows of a column reach; a headline says nothing of the text below it."""
    own: dict[int, list[float]] = {}
    for row in block:
        own.setdefault(round(row.size), []).append(row.right)
    widest = max(row.right for row in block)
    left = round(min(row.left for row in block) / 12)
    page = max(widest, *(edges.get(left + k, 0.0) for k in (-1, 0, 1)))
    return {
        size: max(rights) if len(rights) >= 3 else page if len(block) < 3 else widest
        for size, rights in own.items()
    }


def _notes_start(
    block: Sequence[Row], body: float, blocks: Sequence[Sequence[Row]], before: bool
) -> int:
    """The first row of the footnotes at the end of a column; its length where it has none."""
    start = len(block)
    while start and block[start - 1].size <= _SMALL * body:
        start -= 1
    middle = median(row.base for rows in blocks for row in rows)
    while start < len(block):
        row = block[start]
        marked = (row.raised and row.raised[0][0] == 0) or _NOTE.match(row.text)
        goes_on = before and start and row.text[:1].islower()
        if row.base <= middle and (marked or goes_on):
            return start
        start += 1
    return start


def _paragraphs(
    block: Sequence[Row], leading: dict[int, float], edges: dict[int, float]
) -> Iterator[Paragraph]:
    if not block:
        return
    left = _left_edge(block)
    rights = _right_edges_by_size(block, edges)
    gathered = [block[0]]
    for i, row in enumerate(block[1:], 1):
        after = block[i + 1] if i + 1 < len(block) else None
        right = rights[round(row.size)]
        if _breaks(gathered, row, after, _Column(left, right, leading)):
            right = rights[round(gathered[-1].size)]
            yield _paragraph(gathered, left, right)
            gathered = []
        gathered.append(row)
    yield _paragraph(gathered, left, rights[round(gathered[-1].size)])


def _left_edge(block: Sequence[Row]) -> float:
    lefts = Counter(round(row.left) for row in block)
    often = [left for left, count in lefts.items() if count >= max(2, 0.2 * len(block))]
    return float(min(often or lefts))


def _paragraph(rows: Sequence[Row], left: float, right: float) -> Paragraph:
    last, first = rows[-1], rows[0]
    return Paragraph(
        rows=list(rows),
        full=last.right > right - max(2 * last.size, _SHORT * (right - left)),
        indented=first.left > left + 0.8 * first.size,
    )


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float
    leading: dict[int, float]


def _breaks(gathered: Sequence[Row], row: Row, after: Row | None, column: _Column) -> bool:
    """Whether a row begins a new paragraph."""
    before = gathered[-1]
    if abs(before.size - row.size) > _SAME_SIZE * before.size or before.bold != row.bold:
        return not before.text.endswith("-") or before.size != row.size
    usual = column.leading.get(round(row.size), 1.2 * row.size)
    ended = bool(_ENDS.search(before.text[-8:]))
    inside = not ended and row.text[:1].islower() and before.text.count(" ") >= 3
    loose = _VERY_LOOSE if inside else _LOOSE
    if before.base - row.base > loose * max(usual, row.size) or before.base < row.base:
        return True
    if (_is_cells(before, column) and _is_cells(row, column)) or _LEADER.search(before.text[-50:]):
        return True
    if _BULLET.match(row.text):
        return True
    slack = _SLACK * (column.right - column.left) if inside else 0.4 * row.size
    fits = _fits(before, row, column.right - slack)
    if _ITEM.match(row.text) and (ended or fits or before.text.endswith((";", ","))):
        return True
    return fits or (not inside and _indents(gathered, row, after, column))


def _is_cells(row: Row, column: _Column) -> bool:
    """Whether the wide gaps of a row are those of a table and not of a stretched line."""
    stretched = row.cells == row.text.count(" ") + 1 and row.right > column.right - 0.5 * row.size
    return row.cells > 1 and not stretched


def _fits(before: Row, row: Row, right: float) -> bool:
    """Whether the row's first word would have stood at the end of the row before."""
    if before.text.endswith("-"):
        return False
    word = row.text.split(" ", 1)[0]
    width = (row.right - row.left) * len(word) / max(1, len(row.text))
    return before.right + 0.3 * row.size + width < right


def _indents(gathered: Sequence[Row], row: Row, after: Row | None, column: _Column) -> bool:
    """Whether a paragraph is told by its indented first row, or the end of an indented one."""
    before, step = gathered[-1], 0.7 * row.size
    if row.left > before.left + step:
        hanging = len(gathered) == 1 and (_BULLET.match(before.text) or _ITEM.match(before.text))
        alone = after is None or after.left < row.left - 0.5 * step
        ended = bool(_ENDS.search(before.text[-8:]))
        return not hanging and (alone or ended)
    if row.left < before.left - step and len(gathered) > 1:
        return gathered[0].left > column.left + step and bool(_ENDS.search(before.text[-8:]))
    return False


def _append(
    paragraphs: list[Paragraph], found: list[Paragraph], body: float, waiting: list[Taken]
) -> None:
    """Add a column's paragraphs; the first may go on one of the last before it."""
    open_one = _open(paragraphs, found[0], body)
    if open_one is not None:
        open_one.rows += [*waiting, *found[0].rows]
        open_one.full = found[0].full
        found = found[1:]
    else:
        found[0].rows = [*waiting, *found[0].rows]
    for paragraph in found:
        earlier = _behind(paragraphs, paragraph, body) if _starts_low(paragraph) else None
        if earlier is None:
            paragraphs.append(paragraph)
        else:
            earlier.rows += paragraph.rows
            earlier.full = paragraph.full


def _behind(paragraphs: Sequence[Paragraph], later: Paragraph, body: float) -> Paragraph | None:
    """The paragraph that goes on below what stands in its way; not the one right above."""
    earlier = _open(paragraphs, later, body)
    return None if not paragraphs or earlier is paragraphs[-1] else earlier


def _starts_low(paragraph: Paragraph) -> bool:
    return paragraph.own[0].text[:1].islower()


def _open(paragraphs: Sequence[Paragraph], later: Paragraph, body: float) -> Paragraph | None:
    """The paragraph that a later one goes on with."""
    first = later.own[0]
    if _BULLET.match(first.text) or _ITEM.match(first.text):
        return None
    for k, earlier in enumerate(reversed(paragraphs[-_OPEN_REACH:])):
        rows = earlier.own
        if not rows or abs(rows[-1].size - first.size) > _SAME_SIZE * first.size:
            continue  # a caption, a heading or a box in between
        last = rows[-1]
        if last.bold != first.bold:
            continue
        if last.cells > 1 and not earlier.full:
            return None
        text = last.text.rstrip()
        if text.endswith("-") and first.text[:1].islower():
            return earlier
        if _ENDS.search(text[-8:]):
            return None if k or not _runs_on(earlier, later, body) else earlier
        low = first.text[:1].islower()
        wordy = abs(first.size - body) <= _SAME_SIZE * body and len(text.split()) >= 3
        goes_on = low or (not k and earlier.full and not later.indented)
        return earlier if wordy and goes_on else None
    return None


def _runs_on(earlier: Paragraph, later: Paragraph, body: float) -> bool:
    """Whether the end of a full row ended a sentence and not the paragraph.

    Rows inside a paragraph are full; of its last rows hardly one in six is.
    """
    first, rows = later.own[0], earlier.own
    if first.text[:1].islower():
        return earlier.full
    text = len(rows) > 1 and len(later.own) > 1 and abs(first.size - body) <= _SAME_SIZE * body
    return text and earlier.full and not later.indented and not later.own[0].cells > 1


def _append_notes(notes: list[Paragraph], rows: Sequence[Row]) -> None:
    gathered: list[Row] = []
    for row in rows:
        marked = (row.raised and row.raised[0][0] == 0) or _NOTE.match(row.text)
        if marked and gathered:
            notes.append(Paragraph(rows=list(gathered)))
            gathered = []
        if marked and row.raised and row.raised[0][0] == 0:
            gathered.append(replace(row, text=_spaced_mark(row), raised=()))
            continue
        if not marked and not gathered and notes:
            gathered = notes.pop().own
        gathered.append(row)
    if gathered:
        notes.append(Paragraph(rows=list(gathered)))


def _spaced_mark(row: Row) -> str:
    end = 0
    for start, stop in row.raised:
        end = stop if start <= end else end
    return f"{row.text[:end]} {row.text[end:].lstrip()}"


def _render(
    paragraphs: Iterable[Paragraph], notes: Iterable[Paragraph], words: Words, *, raw: bool
) -> Text:
    texts: list[str] = []
    taken: list[tuple[int, int, Taken]] = []
    for paragraph in paragraphs:
        text, cuts = _joined(paragraph, words, raw=raw)
        taken += [(len(texts), at, cut) for at, cut in cuts]
        if text:
            texts.append(text)
    return Text(
        paragraphs=tuple(texts),
        notes=tuple(text for note in notes if (text := _joined(note, words, raw=True)[0])),
        taken=tuple(taken),
    )


def _joined(
    paragraph: Paragraph, words: Words, *, raw: bool
) -> tuple[str, list[tuple[int, Taken]]]:
    """Join the rows of a paragraph; every cut with its offset."""
    pieces: list[str] = []
    length = 0  # of the pieces together
    cuts: list[tuple[int, Taken]] = []
    for row in paragraph.rows:
        if isinstance(row, Taken):
            cuts.append((length, row))
            continue
        text, marks = (row.text, []) if raw else _without_marks(row)
        between = ""
        if pieces:
            last, between = words.join(pieces[-1], text)
            length += len(last) - len(pieces[-1])
            pieces[-1] = last
        clean = lines.clean(text).strip()
        if not clean:
            continue
        cuts += [(length + len(between) + min(at, len(clean)), mark) for at, mark in marks]
        pieces += [between, clean] if between else [clean]
        length += len(between) + len(clean)
    return "".join(pieces), [(min(at, length), cut) for at, cut in cuts]


def _without_marks(row: Row) -> tuple[str, list[tuple[int, Taken]]]:
    """Take the numbers of footnotes out of a row; "km²" and "5th" keep their raised letters."""
    merged: list[tuple[int, int]] = []
    for start, end in row.raised:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    text, at, marks = "", 0, []
    for start, end in merged:
        mark, before = row.text[start:end].strip(), row.text[:start].rstrip()
        unit = re.search(r"(?:^|[\s\d])[a-zA-Z]{0,2}$", before)
        if not _MARK.fullmatch(mark) or (unit and not before.endswith((".", ",")) and before):
            continue
        text += row.text[at:start]
        marks.append((len(text), Taken(text=mark, reason="footnote number")))
        at = end
    return text + row.text[at:], marks
