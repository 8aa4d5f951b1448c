"""What becomes of a saying: hedged, negated, denied, hypothetical.

Read off the verb group of the cue, off its subject and objects, and off what hangs on it beside
them. The content itself is not looked into: what is doubted or denied there is not the saying.
docs/glossary.md has the definitions.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.frame.clause import CueClause
from onrecord.attribute.frame.denied import is_denied
from onrecord.attribute.frame.hedged import is_hedged
from onrecord.attribute.frame.hypothetical import is_hypothetical
from onrecord.attribute.frame.negated import is_negated


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What keeps a reader from taking it that the source said so and stands by it."""

    hedged: bool
    negated: bool
    denied: bool
    hypothetical: bool


def flags(clause: CueClause) -> Flags:
    """Read the flags of an attribution off the clause of its cue."""
    negated = is_negated(clause)
    return Flags(
        hedged=is_hedged(clause),
        negated=negated,
        denied=not negated and is_denied(clause),
        hypothetical=is_hypothetical(clause),
    )
