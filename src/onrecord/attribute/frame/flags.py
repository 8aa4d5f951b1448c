"""What becomes of a saying: hedged, negated, denied, hypothetical.

Read off the verb group (the cue, the auxiliaries before it and, where the cue is "is expected",
the "to announce" that the content begins with), off the subject, off what stands before the
clause, and off asides between commas. The content itself is not looked into, nor a relative
clause: what is doubted or denied there is not the saying. docs/glossary.md has the definitions.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.frame import saying
from onrecord.attribute.frame.between import CLAUSE, MARKS, RELATIVE, head, segments
from onrecord.attribute.frame.window import CONTENT, FREE, SOURCE, VERB, Window

_FAR = 9  # words between a source and its cue that are looked at
_ARTICLES = frozenset("the a an this that these those his her its their our my your".split())
_NO_MORE = frozenset("of about on to else more regarding".split())
_WITHHELD = frozenset(
    "comment comments details detail explanation indication mention hint hints answer reason "
    "reasons word reference response sign clue".split()
)
_ACCOUNTS = frozenset("account accounts version versions telling tellings".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What keeps a reader from taking it that the source said so and stands by it."""

    hedged: bool
    negated: bool
    denied: bool
    hypothetical: bool


def flags(window: Window) -> Flags:
    """Read the flags of the attribution whose cue stands in a window."""
    clause = _Clause(window)
    negated = clause.is_negated()
    return Flags(
        hedged=clause.is_hedged(),
        negated=negated,
        denied=not negated and clause.is_denied(),
        hypothetical=clause.is_hypothetical(),
    )


