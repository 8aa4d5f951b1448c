"""When and where what a clause tells was so."""

from __future__ import annotations

from enum import Enum, auto

from onrecord.model import Precision, Span, span
from onrecord.resolve.ties.clause import TieClause
from onrecord.resolve.ties.pattern import compiled
from onrecord.times import Joined

_FRAME = compiled("^(?:on|in|as|x){0,1}T comma")
_BEHIND = compiled("(?:comma|open)?(?:in|on|det|x|[OCL]|to|of|as|and|K){0,9}?T")
_RIGHT_BEHIND = compiled("(?:comma)?T")
_PLACE = compiled("in(?:det)?x{0,2}(?P<place>[LC])")
_PARTIAL = {Precision.YEAR: 4, Precision.DECADE: 4, Precision.CENTURY: 4, Precision.MONTH: 7}
_BOUNDS = {"since": (True, False), "until": (False, True), "till": (False, True)}
_RANGES = frozenset(("from", "between"))


class When(Enum):
    """What the day of a verb tells of the state it is about."""

    NEVER = auto()
    BEGINS = auto()  # "joined in 2010"
    ENDS = auto()  # "left in 2010"
    HOLDS = auto()  # only what tells since or until when: "his aide from 2010 to 2012"
    LASTS = auto()  # "worked for her in 2010", "met on Tuesday"


def timed(clause: TieClause, start: int, end: int, when: When) -> tuple[str | None, str | None]:
    """Since when and until when: partial ISO dates, by the time within, after or before."""
    found = near(clause, start, end) if when is not When.NEVER else None
    if found is None or (when is When.HOLDS and not _bounded(clause, found)):
        return None, None
    return interval(clause, found, when)


def _bounded(clause: TieClause, found: Joined) -> bool:
    """Whether a time tells since or until when."""
    first = clause.layout.words[found.first].lower
    return first in _BOUNDS or first in _RANGES or _spanned(clause, found)


def behind(clause: TieClause, end: int) -> Joined | None:
    """The time that stands right behind a piece, if it tells from when or until when."""
    match = _RIGHT_BEHIND.match(clause.codes, end)
    found = clause.pieces[match.end() - 1].found if match else None
    return found if found is not None and _bounded(clause, found) else None


def near(clause: TieClause, start: int, end: int) -> Joined | None:
    """The time that belongs to the pieces from `start` to `end`."""
    inside = clause.codes.find("T", start, end)
    if inside >= 0:
        return clause.pieces[inside].found
    behind = _BEHIND.match(clause.codes, end)
    if behind:
        return clause.pieces[behind.end() - 1].found
    frame = _FRAME.match(clause.codes)
    return clause.pieces[frame.end() - 2].found if frame else None


def interval(clause: TieClause, found: Joined, when: When) -> tuple[str | None, str | None]:
    """What a time tells of a state: "since 2010", "from 2010 to 2012", "in 2010"."""
    words = clause.layout.words
    days = found.interval
    since = partial(days.since.isoformat(), days.precision) if days.since else None
    until = partial(days.until.isoformat(), days.precision)
    first = words[found.first].lower
    if first in _BOUNDS:
        begins, ends = _BOUNDS[first]
        return since if begins else None, until if ends else None
    if first in _RANGES or (
        found.last - found.first > 1 and since != until and _spanned(clause, found)
    ):
        return since, until
    if when is When.BEGINS:
        return since, None
    if when is When.ENDS:
        return None, until
    return since, until


def _spanned(clause: TieClause, found: Joined) -> bool:
    return any(mark in clause.layout.text[found.start : found.end] for mark in "-–")


def partial(day: str, precision: Precision) -> str:
    """An ISO day cut down to what is known of it."""
    return day[: _PARTIAL.get(precision, 10)]


def placed(clause: TieClause, start: int, end: int) -> Span | None:
    """The place that is named in or right after the pieces from `start` to `end`."""
    match = _PLACE.search(clause.codes, start, min(end + 7, len(clause.codes)))
    if match is None:
        return None
    words = clause.layout.words
    piece = clause.pieces[match.start("place")]
    return span(clause.layout.text, words[piece.first].start, words[piece.last - 1].end)
