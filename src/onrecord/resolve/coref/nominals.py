"""Descriptions of persons that are no sources: who they point at, or a person nobody names."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.grammar.lexicon import RoleNoun, roles
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind, Unnamed
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.descriptions import Descriptions
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.coref.forms_of_address import FormsOfAddress
from onrecord.resolve.coref.source_heads import ReferringForm, SourceHead
from onrecord.resolve.names.persons import HONORIFICS

_POINTING = frozenset(("the", "this", "that"))
_NEW = frozenset(("a", "an", "another", "one"))
_OWNERS = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_PREDICATE = frozenset(
    "is was be been being are were as become became becomes remains remained named called elected "
    "appointed".split()
)
_LONGEST = 6  # words before the noun
_FARTHEST = 12  # words behind it
_LINKS = frozenset(("of", "to", "for", "in", "at", "the", "and"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A description where it stands, and whom it means."""

    draft: EntityDraft
    first: int  # index of its first word
    last: int  # index after its noun
    known: bool  # somebody of the entities, not a described person


class Nominals:
    """Reads descriptions; described persons stay outside the entities."""

    def __init__(
        self,
        layout: TextView,
        entities: Entities,
        descriptions: Descriptions,
        address: FormsOfAddress,
        taken: set[int],
    ) -> None:
        """`taken` holds the words of sources, by index."""
        self._layout = layout
        self._entities = entities
        self._descriptions = descriptions
        self._taken = taken
        self._titles = {
            index
            for start, first in entities.firsts().items()
            if (name := entities.names.covering(start)) is not None
            for index in range(first, name.first)
        }
        self._address = address
        self._described: dict[str, EntityDraft] = {}

    def at(self, index: int) -> Nominal | None:
        """The description whose noun is at a word."""
        words = self._layout.words
        if index in self._taken or index in self._titles or self._leads_on(index):
            return None
        first = self._first(index)
        if first is None or self._entities.names.covering(words[index].start):
            return None
        if self._apposed(first) or (first and words[first - 1].lower in _PREDICATE):
            return None
        role = roles()[words[index].lower]
        known = self._address.meant(first, index) or self._pointed_at(first, index, role)
        draft = known or self._describe(first, index, role)
        if known is None:
            draft.called(words[first].start, words[index].end)
        return Nominal(draft=draft, first=first, last=index + 1, known=known is not None)

    def _pointed_at(self, first: int, index: int, role: RoleNoun) -> EntityDraft | None:
        """Who of the entities "the premier" is."""
        words = self._layout.words
        if words[first].lower not in _POINTING or role.plural:
            return None
        if self._layout.quoted(words[index].start):
            return None
        head = SourceHead(form=ReferringForm.DESCRIPTION, first=first, last=index + 1)
        description = self._descriptions.read(head, words[index].end)
        return self._descriptions.pointed_at(description, words[first].start)

    def _leads_on(self, index: int) -> bool:
        """Whether the noun only leads up to another: "member states", "the aide, Luis Tan"."""
        last = self._last_of(index)
        if self._layout.gap(last) == ", ":
            name = self._entities.names.covering(self._layout.words[last + 1].start)
            return name is not None and name.kind is EntityKind.PERSON
        if self._layout.gap(index) != " " or self._layout.words[index].possessive:
            return False
        following = self._layout.words[index + 1]
        return following.lower in roles() or following.capital or following.lower in HONORIFICS

    def _last_of(self, index: int) -> int:
        """The last word of a noun's phrase: "the Deputy Commissioner of Ondai to [Velmora]"."""
        words, last = self._layout.words, index
        for at in range(index + 1, min(index + 1 + _FARTHEST, len(words))):
            if self._layout.gap(at - 1) != " " or words[at - 1].possessive:
                break
            if not (words[at].capital or words[at].lower in _LINKS):
                break
            last = at
        return last if last > index + 1 and words[index + 1].lower in _LINKS else index

    def _first(self, index: int) -> int | None:
        """The determiner of a noun; None where it has none."""
        words = self._layout.words
        for at in range(index - 1, max(-1, index - 1 - _LONGEST), -1):
            if self._layout.gap(at) not in (" ", "-"):
                return None
            lower = words[at].lower
            if lower in _POINTING or lower in _NEW or lower in _OWNERS:
                return at
            if words[at].possessive:
                return at
        return None

    def _apposed(self, first: int) -> bool:
        """Whether a phrase stands behind a comma after a name, which it tells of."""
        if first == 0 or "," not in self._layout.gap(first - 1):
            return False
        return self._entities.names.covering(self._layout.words[first - 1].start) is not None

    def _describe(self, first: int, index: int, role: RoleNoun) -> EntityDraft:
        """Somebody met by a description only; "the boy" is the boy before."""
        words = self._layout.words
        known = self._described.get(role.noun)
        pointing = words[first].lower in _POINTING
        if known is not None and pointing and known.plural == role.plural:
            return known
        written = self._layout.text[words[first].start : words[index].end]
        draft = EntityDraft(
            label=" ".join(written.split()),
            kind=EntityKind.GROUP if role.plural else EntityKind.PERSON,
            gender=role.gender,
            nouns={role.noun},
            unnamed=Unnamed(number=None if role.plural else 1),
            plural=role.plural,
            described_only=True,
        )
        self._described[role.noun] = draft
        return draft
