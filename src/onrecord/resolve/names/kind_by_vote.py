"""What kind of thing a name names, decided once a document from all its mentions.

Taggers waver between a person and a place for a name that they have never seen; the words around
it, its adjectives and the names that it is part of do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.grammar.lexicon import bodies, fold, roles
from onrecord.grammar.text import TextView, Word
from onrecord.model import EntityKind
from onrecord.resolve.names.kinds import STATE_WORDS, bases, by_stem, demonym_of, kind_of
from onrecord.resolve.names.mentions import Name, Names
from onrecord.resolve.names.persons import HONORIFICS, parse
from onrecord.resolve.offices import ABBREVIATED, TITLE_MODIFIERS
from onrecord.resolve.ties.triggers import relational_nouns

_PERSON, _PLACE, _COUNTRY = EntityKind.PERSON, EntityKind.PLACE, EntityKind.COUNTRY
_FIXED = (EntityKind.COUNTRY, EntityKind.STATE_BODY, EntityKind.PUBLISHER)
_BODIES = (EntityKind.ORGANISATION, EntityKind.GROUP)
_WHERE = frozenset(("in", "near", "at", "across", "outside"))
_WHENCE = frozenset(("of", "from", "to", "between"))
_STRONG = 2.0
# What only a party has, and what only a place has.
_OF_PARTIES = frozenset("party movement bloc coalition lawmaker lawmakers mp mps mep meps".split())
_OF_PLACES = frozenset(
    "city province region district airport municipality county prefecture valley island".split()
)


def settle(layout: TextView, names: Names) -> Names:
    """Give every name of one spelling the same kind; adjectives of places are no names."""
    votes: dict[str, dict[EntityKind, float]] = {}
    families = _families(names.all)
    given = _given(names.all)
    for name in names.all:
        counted = votes.setdefault(fold(name.text), {})
        for kind, weight in _evidence(layout, name, families, given):
            counted[kind] = counted.get(kind, 0.0) + weight
    _let_adjectives_vote(layout, votes)
    kinds: dict[str, EntityKind | None] = {
        key: max(counted, key=lambda kind: counted[kind], default=None)
        for key, counted in votes.items()
    }
    places = frozenset(
        name.text for name in names.all if kinds[fold(name.text)] in (_PLACE, _COUNTRY)
    )
    kept = (
        replace(name, kind=kinds[fold(name.text)])
        for name in names.all
        if not _empty(layout, name) and not _adjective(name, places)
    )
    return Names(kept)


def _families(names: Iterable[Name]) -> set[str]:
    """What persons of two or more names are called by."""
    found: set[str] = set()
    for name in names:
        if name.kind is _PERSON:
            shape = parse(name.text)
            found |= shape.short if shape.full else set()
    return found


def _given(names: Iterable[Name]) -> set[str]:
    """The given names of persons: some go by those."""
    persons = (parse(name.text) for name in names if name.kind is _PERSON)
    return {given for person in persons for given in person.given}


def _evidence(
    layout: TextView, name: Name, families: set[str], given: set[str]
) -> Iterable[tuple[EntityKind, float]]:
    if name.kind is None:
        return
    alone = name.kind is _PERSON and " " not in name.text and fold(name.text) not in families
    yield name.kind, 0.5 if alone else 1.0  # the press gives a person's full name once
    titled = name.first > 0 and layout.words[name.first - 1].lower in HONORIFICS  # "Ms. Monaco"
    if (
        not titled and name.kind in _FIXED and kind_of(name.text, None) is name.kind
    ):  # a list has it
        yield name.kind, 10.0
    where = _COUNTRY if name.kind is _COUNTRY else _PLACE
    if name.first and layout.gap(name.first - 1) == " ":
        for kind, weight in _by_word_before(layout, name, alone=alone):
            yield where if kind is _PLACE else kind, weight
    following = layout.words[name.last] if name.last < len(layout.words) else None
    if following and layout.gap(name.last - 1) == " " and following.lower in STATE_WORDS:
        yield where, 1.0
    if following and alone and not name.possessive:
        yield from _by_word_behind(layout, name, following)
    if fold(name.text) in families:
        yield _PERSON, 2 * _STRONG
    elif name.kind in _BODIES and fold(name.text) in given:
        yield _PERSON, _STRONG


def _by_word_behind(
    layout: TextView, name: Name, following: Word
) -> Iterable[tuple[EntityKind, float]]:
    """What goes on behind a single name: "Fidesz party", "Prizren, Kosovo", "Prizren city"."""
    gap = layout.gap(name.last - 1)
    if gap == " " and following.lower in _OF_PARTIES:
        yield EntityKind.ORGANISATION, _STRONG
    elif gap == " " and following.lower in _OF_PLACES:
        yield _PLACE, _STRONG
    if gap == ", " and kind_of(following.text, None) is _COUNTRY:
        yield _PLACE, _STRONG


def _by_word_before(
    layout: TextView, name: Name, *, alone: bool
) -> Iterable[tuple[EntityKind, float]]:
    before = layout.words[name.first - 1]
    if before.lower in HONORIFICS or before.lower in ABBREVIATED:
        yield _PERSON, 2 * _STRONG
    elif before.lower in _WHERE and not name.possessive:
        yield _PLACE, 1.2
    elif before.lower == "of" and name.first > 1 and layout.gap(name.first - 2) == " ":
        yield from _by_noun_before(name, layout.words[name.first - 2], alone=alone)
    elif before.lower in _WHENCE and alone:
        yield _PLACE, 0.4
    elif before.lower == "the" and alone and not _modifies(layout, name):
        yield _PLACE, 1.2  # "the Lanner": people have no article, but for "the Reyes campaign"
    elif before.capital and before.lower in roles() and not roles()[before.lower].plural:
        yield _PERSON, _STRONG


def _by_noun_before(name: Name, whose: Word, *, alone: bool) -> Iterable[tuple[EntityKind, float]]:
    """What "of" makes of a name: "the wife of", "the president of"."""
    bond = relational_nouns().get(whose.lower)
    if bond is not None and " " in name.text:
        if not bond.body and name.kind is _PLACE:
            yield _PERSON, 2 * _STRONG
    elif whose.lower in roles() and not (" " in name.text and name.kind in _BODIES):
        yield _PLACE, _STRONG  # nobody is president of a person
    elif alone:
        yield _PLACE, 1.2 if whose.capital else 0.4


def _modifies(layout: TextView, name: Name) -> bool:
    """Whether a noun for a person or a body follows a name, so that an article is the noun's."""
    if name.last >= len(layout.words) or layout.gap(name.last - 1) != " ":
        return False
    following = layout.words[name.last].lower
    return following in bodies() or following in roles()


