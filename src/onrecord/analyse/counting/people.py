"""Who is meant by whom an attribution is given to: one number for each source of a case."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.link.wording.classes import TITLES
from onrecord.store.search import fold

NO_AUTHOR = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A source of the case, named or not: a joined entity, or a name that nobody joined."""

    id: str  # of a joined entity; "" where there is none
    name: str
    unnamed: bool


@dataclass(slots=True, kw_only=True)
class People:
    """Numbers sources as they are met."""

    persons: list[Person] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def of(self, row: sqlite3.Row) -> int:
        """Give the number of an entity of a document."""
        if row["joined"]:
            person = Person(id=row["joined"], name=row["name"], unnamed=bool(row["unnamed"]))
            return self._number(f"joined {row['joined']}", person)
        if row["unnamed"]:  # officials of one document are not those of another
            return self._number(
                f"entity {row['entity']}", Person(id="", name=row["name"], unnamed=True)
            )
        return self.named(row["name"])

    def named(self, name: str) -> int:
        """Give the number of a name that belongs to no entity of the case."""
        return self._number(f"name {fold(name)}", Person(id="", name=name, unnamed=False))

    def joined(self, key: str, name: str) -> int:
        """Give the number of a named entity of the case."""
        return self._number(f"joined {key}", Person(id=key, name=name, unnamed=False))

    def _number(self, key: str, person: Person) -> int:
        number = self._numbers.setdefault(key, len(self.persons))
        if number == len(self.persons):
            self.persons.append(person)
        return number


def authors(
    speeches: Iterable[sqlite3.Row], bylines: Iterable[sqlite3.Row], people: People
) -> Mapping[int, int]:
    """Say who gives each speech, by its document: the byline, else the one person in its title."""
    named: dict[int, list[sqlite3.Row]] = {}
    for row in speeches:
        named.setdefault(row["row"], []).append(row)
    found = {
        document: number
        for document, rows in named.items()
        if (number := _in_title(rows, people)) is not None
    }
    for row in bylines:
        entity = [one for one in named.get(row["row"], []) if fold(row["name"]) in _names(one)]
        found[row["row"]] = (
            _joined(entity[0], people) if entity else people.named(_untitled(row["name"]))
        )
    return found


def _untitled(name: str) -> str:
    """Take honorifics and offices off the front of a name: "Mr. Tsuren Dalo"."""
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in TITLES:
        words.pop(0)
    return " ".join(words)


def _in_title(rows: list[sqlite3.Row], people: People) -> int | None:
    title = f" {_words(rows[0]['title'] or '')} "
    inside = {
        _joined(row, people)
        for row in rows
        if any(f" {_words(name)} " in title for name in _names(row) if " " in name)
    }
    return inside.pop() if len(inside) == 1 else None


def _joined(row: sqlite3.Row, people: People) -> int:
    if not row["joined"]:
        return people.named(row["name"])
    return people.joined(row["joined"], row["joined_name"])


def _names(row: sqlite3.Row) -> set[str]:
    return {fold(name) for name in [row["name"], *(row["aliases"] or "").split("\n")] if name}


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))
