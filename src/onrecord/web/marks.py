"""Text cut into runs that carry the same marks throughout, so that nested spans can be shown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Cut, Document, SegmentKind

LOW_SCORE = 0.5  # below it, a hairline wave says that the machine is not sure
_DEEPEST = 3  # grounds that the stylesheet tells apart
_ROLES = ("source", "cue", "content", "addressee")
_LINE = re.compile(r"[^\s][^\n]*")
_LAYER = -1  # the number of a mark that no attribution made


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a run. `hit` counts from 1; None: no search asked for it."""

    text: str
    hit: int | None = None
    begins: bool = False  # whether the hit begins here, and not in a run before


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters under the same marks; numbers are places in the list of attributions."""

    text: str
    classes: str = ""  # of the stylesheet; none is plain text
    numbers: tuple[int, ...] = ()  # whose marks these are, the longest mark first
    contents: frozenset[int] = frozenset()  # whose content this is
    opens: tuple[int, ...] = ()  # whose first character is the first one here
    handle: int | None = None  # whose link this is: its cue, else its source, else its content
    layout: str = ""  # classes of what is no attribution: speaker, title, direction
    pieces: tuple[Piece, ...] = ()  # the text, cut where a search found something


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A printed line of a document, after what was cut away before it.

    `number` counts from 1. What was cut after the last line comes with `number` 0, no runs.
    """

    number: int
    runs: tuple[Run, ...]
    cuts: tuple[Cut, ...]
    opens: tuple[int, ...] = ()  # places in `Document.segments` of those that begin in it
    layout: str = ""  # classes: turn or part where one begins, direction where all of it is one

    @property
    def block(self) -> bool:
        """Whether it is one content from end to end, quotation marks aside."""
        worded = [run for run in self.runs if any(sign.isalnum() for sign in run.text)]
        return bool(worded) and bool(frozenset.intersection(*(run.contents for run in worded)))

    @property
    def classes(self) -> str:
        """The classes of the stylesheet."""
        return " ".join(filter(None, (self.layout, "block" if self.block else "")))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Mark:
    start: int
    end: int
    number: int
    role: str


def mark(
    document: Document,
    attributions: Sequence[Attribution],
    hits: Sequence[tuple[int, int]] = (),
) -> list[Paragraph]:
    """Cut a document into paragraphs and these into runs, in one pass over the text.

    `hits` are [start, end) of what a search asked for, in their order.
    """
    sweep = _Sweep(document, attributions, hits)
    cuts = sorted(document.cuts, key=lambda cut: cut.at)
    starts = sorted(((s.start, n) for n, s in enumerate(document.segments)), reverse=True)
    found: list[Paragraph] = []
    for number, line in enumerate(_LINE.finditer(document.text), start=1):
        opens = tuple(sorted(n for _, n in _pop(starts, line.end() - 1)))
        runs = tuple(sweep.runs(*line.span()))
        found.append(
            Paragraph(
                number=number,
                runs=runs,
                cuts=tuple(_take(cuts, line.end() - 1)),
                opens=opens,
                layout=_layout(document, opens, runs),
            )
        )
    if cuts:
        found.append(Paragraph(number=0, runs=(), cuts=tuple(cuts)))
    return found


def _layout(document: Document, opens: Sequence[int], runs: Sequence[Run]) -> str:
    if runs and all("direction" in run.layout for run in runs if run.text.strip()):
        return "direction"
    kinds = {document.segments[n].kind for n in opens}
    return " ".join(str(kind) for kind in (SegmentKind.TURN, SegmentKind.PART) if kind in kinds)


def _take(cuts: list[Cut], until: int) -> list[Cut]:
    end = bisect_right(cuts, until, key=lambda cut: cut.at)
    taken, cuts[:end] = cuts[:end], []
    return taken


