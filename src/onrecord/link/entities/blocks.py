"""Which names are worth comparing: those that share a family name's sound and an initial.

A name stands in a block for each pair of a part that may be the family's and another's initial. Two
names that can be one person's agree in two parts, hence share a block. Blocks that grow hot are cut
finer, by the whole sound of the second part; what they hold decides that, not what came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.grammar.lexicon import given_names, nicknames
from onrecord.link.names import parts
from onrecord.link.names.sounds import eastern, skeleton
from onrecord.link.names.spelt import spellings

HOT = 64  # names in a block from which it is cut finer
_BEGINNING = 4  # letters, by which a slip in a consonant further on still meets
_PARTS = 5  # parts of a name that are used: more give blocks without end

Key = tuple[str, str]


def block_keys(written: str) -> frozenset[str]:
    """The blocks of a full name, as text, before any is cut finer; () for a name of one part.

    Entities whose names share none of these never influence one another.
    """
    return frozenset(f"{family} {initial}" for family, initial in _coarse(_cut(written)))


def candidate_pairs(forms: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of names, by position, that share a block; each once, in order."""
    listed = [form[:_PARTS] for form in forms]
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number, form in enumerate(listed):
        for key in _coarse(form):
            blocks[key].append(number)
    found: set[tuple[int, int]] = set()
    for key, held in blocks.items():
        groups = [held] if len(held) <= HOT else _finer(key, held, listed).values()
        for group in groups:
            found |= {(one, two) for at, one in enumerate(group) for two in group[at + 1 :]}
    yield from sorted(found)


def _finer(key: Key, held: list[int], forms: list[tuple[str, ...]]) -> Mapping[str, list[int]]:
    """A hot block cut by the sounds of the other parts; initials alone join nobody there."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number in held:
        others = {
            sounded
            for part in forms[number]
            if len(part) > 1 and key[0] not in (families := _families(part))
            for sounded in families
        }
        for sounded in others:
            groups[sounded].append(number)
    return {sounded: group for sounded, group in groups.items() if len(group) <= 4 * HOT}


def _cut(written: str) -> tuple[str, ...]:
    return parts(written)[:_PARTS]


def _coarse(form: tuple[str, ...]) -> set[Key]:
    found = set()
    for at in _may_be_family(form):
        others = form[:at] + form[at + 1 :]
        firsts = {initial for other in others for initial in _initials(other)}
        found |= {(family, initial) for family in _families(form[at]) for initial in firsts}
    return found


def _may_be_family(form: tuple[str, ...]) -> list[int]:
    """Which parts may be the family's name: the last, and what is no given name.

    A block of all who are called John and have an R in their names would be hot and join nobody.
    """
    given = given_names()
    whole = [at for at, part in enumerate(form) if len(part) > 1]
    told = [at for at in whole if form[at] not in given and form[at] not in spellings()]
    return sorted({*told, *whole[-1:]})


def _families(part: str) -> set[str]:
    """What a part sounds like, to ears of the West and the East, and how it begins, for slips."""
    spelt = spellings().get(part)
    found = {skeleton(part) if spelt is None else f"#{spelt}", f"^{part[:_BEGINNING]}"}
    return found | {f"~{eastern(part)}"} if len(part) < 7 else found


def _initials(part: str) -> set[str]:
    spelt = spellings().get(part)
    found = {skeleton(part[:1]), f"~{eastern(part)[:1]}"}
    found |= {f"*{group}" for group in nicknames().get(part, ())}
    return found | {f"#{spelt}"} if spelt is not None else found
