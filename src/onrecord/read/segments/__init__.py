"""The parts of a document: speakers' turns, stage directions, entries of a live blog."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from onrecord.model import Document, Genre, Segment, SegmentKind
from onrecord.read.segments import directions, entries, items, rows, turns

__all__ = ["find", "segmented"]

_MOSTLY = 0.5  # share of a text that turns fill, or parts with a time, to make its genre
_NEARLY_ALL = 0.95  # share of what is said that makes a speech of turns


def segmented(document: Document) -> Document:
    """Give a document the segments of its text, which is final, and the genre they tell.

    A genre that was read elsewhere stays.
    """
    found = find(document)
    told = any(row.field == "genre" for row in document.provenance)
    known = told or document.genre is not Genre.NEWS
    genre = document.genre if known else _genre(document, found)
    return replace(document, segments=found, genre=genre)


def find(document: Document) -> tuple[Segment, ...]:
    """List the segments of a text in order, a turn before the directions inside it."""
    read = rows.read(document.text)
    spoken = list(turns.find(document.text, read))
    timed = [] if _fill(document, spoken) > _MOSTLY else entries.find(document, read)
    spoken = [] if timed else spoken
    parts = timed or ([] if spoken else items.find(document, read))
    told = directions.find(document.text, transcript=bool(spoken))
    return tuple(sorted((*spoken, *parts, *told), key=lambda one: (one.start, -one.end)))


def _genre(document: Document, found: tuple[Segment, ...]) -> Genre:
    spoken = [one for one in found if one.kind is SegmentKind.TURN]
    timed = [one for one in found if one.kind is SegmentKind.PART and one.published]
    staged = any(one.kind is SegmentKind.DIRECTION for one in found)
    if len(timed) > 2 and _fill(document, timed) > _MOSTLY:
        return Genre.LIVE_BLOG
    if _fill(document, spoken) > _MOSTLY:
        return Genre.SPEECH if _one_speaks(spoken, staged) else Genre.TRANSCRIPT
    return document.genre


def _one_speaks(turns: list[Segment], staged: bool) -> bool:
    """Whether turns are a speech: one has nearly all, before people who are heard."""
    said: Counter[str] = Counter()
    for turn in turns:
        said[turn.speaker.text if turn.speaker else ""] += turn.end - turn.start
    most = max(said.values()) > _NEARLY_ALL * said.total()
    return most and (staged or len(turns) < 3)


def _fill(document: Document, found: list[Segment]) -> float:
    return sum(one.end - one.start for one in found) / max(1, len(document.text))
