"""A final text's rows with their places, and which of them go on the row above."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Span, span

_STOPS = '.!?…”")]'


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row that is not empty, without the white space around it; offsets are the text's."""

    start: int
    end: int
    text: str
    gap: bool  # an empty row stood before it, or none did
    wrapped: bool  # it seems to go on a sentence of the row above


def read(text: str) -> tuple[Row, ...]:
    """List the rows of a text in order."""
    lines = text.splitlines(keepends=True)
    width = _wrap_width([line.strip() for line in lines])
    found: list[Row] = []
    at = 0
    before = ""  # the row above, as it stands; empty where there is a gap
    for line in lines:
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            wrapped = bool(before) and _goes_on(before, stripped, width)
            found.append(
                Row(
                    start=start,
                    end=start + len(stripped),
                    text=stripped,
                    gap=not before,
                    wrapped=wrapped,
                )
            )
        at += len(line)
        before = line if stripped else ""
    return tuple(found)


def piece(text: str, row: Row, start: int, end: int) -> Span:
    """Cut a span out of a row, by offsets into the row."""
    return span(text, row.start + start, row.start + end)


def _goes_on(before: str, row: str, width: int) -> bool:
    """Two spaces before the end of a row break it for good, as in Markdown; so does a stop."""
    if not width or before.rstrip("\r\n").endswith("  ") or before.rstrip()[-1] in _STOPS:
        return False
    return len(before.strip()) + 1 + len(row.split(maxsplit=1)[0]) > width - 2


def _wrap_width(rows: list[str]) -> int:
    """The column at which a text was wrapped; 0 if it was not."""
    inner = sorted(len(row) for row, after in pairwise(rows) if row and after)
    if len(inner) < 3:
        return 0
    width = inner[int(len(inner) * 0.95)]
    near = sum(1 for length in inner if length > width * 0.75)
    return width if 40 <= width <= 110 and near >= len(inner) * 0.5 else 0
