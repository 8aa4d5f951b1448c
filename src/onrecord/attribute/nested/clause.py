"""One reporting clause as it was read: who, the cue, to whom, and what."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.nested.complement import Complement
from onrecord.grammar.sentence import Positions, Range
from onrecord.grammar.stretch import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingClause:
    """One reporting clause, in offsets."""

    source: Range | None
    cue: Range
    addressee: Range | None
    content: Range


def built(
    stretch: Stretch,
    source: Positions | None,
    cue: Positions,
    found: Complement,
    *,
    told: Positions | None = None,
) -> ReportingClause:
    """Turn positions in a stretch into offsets."""
    addressee = found.addressee or told
    return ReportingClause(
        source=source and range_of(stretch, source),
        cue=range_of(stretch, cue),
        addressee=addressee and range_of(stretch, addressee),
        content=range_of(stretch, (found.start, found.end)),
    )


def range_of(stretch: Stretch, positions: Positions) -> Range:
    """Offsets of positions."""
    return stretch.start(positions[0]), stretch.end(positions[1])
