"""What becomes of a saying: hedged, negated, denied, hypothetical.

Read off the verb group (the cue, the auxiliaries before it and, where the cue is "is expected",
the "to announce" that the content begins with), off the subject, off what stands before the
clause, and off asides between commas. The content itself is not looked into, nor a relative
clause: what is doubted or denied there is not the saying. docs/glossary.md has the definitions.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.frame.clause import CueClause
from onrecord.attribute.frame.denied import is_denied
from onrecord.attribute.frame.hedged import is_hedged
from onrecord.attribute.frame.hypothetical import is_hypothetical
from onrecord.attribute.frame.negated import is_negated
from onrecord.attribute.frame.window import CueWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What keeps a reader from taking it that the source said so and stands by it."""

    hedged: bool
    negated: bool
    denied: bool
    hypothetical: bool


def flags(window: CueWindow) -> Flags:
    """Read the flags of the attribution whose cue stands in a window."""
    clause = CueClause(window)
    negated = is_negated(clause)
    return Flags(
        hedged=is_hedged(clause),
        negated=negated,
        denied=not negated and is_denied(clause),
        hypothetical=is_hypothetical(clause),
    )
