"""An attribution in the making, before anybody asks what kind it is or whom it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.grammar.tagged_text import by_rule
from onrecord.model import Kind, Role, RoleSpan

Range = tuple[int, int]  # half-open, in code points of the text


@dataclass(slots=True)
class Draft:
    """One cue with what has been given to it so far; rules add to it."""

    cue: RoleSpan
    sources: list[RoleSpan] = field(default_factory=list)
    contents: list[RoleSpan] = field(default_factory=list)
    kind: Kind | None = None  # where the form tells it; None: its quotation marks do


def drafted(cue: Range, source: Range | None, content: Range, score: float) -> Draft:
    """Make a draft of what a rule has read, all of it as sure as the rule; it may name nobody."""
    return Draft(
        by_rule(Role.CUE, *cue, score),
        [by_rule(Role.SOURCE, *source, score)] if source else [],
        [by_rule(Role.CONTENT, *content, score)],
    )


def cue_start(draft: Draft) -> int:
    """Where a draft stands in the document: a key to sort and to search by."""
    return draft.cue.start


def in_order(*drafts: Iterable[Draft]) -> list[Draft]:
    """Put drafts into the order of their cues."""
    return sorted((draft for some in drafts for draft in some), key=cue_start)
