"""How those who speak in one address call each other: "my hon. Friend", "the Minister"."""

from __future__ import annotations

from itertools import chain

from onrecord.grammar.lexicon import fold, roles
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.coref.speaker_turns import SpeakerTurns

_HONOURED = frozenset("hon hon. honourable honorable learned noble".split())
_FELLOWS = frozenset("friend gentleman lady gentlewoman member".split())
_SEAT_HOLDERS = frozenset("minister secretary chairman chairwoman chair leader senator".split())
_NEAR = 6  # words before the noun in which "hon." stands
_SEAT = 6  # words of a seat: "Hallin North and Harbour"
_INNER = frozenset(("and", "of", "upon", "the", "in", "on"))


class FormsOfAddress:
    """Finds whom such a description means among those who have the turns_taken before or after."""

    def __init__(self, layout: TextView, entities: Entities, turns_taken: SpeakerTurns) -> None:
        """No seat is known yet."""
        self._layout = layout
        self._entities = entities
        self._turns_taken = turns_taken
        self._seats: dict[str, EntityDraft] = {}

    def meant(self, first: int, index: int) -> EntityDraft | None:
        """Whom the description from a first word to its noun means, in a turn."""
        words = self._layout.words
        turn = self._turns_taken.turn(words[index].start) if self._turns_taken else None
        noun = words[index].lower
        if turn is None or not self._addresses(first, index, noun):
            return None
        named, elsewhere = self._of_seat(index)
        if named is not None or elsewhere:
            return named
        role = roles().get(noun)
        gender = role.gender if role else None
        others = chain(self._turns_taken.before(turn), self._turns_taken.after(turn))
        return next((one for one in others if gender in (None, one.gender or gender)), None)

    def _addresses(self, first: int, index: int, noun: str) -> bool:
        words = self._layout.words
        if noun in _SEAT_HOLDERS:
            return words[first].lower in ("the", "my") and index - first < _NEAR
        before = {word.lower for word in words[max(0, index - _NEAR) : index]}
        return noun in _FELLOWS and not before.isdisjoint(_HONOURED)

    def _of_seat(self, index: int) -> tuple[EntityDraft | None, bool]:
        """Who holds the seat that the words after a noun name, and whether they name one."""
        words = self._layout.words
        at = index + 1
        while at < min(len(words), index + 6) and words[at].lower != "for":
            if words[at].lower not in ("the", "of", "state", "member", "hon.", "right"):
                return None, False
            at += 1
        if at >= min(len(words) - 1, index + 6) or not words[at + 1].capital:
            return None, False
        end = at + 1
        while end < min(len(words), at + _SEAT) and self._layout.gap(end - 1) in (" ", ", "):
            if not (words[end].capital or words[end].lower in _INNER):
                break
            end += 1
        seat = fold(self._layout.text[words[at + 1].start : words[end - 1].end])
        if end < len(words) and "(" in self._layout.gap(end - 1):
            name = self._entities.names.covering(words[end].start)
            draft = self._entities.meant(name) if name else None
            if draft is not None and draft.kind is EntityKind.PERSON:
                self._seats[seat] = draft
        return self._seats.get(seat), True
