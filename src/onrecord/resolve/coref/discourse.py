"""The discourse model: who has been mentioned so far, where, and as what."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from onrecord.grammar.text import TextView
from onrecord.resolve.coref.candidates import EntityDraft

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))

_SENTENCES = 5  # how far back a pronoun looks
_TURN = 2  # paragraphs over which somebody goes on speaking
_EVENTS = 200  # how many events at most, where a sentence has no end
_LATELY = 500  # how many events back "the senator" still points at somebody


class Prominence(Enum):
    """As what somebody occurs."""

    SOURCE = "source"
    SUBJECT = "subject"
    MENTION = "mention"
    OWNER = "owner"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Somebody mentioned or speaking."""

    start: int
    end: int
    sentence: int
    draft: EntityDraft
    prominence: Prominence


def _start(event: Occurrence) -> int:
    return event.start


@dataclass(slots=True, kw_only=True)
class DiscourseModel:
    """Who has been mentioned so far, and how prominently; events come in text order."""

    layout: TextView
    _events: list[Occurrence] = field(default_factory=list)

    def enter(self, start: int, end: int, draft: EntityDraft, prominence: Prominence) -> None:
        """Note that somebody is mentioned or speaks."""
        event = Occurrence(start, end, self.layout.sentence(start), draft, prominence)
        insort(self._events, event, key=_start)

    def before(self, start: int, sentences: int = _SENTENCES) -> list[Occurrence]:
        """The events before an offset, latest first, within so many sentences."""
        limit = self.layout.sentence(start) - sentences
        found = []
        for event in self._back_from(start, _EVENTS):
            if event.sentence < limit:
                break
            found.append(event)
        return found

    def lately(self, at: int) -> Iterator[tuple[int, EntityDraft]]:
        """Who was mentioned of late before an offset and where last, the latest first."""
        met: set[int] = set()
        for event in self._back_from(at, _LATELY):
            if id(event.draft) not in met:
                met.add(id(event.draft))
                yield event.start, event.draft

    def _back_from(self, at: int, most: int) -> Iterator[Occurrence]:
        last = bisect_left(self._events, at, key=_start) - 1
        for index in range(last, max(-1, last - most), -1):
            yield self._events[index]

    def together(self, at: int) -> list[EntityDraft]:
        """Those who spoke together last, in this sentence or the one before."""
        here = self.layout.sentence(at)
        drafts: dict[int, list[EntityDraft]] = {}
        for event in reversed(self.before(at, sentences=1)):
            if event.prominence is Prominence.SOURCE:
                held = drafts.setdefault(event.sentence, [])
                if event.draft not in held:
                    held.append(event.draft)
        spoke = drafts.get(here) or drafts.get(here - 1) or []
        return spoke if len(spoke) > 1 and all(draft.person for draft in spoke) else []

    def spoke(self, at: int, gender: str | None) -> EntityDraft | None:
        """The person who was the last source before an offset, if of that gender or of none."""
        earliest = self.layout.paragraph(at) - _TURN
        for event in self._back_from(at, _EVENTS):
            if self.layout.paragraph(event.start) < earliest:
                return None
            if event.prominence is Prominence.SOURCE:
                fits = gender is None or event.draft.gender in (None, gender)
                return event.draft if event.draft.person and fits else None
        return None
