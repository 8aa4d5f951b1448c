"""Descriptions of persons that are no sources: who they point at, or a walk-on nobody names."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.grammar.lexicon import Role, roles
from onrecord.grammar.text import Layout
from onrecord.model import EntityKind, Unnamed
from onrecord.resolve.coref.candidates import Figure
from onrecord.resolve.coref.descriptions import Descriptions
from onrecord.resolve.coref.entities import Cast
from onrecord.resolve.coref.forms_of_address import Hall
from onrecord.resolve.coref.source_heads import Form as HeadForm
from onrecord.resolve.coref.source_heads import Head
from onrecord.resolve.names.persons import HONORIFICS

_POINTING = frozenset(("the", "this", "that"))
_NEW = frozenset(("a", "an", "another", "one"))
_OWNERS = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_PREDICATE = frozenset(
    "is was be been being are were as become became becomes remains remained named called elected "
    "appointed".split()
)
_LONGEST = 6  # words before the noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A description where it stands, and whom it means."""

    figure: Figure
    first: int  # index of its first word
    last: int  # index after its noun
    known: bool  # somebody of the cast, not a walk-on


class Nominals:
    """Reads descriptions; walk-ons stay outside the cast."""

    def __init__(
        self, layout: Layout, cast: Cast, descriptions: Descriptions, hall: Hall, taken: set[int]
    ) -> None:
        """`taken` holds the words of sources, by index."""
        self._layout = layout
        self._cast = cast
        self._descriptions = descriptions
        self._taken = taken
        self._titles = {
            index
            for start, first in cast.firsts().items()
            if (name := cast.names.covering(start)) is not None
            for index in range(first, name.first)
        }
        self._hall = hall
        self._walkons: dict[str, Figure] = {}

    def at(self, index: int) -> Nominal | None:
        """The description whose noun is at a word."""
        words = self._layout.words
        if index in self._taken or index in self._titles or self._leads_on(index):
            return None
        first = self._first(index)
        if first is None or self._cast.names.covering(words[index].start):
            return None
        if self._apposed(first) or (first and words[first - 1].lower in _PREDICATE):
            return None
        role = roles()[words[index].lower]
        known = self._hall.meant(first, index) or self._pointed_at(first, index, role)
        figure = known or self._walkon(first, index, role)
        if known is None:
            figure.called(words[first].start, words[index].end)
        return Nominal(figure=figure, first=first, last=index + 1, known=known is not None)

    def _pointed_at(self, first: int, index: int, role: Role) -> Figure | None:
        """Who of the cast "the premier" is."""
        words = self._layout.words
        if words[first].lower not in _POINTING or role.plural:
            return None
        if self._layout.quoted(words[index].start):
            return None
        head = Head(form=HeadForm.DESCRIPTION, first=first, last=index + 1)
        description = self._descriptions.read(head, words[index].end)
        return self._descriptions.pointed_at(description, words[first].start)

    def _leads_on(self, index: int) -> bool:
        """Whether the noun only leads up to another: "member states", "the aide, Luis Tan"."""
        if self._layout.gap(index) == ", ":
            name = self._cast.names.covering(self._layout.words[index + 1].start)
            return name is not None and name.kind is EntityKind.PERSON
        if self._layout.gap(index) != " " or self._layout.words[index].possessive:
            return False
        following = self._layout.words[index + 1]
        return following.lower in roles() or following.capital or following.lower in HONORIFICS

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
        return self._cast.names.covering(self._layout.words[first - 1].start) is not None

    def _walkon(self, first: int, index: int, role: Role) -> Figure:
        """Somebody met by a description only; "the boy" is the boy before."""
        words = self._layout.words
        known = self._walkons.get(role.noun)
        pointing = words[first].lower in _POINTING
        if known is not None and pointing and known.plural == role.plural:
            return known
        written = self._layout.text[words[first].start : words[index].end]
        figure = Figure(
            label=" ".join(written.split()),
            kind=EntityKind.GROUP if role.plural else EntityKind.PERSON,
            gender=role.gender,
            nouns={role.noun},
            unnamed=Unnamed(number=None if role.plural else 1),
            plural=role.plural,
            walkon=True,
        )
        self._walkons[role.noun] = figure
        return figure