class _Sweep:
    """Walks once over a text, left to right, and knows which marks lie over each character."""

    def __init__(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        hits: Sequence[tuple[int, int]],
    ) -> None:
        self._text = document.text
        self._unsure = {n for n, each in enumerate(attributions) if each.score < LOW_SCORE}
        marks = sorted([*_marks(attributions), *_layers(document)])
        self._hits = list(enumerate(hits, start=1))[::-1]
        self._edges = sorted({m.start for m in marks} | {m.end for m in marks})
        self._waiting = marks[::-1]
        self._over: list[_Mark] = []
        self._openings = _openings(marks)
        self._handles = _handles(attributions)

    def runs(self, start: int, end: int) -> Iterator[Run]:
        edges = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        for left, right in zip([start, *edges], [*edges, end], strict=True):
            self._move(left)
            yield self._run(left, right)

    def _move(self, at: int) -> None:
        while self._waiting and self._waiting[-1].start <= at:
            self._over.append(self._waiting.pop())
        self._over = [each for each in self._over if each.end > at]

    def _run(self, left: int, right: int) -> Run:
        text = self._text[left:right]
        if not self._over:
            return Run(text=text, pieces=tuple(self._pieces(left, right)))
        outer_first = sorted(self._over, key=lambda each: each.start - each.end)
        numbers = tuple(dict.fromkeys(each.number for each in outer_first if each.number != _LAYER))
        layers = {each.role for each in self._over if each.number == _LAYER}
        contents = frozenset(each.number for each in self._over if each.role == "content")
        handles = [number for at, number in _pop(self._handles, left) if number in numbers]
        return Run(
            text=text,
            classes=self._classes(contents) if numbers else "",
            numbers=numbers,
            contents=contents,
            opens=tuple(number for _, number in _pop(self._openings, left)),
            handle=handles[0] if handles else None,
            layout=" ".join(sorted(layers)),
            pieces=tuple(self._pieces(left, right)),
        )

    def _pieces(self, left: int, right: int) -> Iterator[Piece]:
        at = left
        while self._hits and self._hits[-1][1][0] < right:
            number, (start, end) = self._hits[-1]
            if at < start:
                yield Piece(text=self._text[at:start])
            if end > at:  # one hit may lie over the end of another
                begins, at = max(at, start), min(end, right)
                yield Piece(text=self._text[begins:at], hit=number, begins=begins == start)
            if end > right:
                break  # the rest of it belongs to the next run
            self._hits.pop()
        if at < right:
            yield Piece(text=self._text[at:right])

    def _classes(self, contents: frozenset[int]) -> str:
        over = {each.role for each in self._over}
        roles = [role for role in _ROLES if role in over]
        depth = [f"d{min(len(contents), _DEEPEST)}"] if contents else []
        unsure = ["unsure"] if contents & self._unsure else []
        return " ".join(["m", *roles, *depth, *unsure])


def _marks(attributions: Sequence[Attribution]) -> Iterator[_Mark]:
    for number, each in enumerate(attributions):
        for role in _ROLES:
            for piece in getattr(each, role):
                yield _Mark(start=piece.start, end=piece.end, number=number, role=role)


def _layers(document: Document) -> Iterator[_Mark]:
    """What is set apart though nobody is reported in it: labels, titles, directions."""
    for segment in document.segments:
        if segment.kind is SegmentKind.DIRECTION:
            yield _Mark(start=segment.start, end=segment.end, number=_LAYER, role="direction")
        for role, piece in (("speaker", segment.speaker), ("title", segment.title)):
            if piece:
                yield _Mark(start=piece.start, end=piece.end, number=_LAYER, role=role)


def _openings(marks: Sequence[_Mark]) -> list[tuple[int, int]]:
    """List (first offset, number), last first, to be popped from the end."""
    first: dict[int, int] = {}
    for each in marks:
        if each.number != _LAYER:
            first.setdefault(each.number, each.start)
    return sorted(((at, number) for number, at in first.items()), reverse=True)


def _handles(attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    """List (offset of the piece that is the link, number), last first."""
    found = []
    for number, each in enumerate(attributions):
        pieces = (*each.cue, *each.source, *each.content)
        worded = [piece for piece in pieces if any(sign.isalnum() for sign in piece.text)]
        found += [(piece.start, number) for piece in (worded or pieces)[:1]]
    return sorted(found, reverse=True)


def _pop(places: list[tuple[int, int]], until: int) -> list[tuple[int, int]]:
    taken = []
    while places and places[-1][0] <= until:
        taken.append(places.pop())
    return taken
