"""A tie while it is being read, before its ends are entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Span, TieKind, span
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.ties.clause import TieClause
from onrecord.resolve.ties.pattern import CODES
from onrecord.resolve.ties.when import When, placed, timed

_BEFORE = ("x", CODES["det"])  # what may stand before the first name
_MOST = 40  # ties of one row of names


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One draft tied to another by the words of a clause."""

    kind: TieKind
    one: EntityDraft
    other: EntityDraft
    evidence: Span
    since: str | None = None
    until: str | None = None
    place: Span | None = None


def bound(
    clause: TieClause,
    where: tuple[int, int],
    kind: TieKind,
    pairs: Iterable[tuple[EntityDraft, EntityDraft]],
    when: When = When.NEVER,
) -> list[Bound]:
    """Tie pairs of drafts by the pieces from `where` on; nobody is tied to himself."""
    start, end = where
    since, until = timed(clause, start, end, when)
    place = placed(clause, start, end) if kind is TieKind.MET else None
    while start + 1 < end and clause.codes[start] in _BEFORE:
        start += 1
    first, last = clause.extent(start, end)
    evidence = span(clause.layout.text, first, last)
    return [
        Bound(
            kind=kind,
            one=one,
            other=other,
            evidence=evidence,
            since=since,
            until=until,
            place=place,
        )
        for one, other in list(pairs)[:_MOST]
        if one is not other
    ]
