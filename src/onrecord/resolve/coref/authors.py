"""Whose words a text is where nobody else speaks: its authors, or the one who gives the speech."""

from __future__ import annotations

from onrecord.grammar.lexicon import fold
from onrecord.model import Document, Genre
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.offices import is_title

_HEAD = 300  # characters in which a speech says whose it is
_LIVE = (Genre.SPEECH, Genre.TRANSCRIPT)
_OWN = (Genre.OPINION, Genre.SPEECH)


class Authors:
    """Who says "I" outside quotations and turns."""

    def __init__(self, document: Document, entities: Entities) -> None:
        """Find who wrote a document, or whose speech it is."""
        live = document.genre in _LIVE and not entities.authors
        authors = _titular(document, entities) if live else entities.authors
        self._authors = authors if document.genre in _OWN else []

    def speaking(self, *, several: bool) -> list[EntityDraft]:
        """Who says "I", or with `several` "we"; of several authors none says "I"."""
        return self._authors if several or len(self._authors) < 2 else []


def _titular(document: Document, entities: Entities) -> list[EntityDraft]:
    """The one person whom the head of a speech names."""
    written = _name_after_title((document.title or "").split())
    if written:
        return [entities.introduce(written)]
    head = fold(document.text[:_HEAD])
    named = [
        draft
        for draft in entities.people.drafts
        if draft.parsed and draft.parsed.full and fold(draft.label) in head
    ]
    return named if len(named) == 1 else []


def _name_after_title(words: list[str]) -> str | None:
    """The name in "Remarks by President Ana Reyes on ..."."""
    lowers = [word.strip(",:").lower() for word in words]
    for index, lower in enumerate(lowers):
        if lower not in ("by", "of", "from") and not is_title(lower):
            continue
        stop = index + 1
        while stop < len(words) and words[stop][:1].isupper() and not is_title(lowers[stop]):
            stop += 1
            if words[stop - 1][-1] in ",:":
                break
        if stop - index > 2:
            return " ".join(words[index + 1 : stop]).strip(",:")
    return None
