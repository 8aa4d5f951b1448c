"""One page of a PDF: its characters and their boxes to runs of text that stand on one line."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_HYPHEN = "\x02"  # PDFium's mark for a hyphen at the end of a line
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_WORD_GAP = 0.11  # of the size, beyond the usual gap: no kerning opens so wide a gap in a word
_DRAWN_GAP = 0.03  # of the size: between words that are drawn one by one
_RUN_GAP = 1.0  # of the size: what is further apart may stand in another column
_SPACED = 0.12  # of the size: letters that all stand so far apart are spaced out on purpose
_RAISED = 0.12  # of the size: how far a footnote number stands above its line
_BOLD = 600  # font weight
_MOST_ROTATED = 0.2  # share of a page's characters from which rotated text belongs to it


class Glyph(NamedTuple):
    """A character where it stands, the page turned so that its line runs to the right."""

    char: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool  # white space stands before it
    place: int  # in PDFium's own order


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters on one line, without a gap as wide as between columns; y grows upwards.

    `raised` are the ranges of `text` that stand above the line, as footnote numbers do.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    raised: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on a page, in the order of the file; `aside` is text at another angle."""

    runs: tuple[Run, ...]
    aside: tuple[Run, ...] = ()
    slanted: tuple[Run, ...] = ()
    broken: int = 0  # characters that the file's fonts do not explain
    painted: bool = False  # something is drawn on it, text or not

    @property
    def characters(self) -> int:
        """How much text it holds."""
        return sum(len(run.text) for run in (*self.runs, *self.aside, *self.slanted))


def read(page: Any) -> Page:
    """Read a page of pypdfium2; its handles are closed by the caller."""
    text = page.get_textpage()
    try:
        by_angle, broken = _glyphs(text.raw, page.get_bbox())
        runs = {
            angle: tuple(_with_font(run, text.raw, first) for run, first in _runs(glyphs, text.raw))
            for angle, glyphs in by_angle.items()
        }
    finally:
        text.close()
    painted = pdfium.FPDFPage_CountObjects(page.raw) > 0
    return replace(_sorted(runs), broken=broken, painted=painted)


def _sorted(runs: dict[int | None, tuple[Run, ...]]) -> Page:
    """Take the angle of most characters for the page's own."""
    slanted = runs.pop(None, ())
    weight = {angle: sum(len(run.text) for run in found) for angle, found in runs.items()}
    if not weight:
        return Page(runs=slanted)
    main = max(weight, key=lambda angle: (weight[angle], -angle if angle is not None else 0))
    least = _MOST_ROTATED * weight[main]
    beside = tuple(run for a, found in runs.items() if a != main for run in found)
    kept = sum(len(run.text) for run in beside) >= max(200.0, least)
    own = runs[main]
    if kept:  # a table set across the page: read below the rest
        drop = max(run.base for run in beside) - min(run.base for run in own) + 100.0
        own += tuple(replace(run, base=run.base - drop) for run in beside)
        beside = ()
    return Page(runs=own, aside=beside, slanted=slanted)


def _glyphs(text: Any, box: tuple[float, ...]) -> tuple[dict[int | None, list[Glyph]], int]:
    """Sort the visible characters by angle: 0, 90, 180, 270, or None for any other."""
    found: dict[int | None, list[Glyph]] = {}
    seen: dict[tuple[str, int, int], int] = {}
    broken, spaced = 0, False
    for char, rect, origin, index in _characters(text):
        if not char.strip() and char != _HYPHEN:
            spaced = True
            continue
        broken += _is_broken(char)
        x, y = (rect[0] + rect[1]) / 2, (rect[2] + rect[3]) / 2
        key = (char, round(rect[0]), round(rect[2]))
        inside = box[0] <= x <= box[2] and box[1] <= y <= box[3]
        twice = seen.setdefault(key, index) not in {index, index - 1}  # "ff" is one box
        if char == "\0" or twice or not inside:
            continue  # drawn twice to look bold, or where nobody sees it
        angle = _angle(pdfium.FPDFText_GetCharAngle(text, index))
        shown = "-" if char in {_HYPHEN, "\xad", "\u2010"} else char.translate(_LIGATURES)
        found.setdefault(angle, []).append(_turned(shown, rect, origin, angle, spaced, index))
        spaced = False
    return found, broken


def _characters(
    text: Any,
) -> Iterator[tuple[str, tuple[float, float, float, float], tuple[float, float], int]]:
    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a character; PDFium counts both
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        pdfium.FPDFText_GetLooseCharBox(text, index, rect)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        sides = (rect.left, rect.right, rect.bottom, rect.top)
        yield chr(min(code, 0x10FFFF)), sides, (x.value, y.value), index


def _is_broken(char: str) -> bool:
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or (char < " " and char != _HYPHEN)


def _angle(radians: float) -> int | None:
    degrees = math.degrees(radians) % 360
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) < 4 else None


