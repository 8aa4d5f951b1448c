"""Whose government "the Trump administration" is: by the case's own offices, else by the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.grammar.lexicon import countries, fold
from onrecord.link.entities.local import LocalEntity
from onrecord.link.entities.offices import day, post
from onrecord.model import EntityKind
from onrecord.resolve import leaders
from onrecord.resolve.names.persons import parse

_HEADS = ("president", "prime minister", "chancellor", "premier", "king", "leader")
_OFFICES = tuple(tuple(sorted(title.split())) for title in _HEADS)
_AFTER = timedelta(days=400)  # "the Reyes administration" is still told of after its end


class Heads:
    """Family name of a head of government -> country."""

    def __init__(self, locals_: Iterable[LocalEntity]) -> None:
        """Read the offices that the documents give."""
        self._told: dict[str, set[str]] = defaultdict(set)
        for one in locals_:
            if one.kind is not EntityKind.PERSON:
                continue
            for family, country in led_by(one).items():
                self._told[family].add(country)

    def country(self, family: str, published: str | None) -> str | None:
        """The country whose government is called after a family name; None: none, or several."""
        told = self._told.get(family, set())
        if len(told) == 1:
            return min(told)
        found = _by_table(family, published)
        return min(found) if len(found) == 1 else None


def led_by(one: LocalEntity) -> dict[str, str]:
    """Family name -> country, where a document has a person at the head of a country."""
    held = (known for known in map(post, one.offices) if known.title in _OFFICES)
    lands = sorted({known.country for known in held if known.country})
    return {parse(one.name).family: lands[0]} if lands else {}


def _by_table(family: str, published: str | None) -> set[str]:
    when = day(published)
    on = date.fromordinal(when) if when else None
    table = leaders.load()
    names = countries().names
    found = set()
    for office in _HEADS:
        for term in table.named(family, office):
            until = term.until
            late = on and until and on > until + _AFTER
            if not on or not (term.since > on or late):
                found.add(names.get(fold(term.country), term.country))
    return found
