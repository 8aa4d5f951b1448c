"""Parties that a text names by their adjective alone: "a Labour MP", "Republican senator"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.grammar.lexicon import role_of
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.names.mentions import Name, Names, name_at
from onrecord.resolve.offices import ABBREVIATED

# Adjective -> the party's name, where it is not the adjective with "Party". With a capital these
# are parties wherever there is one; in small letters they are opinions.
_PARTIES = {
    "tory": "Conservative Party",
    "democrat": "Democratic Party",
    **{
        adjective: f"{adjective.capitalize()} Party"
        for adjective in "republican democratic labour conservative liberal green socialist "
        "communist".split()
    },
}


def party_of(written: str) -> str | None:
    """The party that an adjective means."""
    return _PARTIES.get(written.lower()) if written[:1].isupper() else None


def of_people(layout: TextView, names: Names) -> Iterator[Name]:
    """The adjectives of parties before nouns for their people, where no name covers them."""
    for index, word in enumerate(layout.words[:-1]):
        if party_of(word.text) is None or word.possessive or layout.gap(index) != " ":
            continue
        following = layout.words[index + 1].lower
        person = following in ABBREVIATED or role_of(following) is not None
        if person and names.covering(word.start) is None:
            yield name_at(layout, index, index + 1, EntityKind.ORGANISATION)