class _Clause:
    """The clause of one cue."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._before = window.before
        start = self._between_start()
        self._asides, lead = segments(window, start, window.cue[0])
        self._opening = self._front()
        self._group = lead + self._cue_words()
        self._head = head(self._group)

    def _between_start(self) -> int:
        """Where the words between the source and the cue begin; without a source, a clause."""
        window, cue = self._window, self._window.cue[0]
        if self._before and cue - self._before[1] <= 4 * _FAR:
            return self._before[1]
        at = cue
        while at > 0 and cue - at < _FAR and window.part(at - 1) == FREE:
            if window.word(at - 1) in MARKS or window.word(at - 1) in CLAUSE:
                break
            at -= 1
        return at

    def _front(self) -> tuple[str, ...]:
        """The words of the clause before its source, back to a mark or to a content."""
        window = self._window
        end = self._before[0] if self._before else window.cue[0]
        at = end
        while at > 0 and end - at < 4 * _FAR:
            doubt = window.part(at - 1) == VERB and window.word(at - 1) in saying.DOUBTS
            if window.part(at - 1) != FREE and not doubt:
                break
            if window.word(at - 1) in MARKS and window.word(at - 1) != "-":
                break
            at -= 1
        return window.words[at:end]

    def _cue_words(self) -> list[str]:
        """The cue, with the infinitive behind it where it goes on in the content."""
        window = self._window
        first, last = window.cue
        words = [word for word in window.words[first:last] if word[:1].isalnum()]
        behind = window.words[last : last + 5]
        if words[-1:] == ["to"] or behind[:1] == ("to",):
            words += behind
        return words

    def is_hedged(self) -> bool:
        """Whether the document does not vouch that it was said."""
        return (
            any(map(_is_doubt, self._asides))
            or self._is_doubted_in_group()
            or self._is_doubted_in_front()
            or _cannot_be_confirmed(self._window)
            or (self._is_only_likely() and not self.is_hypothetical())
        )

    def _is_only_likely(self) -> bool:
        """Whether it was said probably or perhaps; of what is to come that says nothing."""
        return bool({*self._group[: self._head + 1], *self._opening[-1:]} & saying.LIKELY)

    def _is_doubted_in_group(self) -> bool:
        group, head = self._group, self._head
        if any(word in saying.DOUBTS for word in group[: head + 1]):
            return True
        for at, word in enumerate(group[: head + 1]):
            rest = [w for w in group[at + 1 : at + 4] if not saying.is_adverb(w)]
            if word in saying.SEEM and rest[:1] == ["to"]:
                return True
            if word in saying.BE and self._is_hearsay(rest):
                return True
            if word in ("may", "might", "must") and rest[:1] == ["have"] and rest[1:2] != ["to"]:
                return True
        window = self._window
        return any(
            window.word(at) in saying.DOUBTED and window.word(at - 1) in (*_ARTICLES, "s")
            for at in range(window.cue[0], window.cue[1] - 1)
        )

    def _is_hearsay(self, rest: list[str]) -> bool:
        """Whether a passive hands on what nobody is named for: "is said to"."""
        if not rest or rest[0] not in saying.HEARSAY or self._has_agent():
            return False
        behind = rest[1:2] or [self._window.word(self._window.cue[1])]
        return behind[0] in ("to", "that", "as") or rest[0] in ("thought", "believed")

    def _has_agent(self) -> bool:
        """Whether a passive tells by whom."""
        window = self._window
        behind = window.words[window.cue[1] : window.cue[1] + 3]
        return "by" in behind or "by" in window.words[slice(*window.cue)]

    def _is_doubted_in_front(self) -> bool:
        """Whether a clause opens in doubt: "Reportedly the sultan has", "By some accounts she"."""
        front, window = self._opening, self._window
        source = window.words[slice(*self._before)] if self._before else ()
        if {*front[-1:], *front[:1], *source[:1]} & saying.DOUBTS:
            return True
        ahead = zip(window.words[: window.cue[0]], window.parts, strict=False)
        if saying.UNCONFIRMED & {word for word, part in ahead if part != CONTENT}:
            return True
        end = (self._before[0] if self._before else window.cue[0]) - len(front)
        if window.word(end - 1) != ",":
            return _is_account(front[:5])
        if window.word(end - 2) in saying.DOUBTS:
            return end < 3 or not window.is_word(end - 3)
        opening = window.words[max(0, end - 8) : end - 1]
        return _is_account(opening)

    def is_negated(self) -> bool:
        """Whether it was not said, or was withheld."""
        subject, fronted = self._subject_is_nobody(), self._is_negated_in_front()
        verb = self._verb_is_negated()
        if verb is None:  # "did not hesitate to say"
            return False
        return (subject or fronted) != verb if subject or fronted else verb or self._says_nothing()

    def _subject_is_nobody(self) -> bool:
        window = self._window
        if SOURCE not in window.parts:
            return self._opening[:1] == ("nobody",) or self._opening[:2] == ("no", "one")
        first = window.parts.index(SOURCE)
        if window.word(first) == "no" and window.word(first + 1) != ".":
            return not window.word(first + 1).isdigit()
        ahead = window.word(first - 1) if window.part(first - 1) == FREE else ""
        one = window.word(first) in ("one", "a")
        if window.word(first) == "not":
            return window.word(first + 1) in ("one", "a", "any")
        return window.word(first) in saying.NOBODY or (ahead in ("no", "not") and one)

    def _is_negated_in_front(self) -> bool:
        """Whether a negation stands first: "Nor did Brandt say"; but "Not only did he say"."""
        front = self._opening
        if len(front) < 2 or front[-1] not in saying.AUXILIARIES:
            return False
        words = {*front[:-1]}
        if words & saying.ONLY or "until" in words:
            return False
        return bool(words & saying.NEGATORS)

    def _verb_is_negated(self) -> bool | None:
        """Whether the verb group negates; None where it says that nothing was held back."""
        negated = False
        front = self._opening
        if front[-1:] == ("without",) and not self._before:
            negated = True
        for at, word in enumerate(self._group[: self._head + 1]):
            rest = self._group[at + 1 :]
            if word == "without" or (word in saying.NEGATORS and not _is_only(rest)):
                negated = True
            elif word in saying.NOT_HELD_BACK and negated and not _is_short_of(rest):
                return None
            elif word in saying.WITHHOLD and self._withholds(rest):
                negated = not negated
            elif word == "yet" and rest[:1] == ["to"]:
                negated = True
        return negated or bool({*self._group} & saying.SILENT)

    def _withholds(self, rest: list[str]) -> bool:
        """Whether what is declined is a saying: "declined to say", "stopped short of calling"."""
        words = rest[:5]
        if not words:
            return False
        if words[0] == "to" or _is_short_of(words) or words[0] in ("from", "of"):
            verbs = [word for word in words if word not in ("to", "short", "of", "from", "be")]
            drawn = "drawn" in verbs[:1]
            return drawn or any(word in saying.SAYING for word in verbs[:2])
        return words[0] in saying.SAYING or words[0] in _WITHHELD

    def _says_nothing(self) -> bool:
        """Whether an object negates: "said nothing of", "made no mention", "told no one"."""
        window = self._window
        cue, behind = window.cue, window.content_start
        end = behind if behind is not None else min(len(window), cue[1] + 3)
        words = window.words[cue[0] : end]
        for at, word in enumerate(words[1:], start=1):
            if word in ("nothing", "nobody") or (word == "no" and words[at + 1 : at + 2]):
                return True
            if words[at : at + 3] in (("not", "a", "word"), ("not", "one", "word")):
                return True
        if behind is None:
            return False
        first, second = window.word(behind), window.word(behind + 1)
        if first == "nothing":
            return second in _NO_MORE or window.part(behind + 1) != CONTENT
        return (first == "no" and second in _WITHHELD) or (
            window.words[behind : behind + 3] == ("not", "a", "word")
        )

    def is_denied(self) -> bool:
        """Whether the source disputes the content."""
        group = self._group
        for at, word in enumerate(group):
            passive = at > 0 and group[at - 1] in ("been", "being", "be", *saying.BE)
            if word in saying.DENY:
                return not passive or self._has_agent()
            if word in saying.RULE and "out" in group[at + 1 : at + 2]:
                return True
            away = word in saying.TURN_AWAY and bool({*group[at + 1 : at + 3]} & saying.AWAY)
            if word in saying.TURN_DOWN or away:
                return self._turns_down_a_claim()
            if word in saying.SAYING and word not in saying.SAY and at >= self._head:
                return False
        return False

    def _turns_down_a_claim(self) -> bool:
        window = self._window
        behind = window.words[window.cue[1] : window.cue[1] + 12]
        if behind[:1] == ("that",):
            return True
        if {*window.words[slice(*window.cue)]} & saying.CLAIMS:
            return True
        for at, word in enumerate(behind):
            if word in saying.CLAIMS:
                return True
            if word == "as" and {*behind[at + 1 : at + 5]} & saying.UNTRUE:
                return True
        return False

    def is_hypothetical(self) -> bool:
        """Whether it is not asserted to have been said: to come, possible, wanted, asked."""
        return self._hangs_on_a_condition() or self._is_wanted() or self._is_to_come()

    def _hangs_on_a_condition(self) -> bool:
        front, window = self._opening, self._window
        if any(word in saying.CONDITIONS for word in front[-2:]):
            return True
        asked = "?" in window.words[-3:] or "?" in window.words[window.cue[1] : window.cue[1] + 40]
        if not front or (self._before is not None and len(front) > 1 + asked):
            return False
        verb = front[0] if self._before is None else front[-1]
        return verb in (saying.AUXILIARIES if asked else ("had", "were", "should"))

    def _is_wanted(self) -> bool:
        """Whether somebody else wants it: "want the mayor to explain", "let the minister say"."""
        if not self._opening or self._before is None:
            return False
        word, group = self._opening[-1], self._group
        source = self._window.words[slice(*self._before)]
        if word == "let":
            return source not in (("me",), ("us",))
        return word in saying.WANTING and group[:1] == ["to"]

    def _is_to_come(self) -> bool:
        group, head = self._group, self._head
        own = self._is_first_person()
        for at, word in enumerate(group[: head + 1]):
            rest = [w for w in group[at + 1 :] if not saying.is_adverb(w)]
            if word in saying.NEGATORS or (self._subject_is_nobody() and word in saying.MODALS):
                return False
            if word in saying.MODALS and word != "cannot":
                return self._modal_leaves_open(at, rest, own=own)
            if rest[:1] != ["to"] or not _is_saying(rest[1:4]) or group[at + 1] == "yet":
                continue
            if word in saying.PROSPECTS or word in ("has", "have", *saying.BE):
                return not own
        return False

    def _modal_leaves_open(self, at: int, rest: list[str], *, own: bool) -> bool:
        word, group = self._group[at], self._group
        if rest[:1] == ["not"] or rest[:1] == ["neither"] or "never" in group[at + 1 : at + 3]:
            return word in ("may", "might", "should", "must", "shall", "ought")
        if word in ("may", "might", "must") and rest[:1] == ["have"] and rest[1:2] != ["to"]:
            return False
        if word == "would" and {*group[at + 1 : at + 3]} & saying.HABITUAL:
            return False
        if word in ("could", "can") and "only" in group[at + 1 : at + 2]:
            return False
        performs = word in ("must", "can", "should") or rest[:2] in (["like", "to"], ["say"])
        return not (own and performs)

    def _is_first_person(self) -> bool:
        window = self._window
        if self._before:
            return window.word(self._before[0]) in saying.FIRST_PERSON
        return any(word in saying.FIRST_PERSON for word in self._group[:1] + list(self._opening))


def _is_account(opening: tuple[str, ...]) -> bool:
    """Whether a clause opens with "By some accounts", "In one version"; not "By his own"."""
    told = opening[:1] in (("by",), ("in",), ("on",)) and bool(_ACCOUNTS & {*opening})
    return told and not {*opening} & {"own", "his", "her", "their", "its", "my", "our"}


def _is_only(rest: list[str]) -> bool:
    """Whether what follows a "not" is so all the same: "not only", "not the first"."""
    if rest[:1] == ["the"]:
        return rest[1:2] in (["only"], ["first"], ["last"])
    return bool({*rest[:1]} & (saying.ONLY | {"alone"}))


def _is_short_of(rest: list[str]) -> bool:
    return rest[:2] == ["short", "of"]


def _is_saying(words: list[str]) -> bool:
    """Whether an infinitive is of a verb of saying: "ask", "have told"."""
    for word in words:
        if word in saying.SAYING:
            return True
        if word not in ("have", "be") and not saying.is_adverb(word):
            return False
    return False


def _is_doubt(aside: tuple[str, ...]) -> bool:
    """Whether an aside is hearsay: "it was whispered", "it appears", "the story goes"."""
    if not aside or aside[0] in RELATIVE or len(aside) > _FAR:
        return False
    if aside[0] == "it" and {*aside[1:4]} & (saying.HEARSAY | saying.SEEM):
        return True
    tells = aside[-2:] in (("story", "goes"), ("has", "it"), ("have", "it"))
    return tells or (len(aside) <= 2 and bool({*aside} & saying.DOUBTS))


def _cannot_be_confirmed(window: Window) -> bool:
    """Whether the sentence says, outside what is said, that nobody could confirm it."""
    for at, word in enumerate(window.words):
        if word in ("verified", "confirmed", "corroborated") and window.part(at) == FREE:
            before = {*window.words[max(0, at - 5) : at]}
            if before & {"not", "cannot", "never"} and before & saying.BE:
                return True
        if window.words[at - 2 : at + 1] == ("to", "be", "believed") and at > 1:
            return True
    return False
