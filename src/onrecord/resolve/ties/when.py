"""When and where what a sentence tells was so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.grammar.text import TextView
from onrecord.grammar.tree import Words
from onrecord.model import EntityKind, Precision, Span, span
from onrecord.resolve.ties.referents import Referents
from onrecord.resolve.ties.triggers import Dates
from onrecord.times import Joined

_PARTIAL = {Precision.YEAR: 4, Precision.DECADE: 4, Precision.CENTURY: 4, Precision.MONTH: 7}
_BOUNDS = {"since": (True, False), "until": (False, True), "till": (False, True)}
_RANGES = frozenset(("from", "between"))
_REACH = 9  # words between what is dated and a time behind it
_FRONT = frozenset(("on", "in", "as", "by", "at", "late", "early"))
_PARTS = frozenset((",", "(", ";", ":", "—", "–", ")"))
_LOCAL = frozenset(("in", "at", "near", "outside"))

Partials = tuple[str | None, str | None]


class Dating:
    """Finds the time and the place that belong to some words of a sentence."""

    def __init__(self, layout: TextView, found: Sequence[Joined], referents: Referents) -> None:
        """Look up among the times of the document."""
        self._layout, self._tree, self._referents = layout, layout.tree, referents
        self._found = sorted(found, key=lambda hit: hit.start)
        self._starts = [hit.start for hit in self._found]

    def begins(self, word: int) -> bool:
        """Whether a time begins at a word of the layout."""
        start = self._layout.words[word].start
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._layout.words[word].end > self._starts[at]

    def of(self, words: Words, dates: Dates) -> Partials:
        """Since when and until when: partial ISO dates, by the time within, behind or in front."""
        found = self.near(words) if dates is not Dates.NEVER else None
        if found is None or (dates is Dates.HOLDS and not self._is_bounded(found)):
            return None, None
        return self._interval(found, dates)

    def of_post(self, words: Words, last: int, dates: Dates) -> Partials:
        """The same for a post that ends before `last`: a range right behind it is its own."""
        right = self._behind(last, reach=1)
        if right is not None and self._is_bounded(right):
            return self._interval(right, dates)
        found = self._behind(last, reach=_REACH) or self.near(words)
        return self._interval(found, dates) if found and dates is not Dates.NEVER else (None, None)

    def near(self, words: Words) -> Joined | None:
        """The time that belongs to some words."""
        start, end = self._tree.place(words)
        inside = self._within(start, end)
        return inside or self._behind(words[1], reach=_REACH) or self._in_front(words[0])

    def _within(self, start: int, end: int) -> Joined | None:
        """The first time between two offsets that no bracket holds: those are years of a life."""
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            before = self._tree.text[start : self._starts[at]]
            if before.rfind("(") <= before.rfind(")"):
                return self._found[at]
        return None

    def _behind(self, word: int, *, reach: int) -> Joined | None:
        """The first time behind a word, if nothing begins a clause or is set off between."""
        if word >= len(self._tree.words):
            return None
        start = self._tree.words[word][0]
        _, end = self._layout.sentences[self._layout.sentence(self._tree.words[word - 1][0])]
        hit = self._within(start, end)
        if hit is None:
            return None
        between = range(word, self._tree.within(start, hit.start)[1])
        if len(between) > reach or any(self._parts(at) for at in between if at > word):
            return None
        return None if between and self._is_verb(word) else hit

    def _parts(self, word: int) -> bool:
        return self._tree.lower[word] in _PARTS or self._is_verb(word)

    def _is_verb(self, word: int) -> bool:
        return self._tree.is_verb(word) or self._tree.lower[word] in ("who", "which", "that")

    def _in_front(self, word: int) -> Joined | None:
        """The time that a sentence opens with: "In 2010, ..."."""
        start, end = self._layout.sentences[self._layout.sentence(self._tree.words[word][0])]
        hit = self._within(start, min(end, self._tree.words[word][0]))
        named = hit is not None and self._referents.is_name(self._tree.at(hit.end + 1))
        if hit is None or not (named or self._tree.text[hit.end : hit.end + 1] == ","):
            return None
        before = self._tree.text[start : hit.start].split()
        return hit if len(before) <= 1 and all(one.lower() in _FRONT for one in before) else None

    def _is_bounded(self, found: Joined) -> bool:
        """Whether a time tells since or until when."""
        first = self._layout.words[found.first].lower
        return first in _BOUNDS or first in _RANGES or self._is_span(found)

    def _is_span(self, found: Joined) -> bool:
        return any(mark in self._layout.text[found.start : found.end] for mark in "-–")

    def _interval(self, found: Joined, dates: Dates) -> Partials:
        """What a time tells of a state: "since 2010", "since her election in 2010", "in 2010"."""
        days = found.interval
        since = partial(days.since.isoformat(), days.precision) if days.since else None
        until = partial(days.until.isoformat(), days.precision)
        first = self._layout.words[found.first].lower
        bound = first if first in _BOUNDS else self._bound_before(found)
        if bound is not None:
            begins, ends = _BOUNDS[bound]
            return since if begins else None, until if ends else None
        if first in _RANGES or (since != until and self._is_span(found)):
            return since, until
        if dates is Dates.BEGINS:
            return since, None
        return (None, until) if dates is Dates.ENDS else (since, until)

    def _bound_before(self, found: Joined) -> str | None:
        """The "since" of "since her election in 2010"."""
        before = self._layout.words[max(0, found.first - 3) : found.first]
        return next((word.lower for word in before if word.lower in _BOUNDS), None)

    def place(self, words: Words) -> Span | None:
        """The place that is named within or right behind some words."""
        tree = self._tree
        last = min(words[1] + 5, len(tree.words))
        for word in range(words[0], last):
            one = self._referents.named(word)
            local = word and tree.lower[word - 1] in _LOCAL | {"the"}
            if one is None or not local or one.words[0] != word:
                continue
            if one.draft.kind in (EntityKind.PLACE, EntityKind.COUNTRY):
                return span(tree.text, *tree.place(one.words))
        return None


def partial(day: str, precision: Precision) -> str:
    """An ISO day cut down to what is known of it."""
    return day[: _PARTIAL.get(precision, 10)]
