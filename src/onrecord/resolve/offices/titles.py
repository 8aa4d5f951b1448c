"""The post that a text gives a person beside the name: before it, or set off by a comma."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.grammar.lexicon import NO_NAMES, RoleNoun, bodies, countries, fold, roles
from onrecord.grammar.text import TextView
from onrecord.model import Office
from onrecord.resolve.names.kinds import demonym_of
from onrecord.resolve.names.persons import HONORIFICS
from onrecord.resolve.offices.office import office_of
from onrecord.resolve.offices.words import (
    ABBREVIATED,
    BODY_WORDS,
    DETERMINERS,
    TITLE_MODIFIERS,
    heads_general,
    is_post,
    role_at,
    tells_time,
)

_SEEKERS = frozenset(("incumbent", "candidate", "nominee"))  # of the post that is named next
_ENDS = frozenset("who whom whose which that when where while as and or but".split())
_INNER = frozenset("of for the and on in at to with".split())
_LONGEST = 14  # words of a title with its organisation; a longer stretch is a clause
_OPENERS = NO_NAMES - {"new"}  # words whose capital only comes from the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What stands beside a name.

    `first` is the index of the first word of what stands right before the name, or of the name.
    """

    first: int
    noun: RoleNoun | None = None  # the noun of the post
    gender: str | None = None
    honorific: bool = False
    words: frozenset[str] = frozenset()  # all its words, folded: what "the ..." may repeat
    office: Office | None = None


def before(layout: TextView, first: int, end: int, places: frozenset[str]) -> Title:
    """Read what stands before a name, given its first word and the offset of its end."""
    index, sex, honorific = first - 1, None, False
    while index >= 0 and layout.words[index].lower in HONORIFICS and _abuts(layout, index):
        sex, honorific = sex or HONORIFICS[layout.words[index].lower], True
        index -= 1
    closed = end < len(layout.text) and layout.text[end] in ",."
    left = _post_before(layout, index, comma=not honorific, closed=closed)
    if (
        left is None
        and index >= 0
        and layout.gap(index) == " ("
        and layout.text[end : end + 1] == ")"
    ):
        left = _post_behind(layout, index)
    if left is None:
        return Title(first=index + 1, gender=sex, honorific=honorific)
    noun_at, start, stop = left
    noun = role_at(layout, noun_at)
    attached = _near(layout, stop - 1)
    return Title(
        first=start if attached else first,
        noun=noun,
        gender=sex or (noun.gender if noun else None),
        honorific=honorific,
        words=frozenset(fold(word.text) for word in layout.words[start:stop]),
        office=office_of(layout, (start, noun_at, stop), None, places),
    )


def _abuts(layout: TextView, index: int) -> bool:
    """Whether an honorific stands right before the next word, with a stop of its own or without."""
    return _near(layout, index) or layout.gap(index) == ". "


def _near(layout: TextView, index: int) -> bool:
    return layout.gap(index) in (" ", "\u00a0")


def _post_before(
    layout: TextView, index: int, *, comma: bool, closed: bool
) -> tuple[int, int, int] | None:
    """Find (noun, first, end) of a post whose last word is `index`."""
    if index < 0:
        return None
    apposed = layout.gap(index) == ", "
    if not (_near(layout, index) or (comma and apposed)) or layout.words[index].possessive:
        return None
    noun_at = _noun_left(layout, index)
    if noun_at is None:
        return None
    stop, noun_at = index + 1, _behind_rank(layout, noun_at)
    if noun_at < index and layout.words[index].lower in ABBREVIATED:
        stop = noun_at + 1
    start = _phrase_start(layout, noun_at)
    if apposed and not (start and layout.words[start - 1].lower in DETERMINERS):
        return None
    if apposed and not closed:  # "According to the source, Reyes had ..."
        return None
    return noun_at, start, stop


def _post_behind(layout: TextView, index: int) -> tuple[int, int, int] | None:
    """Find (noun, first, end) of the post that a bracket gives the holder of, by its last word."""
    first = index
    while (
        first > 0
        and _near(layout, first - 1)
        and index - first < _LONGEST
        and (layout.words[first - 1].capital or layout.words[first - 1].lower in _INNER)
    ):
        first -= 1
    while first < index and layout.words[first].lower in DETERMINERS:
        first += 1
    for noun_at in range(first, index + 1):
        if layout.words[noun_at].lower in ("of", "for"):
            return None
        noun = role_at(layout, noun_at)
        if noun and not noun.plural and is_post(noun):
            return noun_at, first, index + 1
    return None


def _phrase_start(layout: TextView, noun_at: int) -> int:
    """The first word of what stands before a noun: "[Velmoran Ministry of Works] spokesman"."""
    start = noun_at
    while start > 0 and noun_at - start < _LONGEST:
        if _modifies(layout, start - 1):
            start -= 1
        elif start < noun_at and _of_body(layout, start):
            start -= 2
        else:
            break
    return start


