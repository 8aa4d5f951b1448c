"""The parts of a document: speakers' turns, stage directions, entries of a live blog."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.model import Document, Genre, Segment, SegmentKind
from onrecord.read.segments import directions, entries, items, rows, turns

__all__ = ["find", "heads", "segmented", "spoken"]

_MOSTLY = 0.5  # share of a text that turns fill, or parts with a time, to make its genre
_SENTENCE = 7  # spaces in a row that ends a sentence and is no furniture
_OFTEN = 3  # stage directions that make a speech of a text without turns
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
    turned = list(turns.find(document.text, read))
    timed = [] if _fill(document.text, turned) > _MOSTLY else entries.find(document, read)
    turned = [] if timed else turned
    parts = timed or ([] if turned else items.find(document, read))
    said = list(directions.find(document.text, transcript=bool(turned)))
    told = _outside_labels(said, turned)
    shown = directions.of_rows(read, _last_names(turned)) if turned else ()
    return tuple(sorted((*turned, *parts, *told, *shown), key=lambda one: (one.start, -one.end)))


def _outside_labels(told: list[Segment], turned: Sequence[Segment]) -> list[Segment]:
    """What of the stage directions stands in no label: "The Minister (MS. VALE)"."""
    labels = [turn.speaker for turn in turned if turn.speaker]
    starts = [label.start for label in labels]

    def inside(at: int) -> bool:
        before = bisect_right(starts, at)
        return before > 0 and at < labels[before - 1].end

    return [one for one in told if not inside(one.start)]


def _last_names(turned: Sequence[Segment]) -> frozenset[str]:
    labels = (turn.speaker.text.split() for turn in turned if turn.speaker)
    return frozenset(words[-1].strip("()").lower() for words in labels)


def spoken(text: str) -> Genre | None:
    """Tell transcripts and speeches by their turns and stage directions; None: it is neither."""
    turned = list(turns.find(text, rows.read(text)))
    staged = sum(1 for _ in directions.find(text, transcript=bool(turned)))
    if _fill(text, turned) > _MOSTLY:
        return Genre.SPEECH if _one_speaks(turned, staged > 0) else Genre.TRANSCRIPT
    return Genre.SPEECH if staged >= _OFTEN else None


def heads(lines: Sequence[str], cut: Collection[int] = ()) -> frozenset[int]:
    """Tell which lines are surely of parts: times, titles, sentences; no page's, no head's.

    Args:
        lines: Of a whole text.
        cut: Those that look like furniture. Where most parts are made of nothing else, they are
            a list of teasers that a page shows with its times, and no parts.
    """
    read = rows.read("\n\n".join(lines))
    document = Document(name="", text="\n\n".join(lines))
    parts = entries.find(document, read) or items.find(document, read)
    starts = [row.start for row in read]
    found: set[int] = set()
    written = 0
    for part in parts:
        first, stop = bisect_left(starts, part.start), bisect_left(starts, part.end)
        head = bisect_right(starts, part.title.start if part.title else part.start)
        found |= set(range(first, head))
        found |= {at for at in range(head, stop) if _is_prose(read[at].text)}
        written += any(at not in cut for at in range(head, stop))
    return frozenset(found) if 2 * written >= len(parts) else frozenset()


def _is_prose(text: str) -> bool:
    return text.count(" ") >= _SENTENCE and text[-1] in '.!?”"'


def _genre(document: Document, found: tuple[Segment, ...]) -> Genre:
    timed = [one for one in found if one.kind is SegmentKind.PART and one.published]
    if len(timed) > 2 and _fill(document.text, timed) > _MOSTLY:
        return Genre.LIVE_BLOG
    turned = [one for one in found if one.kind is SegmentKind.TURN]
    if _fill(document.text, turned) > _MOSTLY:
        staged = any(one.kind is SegmentKind.DIRECTION for one in found)
        return Genre.SPEECH if _one_speaks(turned, staged) else Genre.TRANSCRIPT
    return document.genre


def _one_speaks(turned: list[Segment], staged: bool) -> bool:
    """Whether turns are a speech: one has nearly all, before people who are heard."""
    said: Counter[str] = Counter()
    for turn in turned:
        said[turn.speaker.text if turn.speaker else ""] += turn.end - turn.start
    most = max(said.values()) > _NEARLY_ALL * said.total()
    return most and (staged or len(turned) < 3)


def _fill(text: str, found: list[Segment]) -> float:
    return sum(one.end - one.start for one in found) / max(1, len(text))
