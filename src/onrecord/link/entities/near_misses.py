"""Persons of one given name and one office whose family names disagree: told, and not joined.

A slip of a translation or a new married name looks like that, and so does a successor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from onrecord.link.entities.compare import compare
from onrecord.link.entities.dossier import Dossier, Refused, fits
from onrecord.link.entities.evidence import Step, step
from onrecord.link.entities.local import LocalEntity
from onrecord.link.entities.offices import NEAR, Post, post, same_place, told
from onrecord.link.names import parts
from onrecord.resolve.names.persons import parse

_MOST = 32  # bearers of one given name and title from which nobody is told


def near_misses(persons: Iterable[Dossier]) -> list[Refused]:
    """Refusals for the one of fewer documents of each such pair."""
    groups: dict[tuple[str, tuple[str, ...]], dict[str, Dossier]] = defaultdict(dict)
    for person in persons:
        for given in sorted({one for name in person.forms.values() for one in parse(name).given}):
            for held in person.posts:
                groups[given, held.title][person.key] = person
    found: dict[str, Refused] = {}
    for key in sorted(groups):
        bearers = [groups[key][one] for one in sorted(groups[key])]
        for one, other in combinations(bearers, 2) if len(bearers) <= _MOST else ():
            shared = _one_office(one, other)
            if shared is not None and _families(one).isdisjoint(_families(other)):
                fewer, more = sorted((one, other), key=lambda held: (len(held.locals), held.key))
                found.setdefault(fewer.key, _refused(fewer, more, shared))
    return [found[key] for key in sorted(found)]


def given_and_title(one: LocalEntity, form: str) -> set[tuple[str, tuple[str, ...]]]:
    """What a person has to share with another to be looked at here."""
    titles = {post(held).title for held in one.offices}
    return {(given, title) for given in parse(form).given for title in titles}


def _families(person: Dossier) -> set[str]:
    return {part for name in person.forms.values() for part in parts(parse(name).family)}


def _one_office(one: Dossier, other: Dossier) -> Post | None:
    """An office of one place that both hold at one time."""
    shared = [
        left
        for left in one.chief_posts()
        for right in other.chief_posts()
        if fits(left, right)
        and same_place(left, right)
        and one.posts[left].apart(other.posts[right]) <= NEAR
    ]
    return min(shared, default=None)


def _refused(fewer: Dossier, more: Dossier, shared: Post) -> Refused:
    names = " and ".join(min(held.forms.values()) for held in (fewer, more))
    return Refused(
        dossier=fewer,
        reason=f"one given name and one office, {told(shared)}, but the family names of {names} "
        "disagree",
        candidates=((more, _weighed(fewer, more, names)),),
    )


def _weighed(fewer: Dossier, more: Dossier, names: str) -> tuple[Step, ...]:
    others = (one for one in compare(fewer, more) if one.compared != "name")
    return (step("name", "another family name", names), *others)