def _turned(
    char: str,
    rect: tuple[float, float, float, float],
    origin: tuple[float, float],
    angle: int | None,
    spaced: bool,
    index: int,
) -> Glyph:
    """Turn a character by its angle, which PDFium counts clockwise."""
    left, right, bottom, top = rect
    base = origin[1]
    if angle == 90:
        left, right, bottom, top, base = -top, -bottom, left, right, origin[0]
    elif angle == 180:
        left, right, bottom, top, base = -right, -left, -top, -bottom, -origin[1]
    elif angle == 270:
        left, right, bottom, top, base = bottom, top, -right, -left, -origin[0]
    return Glyph(char, left, right, base, max(top - bottom, 0.1), spaced, index)


def _runs(glyphs: list[Glyph], text: Any) -> Iterator[tuple[Run, Glyph]]:
    """Gather neighbours in the file that go on to the right on one line."""
    gathered: list[Glyph] = []
    line: Glyph | None = None  # the last character that stands on the line itself
    for glyph in glyphs:
        if line is not None and not _goes_on(gathered[-1], line, glyph):
            yield _run(gathered, line, text)
            gathered, line = [], None
        gathered.append(glyph)
        if line is None or not _is_raised(glyph, line):
            line = glyph
    if line is not None:
        yield _run(gathered, line, text)


def _goes_on(before: Glyph, line: Glyph, glyph: Glyph) -> bool:
    size = max(line.size, glyph.size)
    gap = glyph.left - before.right
    if before.left == glyph.left and before.right == glyph.right:
        return True  # the rest of a ligature
    if not -0.5 * size < gap < _RUN_GAP * size:
        return False
    lifted = abs(glyph.base - line.base)
    ratio = min(line.size, glyph.size) / size  # a large initial is no line with a raised row
    return lifted < 0.1 * size or (
        lifted < 0.65 * size and 0.45 < ratio < 0.87 and gap < 0.5 * size
    )


def _is_raised(glyph: Glyph, line: Glyph) -> bool:
    return glyph.size < 0.87 * line.size and glyph.base > line.base + _RAISED * glyph.size


def _run(glyphs: list[Glyph], line: Glyph, text: Any) -> tuple[Run, Glyph]:
    threshold = _word_gap(glyphs, line.size)
    by_letter = _is_by_letter(glyphs, text)
    pieces: list[str] = []
    raised: list[tuple[int, int]] = []
    length = 0
    for before, glyph in zip([None, *glyphs[:-1]], glyphs, strict=True):
        if before is not None and (
            _parts(before, glyph, threshold)
            or (not by_letter and threshold is None and _is_drawn_apart(before, glyph, text))
        ):
            pieces.append(" ")
            length += 1
        if _is_raised(glyph, line):
            raised.append((length, length + len(glyph.char)))
        pieces.append(glyph.char)
        length += len(glyph.char)
    run = Run(
        text="".join(pieces),
        left=glyphs[0].left,
        right=max(glyph.right for glyph in glyphs),
        base=line.base,
        size=line.size,
        raised=tuple(raised),
    )
    return run, sorted(
        (glyph for glyph in glyphs if not _is_raised(glyph, line)), key=lambda glyph: glyph.size
    )[(len(glyphs) - len(raised)) // 2]


def _word_gap(glyphs: list[Glyph], size: float) -> float | None:
    """The gap between the words of spaced-out letters; None where letters stand close."""
    gaps = [b.left - a.right for a, b in pairwise(glyphs)]
    if len(gaps) < 5:
        return None
    middle = median(gaps)
    if middle < _SPACED * size:
        return None
    return middle + max(0.6 * middle, 0.12 * size)


def _parts(before: Glyph, glyph: Glyph, threshold: float | None) -> bool:
    gap = glyph.left - before.right
    if threshold is not None:
        return gap > threshold
    return glyph.spaced or gap > _WORD_GAP * max(before.size, glyph.size)


def _is_drawn_apart(before: Glyph, glyph: Glyph, text: Any) -> bool:
    """Whether a small gap lies between two texts that the file draws one by one."""
    gap = glyph.left - before.right
    return gap > _DRAWN_GAP * glyph.size and _object(before, text) != _object(glyph, text)


def _is_by_letter(glyphs: list[Glyph], text: Any) -> bool:
    first = glyphs[:6]
    return len(first) < 3 or len({_object(glyph, text) for glyph in first}) > len(first) / 2


def _object(glyph: Glyph, text: Any) -> int | None:
    found = pdfium.FPDFText_GetTextObject(text, glyph.place)
    return ctypes.cast(found, ctypes.c_void_p).value


def _with_font(run: Run, text: Any, line: Glyph) -> Run:
    """Give a run the size and the weight of its font, which boxes tell only roughly."""
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, line.place)
    if pdfium.FPDFText_GetMatrix(text, line.place, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    bold = _is_bold(text, line.place)
    return replace(run, size=size if 1 < size < 500 else run.size, bold=bold)


def _is_bold(text: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))


def body_size(pages: list[Page]) -> float:
    """The size of most characters, to half a point."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 10.0
