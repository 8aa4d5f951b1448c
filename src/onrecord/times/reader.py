"""What is known while a document's times are read in order: the days met, and the tense."""

from __future__ import annotations

from datetime import date

from onrecord.grammar.text import TextView
from onrecord.model import Precision
from onrecord.times.tense import Tense
from onrecord.times.values import Meaning

_NEAR = 9  # words
_TOLD_ON = 2  # paragraphs in which the figures of a quarter are gone on with
_NO_NOUN = frozenset("and when after before of at in was were he she it they but to for".split())


class Reader:
    """Where a document's times are counted from."""

    def __init__(self, layout: TextView, published: date | None) -> None:
        """Begin with no day met."""
        self.layout = layout
        tense = Tense(layout)
        self.ahead = tense.ahead
        self.behind = tense.behind
        self.published = published
        self.met: Meaning | None = None  # the time last met that others can count from
        self._met_in = -9  # and the paragraph it stood in
        self._met_at = -99  # and its word
        self._period: tuple[Meaning, int] | None = None  # the quarter whose figures are told
        self.told: tuple[date, int] | None = None  # the last day whose year was written

    def met_week(self, word: int) -> date | None:
        """The first day of a week named just before in the sentence: "next week, on Friday"."""
        layout, near = self.layout, word - self._met_at < _NEAR
        if not near or self.met is None or self.met.precision is not Precision.WEEK:
            return None
        starts = (layout.words[at].start for at in (self._met_at, word))
        return self.met.first if len({layout.sentence(at) for at in starts}) == 1 else None

    def paragraph(self, word: int) -> int:
        """The paragraph that a word stands in."""
        return self.layout.paragraph(self.layout.words[word].start)

    def meet(self, meaning: Meaning, word: int) -> None:
        """Keep a time that what follows may count from."""
        if meaning.interval is None or meaning.weak or meaning.interval.since is None:
            return
        self.met, self._met_in, self._met_at = meaning, self.paragraph(word), word
        if meaning.precision is Precision.QUARTER:
            self._period = meaning, self._met_in

    def period(self, word: int) -> Meaning | None:
        """The quarter whose figures a paragraph tells, or one of the two before it."""
        if self._period is None or self.paragraph(word) - self._period[1] > _TOLD_ON:
            return None
        return self._period[0]

    def tell(self, at: date, word: int) -> None:
        """Keep a day whose year was written: it begins a story of that year."""
        self.told = at, self.paragraph(word)

    def told_year(self, number: int, at: int, word: int) -> int | None:
        """The year of a day that goes on with a story of another year in the same paragraph."""
        if self.told is None or self.told[1] != self.paragraph(word):
            return None
        told = self.told[0]
        if self.published is not None and (self.published - told).days < 300:
            return None
        return told.year + ((number, at) < (told.month, told.day))

    def story(self, word: int) -> Meaning | None:
        """The time last met, if it stood in this paragraph or the one before."""
        return self.met if self.paragraph(word) - self._met_in <= 1 else None

    def same_paragraph(self, word: int) -> bool:
        """Whether the time last met stood in a word's own paragraph."""
        return self.paragraph(word) == self._met_in

    def lower(self, word: int) -> str:
        """A word of the text in lower case; empty beyond it."""
        words = self.layout.words
        return words[word].lower if 0 <= word < len(words) else ""

    def ends(self, end: int) -> bool:
        """Whether a clause ends at an offset, with a mark and no figure after it."""
        rest = self.layout.text[end : end + 2]
        return rest[:1] in ("", ".", ",", ";", "!", "?") and not rest[1:].isdigit()

    def closed(self, end: int) -> bool:
        """Whether no noun can follow an offset: "the 10th", not "the 10th round"."""
        rest = self.layout.text[end : end + 12]
        following = rest.split()
        return rest[:1] != " " or not following or following[0].lower() in _NO_NOUN
