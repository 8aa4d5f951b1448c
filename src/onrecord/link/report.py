"""What a `link` did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """What a `link` did: new documents, the pairs among them that share text, pairs judged.

    `entities` are those of the case that several documents have.
    """

    documents: int
    copies: int
    judged: int
    entities: int
    seconds: float

    def summary(self) -> str:
        """Say it in one line, for a terminal."""
        documents = f"{self.documents:,} document{'' if self.documents == 1 else 's'}"
        pairs = f"{self.copies:,} pair{'' if self.copies == 1 else 's'} that share text"
        entities = (
            "1 entity that several documents have"
            if self.entities == 1
            else f"{self.entities:,} entities that several documents have"
        )
        return f"{documents} linked, {pairs}, {entities} in {self.seconds:.1f} s."
