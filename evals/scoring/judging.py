"""One document beside its gold reading: what was read off the page, and who the sources are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evals.reports.table import Measure
from evals.running.extraction import Written
from evals.scoring.identity import names_of, same_entities
from evals.scoring.scores import Comparison, Roles, touch

FIELDS = ("title", "publisher", "byline", "published", "updated", "genre")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """One attribution as a reader marked it."""

    roles: Roles
    kind: str
    entities: tuple[dict[str, Any], ...]  # {"name", "kind", "aliases"}; none: nobody could say
    unnamed: dict[str, Any] | None = None
    said: dict[str, Any] | None = None
    flags: frozenset[str] = frozenset()
    thought: bool = False  # a belief, wish, plan or gloss, nothing that was said
    nested: bool = False  # stands inside the content of another attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One document as a reader read it."""

    name: str
    metadata: dict[str, Any]  # the FIELDS
    furniture: tuple[str, ...]  # must be gone from the text
    keeps: tuple[str, ...]  # must have stayed in it
    attributions: tuple[GoldAttribution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A gold document, what was written about it, and the attributions of both side by side."""

    gold: GoldDocument
    written: Written
    compared: Comparison

    def source_fits(self, at: int, found: int) -> bool:
        """Tell whether the source's words touch, or are none in both."""
        return touch(self.compared.gold[at], self.compared.found[found], "source")

    def entities_fit(self, at: int, found: int) -> bool:
        """Tell whether the source is resolved as the reader resolved it.

        Where the reader could not say who it is, any answer will do.
        """
        wanted = self.gold.attributions[at].entities
        named = names_of(self.written["attributions"][found], self.written)
        return not wanted or same_entities(named, list(wanted), self.compared.text)

    @property
    def wrong_fields(self) -> list[str]:
        """Fields of the metadata that differ, as "title: 'this', not 'that'"."""
        return [
            f"{field}: {self.written.get(field)!r}, not {wanted!r}"
            for field, wanted in self.gold.metadata.items()
            if _comparable(self.written.get(field)) != _comparable(wanted)
        ]

    @property
    def furniture_left(self) -> list[str]:
        """Furniture that still stands in the text; one or two words count only as a whole line."""
        text = self.written["text"]
        whole, lines = _comparable(text), {_comparable(line) for line in text.split("\n")}
        return [
            piece
            for piece in self.gold.furniture
            if _comparable(piece) in (whole if len(piece.split()) > 2 else lines)
        ]

    @property
    def body_lost(self) -> list[str]:
        """Passages of the body that the text no longer holds, white space aside."""
        whole = _comparable(self.written["text"])
        return [passage for passage in self.gold.keeps if _comparable(passage) not in whole]


def page_measures(suite: str, judged: list[Judged]) -> list[Measure]:
    """Shares in percent of metadata that is right, furniture that is gone, body that stayed."""
    counts = {
        "metadata right": (
            sum(len(one.wrong_fields) for one in judged),
            sum(len(one.gold.metadata) for one in judged),
        ),
        "furniture gone": (
            sum(len(one.furniture_left) for one in judged),
            sum(len(one.gold.furniture) for one in judged),
        ),
        "body kept": (
            sum(len(one.body_lost) for one in judged),
            sum(len(one.gold.keeps) for one in judged),
        ),
    }
    return [
        Measure(suite=suite, name=name, value=share(total - faulty, total))
        for name, (faulty, total) in counts.items()
    ]


def faults(judged: list[Judged]) -> list[str]:
    """Name every field that is wrong, piece of furniture left and passage of the body lost."""
    return [
        f"{one.gold.name}: {fault}"
        for one in judged
        for fault in (
            *one.wrong_fields,
            *(f"left: {piece!r}" for piece in one.furniture_left),
            *(f"lost: {passage!r}" for passage in one.body_lost),
        )
    ]


def share(part: int, whole: int) -> float:
    """Percent; 100 of nothing."""
    return 100 * part / whole if whole else 100.0


def _comparable(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    return [_comparable(one) for one in value] if value else None
