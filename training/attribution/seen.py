"""A second look at names: at the other times each was met, and at the words around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from onrecord.grammar.lexicon import fold
from training.attribution.kinds import UNSURE
from training.attribution.titles import last_of_post
from training.attribution.words import Article, Word, common, exact, last_words

HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady madam saint".split())
_WHERE = frozenset(
    "in at near from outside around across through into inside throughout toward towards to visit "
    "visited visiting northern southern eastern western central downtown".split()
)
_MANY, _MOST = 20, 0.8  # readings of a single name, and the share as a person that settles it
_FEW, _SHARE = 4, 0.3  # a kind that fewer of that many readings of a name give is doubtful

Piece = tuple[int, int, str]  # first word, end word, kind or UNSURE


@dataclass(slots=True)
class Seen:
    """How often each name was read as which kind, over a whole set."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    parts: set[str] = field(default_factory=set)  # of people's full names
    people: frozenset[str] = frozenset()  # single names that nearly always mean a person

    def add(self, name: str, kind: str) -> None:
        """Count one reading."""
        self.kinds[fold(name)][kind] += 1
        if kind == "person" and " " in name:
            self.parts |= set(name.split())

    def close(self) -> None:
        """Draw up what follows from the counts."""
        many = ((n, c) for n, c in self.kinds.items() if c.total() >= _MANY and " " not in n)
        self.people = frozenset(
            name.title() for name, c in many if c["person"] >= _MOST * c.total()
        )

    def often(self, name: str, kind: str) -> bool:
        """Whether a reading is no chance."""
        return self.kinds.get(fold(name), Counter())[kind] >= _FEW

    def doubts(self, name: str, kind: str) -> bool:
        """Whether most other readings of a name contradict this one."""
        counted = self.kinds.get(fold(name))
        if not counted or counted.total() < _FEW:
            return False
        return counted[kind] < _SHARE * counted.total()


def looked_at_again(article: Article, piece: Piece, seen: Seen | None) -> Piece:
    """The same name, or UNSURE for its kind."""
    first, end, kind = piece
    if kind == UNSURE or seen is None:
        return piece
    name = article.slice(first, end)
    sure = not _stands_oddly(article, piece, name, seen)
    single = end - first == 1 and article.words[first].text in article.people
    listed = fold(name) in exact() or single
    return piece if sure and (listed or not seen.doubts(name, kind)) else (first, end, UNSURE)


def _stands_oddly(article: Article, piece: Piece, name: str, seen: Seen) -> bool:
    """Whether the words before a name speak against its kind, or nothing speaks for it."""
    first, end, kind = piece
    before = article.words[first - 1].lower if first else ""
    if fold(name) in common("languages") and before in common("after"):
        return True
    if kind == "person":
        return end - first == 1 and not _met(article, first, name, seen)
    if fold(name) in exact():
        return False
    if kind == "place":
        return not _placed(article.words, first, end, name, seen)
    lone = kind == "organisation" and end - first == 1 and not name.isupper()
    return lone and before in _WHERE


def _met(article: Article, first: int, name: str, seen: Seen) -> bool:
    """Whether a single name is somebody's: in full elsewhere, or behind a post or "Mr."."""
    if name in article.people or name in seen.parts or not first:
        return True
    before = article.words[first - 1 - (article.words[first - 1].text == "." and first > 1)]
    return before.lower in HONORIFICS or last_of_post(before)


def _placed(words: list[Word], first: int, end: int, name: str, seen: Seen) -> bool:
    """Whether a place that no list holds stands like one, or was met often enough."""
    if seen.often(name, "place") or fold(name).split()[-1] in last_words():
        return True
    before = words[first - 1].lower if first else ""
    if before == "the" and first > 1:
        before = words[first - 2].lower
    after = end + 1 < len(words) and words[end].text == "," and words[end + 1].coarse == "place"
    return before in _WHERE or after
