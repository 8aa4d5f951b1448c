"""What a `link` did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """What a `link` did: new documents, the pairs among them that share text, pairs judged.

    `entities` are those of the case that several documents have, `utterances` those that several
    publishers report.
    """

    documents: int
    copies: int
    judged: int
    entities: int
    utterances: int
    seconds: float

    def summary(self) -> str:
        """Say it in one line, for a terminal."""
        told = (
            f"{_counted(self.documents, 'document')} linked",
            f"{_counted(self.copies, 'pair')} that share text",
            f"{_counted(self.entities, 'entity', 'entities')} of several documents",
            f"{_counted(self.utterances, 'utterance')} that several publishers report",
        )
        return f"{', '.join(told)} in {self.seconds:.1f} s."


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
