"""A word diff as a page shows it: stretches of text, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.case import DiffPiece, ReportDiff

SAME = frozenset({"same", "beyond"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A stretch: words of the report, and before them those of the other side that they replace.

    `change` is "" where both have the same.
    """

    text: str
    gone: str = ""
    change: str = ""


def drawn(reference: str, report: ReportDiff) -> list[Drawn]:
    """Draw a report over the text of its utterance; where it is retold, its words alone."""
    if not report.pieces or report.passage is None:
        return [Drawn(text=report.text)]
    start, end = report.passage
    before, after = reference[:start].strip(_MARKS), reference[end:].strip(_MARKS)
    return [
        *([Drawn(text="", gone=reference[:start].strip(), change="not given")] if before else []),
        *pieces(reference, report.text, report.pieces),
        *([Drawn(text="", gone=reference[end:].strip(), change="not given")] if after else []),
    ]


def pieces(reference: str, text: str, found: Sequence[DiffPiece]) -> Iterator[Drawn]:
    """Cut a text into stretches; every character of it is in one of them."""
    at = 0
    for piece in found:
        start, end = piece.report or (at, at)
        if at < start:
            yield Drawn(text=text[at:start])
        if piece.change in SAME:
            yield Drawn(text=text[start:end])
        else:
            gone = reference[slice(*piece.reference)] if piece.reference else ""
            yield Drawn(text=text[start:end], gone=gone, change=piece.change)
        at = max(at, end)
    if at < len(text):
        yield Drawn(text=text[at:])


_MARKS = " “”„\"'‘’.,;:!?…—–-"
