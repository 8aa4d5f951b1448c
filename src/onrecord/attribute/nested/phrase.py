"""Noun phrases before and behind a verb, by closed classes of words alone."""

from __future__ import annotations

from onrecord.attribute.nested.stretch import (
    APOSTROPHES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    STOPS,
    SUBJECT_PRONOUNS,
    Stretch,
)

Positions = tuple[int, int]  # half-open, in words of a stretch

_LONGEST = 14
_APPOSITION = 16
_PLURALS = frozenset("police people men women children families staff aides media".split())
_BARE = frozenset("sources officials residents witnesses critics analysts experts".split())
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
        if stretch.word(at) in STOPS and not _is_abbreviated(stretch, at):
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
        if stretch.word(at + modifiers) in PREPOSITIONS or stretch.word(at + modifiers) in BREAKS:
            return False
        modifiers += 1
    return False


def is_plural_before(stretch: Stretch, end: int) -> bool:
    """Whether a verb without an ending fits the noun before it ("officials say")."""
    word = stretch.word(end - 1)
    return _is_plural(word) or word in ("some", "many", "most", "both", "others", "few", "all")


def _is_plural(word: str) -> bool:
    if word in _PLURALS or word in _BARE:
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
        if (word in STOPS or word in BREAKS) and not _is_abbreviated(stretch, at - 1):
            break
        if stretch.is_mark(at - 1) and not (
            _joins(stretch, at - 1) or _is_abbreviated(stretch, at - 1)
        ):
            break
        at -= 1
    return at if 0 < end - at <= _LONGEST else None


def _is_abbreviated(stretch: Stretch, at: int) -> bool:
    """Whether a full stop belongs to a title or an initial before a name ("Mr. Tarn")."""
    short = at > 0 and stretch.is_capital(at - 1) and len(stretch.word(at - 1)) <= 4
    return stretch.word(at) == "." and short and stretch.is_capital(at + 1)


def _joins(stretch: Stretch, at: int) -> bool:
    """Whether a mark stands inside a word, as in "Ki-Moon" or "Reyes’s"; also a sign of money."""
    word = stretch.word(at)
    if word in APOSTROPHES:  # "the workers’ leader" as well
        return at > 0 and stretch.end(at) == stretch.start(at)
    if word in "-/&":
        return 0 < at < len(stretch) - 1 and stretch.end(at + 2) - stretch.start(at - 1) == sum(
            len(stretch.words[n]) for n in (at - 1, at, at + 1)
        )
    return word in "%$€£"


def _head(stretch: Stretch, begin: int, end: int) -> int | None:
    """Where the subject begins among the words between a boundary and its verb."""
    first = begin
    while begin < end - 1 and (
        stretch.word(begin) in _LEADING or (stretch.word(begin).endswith("ly") and begin == first)
    ):
        begin += 1
    if any(stretch.is_finite(at) for at in range(begin, end)):
        return None
    if stretch.word(begin) in PREPOSITIONS or stretch.word(begin) in ("last", "next"):
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
        if opens and before_it not in PREPOSITIONS and before_it not in DETERMINERS:
            return at
    return None


def _is_noun_phrase(stretch: Stretch, begin: int, end: int) -> bool:
    words = stretch.lower[begin:end]
    if words[0] in ("nothing", "everything", "something", "anything", "things"):
        return False  # "everything the president said"
    if len(words) == 1:
        word = words[0]
        known = word in SUBJECT_PRONOUNS or _is_plural(word)
        return known or (stretch.is_capital(begin) and word not in _EMPTY)
    if words[-1] in _EMPTY or words[-1] in PREPOSITIONS or words[-1] in APOSTROPHES:
        return False
    return words[0] not in SUBJECT_PRONOUNS - DETERMINERS and (
        begins(stretch, begin) or words[0].endswith("est") or words[0] in ("even", "only", "such")
    )
