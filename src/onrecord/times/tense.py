"""Whether the words around a time speak of what is over or of what is to come."""

from __future__ import annotations

from onrecord.grammar.text import TextView
from onrecord.grammar.words.open_classes import listed
from onrecord.kinds import Relation

_FUTURE = listed("future", __package__, "words.toml")
_PAST = listed("past", __package__, "words.toml")
_SAYS = listed("says", __package__, "words.toml")
_OVER = frozenset(("had", "not", "was", "were", "n't"))
_BE = frozenset(("be", "is", "are", "being", "been"))
_BEFORE_TO = frozenset(("is", "are", "plan", "plans", "due", "set"))
_REACH = 11  # words on either side that can tell


class Tense:
    """The verbs around the words of a text."""

    def __init__(self, layout: TextView) -> None:
        """Look at nothing yet."""
        self._layout = layout

    def _lower(self, word: int) -> str:
        words = self._layout.words
        return words[word].lower if 0 <= word < len(words) else ""

    def _sentence(self, word: int) -> tuple[int, int]:
        layout = self._layout
        return layout.word_range(*layout.sentences[layout.sentence(layout.words[word].start)])

    def ahead(self, word: int) -> bool:
        """Whether the words just before, or the verb after an opening, speak of what is to come."""
        start, end = self._sentence(word)
        before = self._lower(word - 1)
        if self._layout.words[word].possessive or before in _PAST or before in _SAYS:
            return False
        scheduled = before == "on" and self._scheduled(word - 2)
        if scheduled or (before == "by" and not self.behind(word)):
            return True
        if before == "until":
            near = range(max(start, word - 6), min(end, word + 6))
            return _OVER.isdisjoint(self._lower(at) for at in near)
        if word - start <= 2:
            return self._tells(range(word + 1, min(word + 2 * _REACH, end)), after=True)
        if before.endswith("ed") and before not in _FUTURE and self._lower(word - 2) not in _BE:
            return False
        return self._tells(range(word - 1, max(word - _REACH, start - 1), -1), after=False)

    def _scheduled(self, word: int) -> bool:
        """Whether a word is a verb of the present, which tells of plans: "votes on Tuesday"."""
        if word < 0 or self._lower(word) in _SAYS:
            return False
        tree = self._layout.tree
        plural = tree.tags[word] == "NNS" and tree.relations[word] == Relation.ROOT  # or mistagged
        return tree.tags[word] in ("VBZ", "VBP") or plural

    def _tells(self, near: range, *, after: bool) -> bool:
        """Whether the first verb met that tells is to come."""
        for at in near:
            lower = self._lower(at)
            if lower in _FUTURE and not (after and lower == "planned"):
                return True
            if lower.endswith(("'ll", "’ll")) or (lower == "to" and self._infinitive(at)):
                return True
            if lower in _PAST or lower in _SAYS or (after and lower.endswith("ed")):
                return False
        return False

    def _infinitive(self, at: int) -> bool:
        """Whether "to" stands between "is", "are" or a plan and a verb: "is to meet on Friday"."""
        return self._lower(at - 1) in _BEFORE_TO

    def behind(self, word: int) -> bool:
        """Whether the words around speak of what is over."""
        first, last = self._sentence(word)
        near = range(max(first, word - _REACH), min(last, word + _REACH))
        return any(
            self._lower(at) in _PAST or self._lower(at).endswith("ed") for at in near if at != word
        )
