"""Describe how a pronoun and a candidate antecedent stand to each other, as numbers.

Names of features are those of the weights file. All are counted from what stands before the
pronoun, but for the names of an entity, which are known from the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log1p

from onrecord.grammar.text import TextView
from onrecord.grammar.tree import Tree
from onrecord.kinds import Relation
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.discourse import Occurrence, Prominence
from onrecord.resolve.coref.pronoun_forms import FORMS, Pronoun

NOBODY = "nobody"
Features = dict[str, float]
Range = tuple[int, int]

_ROLES = {
    Relation.NSUBJ: "subject",
    Relation.NSUBJ_PASS: "subject",
    Relation.OBJ: "object",
    Relation.IOBJ: "object",
    Relation.OBL: "oblique",
    Relation.OBL_AGENT: "oblique",
    Relation.NMOD: "oblique",
    Relation.NMOD_POSS: "owner",
}
# Through these a noun has the role of the one it hangs on.
_SHARED = frozenset({Relation.CONJ, Relation.APPOS, Relation.FLAT})
# What counts for more, or less, where a pronoun says who speaks.
_OF_SOURCES = frozenset({
    "spoke last", "spoke here", "spoke before", "subject here", "subject before", "rank 0",
    "rank 1", "sentences apart 0", "sentences apart 1", "first in the sentence before",
    "occurs most", "last is a pronoun", "paragraphs apart", "ahead",
})  # fmt: skip
_FARTHEST = 4  # sentences; what is farther counts as that far


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounPlace:
    """A pronoun and where it stands."""

    form: Pronoun
    start: int
    end: int
    source: bool  # it says who speaks: "he said"
    quote: Range | None = None  # the words of somebody around it
    barred: frozenset[int] = frozenset()  # `id` of drafts that it cannot be
    unheard: tuple[Range, ...] = ()  # stretches whose mentions do not count
    ahead: EntityDraft | None = None  # the subject that a fronted clause around it leads up to


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Who may be meant, and where it occurred before: the latest first."""

    draft: EntityDraft
    occurrences: list[Occurrence] = field(default_factory=list)


