"""What a name names, by word lists; the tagger's opinion where they are silent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from onrecord.grammar.lexicon import bodies, countries, fold, known_names
from onrecord.model import EntityKind, NameKind

_WORDS = re.compile(r"[\w'’.&]+")
# First words of names like "Ministry of Finance" or "Bank for Reconstruction".
_OPENERS = frozenset(
    "ministry department university bank committee council court bureau office institute house "
    "party church board association society union league academy chamber federation".split()
)
_LINKS = frozenset(("of", "for", "on"))
# Only a state has these, or its people do.
STATE_WORDS = frozenset(
    "president government parliament ministry minister foreign prime premier troops army "
    "military official officials ambassador embassy chancellor king queen constitution".split()
)
_ENTITIES = {
    NameKind(kind.value): kind
    for kind in EntityKind
    if kind.value in {one.value for one in NameKind}
}
# What the tagger says of these is finer than any last word.
_FINE = frozenset((EntityKind.STATE_BODY, EntityKind.COUNTRY, EntityKind.PUBLISHER))
_BODIES = frozenset((EntityKind.ORGANISATION, EntityKind.STATE_BODY, EntityKind.GROUP))
# Ends of names whose last word alone would mean a body of a state.
PUBLISHING = frozenset(
    (kind, noun)
    for kind in ("news", "press", "wire")
    for noun in ("agency", "service", "network", "organization", "organisation")
)
_SHORTEST_STEM = 3  # letters of a place that its people's name keeps
_DERIVING = tuple(  # what makes a place's name that of its people
    "n an ian ean i ese ish ic er ine ite ni ani ensian on onian".split()
)
_FAMILY_TOO = frozenset("house post star sun news church wing court bloc paper".split())


def entity_kind(tagged: NameKind) -> EntityKind | None:
    """The kind of entity that a tagged name means; None for what is none."""
    return _ENTITIES.get(tagged)


@lru_cache(maxsize=8192)
def kind_of(name: str, tagged: EntityKind | None) -> EntityKind | None:
    """The kind of a name without its article; None where neither lists nor tagger know."""
    folded = fold(name)
    if folded in countries().names and folded not in countries().doubtful:
        return EntityKind.COUNTRY
    return known_names().get(folded) or _by_words(folded, tagged)


def _by_words(folded: str, tagged: EntityKind | None) -> EntityKind | None:
    words = [word.strip(".") for word in _WORDS.findall(folded)]
    if not words or folded in countries().people:
        return tagged if not words else None  # an adjective, or its people
    if tuple(words[-2:]) in PUBLISHING:
        return EntityKind.PUBLISHER
    seat = tagged in _BODIES and folded in countries().seats
    if seat or tagged in _FINE:  # a seat is a place, or the country behind it where it speaks
        return EntityKind.PLACE if seat else tagged
    if words[-1] in countries().people:
        return None
    return _by_noun(words, tagged)


def _by_noun(words: list[str], tagged: EntityKind | None) -> EntityKind | None:
    if tagged is EntityKind.GROUP:
        return EntityKind.FACTION if bodies().get(words[-1]) is EntityKind.FACTION else tagged
    family = len(words) == 1 or words[-1] in _FAMILY_TOO
    if tagged is EntityKind.PLACE or (tagged is EntityKind.PERSON and family):
        return tagged
    if len(words) > 2 and words[0] in _OPENERS and words[1] in _LINKS:
        return bodies().get(words[0], EntityKind.ORGANISATION)
    return bodies().get(words[-1], tagged) if len(words) > 1 else tagged


def demonym_of(word: str, places: frozenset[str] = frozenset()) -> str | None:
    """The country, region or place that an adjective or a people's name means.

    Args:
        word: as written.
        places: names of places that the document has, for countries that no list knows.
    """
    folded = fold(word)
    known = countries().people.get(folded)
    if known or not word[:1].isupper():
        return known
    return min(bases(folded, _by_stem(places)), default=None)


@lru_cache(maxsize=16)
def _by_stem(places: frozenset[str]) -> dict[str, list[str]]:
    return by_stem(places)


def by_stem(places: Iterable[str]) -> dict[str, list[str]]:
    """Stem -> places, for `bases`."""
    found: dict[str, list[str]] = {}
    for place in places:
        stem = _stem(fold(place))
        if len(stem) >= _SHORTEST_STEM:
            found.setdefault(stem, []).append(place)
    return found


def bases(adjective: str, stems: Mapping[str, list[str]]) -> Iterator[str]:
    """The places from which an adjective looks made, as `derived` tells, however many there are.

    Args:
        adjective: folded.
        stems: the places, from `by_stem`.
    """
    plain = adjective.removesuffix("s")
    for ending in _DERIVING:
        if plain.endswith(ending):
            held = stems.get(plain.removesuffix(ending), ())
            yield from (place for place in held if fold(place) != plain)


def _stem(place: str) -> str:
    return place.rstrip("aeiou") if len(place) > 4 else place


def derived(adjective: str, place: str) -> bool:
    """Whether an adjective looks made from a place: Velmora and Velmoran, Saruun and Saruuni."""
    plain = adjective.removesuffix("s")
    stem = _stem(place)
    if len(stem) < _SHORTEST_STEM or not plain.startswith(stem) or plain == place:
        return False
    return plain[len(stem) :] in _DERIVING
