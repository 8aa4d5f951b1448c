"""Choose whom a pronoun means: rules filter the candidates, a learned scorer ranks them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.grammar.lexicon import common_bodies, fold
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.coref import antecedent_scorer
from onrecord.resolve.coref.antecedent_features import (
    AntecedentFeatures,
    Candidate,
    PronounPlace,
)
from onrecord.resolve.coref.antecedent_scorer import Scorer
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.discourse import DiscourseModel, Occurrence, Prominence
from onrecord.resolve.coref.pronoun_forms import Pronoun

_SENTENCES = {"person": 6, "group": 3, "thing": 3}  # how far back each looks
_SENTENCES_OF_NOUN = 4
_MOST = 12  # candidates; the latest
# What may be said of any body of its kind.
_GENERAL = frozenset("company firm group organization organisation charity party agency".split())
_LANDS = (EntityKind.COUNTRY, EntityKind.PLACE)
# How many times as probable one of several named together must be to be told from the others.
_CLEARLY = 5.0
# The least probability of the best; below it the answer is "unsure". Sources ask for more: who
# speaks is the record itself. From what was held out of training: training/coreference/CARD.md.
LEAST = {"person": 0.2, "group": 0.2, "thing": 0.2}
LEAST_SOURCE = {"person": 0.4, "group": 0.3, "thing": 0.5}


class AntecedentChooser:
    """Chooses among the drafts mentioned so far, for every pronoun that is not somebody's "I"."""

    def __init__(
        self, layout: TextView, discourse: DiscourseModel, scorer: Scorer | None = None
    ) -> None:
        """Look at the discourse model, which fills as the text is read.

        Args:
            layout: the document's words and divisions.
            discourse: who has been mentioned so far.
            scorer: ranks the candidates; None for the weights that ship.
        """
        self._layout = layout
        self._discourse = discourse
        self._features = AntecedentFeatures(layout)
        self._scorer = scorer or antecedent_scorer.load()

    def choose(self, place: PronounPlace) -> EntityDraft | None:
        """Whom a pronoun means; None where nobody who was mentioned is meant, and when unsure."""
        number = _number(place.form)
        candidates = self._candidates(place, _FITS[number], _SENTENCES[number])
        if not candidates:
            return None
        table = self._features.table(place, candidates)
        shares = self._scorer.probabilities(place, candidates, table)
        best = max(range(len(candidates)), key=shares.__getitem__)
        least = (LEAST_SOURCE if place.source else LEAST)[number]
        if shares[best] < least or (place.source and self._is_one_of_two(best, candidates, shares)):
            return None
        return candidates[best].draft

    def _is_one_of_two(
        self, best: int, candidates: Sequence[Candidate], shares: Sequence[float]
    ) -> bool:
        """Whether the best was last named as one of several: "Reyes and Tan met. He said"."""
        if not candidates[best].occurrences:
            return False
        # Who has not occurred yet ("When he came, Tan ...") is the last one, if any.
        heads = [self._features.head(one.occurrences[0]) for one in candidates if one.occurrences]
        together = self._layout.tree.conjuncts(heads[best])
        return any(
            row != best and head in together and shares[row] * _CLEARLY > shares[best]
            for row, head in enumerate(heads)
        )

    def _candidates(
        self, place: PronounPlace, fits: Callable[[Pronoun, EntityDraft], bool], sentences: int
    ) -> list[Candidate]:
        """Those who agree with the pronoun and can be heard where it stands, the latest first."""
        found: dict[int, Candidate] = {}
        for event in self._discourse.before(place.start, sentences):
            draft = event.draft
            barred = id(draft) in place.barred or self._unheard(place, event)
            if barred or not fits(place.form, draft):
                continue
            if id(draft) not in found and len(found) == _MOST:
                continue
            found.setdefault(id(draft), Candidate(draft=draft)).occurrences.append(event)
        if place.ahead is not None and id(place.ahead) not in place.barred:
            found.setdefault(id(place.ahead), Candidate(draft=place.ahead))
        return list(found.values())

    def _unheard(self, place: PronounPlace, event: Occurrence) -> bool:
        """Whether a mention is within words of somebody that the pronoun stands outside of.

        Whoever speaks is whom the writer told of, not whom somebody named in a quotation.
        """
        if any(begin <= event.start < end for begin, end in place.unheard):
            return True
        quoted = event.prominence is Prominence.QUOTED
        return place.source and quoted and not self._layout.quoted(place.start)

    def body(self, noun: str, start: int) -> EntityDraft | None:
        """Which body a noun means: the one named so of late, else the one of its kind."""
        kind = common_bodies()[noun]
        named: dict[int, EntityDraft] = {}
        alike: dict[int, EntityDraft] = {}
        for event in self._discourse.before(start, _SENTENCES_OF_NOUN):
            draft = event.draft
            if draft.person or draft.plural or draft.unnamed is not None:
                continue
            if fold(draft.label).endswith(noun):
                named[id(draft)] = draft
            elif draft.kind is kind and noun in _GENERAL:
                alike[id(draft)] = draft
        found = named or alike
        return next(iter(found.values())) if len(found) == 1 else None


def _number(form: Pronoun) -> str:
    if form.plural:
        return "group"
    return "person" if form.gender in ("m", "f") else "thing"


def _person_fits(form: Pronoun, draft: EntityDraft) -> bool:
    return draft.person and draft.gender in (None, form.gender)


def _group_fits(_: Pronoun, draft: EntityDraft) -> bool:
    return not draft.person and draft.kind not in _LANDS


def _thing_fits(_: Pronoun, draft: EntityDraft) -> bool:
    return not draft.person and not draft.plural


_FITS = {"person": _person_fits, "group": _group_fits, "thing": _thing_fits}