def _of_body(layout: TextView, start: int) -> bool:
    """Whether "Ministry of" stands before capitals that belong to one name with it."""
    if start < 2 or not layout.words[start].capital or layout.words[start - 1].lower != "of":
        return False
    head = layout.words[start - 2]
    near = _near(layout, start - 1) and _near(layout, start - 2)
    return near and head.capital and head.lower in bodies()


def _behind_rank(layout: TextView, noun_at: int) -> int:
    """The noun of the post before a rank: "[spokesman] Capt.", "[director] retired Gen."."""
    if layout.words[noun_at].lower not in ABBREVIATED:
        return noun_at
    left = noun_at - 1
    while left > 0 and _near(layout, left) and layout.words[left].lower in TITLE_MODIFIERS:
        left -= 1
    post = roles().get(layout.words[left].lower) if left >= 0 and _near(layout, left) else None
    if post is None or post.plural or post.noun in _SEEKERS:
        return noun_at
    return left if is_post(post) else noun_at


def _noun_left(layout: TextView, index: int) -> int | None:
    """The post's noun at `index`, or left of an "of ..." that ends at `index`."""
    noun = role_at(layout, index)
    if noun and not noun.plural:
        return index
    if not layout.words[index].capital:  # "a spokeswoman for the" is nobody's title
        return None
    for left in range(index - 1, max(index - 8, 0), -1):
        if layout.gap(left) != " ":
            return None
        if layout.words[left].lower in ("of", "for") and left:
            noun = role_at(layout, left - 1)
            return left - 1 if noun and not noun.plural else None
        if not layout.words[left + 1].capital or layout.words[left].possessive:
            return None
    return None


def _abbreviates(layout: TextView, index: int) -> bool:
    """Whether a word stands in brackets behind what it is short for, or before such a one."""
    for at in (index, index + 1):
        bracketed = layout.gap(at) == ") " and at > 0 and layout.gap(at - 1) == " ("
        if bracketed and layout.words[at].text.isupper():
            return True
    return False


def _modifies(layout: TextView, index: int) -> bool:
    word = layout.words[index]
    near = _near(layout, index) or _abbreviates(layout, index)
    if not near or tells_time(layout, index):
        return False
    listed = word.lower in TITLE_MODIFIERS or word.lower in BODY_WORDS or word.lower in bodies()
    if listed or layout.in_post(index) or heads_general(layout, index):
        return True
    if not word.capital or word.lower in DETERMINERS or word.lower in HONORIFICS:
        return False
    if layout.opens_sentence(index) and word.lower in _OPENERS:
        return False
    if not layout.opens_sentence(index):
        return word.lower not in roles() or word.lower in TITLE_MODIFIERS
    known = fold(word.text) in countries().names or demonym_of(word.text) is not None
    return known or word.text.isupper() or layout.words[index + 1].capital


def after(layout: TextView, end: int, places: frozenset[str]) -> Title | None:
    """Read the apposition that follows a comma after the name whose words stop before `end`."""
    if end >= len(layout.words) or layout.gap(end - 1) not in (", ", " — ", " – "):
        return None
    if layout.words[end - 1].possessive:
        return None
    start = end + (layout.words[end].lower in DETERMINERS)
    noun_at = None
    for index in range(start, min(start + _LONGEST, len(layout.words))):
        word = layout.words[index]
        if word.lower in _INNER or word.lower in _ENDS:
            break
        role = role_at(layout, index)
        noun_at = index if role and not role.plural else noun_at
        if layout.gap(index) != " ":
            break
    if noun_at is None or not _closes(layout, noun_at):
        return None
    stop = _organisation_end(layout, noun_at)
    return Title(
        first=end,
        noun=role_at(layout, noun_at),
        gender=(role_at(layout, noun_at) or _NOBODY).gender,
        words=frozenset(fold(word.text) for word in layout.words[start:stop]),
        office=office_of(layout, (start, noun_at, noun_at + 1), stop, places),
    )


_NOBODY = RoleNoun(noun="", office=False, gender=None, plural=False)


def _closes(layout: TextView, noun_at: int) -> bool:
    """Whether a description ends at its noun: by a mark, or a word that goes on about it."""
    if layout.gap(noun_at) != " " or noun_at + 1 == len(layout.words):
        return not layout.words[noun_at].possessive
    following = layout.words[noun_at + 1].lower
    return following in _INNER or following in _ENDS


def _organisation_end(layout: TextView, noun_at: int) -> int:
    """The end of "... of the Foreign Affairs Office of the Party", from the noun on."""
    stop = noun_at + 1
    if layout.gap(noun_at) != " " or stop >= len(layout.words):
        return stop
    if layout.words[stop].lower not in ("of", "for", "at", "to", "in", "with"):
        return stop
    best, index = stop, stop
    while index < len(layout.words) and index - stop < _LONGEST:
        word = layout.words[index]
        if word.capital and tells_time(layout, index):
            break
        if word.capital:
            best = index + 1
        elif word.lower not in _INNER:
            break
        if layout.gap(index) != " ":
            break
        index += 1
    return best
