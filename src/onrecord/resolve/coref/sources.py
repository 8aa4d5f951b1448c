"""Whom the source of each attribution refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from onrecord.grammar.lexicon import DOCUMENTS, roles
from onrecord.grammar.text import TextView
from onrecord.model import Attribution, EntityKind, Kind
from onrecord.resolve.contents import Contents
from onrecord.resolve.coref.antecedent_features import PronounPlace
from onrecord.resolve.coref.antecedent_scorer import Scorer
from onrecord.resolve.coref.antecedents import AntecedentChooser
from onrecord.resolve.coref.authors import Authors
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.descriptions import Descriptions
from onrecord.resolve.coref.discourse import Prominence
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.coref.forms_of_address import FormsOfAddress
from onrecord.resolve.coref.introductions import introduce
from onrecord.resolve.coref.nominals import Nominals
from onrecord.resolve.coref.noun_phrases import Description
from onrecord.resolve.coref.pronoun_forms import FORMS, GENDERS, PLURAL, Pronoun
from onrecord.resolve.coref.pronouns import PronounResolver
from onrecord.resolve.coref.source_heads import ReferringForm, SourceHead, heads
from onrecord.resolve.coref.speaker_turns import SpeakerTurns
from onrecord.resolve.coref.speakers import Speakers

_FIRST = {"i": False, "me": False, "my": False, "we": True, "us": True, "our": True}
_ABOUT = frozenset(("of", "about", "on", "regarding", "concerning"))
_ABOUT_REACH = 8  # words before "he" that tell of whom he speaks
_RELATIVE_REACH = 14  # words between "who" and the name it belongs to


class SourceResolver:
    """Resolves sources in document order; knows who was mentioned before each."""

    def __init__(  # noqa: PLR0913, PLR0917 - each is one side of the same scene
        self,
        layout: TextView,
        entities: Entities,
        turns: Speakers,
        authors: Authors,
        attributions: Sequence[Attribution],
        contents: Contents,
        turns_taken: SpeakerTurns,
        scorer: Scorer | None = None,
    ) -> None:
        """Enter every named draft into the discourse model; `scorer` ranks antecedents."""
        self._layout = layout
        self._entities = entities
        self._turns = turns
        self._authors = authors
        self._attributions = attributions
        self._discourse = introduce(layout, entities)
        self._choice = AntecedentChooser(layout, self._discourse, scorer)
        self._descriptions = Descriptions(layout, entities, self._discourse)
        self._firsts = entities.firsts()
        self._heads = [self._taken_apart(number) for number in range(len(attributions))]
        self._contents = contents
        self._family_he = _family_he(entities)
        self._found: dict[int, list[EntityDraft]] = {}
        self._read: dict[tuple[int, int], list[EntityDraft]] = {}  # by the words of a description
        self._labelled: dict[str, list[EntityDraft]] = {}  # label of a turn -> who has it
        self._documents: dict[str, list[EntityDraft]] = {}  # noun -> who put out the last such
        self._turns_taken = turns_taken
        self._address = FormsOfAddress(layout, entities, turns_taken)
        taken = {
            index
            for parts in self._heads
            for head in parts
            for index in range(head.first, head.last)
        }
        self._sweep = PronounResolver(
            layout,
            entities,
            self._discourse,
            choice=self._choice,
            turns_taken=turns_taken,
            nominals=Nominals(layout, entities, self._descriptions, self._address, taken),
            authors=authors,
            speaking=self._quoting,
            taken=taken,
        )

    def run(self) -> list[list[EntityDraft]]:
        """Resolve all sources, in the order of the attributions; nobody is an empty list.

        The named ones enter the discourse model first, so that the others can look around.
        """
        for parts in self._heads:
            for head in parts:
                draft = self._named(head)
                if draft and head.name:
                    self._discourse.enter(head.name.start, head.name.end, draft, Prominence.SOURCE)
        for number in sorted(range(len(self._attributions)), key=self._position):
            self._sweep.until(self._position(number))
            self._found[number] = self._live(number) or self._speakers(number)
            self._remember_document(number)
        found = [self._found[number] for number in range(len(self._attributions))]
        self._sweep.finish(chain.from_iterable(found))
        return found

    def _quoting(self, at: int) -> tuple[tuple[int, int], list[EntityDraft]] | None:
        """The quoted words around an offset, and who says them."""
        if not self._layout.quoted(at):
            return None
        for number in self._contents.around(at):
            if self._attributions[number].kind is Kind.INDIRECT or self._turns.label(number):
                continue
            pieces = self._attributions[number].content
            piece = next(one for one in pieces if one.start <= at < one.end)
            return (piece.start, piece.end), self._known(number)
        return None

    def _position(self, number: int) -> int:
        attribution = self._attributions[number]
        pieces = attribution.source or attribution.cue or attribution.content
        return pieces[0].start if pieces else 0

    def _taken_apart(self, number: int) -> list[SourceHead]:
        at = self._turns.named(number)
        name = self._entities.names.covering(at) if at is not None else None
        if name:
            return [
                SourceHead(form=ReferringForm.NAME, first=name.first, last=name.last, name=name)
            ]
        if self._turns.asks(number):
            return []
        for piece in self._attributions[number].source:
            parts = heads(self._layout, self._entities.names, piece.start, piece.end, self._firsts)
            if parts:
                return parts
        return []

    def _live(self, number: int) -> list[EntityDraft]:
        """Who has had a turn under the same label before: "SPEAKER 1" again."""
        found = self._labelled.get(self._turns.label(number) or "", [])
        if not found or any(self._named(head) for head in self._heads[number]):
            return []
        for head in self._heads[number]:
            start, end = self._extent(head)
            for draft in found:
                draft.called(start, end)
                self._discourse.enter(start, end, draft, Prominence.SOURCE)
        return found

    def _speakers(self, number: int) -> list[EntityDraft]:
        found: list[EntityDraft] = []
        for head in self._heads[number]:
            for draft in self._one(number, head):
                self._entities.admit(draft)
                if draft not in found:
                    found.append(draft)
        label = self._turns.label(number)
        if label and found:
            self._labelled[label] = found
        return found

    def _one(self, number: int, head: SourceHead) -> list[EntityDraft]:
        if head.form is ReferringForm.NAME:
            draft = self._named(head)
            return [draft] if draft else []
        if head.form is ReferringForm.PRONOUN:
            found = self._pronoun(number, head)
        elif head.form is ReferringForm.RELATIVE:
            found = self._relative(head)
        else:
            found = self._described(number, head)
        start, end = self._extent(head)
        document = self._layout.words[head.last - 1].lower in DOCUMENTS
        for draft in found:
            if len(found) == 1 and not document:  # a report is no mention of who wrote it
                draft.called(start, end)
            self._discourse.enter(start, end, draft, Prominence.SOURCE)
        return found

    def _extent(self, head: SourceHead) -> tuple[int, int]:
        words = self._layout.words
        return words[head.first].start, words[head.last - 1].end

    def _named(self, head: SourceHead) -> EntityDraft | None:
        if head.form is not ReferringForm.NAME or head.name is None:
            return None
        draft = self._entities.meant(head.name)
        if draft and draft.kind is EntityKind.PLACE:
            country = self._entities.country_behind(head.name)
            if country:
                self._entities.groups.take(country, head.name)
                draft.names = [name for name in draft.names if name is not head.name]
                draft.mentions = [
                    mention for mention in draft.mentions if mention[0] != head.name.start
                ]
                return country
        return draft

    def _whose(self, index: int) -> EntityDraft | None:
        """Who is named in "the report of Northgate Wire", whose "of" is at an index."""
        words = self._layout.words
        if index + 1 >= len(words) or words[index].lower != "of":
            return None
        article = words[index + 1].lower == "the" and index + 2 < len(words)
        name = self._entities.names.covering(words[index + 1 + article].start)
        draft = self._entities.meant(name) if name else None
        return draft if draft and draft.kind is not EntityKind.PLACE else None

    # Pronouns

    def _pronoun(self, number: int, head: SourceHead) -> list[EntityDraft]:
        word = self._layout.words[head.first]
        if word.lower in _FIRST:
            return self._first_person(number, word.start, several=_FIRST[word.lower])
        if word.lower in GENDERS:
            draft = self._surname_he(head) or self._going_on(number, GENDERS[word.lower])
        elif word.lower in PLURAL and (together := self._discourse.together(word.start)):
            return together
        else:
            draft = None
        draft = draft or self._third_person(number, head)
        return [draft] if draft else []

    def _going_on(self, number: int, gender: str | None) -> EntityDraft | None:
        """Who spoke last, where the cue says that he goes on: "he added"."""
        attribution = self._attributions[number]
        cue = {word.lower() for piece in attribution.cue for word in piece.text.split()}
        if cue.isdisjoint(GOING_ON) or attribution.chain:
            return None
        return self._discourse.spoke(attribution.source[0].start, gender)

    def _third_person(self, number: int, head: SourceHead) -> EntityDraft | None:
        word = self._layout.words[head.first]
        attribution = self._attributions[number]
        told = tuple((piece.start, piece.end) for piece in attribution.content)
        quoted = attribution.kind is not Kind.INDIRECT
        speaking = {
            id(draft)
            for other in self._speaking_at(number, word.start)
            for draft in self._known(other)
        }
        quoting = self._quoting(word.start)
        form = FORMS[word.lower]
        place = PronounPlace(
            form=form,
            start=word.start,
            end=word.end,
            source=True,
            quote=quoting[0] if quoting else None,
            barred=frozenset(
                speaking | self._told_of(head.first) | self._others(form, word.start, told)
            ),
            unheard=told,
            ahead=self._sweep.ahead(form, head.first) if quoting is None else None,
        )
        # Whoever tells of himself is seldom named in what he tells: "Tan had signed, he said".
        found = self._choice.choose(place)
        return found if found or quoted else self._choice.choose(replace(place, unheard=()))

    def _others(self, form: Pronoun, at: int, told: Sequence[tuple[int, int]]) -> set[int]:
        """Who is "she" in what "he" tells before that, hence is not him."""
        found: set[int] = set()
        for event in self._discourse.before(at, sentences=1):
            if any(start <= event.start < end for start, end in told):
                gender = GENDERS.get(self._layout.text[event.start : event.end].lower())
                found |= {id(event.draft)} if gender not in (None, form.gender) else set()
        return found

    def _told_of(self, index: int) -> set[int]:
        """Who is named before "he" in "Of Reyes, he said", hence is not him."""
        words = self._layout.words
        sentence = self._layout.sentence(words[index].start)
        first, _ = self._layout.word_range(*self._layout.sentences[sentence])
        if index - first > _ABOUT_REACH or "," not in self._layout.gap(index - 1):
            return set()
        about = next((at for at in range(first, index) if words[at].lower in _ABOUT), None)
        if about is None:
            return set()
        names = self._entities.names.within(words[about].start, words[index].start)
        return {id(draft) for name in names if (draft := self._entities.meant(name))}

    def _known(self, number: int) -> list[EntityDraft]:
        """Who speaks in an attribution; where its turn has not come, if its source is a name."""
        if number in self._found:
            return self._found[number]
        found = [self._named(head) for head in self._heads[number]]
        return [draft for draft in found if draft]

    def _speaking_at(self, number: int, at: int) -> list[int]:
        """The other attributions that give the words at an offset as spoken, innermost first."""
        quoted = self._layout.quoted(at)
        return [
            other
            for other in self._contents.around(at)
            if other != number
            and self._attributions[other].kind is not Kind.INDIRECT
            and quoted != (self._turns.label(other) is not None)
        ]

    def _first_person(self, number: int, at: int, *, several: bool) -> list[EntityDraft]:
        quoted = self._layout.quoted(at)
        for other in self._contents.around(at):
            direct = self._attributions[other].kind is not Kind.INDIRECT
            live = self._turns.label(other) is not None
            if other != number and direct and not (quoted and live):
                return self._known(other)
        turn = (
            self._turns_taken.turn(at) if self._turns_taken and not quoted and not several else None
        )
        if turn is not None:
            draft = self._turns_taken.whose(turn)
            return [draft] if draft else []
        return [] if quoted else self._authors.speaking(several=several)

    def _surname_he(self, head: SourceHead) -> EntityDraft | None:
        """The person of the family name He, where a pronoun would have had no capital."""
        word = self._layout.words[head.first]
        if word.text != "He" or len(self._family_he) != 1:
            return None
        before = self._layout.text[max(0, word.start - 8) : word.start]
        last = before.rstrip("\"”’' \u00a0")[-1:]
        inside = last not in ".!?…:\n" and not self._layout.opens_paragraph(word.start)
        return self._family_he[0] if inside else None

    # "who", "which"

    def _relative(self, head: SourceHead) -> list[EntityDraft]:
        words = self._layout.words
        if head.first == 0 or words[head.first].lower == "that":
            return []
        at = head.first - 1
        name = self._entities.names.covering(words[at].start)
        draft = self._entities.meant(name) if name else None
        who = words[head.first].lower == "who"
        if draft and (draft.person if who else draft.kind is not EntityKind.PLACE):
            return [draft]
        role = roles().get(words[at].lower)
        if role and "," not in self._layout.gap(at):
            return self._descriptions.ending_at(at)
        return self._person_before(head.first)

    def _person_before(self, first: int) -> list[EntityDraft]:
        words = self._layout.words
        start = max(
            words[max(0, first - _RELATIVE_REACH)].start,
            self._layout.sentences[self._layout.sentence(words[first].start)][0],
        )
        drafts = {
            id(draft): draft
            for name in self._entities.names.within(start, words[first].start)
            for draft in (self._entities.people.meant.get(name.start),)
            if draft
        }
        return list(drafts.values()) if len(drafts) == 1 else []

    def _described(self, number: int, head: SourceHead) -> list[EntityDraft]:
        """Whom a description means; the same words read twice mean the same."""
        key = head.first, head.last
        fellow = self._address.meant(head.first, head.last - 1) if self._turns_taken else None
        if fellow is not None:
            return [fellow]
        if key not in self._read:
            end = self._attributions[number].source[0].end
            description = self._descriptions.read(head, end)
            if description.noun in DOCUMENTS:
                self._read[key] = self._document(number, head, description)
            else:
                at = self._layout.words[head.first].start
                found = self._descriptions.meant(description, at)
                self._read[key] = found or self._holder_going_on(number, description)
        return self._read[key]

    def _holder_going_on(self, number: int, description: Description) -> list[EntityDraft]:
        """Who spoke last, where "the Hallin governor continues" and no holder is known."""
        role = description.role
        if role is None or role.plural or not description.definite or description.other:
            return []
        draft = self._going_on(number, role.gender)
        return [draft] if draft else []

    def _remember_document(self, number: int) -> None:
        """Keep whose "a statement" it was in which somebody spoke: "the statement added"."""
        words = self._layout.words
        for piece in self._attributions[number].occasion if self._found[number] else ():
            first, last = self._layout.word_range(piece.start, piece.end)
            for word in words[first:last]:
                if word.lower in DOCUMENTS:
                    self._documents[word.lower] = self._found[number]

    def _document(
        self, number: int, head: SourceHead, description: Description
    ) -> list[EntityDraft]:
        """Who put out a report or a letter: "by ...", "the Reyes memo"; "the report" again."""
        found: list[EntityDraft] = []
        words = self._layout.words
        end = self._attributions[number].source[0].end
        if head.last < len(words) and words[head.last].lower in ("by", "from"):
            start = words[head.last].end + 1
            for part in heads(self._layout, self._entities.names, start, end, self._firsts):
                found += self._one(number, part) if start < end else []
        elif (publisher := self._whose(head.last)) is not None:
            found = [publisher]
        elif description.owner:
            name = self._entities.names.covering(description.owner[0] - 1)
            draft = self._entities.meant(name) if name else None
            found = [draft] if draft else []
        elif description.definite:
            found = self._documents.get(description.noun, [])
        if found:
            self._documents[description.noun] = found
        return found


GOING_ON = frozenset("added adding adds continued continues continuing concluded".split())


def _family_he(entities: Entities) -> list[EntityDraft]:
    """The persons whose family name is He."""
    return [
        draft
        for draft in entities.people.drafts
        if draft.parsed and draft.parsed.full and draft.parsed.family == "he"
    ]
