"""The parts of a post: its title, the body that it is held in, and whether it still is."""

from __future__ import annotations

import re

from onrecord.grammar.lexicon import bodies, countries, fold, is_adherent
from onrecord.grammar.text import TextView
from onrecord.model import Office, span
from onrecord.resolve.names.kinds import demonym_of
from onrecord.resolve.names.persons import HONORIFICS
from onrecord.resolve.offices.words import (
    ABBREVIATED,
    BODY_WORDS,
    DETERMINERS,
    FIELDS,
    RANKS,
    STATUSES,
    TITLE_MODIFIERS,
    bare,
    heads_general,
    is_post,
    nameless,
    role_at,
)

_UNTITLED = frozenset(("late", "outgoing", "longtime", "incumbent", "embattled"))
_ACRONYM = 3  # letters at most: "CEO", "MP"
_BRACKETS = re.compile(r" \([^()]{1,12}\)|\)$")  # "Harbour Party (HP)"


def office_of(
    layout: TextView,
    found: tuple[int, int, int],
    stop: int | None,
    places: frozenset[str],
) -> Office | None:
    """Cut a post into its title and organisation.

    Args:
        layout: the document's words and divisions.
        found: indices of the first word, of the noun, and of the end of what stands before.
        stop: end of an organisation that follows the noun.
        places: names of places that the document has.
    """
    start, noun_at, end = found
    role = role_at(layout, noun_at)
    if role is None or not is_post(role):
        return None
    inside = _behind_name(layout, start, noun_at)
    cut = noun_at
    while cut > inside and _titles(layout, cut - 1):
        cut -= 1
    held_in = cut
    first, status = _status(layout, start, cut)
    while cut < noun_at and layout.words[cut].lower in _UNTITLED | STATUSES.keys():
        status = status or STATUSES.get(layout.words[cut].lower)
        cut += 1
    tail = _tail(layout, noun_at, end)
    title, held = bare(_slice(layout, cut, tail or end))
    organisation = _organisation(layout, first, held_in, places)
    if tail is not None and organisation is None:
        organisation = _body(layout, tail + 1, end, places)
    if stop is not None and stop > noun_at + 1 and organisation is None:
        organisation = _body(layout, noun_at + 2, stop, places)
    last = max(end, stop or end)
    begin, finish = layout.words[start].start, layout.words[last - 1].end
    evidence = span(layout.text, begin, finish)
    return Office(
        title=written_out(title),
        organisation=organisation,
        status=status or held or _before_that(layout, start),
        evidence=evidence,
    )


def _titles(layout: TextView, index: int) -> bool:
    """Whether a word before the noun of a post belongs to the title."""
    lower, _ = bare(layout.words[index].lower)
    if lower in bodies() and lower not in TITLE_MODIFIERS:
        return False
    if layout.words[index].capital and is_adherent(lower):
        return False  # "Labour MP"
    titles = lower in TITLE_MODIFIERS or layout.in_post(index)
    return titles or heads_general(layout, index)


def _tail(layout: TextView, noun_at: int, end: int) -> int | None:
    """Where "of" and a body begin in "chairman of Northgate"; None in "Secretary of State"."""
    if end < noun_at + 3 or layout.words[noun_at + 1].lower not in ("of", "for"):
        return None
    field = layout.words[noun_at + 2].lower in FIELDS
    minister = layout.words[noun_at].lower == "minister"  # who is "of" a field, whatever it is
    return None if field or minister else noun_at + 1


def _status(layout: TextView, first: int, cut: int) -> tuple[int, str | None]:
    """The word behind "former" before a body, and the status: "former Lanner mayor"."""
    status = STATUSES.get(layout.words[first].lower) if first < cut else None
    dropped = first < cut and (status or layout.words[first].lower in _UNTITLED)
    return first + bool(dropped), status


def _before_that(layout: TextView, start: int) -> str | None:
    """What stands right before a post: "Then Governor", "then the mayor"."""
    index = start - 1
    if index >= 0 and layout.words[index].lower in DETERMINERS:
        index -= 1
    if index < 0 or layout.gap(index) not in (" ", "-"):
        return None
    return STATUSES.get(layout.words[index].lower)


def _slice(layout: TextView, first: int, end: int) -> str:
    return layout.text[layout.words[first].start : layout.words[end - 1].end]


def _behind_name(layout: TextView, start: int, noun_at: int) -> int:
    """Where a title can begin behind "Ministry of Foreign Affairs", whose words may be titles' too.

    Capitals that follow "of" belong to the body, but for what tells a rank.
    """
    words = layout.words
    joins = [at for at in range(start + 1, noun_at) if words[at].lower in ("of", "for")]
    if not joins:
        return start
    begin = joins[-1] + 1
    while begin < noun_at and words[begin].capital and words[begin].lower not in RANKS:
        begin += 1
    return begin


def written_out(title: str) -> str:
    """Give a title without abbreviations of ranks, and not in capitals: "Lt. Gen.", "PRESIDENT"."""
    words = title.split()
    if title.isupper() and len(words) > 1:  # then capitals tell no acronym
        words = [word if word in ("OF", "FOR", "THE") else word.capitalize() for word in words]
    return " ".join(_written_out(word) for word in words)


def _written_out(word: str) -> str:
    long = ABBREVIATED.get(word.lower())
    if long:
        return long.capitalize()
    if not word.isupper() or len(word) <= _ACRONYM:
        return word.lower() if word in ("OF", "FOR", "THE") else word
    return word.capitalize()


def _organisation(layout: TextView, first: int, end: int, places: frozenset[str]) -> str | None:
    while first < end and layout.words[end - 1].lower in ("state", "party", "local"):
        if end - first > 1 and layout.words[end - 1].lower == "state":
            end -= 1
            continue
        break
    return _body(layout, first, end, places)


def _begins_body(layout: TextView, index: int) -> bool:
    """Whether a word can be part of what an office is held in, not "current" or "first-term"."""
    word = layout.words[index]
    if word.lower in DETERMINERS or word.lower in HONORIFICS:
        return False
    known = word.lower in BODY_WORDS or word.lower in bodies()
    following = layout.words[index + 1].lower if index + 1 < len(layout.words) else ""
    return word.capital or known or (word.text.isalpha() and following in bodies())


def _body(layout: TextView, first: int, end: int, places: frozenset[str]) -> str | None:
    while first < end and not _begins_body(layout, first):
        first += 1
    if first >= end:
        return None
    name = _BRACKETS.sub("", _slice(layout, first, end) + ")")
    folded = fold(name)
    known = countries().names.get(folded) or countries().people.get(folded)
    if known is None and (is_adherent(folded) or nameless(name)):
        return None
    return known or demonym_of(name, places) or name
