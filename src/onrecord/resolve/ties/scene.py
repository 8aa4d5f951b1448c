"""A document as ties are read from it: who is meant where, who is what, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.grammar.text import TextView
from onrecord.grammar.tree import Words
from onrecord.model import Span, TieKind, span
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.ties.predication import Predication
from onrecord.resolve.ties.referents import Referent, Referents
from onrecord.resolve.ties.supposed import Suppositions
from onrecord.resolve.ties.triggers import Dates
from onrecord.resolve.ties.when import Dating
from onrecord.times import Joined

_MOST = 40  # ties of one row of names


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One draft tied to another by the words of a sentence."""

    kind: TieKind
    one: EntityDraft
    other: EntityDraft
    evidence: Span
    since: str | None = None
    until: str | None = None
    place: Span | None = None


class Scene:
    """What the readers of ties and offices ask of a document."""

    def __init__(self, layout: TextView, entities: Entities, found: Sequence[Joined]) -> None:
        """Place names, what refers to them, and times."""
        self.layout, self.tree = layout, layout.tree
        self.referents = Referents(layout, entities)
        self.predication = Predication(self.referents)
        self.is_supposed = Suppositions(self.referents, self.predication).is_supposed
        self.dating = Dating(layout, found, self.referents)

    def bound(
        self,
        kind: TieKind,
        pairs: Iterable[tuple[Referent, Referent]],
        trigger: Collection[int],
        dates: Dates,
    ) -> list[Bound]:
        """Tie pairs by the words around them; nobody is tied to himself."""
        listed = [pair for pair in pairs if _are_two(*pair)][:_MOST]
        if not listed:
            return []
        meant = {one for pair in listed for one in pair}
        words = self.predication.extent(trigger, meant)
        since, until = self.dating.of(words, dates)
        place = self.dating.place(words) if kind is TieKind.MET else None
        evidence = self.evidence(words)
        return [
            Bound(
                kind=kind,
                one=one.draft,
                other=other.draft,
                evidence=evidence,
                since=since,
                until=until,
                place=place,
            )
            for one, other in listed
        ]

    def evidence(self, words: Words) -> Span:
        """The characters of some words."""
        return span(self.tree.text, *self.tree.place(words))


def _are_two(one: Referent, other: Referent) -> bool:
    """Whether two have a name, and are not the same."""
    named = one.draft.unnamed is None and other.draft.unnamed is None
    return named and one.draft is not other.draft