def _let_adjectives_vote(layout: TextView, votes: dict[str, dict[EntityKind, float]]) -> None:
    """A name that has an adjective in the text is a place: "Velmora" beside "Velmoran"."""
    single = {key: counted for key, counted in votes.items() if " " not in key and len(key) > 3}
    stems = by_stem(single)
    for written in {word.text for word in layout.words if word.capital}:
        for key in bases(fold(written), stems):
            if not {_PERSON: 0.0, **single[key]}[_PERSON] > 3 * _STRONG:
                where = _COUNTRY if _COUNTRY in single[key] else _PLACE
                single[key][where] = single[key].get(where, 0.0) + 2 * _STRONG


def _empty(layout: TextView, name: Name) -> bool:
    """Whether a "name" is but an honorific or part of a title: "Finance" before "Minister"."""
    lowers = [word.lower for word in layout.words[name.first : name.last]]
    if all(lower in HONORIFICS or lower in ABBREVIATED for lower in lowers):
        return True
    if name.last >= len(layout.words) or not all(lower in TITLE_MODIFIERS for lower in lowers):
        return False
    return layout.gap(name.last - 1) == " " and layout.words[name.last].lower in roles()


def _adjective(name: Name, places: frozenset[str]) -> bool:
    if " " in name.text or name.text in places:
        return False
    return demonym_of(name.text, places) is not None
