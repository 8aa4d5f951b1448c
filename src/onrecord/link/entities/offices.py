"""Offices compared across documents: the same one, one that fits, or another at the same time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.grammar.lexicon import countries, fold, roles
from onrecord.link.entities.body_names import body_name
from onrecord.link.entities.local import OfficeHeld

_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")
_SMALL = frozenset("the of for and to a an on in at by".split())
_PAST = frozenset(("former", "then", "ex", "late", "elect", "designate", "outgoing", "acting"))
_SYNONYMS = {
    "chair": "chairman", "chairwoman": "chairman", "chairperson": "chairman",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "premier": "prime minister",
    "congresswoman": "congressman", "councilwoman": "councilman", "sen": "senator",
    "rep": "representative", "gov": "governor", "gen": "general", "pm": "prime minister",
    "pres": "president", "amb": "ambassador", "ceo": "chief executive",
}  # fmt: skip
NEAR = 400  # days between documents in which offices are taken to be held at the same time


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Post:
    """An office in the form in which it is compared."""

    title: tuple[str, ...]  # words, folded and sorted
    organisation: tuple[str, ...] = ()  # content words
    country: str = ""
    then: bool = False  # not held when the document came out: former, elect


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days of the documents that give an office, and its own dates where told."""

    first: int | None = None  # ordinal days; None: not known
    last: int | None = None

    def joined(self, other: Period) -> Period:
        """The period that covers both."""
        starts = [one for one in (self.first, other.first) if one is not None]
        ends = [one for one in (self.last, other.last) if one is not None]
        return Period(first=min(starts, default=None), last=max(ends, default=None))

    @property
    def days(self) -> int:
        """From the first to the last; 0 where they are not known."""
        return self.last - self.first if self.first is not None and self.last is not None else 0

    def apart(self, other: Period) -> int:
        """Days between two periods; 0 where they touch or one is not known."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return 0
        return max(0, self.first - other.last, other.first - self.last)


@lru_cache(maxsize=16384)
def post(held: OfficeHeld) -> Post:
    """An office as it is compared."""
    named = body_name(held.organisation or "")
    words, lands = [], set(named.countries) | ({held.country} if held.country else set())
    status = {held.status} if held.status else set()
    for word in _WORD.findall(fold(held.title)):
        country = countries().people.get(word) or countries().names.get(word)
        if country:
            lands.add(country)
        elif word in _PAST:
            status.add(word)
        elif word not in _SMALL:
            words += _SYNONYMS.get(word, word).split()
    return Post(
        title=tuple(sorted(set(words))),
        organisation=named.words,
        country=min(lands) if len(lands) == 1 else "",
        then=bool(status & {"former", "then", "ex", "late", "elect", "designate"})
        or held.until is not None,
    )


def same_title(one: Post, other: Post) -> bool:
    """Whether two titles can be of one office: equal, or one says less: "secretary"."""
    left, right = set(one.title), set(other.title)
    shorter, longer = sorted((left, right), key=len)
    if not shorter or not shorter <= longer:
        return False
    ranks = {"vice", "deputy", "assistant", "under", "associate", "co"}
    return not ranks & (longer - shorter) and any(word in roles() for word in shorter)


def same_place(one: Post, other: Post) -> bool | None:
    """Whether two offices are of one organisation or country; None where nothing tells."""
    if one.organisation and other.organisation:
        shared = set(one.organisation) & set(other.organisation)
        if shared:
            return True
        if not one.country or one.country != other.country:
            return False
    if one.country and other.country:
        return one.country == other.country
    return None


@lru_cache(maxsize=65536)
def day(written: str | None) -> int | None:
    """The ordinal day of an ISO date; the middle of what a partial one says."""
    if not written:
        return None
    year, month, at = [*written[:10].split("-"), "", ""][:3]
    try:
        return date(int(year), int(month or 7), int(at or (15 if month else 1))).toordinal()
    except ValueError:
        return None


def told(one: Post) -> str:
    """A post in words, for people to read."""
    place = " ".join((*one.organisation, one.country)).strip()
    return " ".join(one.title) + (f" ({place})" if place else "")
