"""The words by which a text ties one name to another, read from triggers.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.grammar.words.verbs import forms
from onrecord.model import TieKind

SYMMETRIC = frozenset(
    (TieKind.SPOUSE, TieKind.SIBLING, TieKind.KIN, TieKind.ALLY, TieKind.RIVAL, TieKind.MET)
)
OF_BODIES = frozenset((TieKind.MEMBER, TieKind.HOLDS_OFFICE, TieKind.OWNS))


class Dates(Enum):
    """What the day of a verb tells of the state it is about."""

    NEVER = "never"
    BEGINS = "begins"  # "joined in 2010"
    ENDS = "ends"  # "left in 2010"
    HOLDS = "holds"  # only what tells since or until when: "his aide from 2010 to 2012"
    LASTS = "lasts"  # "worked for her in 2010", "met on Tuesday"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationalNoun:
    """A noun that names somebody by whom he or she belongs to."""

    kind: TieKind
    first: bool  # the tie is read from who bears the noun: "his father", not "his son"
    gender: str | None = None
    plural: bool = False

    @property
    def body(self) -> bool:
        """Whether it is that of a body: "a member of the party"."""
        return self.kind in OF_BODIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A verb that ties, and where its ends stand."""

    kind: TieKind
    one: tuple[str, ...]
    other: tuple[str, ...]
    person: bool  # the other end is a person, else a body
    dates: Dates
    beside: frozenset[str]  # words of which one must be its object or particle
    post: bool  # only where a post is told as well: "named Reyes director"
    each: bool  # several subjects are tied to one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A noun of what two do or are together."""

    kind: TieKind
    dates: Dates


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "triggers.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class, in lower case."""
    return frozenset(_table()["words"][name].split())


@cache
def relational_nouns() -> dict[str, RelationalNoun]:
    """Noun, singular or plural, in lower case -> how it ties."""
    found: dict[str, RelationalNoun] = {}
    for row in _table()["noun"]:
        kind, first = TieKind(row["kind"]), row["bearer"] == "first"
        for key, gender in (("m", "m"), ("f", "f"), ("both", None)):
            for noun in row.get(key, "").split():
                for form, plural in ((noun, False), (_plural(noun), True)):
                    found[form] = RelationalNoun(
                        kind=kind, first=first, gender=gender, plural=plural
                    )
    return found


def _plural(noun: str) -> str:
    if "-in-law" in noun:
        return noun.replace("-in-law", "s-in-law")
    irregular = {"wife": "wives", "ex-wife": "ex-wives", "child": "children"}
    regular = noun[:-1] + "ies" if noun.endswith("y") else f"{noun}s"
    return irregular.get(noun, regular)


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Form of a verb, in lower case -> the frames that it may be read in."""
    found: dict[str, tuple[Frame, ...]] = {}
    for row in _table()["verb"]:
        frame = Frame(
            kind=TieKind(row["kind"]),
            one=tuple(row["one"].split()),
            other=tuple(row["other"].split()),
            person=row["of"] == "person",
            dates=Dates(row.get("dates", "never")),
            beside=frozenset(row.get("with", "").split()),
            post=row.get("post", False),
            each=row.get("each", False),
        )
        for form in forms(row.get("verbs", "")) | set(row.get("irregular", "").split()):
            found[form] = (*found.get(form, ()), frame)
    return found


@cache
def events() -> dict[str, Event]:
    """Noun, in lower case -> what two are who have it together."""
    return {
        noun: Event(kind=TieKind(row["kind"]), dates=Dates(row["dates"]))
        for row in _table()["event"]
        for noun in row["nouns"].split()
    }
