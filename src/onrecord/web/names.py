"""Whom the names in an address stand for, and whose names are near where they stand for nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.case import Case, JoinedRow
from onrecord.web.query import Query

_KEYS = ("source", "target", "name")  # filters whose value is a name, or the id of an entity
_WORDS = 60  # characters of a search that may be a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """One name that an address asks for. `key` is its filter, "q" what the search box holds."""

    key: str
    asked: str
    meant: tuple[JoinedRow, ...]
    nearest: tuple[JoinedRow, ...]

    @property
    def people(self) -> bool:
        """Whether all whom it means are persons."""
        return all(row.kind == "person" for row in self.meant)


def lookups(case: Case, query: Query) -> tuple[Lookup, ...]:
    """Look up every name of an address; nearest names where nobody is meant."""
    found = []
    for key in _KEYS:
        asked = query.get(key)
        if asked:
            meant = case.meant(asked)
            nearest = () if meant else case.nearest(asked)
            found.append(Lookup(key=key, asked=asked, meant=meant, nearest=nearest))
    words = query.words.strip(' "')
    if words and len(words) <= _WORDS and (meant := case.meant(words)):
        found.append(Lookup(key="q", asked=words, meant=meant, nearest=()))
    return tuple(found)


def called(query: Query, names: tuple[Lookup, ...]) -> Query:
    """Give a query that knows by name whom its ids stand for."""
    known = {
        name.key: name.meant[0].name for name in names if name.key != "q" and len(name.meant) == 1
    }
    return replace(query, called=known)
