"""What is known while a document's times are read in order: the days met, and the tense."""

from __future__ import annotations

from datetime import date

from onrecord.resolve.layout import Layout
from onrecord.resolve.times.values import Meaning

_FUTURE = frozenset(
    "will would shall 'll scheduled plans planned planning expect expected expecting expects payable effective due upcoming going meet begin start open "
    "wo deadline hopes hoped intends intended propose proposed ahead begins starts opens meets "
    "slated bound poised".split()
)
_PAST = frozenset(
    "was were had did said told fell rose began came went took made gave saw won lost met left sold "
    "held died killed broke hit ran led got became brought bought thought sought caught taught found "
    "grew knew drew flew threw chose spoke stood understood built sent spent meant kept felt dealt "
    "paid laid heard sat sang sank rode drove wrote shot wore swore fled fed bore struck shook beat "
    "voted closed opened".split()
)
_SAYS = frozenset("said told says announced reported say".split())
_OVER = frozenset(("had", "not", "was", "were", "n't"))
_BE = frozenset(("be", "is", "are", "being", "been"))
_NO_NOUN = frozenset("and when after before of at in was were he she it they but to for".split())
_REACH = 9  # words on either side that can tell the tense


class Reader:
    """Where a document's times are counted from."""

    def __init__(self, layout: Layout, published: date | None) -> None:
        """Begin with no day met."""
        self.layout = layout
        self.published = published
        self.met: Meaning | None = None  # the time last met that others can count from
        self._met_in = -9  # and the paragraph it stood in
        self.told: tuple[date, int] | None = None  # the last day whose year was written

    def paragraph(self, word: int) -> int:
        """The paragraph that a word stands in."""
        return self.layout.paragraph(self.layout.words[word].start)

    def meet(self, meaning: Meaning, word: int) -> None:
        """Keep a time that what follows may count from."""
        if meaning.interval is None or meaning.weak or meaning.interval.since is None:
            return
        self.met, self._met_in = meaning, self.paragraph(word)

    def tell(self, at: date, word: int) -> None:
        """Keep a day whose year was written: it begins a story of that year."""
        self.told = at, self.paragraph(word)

    def told_year(self, number: int, at: int, word: int) -> int | None:
        """The year of a day that goes on with a story told of another year in the same paragraph."""
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

    def ahead(self, word: int) -> bool:
        """Whether the words just before speak of what is to come."""
        start, end = self._sentence(word)
        before = self.lower(word - 1)
        if self.layout.words[word].possessive:
            return False
        if before in _PAST or before in _SAYS:
            return False
        if before == "by" and not self.behind(word):
            return True
        if before == "until":
            return not _OVER & {
                self.lower(at) for at in range(max(start, word - 6), min(end, word + 6))
            }
        if word - start <= 2:
            return self._ahead_after(word, end)
        if before.endswith("ed") and before not in _FUTURE and self.lower(word - 2) not in _BE:
            return False
        for at in range(word - 1, max(word - _REACH, start - 1), -1):
            lower = self.lower(at)
            if lower in _FUTURE or (lower == "to" and self._infinitive(at)):
                return True
            if lower.endswith(("'ll", "’ll")):
                return True
            if lower in _SAYS:
                return False
            if lower in _PAST:
                return False
        return False

    def closed(self, end: int) -> bool:
        """Whether no noun can follow an offset: "the 10th", not "the 10th round"."""
        rest = self.layout.text[end : end + 12]
        following = rest.split()
        return rest[:1] != " " or not following or following[0].lower() in _NO_NOUN

    def _ahead_after(self, word: int, end: int) -> bool:
        """Whether the first verb that tells, after a time that opens a sentence, is to come."""
        for at in range(word + 1, min(word + 2 * _REACH, end)):
            lower = self.lower(at)
            if lower in _FUTURE and lower != "planned":
                return True
            if lower in _PAST or lower in _SAYS or lower.endswith("ed"):
                return False
        return False

    def _infinitive(self, at: int) -> bool:
        """Whether "to" stands between "is", "are" or a plan and a verb: "is to meet on Friday"."""
        return self.lower(at - 1) in ("is", "are", "plan", "plans", "due", "set")

    def behind(self, word: int) -> bool:
        """Whether the words around speak of what is over."""
        first, last = self._sentence(word)
        near = range(max(first, word - _REACH), min(last, word + _REACH))
        return any(
            self.lower(at) in _PAST or self.lower(at).endswith("ed") for at in near if at != word
        )

    def _sentence(self, word: int) -> tuple[int, int]:
        layout = self.layout
        return layout.word_range(*layout.sentences[layout.sentence(layout.words[word].start)])
