"""The index of a document that has parts or speakers, for the side of its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Document, Segment, SegmentKind
from onrecord.web import wording
from onrecord.web.marks import Paragraph

_FEWEST_PARTS = 2
_FEWEST_TURNS = 4  # fewer can be seen without an index
_LISTED = 60  # speakers, and turns of one
_LONGEST = 90  # characters of a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a segment begins; `name` is what the index calls it."""

    number: int  # its place in `Document.segments`
    name: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Everybody under one label; `more` turns are not listed."""

    name: str
    turns: int
    places: tuple[Place, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Parts in their order; speakers by the number of their turns."""

    parts: tuple[Place, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    more: int = 0  # speakers that are not listed


def outline(document: Document, paragraphs: Sequence[Paragraph]) -> Outline:
    """List the parts and the speakers of a document, if there are enough to need it."""
    numbers = {n: paragraph.number for paragraph in paragraphs for n in paragraph.opens}
    parts = [n for n in numbers if document.segments[n].kind is SegmentKind.PART]
    turns = [n for n in numbers if document.segments[n].kind is SegmentKind.TURN]
    speakers = _speakers(document, turns, numbers) if len(turns) >= _FEWEST_TURNS else []
    return Outline(
        parts=tuple(_part(document, n) for n in parts) if len(parts) >= _FEWEST_PARTS else (),
        speakers=tuple(speakers[:_LISTED]),
        more=max(0, len(speakers) - _LISTED),
    )


def _part(document: Document, number: int) -> Place:
    segment = document.segments[number]
    first_line = document.text[segment.start : segment.end].strip().split("\n", 1)[0]
    title = segment.title.text if segment.title else first_line
    return Place(number=number, name=title[:_LONGEST], when=when(document, segment))


def when(document: Document, segment: Segment) -> str:
    """Word the time of a part; the day only where it is not the document's own."""
    if segment.published is None:
        return ""
    day, _, clock = segment.published.partition("T")
    same = bool(clock) and day == (document.published or "")[:10]
    return clock[:5] if same else wording.date(segment.published)


def when_beside(document: Document, segment: Segment) -> str:
    """Word the time of a part for its head, unless it is printed there in the same words."""
    words = when(document, segment)
    printed = segment.evidence is not None and words in segment.evidence.text
    return "" if printed else words


def _speakers(
    document: Document, turns: Sequence[int], numbers: Mapping[int, int]
) -> list[Speaker]:
    said: dict[str, list[Place]] = {}
    for n in turns:
        label = document.segments[n].speaker
        name = " ".join(label.text.split()) if label else "No label"
        said.setdefault(name, []).append(Place(number=n, name=str(numbers[n])))
    made = [
        Speaker(
            name=name,
            turns=len(places),
            places=tuple(places[:_LISTED]),
            more=max(0, len(places) - _LISTED),
        )
        for name, places in said.items()
    ]
    return sorted(made, key=lambda speaker: -speaker.turns)
