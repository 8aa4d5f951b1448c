"""One pass over a text: every pronoun and description goes to whom it means, in text order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.grammar.clauses import fronted, pleonastic
from onrecord.grammar.lexicon import common_bodies, roles
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind, Unnamed
from onrecord.resolve.coref.antecedent_features import PronounPlace
from onrecord.resolve.coref.antecedents import AntecedentChooser
from onrecord.resolve.coref.authors import Authors
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.discourse import DiscourseModel, Prominence
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.coref.introductions import OBJECT_OF
from onrecord.resolve.coref.nominals import Nominals
from onrecord.resolve.coref.pronoun_forms import FORMS, Pronoun, PronounRole, form_at
from onrecord.resolve.coref.speaker_turns import SpeakerTurns

Speaking = Callable[[int], tuple[tuple[int, int], list[EntityDraft]] | None]
_PROMINENCE = {
    PronounRole.SUBJECT: Prominence.SUBJECT,
    PronounRole.OBJECT: Prominence.MENTION,
    PronounRole.OWNER: Prominence.OWNER,
    PronounRole.REFLEXIVE: Prominence.MENTION,
}
_POINTING = frozenset(("the", "this"))
_LEAST_OWN = {False: 2, True: 4}  # mentions of an "I", a "we" that nobody has, to be somebody


class PronounResolver:
    """Reads words up to a place, so that sources met on the way see who has been mentioned."""

    def __init__(  # noqa: PLR0913 - each is one side of the same scene
        self,
        layout: TextView,
        entities: Entities,
        discourse: DiscourseModel,
        *,
        choice: AntecedentChooser,
        turns_taken: SpeakerTurns,
        nominals: Nominals,
        authors: Authors,
        speaking: Speaking,
        taken: set[int],
    ) -> None:
        """Begin before the first word.

        Args:
            layout: the document's words and divisions.
            entities: its drafts.
            discourse: who has been mentioned; filled further.
            choice: chooses whom a pronoun means.
            turns_taken: its live turns.
            nominals: reads descriptions.
            authors: who says "I" outside quotations.
            speaking: gives the quoted words around an offset and who says them.
            taken: the words of sources, by index: they are resolved elsewhere.
        """
        self._layout = layout
        self._entities = entities
        self._discourse = discourse
        self._turns_taken = turns_taken
        self._nominals = nominals
        self._authors = authors
        self._speaking = speaking
        self._taken = taken
        self._choice = choice
        self._own: dict[bool, EntityDraft] = {}  # several -> who says "I", "we" and has no name
        self._roles = roles()
        self._bodies = common_bodies()
        self._next = 0

    def until(self, at: int) -> None:
        """Read the words that begin before an offset."""
        words = self._layout.words
        while self._next < len(words) and words[self._next].start < at:
            lower = words[self._next].lower
            if lower in FORMS:
                self._pronoun(self._next)
            elif lower in self._roles:
                self._described(self._next)
            elif lower in self._bodies:
                self._body(self._next)
            self._next += 1

    def finish(self, sources: Iterable[EntityDraft]) -> None:
        """Read the rest, and let those who say "I" without a name join the entities.

        Args:
            sources: Whoever something is attributed to; one of them may have been taken for the
                "they" of a source, and is somebody then, however seldom heard.
        """
        self.until(len(self._layout.text) + 1)
        heard = {id(draft) for draft in sources}
        for several, draft in self._own.items():
            if len(draft.mentions) >= _LEAST_OWN[several] or id(draft) in heard:
                self._entities.unnamed.add(draft)

    def _described(self, index: int) -> None:
        found = self._nominals.at(index)
        if found is None:
            return
        words = self._layout.words
        start, end = words[found.first].start, words[found.last - 1].end
        if found.known:
            found.draft.called(start, end)
        obj = found.first and words[found.first - 1].lower in OBJECT_OF
        role = Prominence.MENTION if obj else Prominence.SUBJECT
        self._enter(start, end, found.draft, Prominence.OWNER if words[index].possessive else role)

    def _body(self, index: int) -> None:
        """The body that "the company" means, if one only was mentioned of late."""
        words, layout = self._layout.words, self._layout
        pointed = index and words[index - 1].lower in _POINTING and layout.gap(index - 1) == " "
        if not pointed or index in self._taken or self._entities.names.covering(words[index].start):
            return
        beside = index + 1 < len(words) and layout.gap(index) == " "
        if beside and (words[index + 1].capital or words[index + 1].lower in ("of", "for")):
            return
        start = words[index - 1].start
        found = self._choice.body(words[index].lower, start)
        if found is not None:
            found.called(start, words[index].end)
            owner = words[index].possessive
            role = Prominence.OWNER if owner else Prominence.MENTION
            self._enter(start, words[index].end, found, role)

    def _enter(self, start: int, end: int, draft: EntityDraft, prominence: Prominence) -> None:
        quoted = self._layout.quoted(start)
        self._discourse.enter(start, end, draft, Prominence.QUOTED if quoted else prominence)

    def _pronoun(self, index: int) -> None:
        word = self._layout.words[index]
        if index in self._taken or self._entities.names.covering(word.start):
            return
        form = form_at(self._layout, index)
        if form is None:
            return
        draft = self._meant(form, index)
        if draft is not None:
            draft.called(word.start, word.end)
            self._enter(word.start, word.end, draft, _PROMINENCE[form.part])

    def _meant(self, form: Pronoun, index: int) -> EntityDraft | None:
        start = self._layout.words[index].start
        said = self._speaking(start)
        turn = self._turns_taken.turn(start) if self._turns_taken and said is None else None
        if form.person == 1:
            return self._first(form, start, said, turn)
        if form.person == 2:
            return None
        own = self._turns_taken.whose(turn) if turn is not None else None
        barred = [*(said[1] if said else ()), *([own] if own else ())]
        place = PronounPlace(
            form=form,
            start=start,
            end=self._layout.words[index].end,
            source=False,
            quote=said[0] if said else None,
            barred=frozenset(map(id, barred)),
            ahead=self.ahead(form, index) if said is None else None,
        )
        if form.gender in ("m", "f"):
            return self._choice.choose(place) or self._in_turn(form, turn)
        neuter = not form.plural
        return None if neuter and pleonastic(self._layout, index) else self._choice.choose(place)

    def _in_turn(self, form: Pronoun, turn: int | None) -> EntityDraft | None:
        """Who had the floor before, for a "he" in a live turn that nobody named fits."""
        others = self._turns_taken.before(turn) if turn is not None else ()
        return next((one for one in others if one.gender in (None, form.gender)), None)

    def ahead(self, form: Pronoun, index: int) -> EntityDraft | None:
        """The person who is the subject after a fronted phrase: "In his speech, Reyes ..."."""
        at = fronted(self._layout, index) if form.gender in ("m", "f") else None
        if at is None:
            return None
        words = self._layout.words
        reach = words[min(at + 4, len(words) - 1)].end
        for name in self._entities.names.within(words[at].start, reach):
            draft = self._entities.meant(name)
            titled = name.first - at
            if draft and draft.person and (titled == 0 or self._titles(at, name.start)):
                fits = draft.gender in (None, form.gender) and not name.possessive
                return draft if fits else None
        return None

    def _titles(self, at: int, start: int) -> bool:
        return self._entities.firsts().get(start, len(self._layout.words)) <= at + 1

    def _first(
        self,
        form: Pronoun,
        start: int,
        said: tuple[tuple[int, int], list[EntityDraft]] | None,
        turn: int | None,
    ) -> EntityDraft | None:
        if said is not None:
            return _only(said[1], several=form.plural)
        if turn is not None:
            return None if form.plural else self._turns_taken.whose(turn)
        if self._layout.quoted(start):
            return None
        known = self._authors.speaking(several=form.plural)
        if known:
            return known[0] if len(known) == 1 and not form.plural else None
        if form.plural not in self._own:
            self._own[form.plural] = EntityDraft(
                label="we" if form.plural else "I",
                kind=EntityKind.GROUP if form.plural else EntityKind.PERSON,
                unnamed=Unnamed(number=None if form.plural else 1),
                plural=form.plural,
            )
        return self._own[form.plural]


def _only(drafts: list[EntityDraft], *, several: bool) -> EntityDraft | None:
    """Who says "I", or "we", of those whose words they are."""
    if len(drafts) != 1:
        return None
    return drafts[0] if drafts[0].person != several else None
