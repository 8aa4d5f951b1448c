"""What a `link` did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """What a `link` did: new documents, the pairs among them that share text, pairs judged."""

    documents: int
    copies: int
    judged: int
    seconds: float

    def summary(self) -> str:
        """Say it in one line, for a terminal."""
        documents = f"{self.documents:,} document{'' if self.documents == 1 else 's'}"
        pairs = f"{self.copies:,} pair{'' if self.copies == 1 else 's'} that share text"
        return f"{documents} linked, {pairs} in {self.seconds:.1f} s."
