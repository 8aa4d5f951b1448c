"""Full names -> persons, compared within blocks: thousands of one family stay quick.

Two names can be one person's only if they share a block: the family with a given name, an
initial or a nickname; all parts; the first two; or the last two (see `names.persons.same_person`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.grammar.lexicon import nicknames
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.names.persons import PersonName, same_person

# Persons of one block that a name is compared with, the first ones: a document with more who
# share both family and given name, or initial, is a register of names.
MOST_ALIKE = 16

_Block = tuple[str, ...]


class FullNames:
    """The persons known by a full name."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.drafts: list[EntityDraft] = []
        self.families: dict[str, list[EntityDraft]] = {}  # by what each may be called for short
        self._met: dict[PersonName, EntityDraft] = {}
        self._blocks: dict[_Block, dict[int, EntityDraft]] = {}  # by order of first mention
        self._order: dict[int, int] = {}  # `id` -> place among the drafts
        self._short: dict[int, set[str]] = {}  # `id` -> the keys of `families` that have it

    def person(self, shape: PersonName, name: Name) -> EntityDraft:
        """The person of a full name, begun if there is none."""
        draft = self._met.get(shape) or self._alike(shape)
        if draft is None:
            draft = EntityDraft(label=name.text, kind=EntityKind.PERSON, parsed=shape)
            self._order[id(draft)] = len(self.drafts)
            self.drafts.append(draft)
        if shape not in self._met:
            self._met[shape] = draft
            self._index(draft, shape)
        if draft.parsed and len(shape.parts) > len(draft.parsed.parts):
            draft.parsed = shape
        return draft

    def _alike(self, shape: PersonName) -> EntityDraft | None:
        """Who has a name that can be the same person's: of the same family first."""
        candidates: dict[int, EntityDraft] = {}
        for block in dict.fromkeys(_sought(shape)):
            held = self._blocks.get(block, {})
            candidates.update(held)
        for key in dict.fromkeys((shape.family, *shape.parts)):
            for order in sorted(candidates):
                draft = candidates[order]
                called = key in self._short[id(draft)] and draft.parsed
                if called and same_person(called, shape):
                    return draft
        return None

    def _index(self, draft: EntityDraft, shape: PersonName) -> None:
        called = self._short.setdefault(id(draft), set())
        for key in sorted((shape.short | {shape.family}) - called):
            called.add(key)
            self.families.setdefault(key, []).append(draft)
        for block in _kept(shape):
            held = self._blocks.setdefault(block, {})
            if len(held) < MOST_ALIKE:
                held[self._order[id(draft)]] = draft


def _kept(shape: PersonName) -> Iterator[_Block]:
    """The blocks in which a name is found."""
    first = _bare(shape.given[0])
    yield from _both(shape)
    yield "initial of", shape.family, first[:1]
    if len(first) == 1:
        yield "initial", shape.family, first
    for given in shape.given:
        yield "any given", shape.family, given


def _sought(shape: PersonName) -> Iterator[_Block]:
    """The blocks in which those are who can be the person of a name."""
    first = _bare(shape.given[0])
    yield from _both(shape)
    yield "initial" if len(first) > 1 else "initial of", shape.family, first[:1]
    yield "any given", shape.family, shape.given[0]
    for given in shape.given[1:]:
        yield "given", shape.family, _bare(given)


def _both(shape: PersonName) -> Iterator[_Block]:
    first = shape.given[0]
    yield "parts", *sorted(shape.parts)
    yield "opening", *shape.parts[:2]
    yield "end", *shape.parts[-2:]
    yield "given", shape.family, _bare(first)
    for group in _nicknames(first):
        yield "nickname", shape.family, group


def _bare(given: str) -> str:
    return given.rstrip(".").replace("-", "")


def _nicknames(given: str) -> Iterable[str]:
    return (str(group) for group in nicknames().get(given, ()))
