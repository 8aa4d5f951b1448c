"""The word lists of this room, read once from its data files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.grammar.words.inflection import plural
from onrecord.grammar.words.open_classes import listed
from onrecord.model import EntityKind

# Capitalised or not, these are no names: they open sentences or tell the time.
NO_NAMES = frozenset(
    "i he she it we they you who whom which that this these those there here what when where why "
    "how the a an his her its our their my your and or but nor so yet if then than as at by for "
    "from in into of off on out over per to up with about after before during since until under "
    "between against among no not all any both each every few many more most much other another "
    "some several such one two three four five six seven eight nine ten only also however "
    "meanwhile still even while although though because despite according january february march "
    "april may june july august september october november december jan. feb. mar. apr. jun. jul. "
    "aug. sep. sept. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday "
    "today yesterday tomorrow critics asked video polls poll new "
    "republican democratic republicans democrats".split()
)
GROUPS = listed("groups")
_ADHERENTS = GROUPS | listed("adherents")


def is_adherent(folded: str) -> bool:
    """Whether a word means those who hold a creed or vote for a party, or is their adjective."""
    return folded in _ADHERENTS or f"{folded}s" in GROUPS


DOCUMENTS = listed("issued")  # of whoever put them out


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """A noun for a person by what the person does."""

    noun: str  # singular, lower case
    office: bool  # a post with few holders: "the mayor" is somebody definite
    gender: str | None  # "f", "m", or None where the noun does not tell
    plural: bool


@lru_cache(maxsize=4096)
def fold(written: str) -> str:
    """A name's letters for comparing: no case, no accents, straight apostrophes."""
    written = written.replace("’", "'").replace("‑", "-")
    if written.isascii():
        return written.lower()
    plain = unicodedata.normalize("NFKD", written)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def _rows(name: str) -> Iterator[list[str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _cell(row: list[str], index: int) -> list[str]:
    return [item for item in row[index].split(",") if item] if len(row) > index else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """What countries are called. All keys are folded by `fold`."""

    names: dict[str, str]  # "u.s." -> "United States"
    seats: dict[str, str]  # "beijing" -> "China"
    people: dict[str, str]  # adjectives and people: "chinese" -> "China"
    doubtful: frozenset[str]  # names that are as often something else: "georgia"


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The world's countries, and the regions for their adjectives."""
    names: dict[str, str] = {}
    seats: dict[str, str] = {}
    people: dict[str, str] = {}
    doubtful = set()
    for row in _rows("countries.tsv"):
        country = row[0].lstrip("*")
        if row[0].startswith("*"):
            doubtful.add(fold(country))
        names |= {fold(name): country for name in [country, *_cell(row, 1)]}
        seats |= {fold(name): country for name in _cell(row, 2)}
        people |= {fold(name): country for name in _cell(row, 3)}
    for row in _rows("regions.tsv"):
        people |= {fold(name): row[0] for name in _cell(row, 1)}
    return Countries(names=names, seats=seats, people=people, doubtful=frozenset(doubtful))


@lru_cache(maxsize=1)
def surnames() -> dict[str, frozenset[str]]:
    """Family names that come first, folded, by tradition ("chinese", "japanese given", ...)."""
    return {
        row[0]: frozenset(fold(name) for name in row[1].split()) for row in _rows("surnames.tsv")
    }


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Folded given name -> "f" or "m"; names of both are left out."""
    found: dict[str, str] = {}
    both = set()
    for gender, names in _rows("given.tsv"):
        for name in map(fold, names.split()):
            if found.setdefault(name, gender) != gender:
                both.add(name)
    return {name: gender for name, gender in found.items() if name not in both}


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[int]]:
    """Folded given name -> the groups of names that may stand for each other."""
    groups: dict[str, set[int]] = {}
    for number, (names,) in enumerate(_rows("nicknames.tsv")):
        for name in names.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@lru_cache(maxsize=1)
def roles() -> dict[str, RoleNoun]:
    """Lower-case noun, singular or plural -> the role it names."""
    found: dict[str, RoleNoun] = {}
    for row in _rows("roles.tsv"):
        noun, gender = row[0], (row[2] if len(row) > 2 and row[2] else None)
        several = row[3] if len(row) > 3 else plural(noun)
        for form in dict.fromkeys((noun, several)):
            found.setdefault(
                form,
                RoleNoun(
                    noun=noun,
                    office=row[1] == "office",
                    gender=gender,
                    plural=form == several,
                ),
            )
    return found


_PERSON_ENDINGS = (
    "ist", "ician", "writer", "maker", "keeper", "owner", "holder", "worker", "goer", "grapher",
    "eer", "driver", "player", "leader",
)  # fmt: skip


def role_of(noun: str) -> RoleNoun | None:
    """The role that a lower-case noun names, by the list or by how the noun ends."""
    listed = roles().get(noun)
    if listed:
        return listed
    single = noun.removesuffix("s")
    if len(single) < 6 or not single.endswith(_PERSON_ENDINGS):
        return None
    return RoleNoun(noun=single, office=False, gender=None, plural=single != noun)


@lru_cache(maxsize=1)
def bodies() -> dict[str, EntityKind]:
    """Lower-case noun -> the kind of body that a name or description ending in it means."""
    return {row[0]: EntityKind(row[1]) for row in _rows("bodies.tsv")}


@lru_cache(maxsize=1)
def common_bodies() -> dict[str, EntityKind]:
    """Those of `bodies` that mean a body in lower case too: "the court", not "the post"."""
    rows = (row for row in _rows("bodies.tsv") if "name" not in row[2:])
    return {row[0]: EntityKind(row[1]) for row in rows}


@lru_cache(maxsize=1)
def first_bodies() -> dict[str, EntityKind]:
    """Those of `bodies` that a name begins with: "Radio Ondai"."""
    rows = (row for row in _rows("bodies.tsv") if "first" in row[2:])
    return {row[0]: EntityKind(row[1]) for row in rows}


@lru_cache(maxsize=1)
def several_bodies() -> frozenset[str]:
    """Nouns for several bodies at once, lower case: "companies", "media", "countries"."""
    single = {noun for noun in common_bodies() if noun not in ("police", "authorities", "media")}
    return frozenset(map(plural, single)) | {"media", "countries", "nations", "states", "outlets"}


@lru_cache(maxsize=1)
def known_names() -> dict[str, EntityKind]:
    """Folded names of publishers and state bodies that their last word does not give away."""
    found = {fold(row[0]): EntityKind.STATE_BODY for row in _rows("state_bodies.txt")}
    return found | {fold(row[0]): EntityKind.PUBLISHER for row in _rows("publishers.txt")}
