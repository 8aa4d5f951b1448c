"""Where adjuncts of a reporting clause stand: before its subject, in and behind the cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute.frame.window import CONTENT, CUE, FREE, SOURCE, VERB, CueWindow
from onrecord.grammar.words.marks import CLOSERS

# Participles that open a clause of their own, up to its comma: "Speaking in Lanner, ...".
SPEAKING = frozenset("speaking testifying appearing talking writing testified arguing".split())
ADDRESSING = frozenset("addressing pleading lecturing".split())
ASKED = frozenset("asked pressed questioned interviewed".split())
LEADING = SPEAKING | ADDRESSING | ASKED
_ENDING = frozenset('.;:!?"“”«»')


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Words among which adjuncts of the reporting clause stand."""

    start: int
    end: int
    front: bool = False  # a subject ends it: "In Lanner the growers in the south said"
    places: bool = True


def regions(window: CueWindow) -> Iterator[Region]:
    """Give the stretches to look through; the same word may stand in two of them."""
    first = window.cue[0]
    before = window.before
    yield _front(window, before[0] if before else first)
    if before and window.word(before[1]) == ",":
        yield Region(start=before[1] + 1, end=first)
    yield Region(start=first + 1, end=_end(window, first + 1))
    asked = next((at for at in range(min(3, len(window))) if window.word(at) in ASKED), None)
    if asked is not None and asked < first:  # "Asked in an interview whether ..., Dahl said"
        yield Region(start=asked + 1, end=first, front=True)
    for start in _contents_ends(window):
        quoted = window.word(start - 1) in CLOSERS or window.word(start - 2) in CLOSERS
        yield Region(start=start, end=_end(window, start), places=quoted)


def _front(window: CueWindow, end: int) -> Region:
    """The words before the source, back to where another clause or a content ends."""
    start = end
    while start > 0 and end - start < 40:
        participle = window.part(start - 1) == VERB and window.word(start - 1) in LEADING
        if window.part(start - 1) != FREE and not participle:  # that clause goes on to a comma
            commas = (at for at in range(start, end) if window.word(at) == ",")
            start = next(commas, end - 1) + 1
            break
        if window.word(start - 1) in _ENDING or _is_dash(window, start - 1):
            break
        start -= 1
    return Region(start=start, end=end, front=True)


def _is_dash(window: CueWindow, at: int) -> bool:
    """Whether a hyphen stands for a dash: with space around it."""
    if window.word(at) not in ("-", "--", "—", "–") or not 0 < at < len(window) - 1:
        return False
    return window.word(at) != "-" or window.spans[at - 1][1] < window.spans[at][0]


def _contents_ends(window: CueWindow) -> Iterator[int]:
    """Behind a content that ends with its quotation: what follows is no part of it."""
    for at in range(window.cue[1] + 1, len(window)):
        if window.parts[at - 1] == CONTENT and window.parts[at] == FREE:
            yield at


def _end(window: CueWindow, start: int) -> int:
    """Where the words of the reporting clause end that stand at `start` and behind."""
    at = start
    while at < len(window) and window.part(at) in (FREE, CUE):
        if window.word(at) in ".;:!?" and not _is_abbreviated(window, at):
            break
        if _is_dash(window, at):
            break
        at += 1
    if window.part(at) == SOURCE and at >= window.cue[1]:  # "said the mayor in Skerrow"
        behind = at
        while window.part(behind) == SOURCE:
            behind += 1
        return _end(window, behind) if behind > at else at
    return at


def _is_abbreviated(window: CueWindow, at: int) -> bool:
    return window.word(at) == "." and at + 1 < len(window) and window.is_capital(at + 1)
