"""The clause of one cue: the words before it, around its verb, and asides between commas."""

from __future__ import annotations

from onrecord.attribute.frame.between import FAR, MARKS, head, segments
from onrecord.attribute.frame.saying import DOUBTS, NOBODY
from onrecord.attribute.frame.window import FREE, SOURCE, VERB, CueWindow
from onrecord.grammar.words.classes import CONJUNCTIONS, FIRST_PERSON

_SPEAKS_OF_ITSELF = FIRST_PERSON | {"let"}  # "let me say"


class CueClause:
    """The clause of one cue, cut into what the flags are read off."""

    def __init__(self, window: CueWindow) -> None:
        """Cut the words of a window."""
        self.window = window
        self.before = window.before  # the source, where it stands first
        self.asides, lead = segments(window, self._between_start(), window.cue[0])
        self.opening = self._front()
        self.group = lead + self._cue_words()
        self.head = head(self.group)  # the place of the verb of saying in the group

    def subject_is_nobody(self) -> bool:
        """Whether the subject itself negates: "nobody said", "no minister said"."""
        window = self.window
        if SOURCE not in window.parts:
            return self.opening[:1] == ("nobody",) or self.opening[:2] == ("no", "one")
        first = window.parts.index(SOURCE)
        if window.word(first) == "no" and window.word(first + 1) != ".":
            return not window.word(first + 1).isdigit()
        ahead = window.word(first - 1) if window.part(first - 1) == FREE else ""
        one = window.word(first) in ("one", "a")
        if window.word(first) == "not":
            return window.word(first + 1) in ("one", "a", "any")
        return window.word(first) in NOBODY or (ahead in ("no", "not") and one)

    def has_agent(self) -> bool:
        """Whether a passive tells by whom."""
        window = self.window
        behind = window.words[window.cue[1] : window.cue[1] + 3]
        return "by" in behind or "by" in window.words[slice(*window.cue)]

    def is_first_person(self) -> bool:
        """Whether the subject speaks of itself: "I must say"."""
        window = self.window
        if self.before:
            return window.word(self.before[0]) in _SPEAKS_OF_ITSELF
        return any(word in _SPEAKS_OF_ITSELF for word in self.group[:1] + list(self.opening))

    def _between_start(self) -> int:
        """Where the words between the source and the cue begin; without a source, a clause."""
        window, cue = self.window, self.window.cue[0]
        if self.before and cue - self.before[1] <= 4 * FAR:
            return self.before[1]
        at = cue
        while at > 0 and cue - at < FAR and window.part(at - 1) == FREE:
            if window.word(at - 1) in MARKS or window.word(at - 1) in CONJUNCTIONS:
                break
            at -= 1
        return at

    def _front(self) -> tuple[str, ...]:
        """The words of the clause before its source, back to a mark or to a content."""
        window = self.window
        end = self.before[0] if self.before else window.cue[0]
        at = end
        while at > 0 and end - at < 4 * FAR:
            doubt = window.part(at - 1) == VERB and window.word(at - 1) in DOUBTS
            if window.part(at - 1) != FREE and not doubt:
                break
            if window.word(at - 1) in MARKS and window.word(at - 1) != "-":
                break
            at -= 1
        return window.words[at:end]

    def _cue_words(self) -> list[str]:
        """The cue, with the infinitive behind it where it goes on in the content."""
        window = self.window
        first, last = window.cue
        words = [word for word in window.words[first:last] if word[:1].isalnum()]
        behind = window.words[last : last + 5]
        if words[-1:] == ["to"] or behind[:1] == ("to",):
            words += behind
        return words
