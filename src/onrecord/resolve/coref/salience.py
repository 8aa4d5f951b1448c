"""The most salient of those who can be meant, by where they stand before a pronoun."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.grammar.clauses import same_clause
from onrecord.grammar.lexicon import common_bodies, fold
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.discourse import (
    MENTION,
    QUOTED,
    SOURCE,
    SUBJECT,
    DiscourseModel,
    Occurrence,
)
from onrecord.resolve.coref.pronoun_forms import Pronoun, PronounRole

_DECAY = 0.6  # of salience, by sentence
_HERE = 1.5  # the subject of the same sentence
_NEAREST = 1.2
_UNKNOWN_GENDER = 0.75
_OFTEN = 0.05
_LEAST = 0.2
_MARGIN = 1.05
_SENTENCES = 4
_PEOPLE = (EntityKind.GROUP, EntityKind.FACTION)
_LANDS = (EntityKind.COUNTRY, EntityKind.PLACE)
# What may be said of any body of its kind.
_GENERAL = frozenset("company firm group organization organisation charity party agency".split())
_AS_MANY = 0.5
_AS_PLACE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounPlace:
    """Where a pronoun stands."""

    index: int  # of its word
    start: int
    quote: tuple[int, int] | None  # the words of somebody around it
    barred: frozenset[int]  # `id` of drafts that it cannot be


class AntecedentChooser:
    """Chooses among the drafts mentioned so far."""

    def __init__(self, layout: TextView, discourse: DiscourseModel) -> None:
        """Look at the discourse model, which fills as the text is read."""
        self._layout = layout
        self._discourse = discourse

    def person(self, form: Pronoun, place: PronounPlace) -> EntityDraft | None:
        """Whom "he" or "her" means."""
        scores: dict[int, tuple[float, EntityDraft]] = {}
        for event in self._discourse.before(place.start, _SENTENCES):
            draft = event.draft
            fits = draft.person and draft.gender in (None, form.gender)
            if not fits or id(draft) in place.barred:
                continue
            score = self._score(form, place, event)
            if score > scores.get(id(draft), (0.0, draft))[0]:
                scores[id(draft)] = score, draft
        return _best(scores)

    def several(self, form: Pronoun, place: PronounPlace) -> EntityDraft | None:
        """Whom "they" means: people told of together, or a body in the press's way."""
        scores: dict[int, tuple[float, EntityDraft]] = {}
        for event in self._discourse.before(place.start, 2):
            draft = event.draft
            weight = 1.0 if draft.plural or draft.kind in _PEOPLE else _AS_MANY
            if draft.person or draft.kind in _LANDS or id(draft) in place.barred:
                continue
            score = weight * self._score(form, place, event)
            if score > scores.get(id(draft), (0.0, draft))[0]:
                scores[id(draft)] = score, draft
        return _best(scores)

    def thing(self, form: Pronoun, place: PronounPlace) -> EntityDraft | None:
        """Which body, country or place "it" means."""
        scores: dict[int, tuple[float, EntityDraft]] = {}
        for event in self._discourse.before(place.start, 1):
            draft = event.draft
            if draft.person or draft.plural or id(draft) in place.barred:
                continue
            weight = _AS_PLACE if draft.kind is EntityKind.PLACE else 1.0
            score = weight * self._score(form, place, event)
            if score > scores.get(id(draft), (0.0, draft))[0]:
                scores[id(draft)] = score, draft
        return _best(scores)

    def body(self, noun: str, start: int) -> EntityDraft | None:
        """Which body a noun means: the one named so of late, else the one of its kind."""
        kind = common_bodies()[noun]
        named: dict[int, EntityDraft] = {}
        alike: dict[int, EntityDraft] = {}
        for event in self._discourse.before(start, _SENTENCES):
            draft = event.draft
            if draft.person or draft.plural or draft.unnamed is not None:
                continue
            if fold(draft.label).endswith(noun):
                named[id(draft)] = draft
            elif draft.kind is kind and noun in _GENERAL:
                alike[id(draft)] = draft
        found = named or alike
        return next(iter(found.values())) if len(found) == 1 else None

    def _score(self, form: Pronoun, place: PronounPlace, event: Occurrence) -> float:
        here = self._layout.sentence(place.start)
        weight = event.weight
        inside = place.quote is not None and place.quote[0] <= event.start
        if weight == QUOTED and inside:
            weight = 1.8
        score = weight * _DECAY ** (here - event.sentence)
        if event.sentence == here:
            score *= self._near(form, place, event)
        if event.draft.gender is None:
            score *= _UNKNOWN_GENDER
        return score * (1 + _OFTEN * min(10, len(event.draft.mentions)))

    def _near(self, form: Pronoun, place: PronounPlace, event: Occurrence) -> float:
        """How the clause weighs: "him" is not its subject, "himself" nobody else."""
        left = bisect_left(self._layout.starts, event.start)
        close = same_clause(self._layout, left, place.index)
        if form.part is PronounRole.REFLEXIVE:
            return 3.0 if close else 1.0
        if form.part is PronounRole.OBJECT and close and event.weight >= MENTION:
            return 0.15
        if form.part is PronounRole.SUBJECT and close:
            return 0.6
        subject = _HERE if event.weight in (SUBJECT, SOURCE) else 1.0
        return subject * (_NEAREST if close else 1.0)


def _best(scores: dict[int, tuple[float, EntityDraft]]) -> EntityDraft | None:
    ranked = sorted(((score, key) for key, (score, _) in scores.items()), reverse=True)
    if not ranked or ranked[0][0] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][0] < _MARGIN * ranked[1][0]:
        return None
    return scores[ranked[0][1]][1]