class AntecedentFeatures:
    """Describes candidates; asks the tree for the role of every occurrence."""

    def __init__(self, layout: TextView) -> None:
        """Look at the text that the places are of."""
        self._layout = layout
        self._tree: Tree = layout.tree

    def table(self, place: PronounPlace, candidates: Sequence[Candidate]) -> list[Features]:
        """Describe every candidate, and behind them the answer "nobody"."""
        word = self._tree.head_of(self._tree.within(place.start, place.end))
        around = dict(self._context(place, word, len(candidates)))
        rows: list[Features] = []
        for rank, one in enumerate(candidates):
            own = dict(self._entity(place, one.draft))
            if one.occurrences:
                own |= self._latest(place, word, one.occurrences[0], rank)
                own |= self._history(place, one.occurrences)
            rows.append(around | own)
        total = sum(row.get("occurrences", 0.0) for row in rows) or 1.0
        for row in rows:
            row["share"] = row.get("occurrences", 0.0) / total
        self._mark_prominent(place, candidates, rows)
        if place.source:
            for row in rows:
                row |= {f"source, {name}": row[name] for name in _OF_SOURCES & row.keys()}
        return [*rows, around | {NOBODY: 1.0}]

    def _context(self, place: PronounPlace, word: int, count: int) -> Iterator[tuple[str, float]]:
        """What holds of the pronoun, whoever is meant."""
        yield f"pronoun {_number(place.form)}", 1.0
        yield f"pronoun form {place.form.part.value}", 1.0
        yield f"pronoun role {self.role(word)}", 1.0
        yield f"candidates {min(count, 4)}", 1.0
        begins = self._layout.sentences[self._layout.sentence(place.start)][0]
        flags = {
            "pronoun source": place.source,
            "pronoun quoted": place.quote is not None or self._layout.quoted(place.start),
            "pronoun opens sentence": place.start - begins < 2,
            "pronoun opens paragraph": self._layout.opens_paragraph(place.start),
        }
        yield from _set(flags)

    def _entity(self, place: PronounPlace, draft: EntityDraft) -> Iterator[tuple[str, float]]:
        yield f"kind {draft.kind.value}", 1.0
        yield "mentions", log1p(len(draft.mentions))
        flags = {
            "gender unknown": draft.person and draft.gender is None,
            "several": draft.plural,
            "unnamed": draft.unnamed is not None,
            "only described": draft.described_only,
            "ahead": draft is place.ahead,
            "in the first sentence": bool(draft.names)
            and self._layout.sentence(draft.names[0].start) == 0,
        }
        yield from _set(flags)

    def _latest(
        self, place: PronounPlace, word: int, latest: Occurrence, rank: int
    ) -> Iterable[tuple[str, float]]:
        """How the last occurrence stands to the pronoun."""
        layout, tree = self._layout, self._tree
        apart = layout.sentence(place.start) - latest.sentence
        between = layout.word_range(latest.start, place.start)
        head = self.head(latest)
        role = self.role(head, latest)
        close = apart == 0 and tree.clause(head) == tree.clause(word)
        quoted = layout.quoted(latest.start)
        here = place.quote is not None or layout.quoted(place.start)
        inside = place.quote is not None and place.quote[0] <= latest.start
        flags = {
            f"sentences apart {min(apart, _FARTHEST)}": True,
            f"rank {min(rank, 4)}": True,
            f"last {latest.prominence.value}": True,
            f"last role {role}": True,
            "parallel role": role == self.role(word),
            "same clause": close,
            f"same clause, {place.form.part.value}": close,
            f"subject of the clause above, {place.form.part.value}": apart == 0
            and self._governs(head, word),
            "last is a pronoun": self._is_pronoun(latest),
            "in the same quotation": inside,
            "quoted, the pronoun not": quoted and not here,
            "not quoted, the pronoun so": here and not quoted,
        }
        paragraphs = layout.paragraph(place.start) - layout.paragraph(latest.start)
        return [
            *_set(flags),
            ("words apart", log1p(between[1] - between[0])),
            ("paragraphs apart", float(min(paragraphs, 3))),
        ]

    def _history(
        self, place: PronounPlace, occurrences: Sequence[Occurrence]
    ) -> Iterable[tuple[str, float]]:
        """What it was before its last occurrence, too."""
        here = self._layout.sentence(place.start)
        near = [one for one in occurrences if here - one.sentence <= 1]
        opens = place.start - self._layout.sentences[here][0] < 2
        led = any(one.sentence == here - 1 and self._leads(one) for one in near)
        flags = {
            "subject here": any(one.sentence == here and self._leads(one) for one in near),
            "subject before": led,
            "subject before, pronoun opens": led and opens,
            "spoke here": any(one.sentence == here and _speaks(one) for one in near),
            "spoke before": any(one.sentence == here - 1 and _speaks(one) for one in near),
        }
        for one in occurrences:
            flags[f"{one.prominence.value} {min(here - one.sentence, _FARTHEST)}"] = True
        return [*_set(flags), ("occurrences", log1p(len(occurrences)))]

    def _mark_prominent(
        self, place: PronounPlace, candidates: Sequence[Candidate], rows: Sequence[Features]
    ) -> None:
        """Mark who spoke last, who comes first in the sentence before, who occurs most."""
        here = self._layout.sentence(place.start)
        spoke = [one.start for c in candidates for one in c.occurrences if _speaks(one)]
        before = [
            one.start for c in candidates for one in c.occurrences if one.sentence == here - 1
        ]
        most = max((row["share"] for row in rows), default=0.0)
        for one, row in zip(candidates, rows, strict=True):
            starts = {event.start for event in one.occurrences}
            row["spoke last"] = float(bool(spoke) and max(spoke) in starts)
            row["first in the sentence before"] = float(bool(before) and min(before) in starts)
            row["occurs most"] = float(row["share"] == most)

    def head(self, occurrence: Occurrence) -> int:
        """The head of a mention in the tree."""
        return self._tree.head_of(self._tree.within(occurrence.start, occurrence.end))

    def role(self, word: int, occurrence: Occurrence | None = None) -> str:
        """What a noun is in its clause; where it was not parsed, what it was entered as."""
        tree = self._tree
        while tree.relations[word] in _SHARED and tree.heads[word] >= 0:
            word = tree.heads[word]
        if tree.heads[word] < 0 and occurrence is not None and _subject(occurrence):
            return "subject"
        return _ROLES.get(tree.relations[word], "other")

    def _leads(self, one: Occurrence) -> bool:
        return self.role(self.head(one), one) == "subject"

    def _governs(self, head: int, word: int) -> bool:
        """Whether a noun is the subject of a clause that the pronoun's own hangs in."""
        verbs = self._tree.above(self._tree.clause(word))
        return any(self._tree.subject(verb) == head for verb in verbs)

    def _is_pronoun(self, one: Occurrence) -> bool:
        return self._layout.text[one.start : one.end].lower() in FORMS


def _set(flags: dict[str, bool]) -> Iterator[tuple[str, float]]:
    return ((name, 1.0) for name, holds in flags.items() if holds)


def _number(form: Pronoun) -> str:
    if form.plural:
        return "they"
    return "person" if form.gender in ("m", "f") else "it"


def _speaks(one: Occurrence) -> bool:
    return one.prominence is Prominence.SOURCE


def _subject(one: Occurrence) -> bool:
    return one.prominence in (Prominence.SOURCE, Prominence.SUBJECT)
