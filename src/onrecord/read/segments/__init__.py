"""The parts of a document: speakers' turns, stage directions, entries of a live blog."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Document, Segment
from onrecord.read.segments import directions, rows, turns

__all__ = ["find", "segmented"]


def segmented(document: Document) -> Document:
    """Give a document the segments of its text, which is final."""
    return replace(document, segments=find(document.text, document.published))


def find(text: str, published: str | None = None) -> tuple[Segment, ...]:
    """List the segments of a text in order, a turn before the directions inside it."""
    read = rows.read(text)
    found = list(turns.find(text, read))
    found += directions.find(text, transcript=bool(found))
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))
