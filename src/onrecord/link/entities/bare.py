"""Documents that have only "Reyes": whose office, place and dates single out one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.link.entities.compare import MANY, compare
from onrecord.link.entities.dossier import (
    Dossier,
    Refused,
    conflict,
    fits,
    gather,
    shared_company,
)
from onrecord.link.entities.forms import bare_names, short_names
from onrecord.link.entities.local import LocalEntity
from onrecord.link.entities.offices import Period, Post, day, post, same_place

TERM = 4 * 366  # days from a document that gives an office in which it is taken to go on
_TOLD = 5  # candidates that a refusal lists


class BareNames:
    """Places entities that their documents never name in full."""

    def __init__(self, persons: list[Dossier], refused: list[Refused]) -> None:
        """Take the persons known by full names; what is placed and refused is added to both."""
        self._persons = persons
        self._refused = refused
        self._by_office: dict[tuple[str, str], list[Dossier]] = defaultdict(list)
        for person in persons:
            for short in _short_names(person):
                for word in _office_words(person):
                    self._by_office[short, word].append(person)

    def place(self, locals_: Iterable[LocalEntity]) -> None:
        """Join each with the one person it can only mean, else leave it by itself."""
        left: list[Dossier] = []
        chosen: list[tuple[Dossier, Dossier]] = []
        for one in sorted(locals_, key=lambda one: one.id):
            dossier = gather([one], None)
            person = self._meant(dossier)
            if person is None:
                left.append(dossier)
            else:
                chosen.append((person, dossier))
        for person, dossier in chosen:  # only now, so that none leans on another
            person.absorb(dossier)
        self._persons += _by_office_alone(left)

    def _meant(self, dossier: Dossier) -> Dossier | None:
        one = dossier.locals[0]
        near = {
            id(person): person
            for short in sorted(bare_names(one))
            for word in _office_words(dossier)
            for person in self._by_office.get((short, word), ())
        }
        fitting = [
            person
            for person in near.values()
            if conflict(person, dossier) is None and _singled(dossier, person)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            self._refuse(dossier, fitting)
        return None

    def _refuse(self, dossier: Dossier, fitting: list[Dossier]) -> None:
        ranked = sorted(fitting, key=lambda person: person.key)[:_TOLD]
        names = " and ".join(min(person.forms.values()) for person in ranked[:2])
        self._refused.append(
            Refused(
                dossier=dossier,
                reason=f"{len(fitting)} candidates of that name and office: {names}",
                candidates=tuple((person, compare(dossier, person)) for person in ranked),
            )
        )


def _short_names(person: Dossier) -> set[str]:
    return {short for name in person.forms.values() for short in short_names(name)}


def _office_words(dossier: Dossier) -> set[str]:
    return {word for held in dossier.posts for word in held.title}


def _singled(dossier: Dossier, person: Dossier) -> bool:
    """Whether office, place and dates of a bare name are those of a person."""
    for mine in dossier.posts:
        for theirs in person.chief_posts():
            if not fits(mine, theirs) or not _then(dossier, person.posts[theirs]):
                continue
            if same_place(mine, theirs) or _of_one_place(dossier, person):
                return True
    return False


def _then(dossier: Dossier, period: Period) -> bool:
    when = day(dossier.locals[0].published)
    return period.apart(Period(first=when, last=when)) <= TERM


def _of_one_place(dossier: Dossier, person: Dossier) -> bool:
    """Whether two are of one country, or told of in one matter."""
    if dossier.countries and person.countries:
        return not set(dossier.countries).isdisjoint(person.countries)
    shared = len(shared_company(dossier.company, person.company))
    setting = not set(dossier.settings).isdisjoint(person.settings)
    return shared >= MANY or (setting and shared >= 1)


def _by_office_alone(left: list[Dossier]) -> list[Dossier]:
    """Bare names of one office of one place, as long as documents follow one another."""
    groups: dict[tuple[str, Post], list[Dossier]] = defaultdict(list)
    alone: list[Dossier] = []
    for dossier in left:
        one = dossier.locals[0]
        placed = sorted(
            held
            for held in map(post, one.offices)
            if (held.organisation or held.country) and not held.then
        )
        short = min(bare_names(one), default=None)
        if short and placed and one.published:
            groups[short, placed[0]].append(dossier)
        else:
            alone.append(dossier)
    for group in groups.values():
        alone += _in_one_term(group)
    return alone


def _in_one_term(group: list[Dossier]) -> list[Dossier]:
    group.sort(key=lambda dossier: (dossier.period.first or 0, dossier.key))
    found: list[Dossier] = []
    for dossier in group:
        if found and found[-1].period.apart(dossier.period) <= TERM:
            found[-1].absorb(dossier)
        else:
            found.append(dossier)
    return found
