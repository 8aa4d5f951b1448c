"""Whom "he", "she", "they" or "it" means: the most salient of those named before, or nobody."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.grammar.text import TextView
from onrecord.resolve.coref.candidates import EntityDraft

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))

SOURCE, SUBJECT, MENTION, OWNER, QUOTED = 3.0, 2.2, 1.0, 0.9, 0.4
_SENTENCES = 5  # how far back a pronoun looks
_TURN = 2  # paragraphs over which somebody goes on speaking
_EVENTS = 200  # how many events at most, where a sentence has no end
_LATELY = 500  # how many events back "the senator" still points at somebody
_DECAY = 0.65  # of salience, by sentence
_HERE = 1.5  # the subject of the same sentence: "When Reyes came, she ..."
_OPENS = 1.3  # the subject of the last sentence, for one that begins with "He"
_SOURCE_DECAY = 0.6
_MARGIN = 1.2  # by how much the best must beat the second
_LEAST = 0.35
_UNKNOWN_GENDER = 0.8
_OFTEN = 0.04  # for each mention so far, up to ten


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Somebody mentioned or speaking."""

    start: int
    sentence: int
    draft: EntityDraft
    weight: float


def _start(event: Occurrence) -> int:
    return event.start


@dataclass(slots=True, kw_only=True)
class DiscourseModel:
    """Who has been mentioned so far, and how prominently; events come in text order."""

    layout: TextView
    _events: list[Occurrence] = field(default_factory=list)

    def enter(self, start: int, draft: EntityDraft, weight: float) -> None:
        """Note that somebody is mentioned or speaks."""
        event = Occurrence(start, self.layout.sentence(start), draft, weight)
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

    def singular(
        self, start: int, gender: str | None, barred: list[tuple[int, int]], not_him: set[int]
    ) -> EntityDraft | None:
        """The person whom "he" or "she" at an offset means.

        Args:
            start: where the pronoun stands.
            gender: "m" or "f".
            barred: stretches whose mentions do not count: what this same source says.
            not_him: `id` of drafts that it cannot be: who speaks the words around it.
        """
        scores = self._scores(start, gender, barred)
        ranked = sorted(
            ((score, key) for key, (score, _) in scores.items() if key not in not_him),
            reverse=True,
        )
        if not ranked or ranked[0][0] < _LEAST:
            return None
        if len(ranked) > 1 and ranked[0][0] < _MARGIN * ranked[1][0]:
            return None
        return scores[ranked[0][1]][1]

    def _scores(
        self, start: int, gender: str | None, barred: list[tuple[int, int]]
    ) -> dict[int, tuple[float, EntityDraft]]:
        here = self.layout.sentence(start)
        scores: dict[int, tuple[float, EntityDraft]] = {}
        for event in self.before(start):
            draft = event.draft
            if not draft.person or (gender and draft.gender not in (None, gender)):
                continue
            if any(begin <= event.start < end for begin, end in barred):
                continue
            decay = _SOURCE_DECAY if event.weight == SOURCE else _DECAY
            score = event.weight * decay ** (here - event.sentence)
            if event.weight >= SUBJECT:
                score *= self._closeness(event, start, here)
            if draft.gender is None:
                score *= _UNKNOWN_GENDER
            score *= 1 + _OFTEN * min(10, len(draft.mentions))
            key = id(draft)
            if key not in scores or scores[key][0] < score:
                scores[key] = (score, draft)
        return scores

    def _closeness(self, event: Occurrence, start: int, here: int) -> float:
        """How much a subject gains by standing where its pronoun is expected."""
        if event.sentence == here:
            return _HERE if event.weight == SUBJECT else 1.0
        opens = start - self.layout.sentences[here][0] < 2
        return _OPENS if opens and event.sentence == here - 1 else 1.0

    def together(self, at: int) -> list[EntityDraft]:
        """Those who spoke together last, in this sentence or the one before."""
        here = self.layout.sentence(at)
        drafts: dict[int, list[EntityDraft]] = {}
        for event in reversed(self.before(at, sentences=1)):
            if event.weight == SOURCE:
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
            if event.weight == SOURCE:
                fits = gender is None or event.draft.gender in (None, gender)
                return event.draft if event.draft.person and fits else None
        return None

    def plural(self, start: int) -> EntityDraft | None:
        """The one group that spoke or was mentioned in this sentence or the one before."""
        return self._only([event for event in self.before(start, 1) if event.draft.plural])

    def body(self, start: int) -> EntityDraft | None:
        """The one body that spoke or was the subject in this sentence or the one before."""
        events = self.before(start, 1)
        bodies = [event for event in events if not event.draft.person and not event.draft.plural]
        return self._only([event for event in bodies if event.weight >= SUBJECT])

    def _only(self, events: list[Occurrence]) -> EntityDraft | None:
        speaking = [event for event in events if event.weight == SOURCE] or events
        nearest = max((event.sentence for event in speaking), default=0)
        found = {id(event.draft): event.draft for event in speaking if event.sentence == nearest}
        return next(iter(found.values())) if len(found) == 1 else None
