"""Bodies of states that have no name but their country's adjective: "the Turkish government".

One is an entity where the text makes it act or be acted on; elsewhere the words only describe.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.grammar.lexicon import common_bodies, countries, fold
from onrecord.grammar.text import TextView
from onrecord.kinds import Relation
from onrecord.model import EntityKind
from onrecord.resolve.names.kinds import demonym_of
from onrecord.resolve.names.mentions import Name, Names, name_at

_ROLES = frozenset(
    (
        Relation.NSUBJ,
        Relation.NSUBJ_PASS,
        Relation.OBJ,
        Relation.IOBJ,
        Relation.OBL_AGENT,
        Relation.NMOD_POSS,
        Relation.CONJ,
    )
)
# Prepositions of the other side: "talks with", "sanctions against".
_TOWARDS = frozenset("by against with to from between among on toward towards upon of".split())
_FORCES = frozenset(("forces", "troops", "force"))  # besides what `common_bodies` has
_ADJECTIVAL = ("ic", "an", "ese", "ish", "ite")
_LONGEST = 3  # words from the adjective to the noun: "Israeli air force"


def acting(layout: TextView, names: Names, places: frozenset[str]) -> Iterator[Name]:
    """Name every such body where no name covers it."""
    for index, word in enumerate(layout.words[:-1]):
        held = names.covering(word.start)
        if not word.capital or word.possessive or (held and not _is_adjective(held, index)):
            continue
        national = held is not None or _is_national(word.text, places)
        last = _end(layout, index) if national else None
        if last is not None and _acts(layout, last - 1):
            yield name_at(layout, index, last, EntityKind.STATE_BODY)


def _is_adjective(held: Name, index: int) -> bool:
    """Whether what was taken for the name of a place is the adjective of an unknown one."""
    single = held.first == index and held.last == index + 1
    kinds = (EntityKind.PLACE, EntityKind.GROUP)
    return single and held.kind in kinds and fold(held.text).endswith(_ADJECTIVAL)


def _is_national(written: str, places: frozenset[str]) -> bool:
    """Whether a word is the adjective of a country; "a Republican government" is of none."""
    return fold(written) in countries().people or demonym_of(written, places) is not None


def _end(layout: TextView, index: int) -> int | None:
    """The word behind the noun of the body whose phrase an adjective begins."""
    for at in range(index + 1, min(index + 1 + _LONGEST, len(layout.words))):
        word = layout.words[at]
        if layout.gap(at - 1) != " " or word.capital:
            return None
        if common_bodies().get(word.lower) is EntityKind.STATE_BODY or word.lower in _FORCES:
            return at + 1
    return None


def _acts(layout: TextView, noun: int) -> bool:
    """Whether a noun stands where whoever acts, or is dealt with, stands."""
    tree = layout.tree
    word = tree.at(layout.words[noun].start)
    if tree.relations[word] in _ROLES:
        return True
    oblique = tree.relations[word] in {Relation.OBL, Relation.NMOD}
    return oblique and tree.preposition(word) in _TOWARDS
