"""Two documents side by side, sentence by sentence: kept, changed, dropped, new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.analyse.compare.acts import acts
from onrecord.analyse.counting.tokens import tokens
from onrecord.analyse.counting.voices import NOBODY
from onrecord.analyse.evidence import Passages, Place
from onrecord.analyse.result import Result, row_id
from onrecord.analyse.table import Table
from onrecord.document import content_id
from onrecord.errors import InputError
from onrecord.link.wording import Comparison, Fidelity, Wording, compare, read_words
from onrecord.link.wording.comparison import ALIKE
from onrecord.model import Document
from onrecord.store.database import Database

if TYPE_CHECKING:
    import altair

KINDS = ("same", "one word", "changed", "dropped", "new")
_CANDIDATES = 3  # sentences that one is compared with in full
_SHARED = 0.25  # share of words, from which on two sentences are compared in full
_SHORT = 4  # words; shorter sentences have to be the same
COLUMNS = {
    "id": "text",
    "kind": "text",
    "before": "text",
    "after": "text",
    "differences": "texts",
    "before_start": "whole",
    "before_end": "whole",
    "after_start": "whole",
    "after_end": "whole",
}
_SAME = frozenset({Fidelity.VERBATIM, Fidelity.TYPOGRAPHIC})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the documents: its row in the record, and its sentences."""

    row: int
    document: Document
    spans: tuple[tuple[int, int], ...]  # of its sentences, code points

    def text(self, at: int) -> str:
        """Give a sentence."""
        return self.document.text[slice(*self.spans[at])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence and what became of it; None where one document has nothing like it."""

    kind: str
    before: int | None
    after: int | None
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation(Result):
    """Two documents, the earlier one first, with what was kept, changed, dropped and added."""

    before: Side = field(repr=False)
    after: Side = field(repr=False)
    pairs: tuple[Pair, ...] = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List the sentences in the order of the later document, what was dropped in its place."""
        return Table.of(COLUMNS, map(self._row, self.pairs))

    def acts(self) -> Table:
        """Count in both documents what is done by saying, and towards whom."""
        return acts(self.database, self.before.document.id, self.after.document.id)

    def chart(self, kind: str = "sentences", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw both documents as bars of sentences, by what became of them.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.compare import collation_drawing  # noqa: PLC0415 - asks for the extra

        return collation_drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give the sentence of both documents.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        for pair in self.pairs:
            if self._id(pair) == wanted:
                return Passages(self.database, list(self._places(pair)))
        raise InputError(f"{wanted!r} is no row of this comparison: take an id from its table.")

    def _id(self, pair: Pair) -> str:
        return content_id("collation", str(pair.before), str(pair.after))[:8]

    def _places(self, pair: Pair) -> Iterator[Place]:
        for side, at in ((self.before, pair.before), (self.after, pair.after)):
            if at is not None:
                start, end = side.spans[at]
                yield Place(
                    document=side.row,
                    owner=NOBODY,
                    start=start,
                    end=end,
                    what=pair.kind,
                    variant=pair.kind,
                    voice="sentence",
                    source=None,
                )

    def _row(self, pair: Pair) -> dict[str, Any]:
        old = None if pair.before is None else self.before.spans[pair.before]
        new = None if pair.after is None else self.after.spans[pair.after]
        return {
            "id": self._id(pair),
            "kind": pair.kind,
            "before": None if pair.before is None else self.before.text(pair.before),
            "after": None if pair.after is None else self.after.text(pair.after),
            "differences": list(pair.differences),
            "before_start": old and old[0],
            "before_end": old and old[1],
            "after_start": new and new[0],
            "after_end": new and new[1],
        }


def collate(database: Database, case: str, version: str, before: Side, after: Side) -> Collation:
    """Pair the sentences of two documents and tell what became of each."""
    pairs = tuple(_ordered(_matched(before, after), before, after))
    counted = {kind: sum(pair.kind == kind for pair in pairs) for kind in KINDS}
    return Collation(
        case=case,
        version=version,
        denominator=(
            f"{len(before.spans):,} sentences of {before.document.title or before.document.name}, "
            f"{len(after.spans):,} of {after.document.title or after.document.name}."
        ),
        notes=(
            "; ".join(f"{kind}: {count:,}" for kind, count in counted.items()) + ".",
            (
                "Two sentences are one where their words, weighed by rarity, are shared to "
                f"{ALIKE:.0%} or more in the same order; case and marks do not count."
            ),
        ),
        before=before,
        after=after,
        pairs=pairs,
        database=database,
    )


def side(row: int, document: Document) -> Side:
    """Cut a document into sentences, as counting does."""
    read = tokens(document.text)
    bounds = np.flatnonzero(np.diff(read.sentences, prepend=-1))
    ends = np.append(bounds[1:], len(read))
    spans = [
        (int(read.starts[first]), int(read.ends[last - 1]))
        for first, last in zip(bounds.tolist(), ends.tolist(), strict=True)
    ]
    return Side(row=row, document=document, spans=tuple(spans))


def _matched(before: Side, after: Side) -> dict[int, tuple[int, Comparison]]:
    """Pair sentences, the most alike first, each once; by the place in the later document."""
    old = [read_words(before.text(at)) for at in range(len(before.spans))]
    new = [read_words(after.text(at)) for at in range(len(after.spans))]
    found = [
        (min(held.shared, held.kept), -abs(one - other), one, other, held)
        for one, other in _candidates(old, new)
        if _is_one(held := compare(new[other], old[one]), new[other], old[one])
    ]
    pairs: dict[int, tuple[int, Comparison]] = {}
    used: set[int] = set()
    for _, _, one, other, held in sorted(
        found, key=lambda each: (each[:2], each[2:4]), reverse=True
    ):
        if other not in pairs and one not in used:
            pairs[other] = (one, held)
            used.add(one)
    return pairs


def _is_one(held: Comparison, new: Wording, old: Wording) -> bool:
    if min(len(new), len(old)) < _SHORT:
        return new.forms == old.forms
    return min(held.shared, held.kept) >= ALIKE or held.fidelity in _SAME


def _candidates(old: Sequence[Wording], new: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Give the sentences worth a full comparison: those that share most words."""
    forms = [set(one.forms) for one in old]
    for other, wording in enumerate(new):
        asked = set(wording.forms)
        alike = [
            (len(asked & held) / (max(len(asked), len(held)) or 1), one)
            for one, held in enumerate(forms)
        ]
        best = sorted(alike, key=lambda each: (-each[0], abs(each[1] - other)))[:_CANDIDATES]
        yield from ((one, other) for share, one in best if share >= _SHARED)


def _ordered(
    matched: Mapping[int, tuple[int, Comparison]], before: Side, after: Side
) -> Iterator[Pair]:
    """Give all sentences in the order of the later document, each dropped one behind its last."""
    kept = {one for one, _ in matched.values()}
    dropped: dict[int, list[int]] = {}  # by the kept sentence before them; -1: the beginning
    last = -1
    for one in range(len(before.spans)):
        if one in kept:
            last = one
        else:
            dropped.setdefault(last, []).append(one)
    yield from _dropped(dropped.get(-1, ()))
    for other in range(len(after.spans)):
        if other not in matched:
            yield Pair(kind="new", before=None, after=other)
            continue
        one, held = matched[other]
        yield _judged(one, other, held)
        yield from _dropped(dropped.get(one, ()))


def _dropped(ones: Iterable[int]) -> Iterator[Pair]:
    for one in ones:
        yield Pair(kind="dropped", before=one, after=None)


def _judged(one: int, other: int, held: Comparison) -> Pair:
    told = tuple(
        f"{piece.reference.text if piece.reference else '∅'} → "
        f"{piece.report.text if piece.report else '∅'}"
        for piece in held.differences
    )
    if held.fidelity in _SAME and held.kept == 1.0:
        return Pair(kind="same", before=one, after=other)
    single = len(held.differences) == 1 and all(
        part is None or len(read_words(part.text)) == 1
        for part in (held.differences[0].report, held.differences[0].reference)
    )
    return Pair(kind="one word" if single else "changed", before=one, after=other, differences=told)
