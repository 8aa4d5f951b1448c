"""Whether the people and bodies that a row names are those that a reader named.

A reader writes the name as the text gives it ("Ana Reyes"), `{"unnamed": "an aide"}`, a list of
these, or null where nobody can know. An entity fits a name that is one of its own, or that shares
its last word and contradicts none of the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

Who = str | dict[str, str] | None
Entity = dict[str, Any]  # as `extract` writes it
Words = list[str]

TITLES = frozenset(
    "the president vice prime minister senator sen sens representative rep reps congresswoman "
    "congressman governor gov secretary attorney general ambassador chairman speaker judge justice "
    "mr mrs ms dr sir state former us".split()
)
BODIES = frozenset(
    "department committee house court office party council ministry commission agency bank "
    "union".split()
)
SHORT_FORMS = dict(
    pair.split(":")
    for pair in (
        "mike:michael joe:joseph bill:william bob:robert jim:james tom:thomas dan:daniel "
        "chuck:charles dave:david steve:steven ben:benjamin ed:edward ted:edward mitch:mitchell "
        "rick:richard liz:elizabeth tony:anthony matt:matthew jeff:jeffrey greg:gregory "
        "ken:kenneth ron:ronald tim:timothy chris:christopher"
    ).split()
)
# "House Democrats", "Castrelans": may be left unnamed
GROUP = re.compile(r"(Democrats|Republicans|Conservatives|Liberals|\w+ans)$")


def is_right(
    accepted: Sequence[Who | list[Who]], entities: Sequence[Entity], unnamed: bool
) -> bool:
    """Tell whether a row names whom one of the accepted answers names, and nobody else.

    Args:
        accepted: What the reader would accept.
        entities: Whom the row names.
        unnamed: Whether the row has an unnamed source.
    """
    return any(_fits(one, entities, unnamed) for one in accepted)


def is_same(name: str, entity: Entity) -> bool:
    """Tell whether an entity is the one that a reader calls by this name."""
    wanted = words_of(name)
    names = [words_of(one) for one in _names(entity)]
    if not wanted or not names or not all(names) or _contradicts(names[0], wanted):
        return False
    if any(one[-1] == wanted[-1] for one in names):
        return True
    return any(
        _shortens(one, wanted)
        or _shortens(wanted, one)
        or one == _turned(wanted)
        or _turned(one) == wanted
        for one in names
    )


def words_of(name: str) -> Words:
    """Split a name into words without case and points, and without titles before it."""
    plain = name.casefold().replace(".", "").replace("white house", "whitehouse")
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", plain))
    while len(words) > 1 and words[0] in TITLES and not _is_part_of_body(words):
        words = words[1:]
    return words


def _fits(who: Who | list[Who], entities: Sequence[Entity], unnamed: bool) -> bool:
    if who is None:
        return unnamed or not entities
    if isinstance(who, dict):
        wanted = words_of(who["unnamed"])
        same = [words_of(entity["name"]) == wanted for entity in entities]
        return unnamed or (bool(same) and all(same))
    some = who if isinstance(who, list) else [who]
    names = [one for one in some if isinstance(one, str)]
    if unnamed:
        return len(some) == 1 and isinstance(some[0], str) and bool(GROUP.search(some[0]))
    strangers = sum(not any(is_same(name, one) for name in names) for one in entities)
    everybody = all(any(is_same(name, one) for one in entities) for name in names)
    return bool(entities) and everybody and strangers <= len(some) - len(names)


def _names(entity: Entity) -> list[str]:
    aliases = [
        one if isinstance(one, str) else one.get("name", "") for one in entity.get("aliases") or []
    ]
    return [one for one in (entity["name"], *aliases) if one]


def _is_part_of_body(words: Words) -> bool:
    """Whether the first word belongs to the name: "State Department", but not "the" or "US"."""
    return words[0] not in ("the", "us") and words[-1] in BODIES


def _contradicts(one: Words, other: Words) -> bool:
    """Two given names before the same last word that cannot be one person's."""
    few, many = sorted((one[:-1], other[:-1]), key=len)
    return one[-1] == other[-1] and not all(
        any(_same_given_name(first, second) for second in many) for first in few
    )


def _same_given_name(one: str, other: str) -> bool:
    initial = min(len(one), len(other)) == 1 and one[0] == other[0]
    return initial or SHORT_FORMS.get(one, one) == SHORT_FORMS.get(other, other)


def _shortens(short: Words, full: Words) -> bool:
    """Whether one is the initials of the other, also without the first ("DOJ", "US ...")."""
    if len(short) != 1 or len(short[0]) < 2 or len(full) < 2:
        return False
    [letters] = short
    strong = [word for word in full if word not in ("of", "and", "the", "for", "to")]
    return any(
        initials == letters or (len(letters) > 2 and initials.endswith(letters))
        for initials in ("".join(word[0] for word in some) for some in (full, strong))
    )


def _turned(words: Words) -> Words | None:
    """Turn "Department of Justice" into "Justice Department"."""
    return words[2:] + words[:1] if len(words) > 2 and words[1] == "of" else None
