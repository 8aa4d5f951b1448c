"""The noun phrase that a verb has for its subject, read backwards by closed classes alone.

Nothing in a content is tagged, so that the verb is the only thing known: how far the phrase goes
back is a guess, and in doubt there is none. `frame.phrase` reads the other way, from a
preposition or a verb on, among words whose parts are known.
"""

from __future__ import annotations

from onrecord.grammar.sentence import Positions
from onrecord.grammar.stretch import BREAKS, GOVERNORS, Stretch
from onrecord.grammar.words.classes import DETERMINERS, PLURALS, QUANTIFIERS, SUBJECT_PRONOUNS
from onrecord.grammar.words.marks import APOSTROPHES, STOPS

_LONGEST = 14
_PLURAL_PRONOUNS = QUANTIFIERS - {"none"}
_APPOSITION = 16
_LEADING = frozenset(
    "now then once later earlier again also still today yesterday finally instead meanwhile "
    "eventually perhaps maybe and but or so".split()
)
_EMPTY = DETERMINERS - SUBJECT_PRONOUNS


def before(stretch: Stretch, end: int) -> Positions | None:
    """The noun phrase that ends where a verb group begins; None where none can be told."""
    tail = end
    if stretch.word(end - 1) == ",":  # "Reyes, the mayor, said": the apposition belongs to it
        comma = _comma_before(stretch, end - 1)
        if comma is None or comma == 0:
            return None
        tail = comma
    begin = _boundary(stretch, tail)
    if begin is None:
        return None
    head = _head(stretch, begin, tail)
    return None if head is None else (head, end)


def behind(stretch: Stretch, start: int, most: int = _LONGEST) -> int:
    """The furthest position that a noun phrase beginning at `start` can reach."""
    at = start
    limit = min(len(stretch), start + most)
    while at < limit and not stretch.is_finite(at):
        if stretch.word(at) in STOPS and not stretch.is_initial(at):
            break
        at += 1
    return at


def begins(stretch: Stretch, at: int) -> bool:
    """Whether a noun phrase can begin at a position."""
    word = stretch.word(at)
    if word in DETERMINERS or word in SUBJECT_PRONOUNS or stretch.is_capital(at):
        return True
    modifiers = 0  # "senior cabinet members"
    while modifiers < 3 and stretch.word(at + modifiers).isalpha():
        if _is_plural(stretch.word(at + modifiers)):
            return True
        if stretch.word(at + modifiers) in GOVERNORS or stretch.word(at + modifiers) in BREAKS:
            return False
        modifiers += 1
    return False


def is_plural_before(stretch: Stretch, end: int) -> bool:
    """Whether a verb without an ending fits the noun before it ("officials say")."""
    word = stretch.word(end - 1)
    return _is_plural(word) or word in _PLURAL_PRONOUNS


def _is_plural(word: str) -> bool:
    if word in PLURALS:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _comma_before(stretch: Stretch, end: int) -> int | None:
    for at in range(end - 1, max(-1, end - _APPOSITION), -1):
        if stretch.word(at) == ",":
            return at
        if stretch.word(at) in STOPS:
            return None
    return None


def _boundary(stretch: Stretch, end: int) -> int | None:
    """Where the words before a position begin that no mark or conjunction breaks."""
    at = end
    while at > 0 and end - at <= _LONGEST:
        word = stretch.word(at - 1)
        if (word in STOPS or word in BREAKS) and not stretch.is_initial(at - 1):
            break
        if not (stretch.is_word(at - 1) or _goes_on(stretch, at - 1)):
            break
        at -= 1
    return at if 0 < end - at <= _LONGEST else None


def _goes_on(stretch: Stretch, at: int) -> bool:
    """Whether a mark breaks no noun phrase; a sign of money does not."""
    return stretch.joins(at) or stretch.is_initial(at) or stretch.word(at) in "%$€£"


def _head(stretch: Stretch, begin: int, end: int) -> int | None:
    """Where the subject begins among the words between a boundary and its verb."""
    first = begin
    while begin < end - 1 and (
        stretch.word(begin) in _LEADING or (stretch.word(begin).endswith("ly") and begin == first)
    ):
        begin += 1
    if any(stretch.is_finite(at) for at in range(begin, end)):
        return None
    if stretch.word(begin) in GOVERNORS or stretch.word(begin) in ("last", "next"):
        begin = _after_adjunct(stretch, begin, end) or end
    if begin >= end or not _is_noun_phrase(stretch, begin, end):
        return None
    return begin


def _after_adjunct(stretch: Stretch, begin: int, end: int) -> int | None:
    """The last noun phrase of "in March the minister", which no preposition governs."""
    for at in range(end - 1, begin, -1):
        word = stretch.word(at)
        opens = word in DETERMINERS or word in SUBJECT_PRONOUNS
        before_it = stretch.word(at - 1)
        if opens and before_it not in GOVERNORS and before_it not in DETERMINERS:
            return at
    return None


def _is_noun_phrase(stretch: Stretch, begin: int, end: int) -> bool:
    words = stretch.words[begin:end]
    if words[0] in ("nothing", "everything", "something", "anything", "things"):
        return False  # "everything the president said"
    if len(words) == 1:
        word = words[0]
        known = word in SUBJECT_PRONOUNS or _is_plural(word)
        return known or (stretch.is_capital(begin) and word not in _EMPTY)
    if words[-1] in _EMPTY or words[-1] in GOVERNORS or words[-1] in APOSTROPHES:
        return False
    return words[0] not in SUBJECT_PRONOUNS - DETERMINERS and (
        begins(stretch, begin) or words[0].endswith("est") or words[0] in ("even", "only", "such")
    )
