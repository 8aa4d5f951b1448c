"""An entity while its mentions are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.grammar.lexicon import fold
from onrecord.model import Entity, EntityKind, Office, Unnamed
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.names.persons import PersonName


@dataclass(slots=True, kw_only=True, eq=False)
class EntityDraft:
    """Somebody or something of one document; grows as the document is read."""

    label: str  # its name, or the words that introduced it
    kind: EntityKind
    names: list[Name] = field(default_factory=list)
    parsed: PersonName | None = None
    gender: str | None = None
    offices: list[Office] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)  # singular nouns of its posts and descriptions
    words: set[str] = field(default_factory=set)  # folded words that describe it
    unnamed: Unnamed | None = None
    plural: bool = False
    described_only: bool = False  # only described, and not yet of the entities
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def person(self) -> bool:
        """Whether "he" or "she" can mean it."""
        return self.kind is EntityKind.PERSON and not self.plural

    def called(self, start: int, end: int) -> None:
        """Keep a mention."""
        self.mentions.append((start, end))

    def entity(self, document_id: str) -> Entity:
        """The finished entity; aliases in the order of first use."""
        aliases: dict[str, str] = {}
        for name in self.names:
            folded = fold(name.text)
            if folded != fold(self.label):
                aliases.setdefault(folded, name.text)
        return Entity(
            document_id=document_id,
            name=self.label,
            kind=self.kind,
            aliases=tuple(aliases.values()),
            offices=tuple(_distinct(self.offices)),
            unnamed=self.unnamed is not None,
        )


def _distinct(offices: list[Office]) -> list[Office]:
    """One office each: a barer mention of the same title adds nothing."""
    kept: list[Office] = []
    for office in sorted(offices, key=lambda office: office.organisation is None):
        same = [
            other
            for other in kept
            if fold(other.title) == fold(office.title)
            and (office.organisation is None or other.organisation == office.organisation)
        ]
        if not same:
            kept.append(office)
    return sorted(kept, key=lambda office: office.evidence)
