"""Whom a description means: somebody met before, a body, or an unnamed source that is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from onrecord.grammar.lexicon import GROUPS, countries, fold
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind, Unnamed
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.discourse import DiscourseModel, Prominence
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.coref.introductions import OBJECT_OF
from onrecord.resolve.coref.noun_phrases import Description, describe, figure_of, fits, is_unnamed
from onrecord.resolve.coref.source_heads import RELATIVES, SourceHead
from onrecord.resolve.coref.unnamed_entities import Endings
from onrecord.resolve.names.kinds import demonym_of

_PUBLISHERS = frozenset("newspaper paper magazine outlet broadcaster website".split())
_FORCES = frozenset(("police", "authorities"))
_BACK = 4  # paragraphs within which "the senator" still points at somebody
_LONGEST_BEFORE = 8  # words before a noun that "who" follows
_APPOSING = frozenset(",—–(")
_LONGEST_LABEL = 12  # words


class Descriptions:
    """Resolves noun phrases without a name, and keeps the unnamed drafts they introduce."""

    def __init__(self, layout: TextView, entities: Entities, discourse: DiscourseModel) -> None:
        """Take the entities as far as it has a name."""
        self._layout = layout
        self._entities = entities
        self._discourse = discourse
        self._endings = Endings(entities.groups.drafts, entities.unnamed.drafts)

    def read(self, head: SourceHead, end: int) -> Description:
        """Read a description; `end` is where its source ends."""
        found = describe(
            self._layout, self._entities.names, (head.first, head.last), end, self._entities.places
        )
        if found.role is not None and not found.definite:
            return replace(found, words=self._with_more(head, end))
        return found

    def meant(self, description: Description, at: int) -> list[EntityDraft]:
        """Whom a description at an offset means; nobody where that is open."""
        role = description.role
        draft: EntityDraft | None = None
        if role is not None and description.definite and not description.other:
            counted = role.plural and description.unnamed.number is not None
            if counted or "both" in description.words:
                return self._discourse.together(at)
            draft = self.pointed_at(description, at)
            if draft is None and not role.office:
                draft = self._introduce(description)
        elif description.body is not None:
            draft = self._body(description)
        elif description.noun == "side" and description.owner:
            draft = self._side(description.owner[1])
        elif description.noun in GROUPS or fold(description.noun) in countries().people:
            draft = self._people(description)
        elif is_unnamed(description):
            draft = self._introduce(description)
        return [draft] if draft else []

    def ending_at(self, at: int) -> list[EntityDraft]:
        """The phrase that ends at a noun before "who": "two aides who"."""
        first = at
        while first > 0 and at - first < _LONGEST_BEFORE and self._layout.gap(first - 1) == " ":
            lower = self._layout.words[first - 1].lower
            if lower in OBJECT_OF or lower in ("is", "was", "are", "were", "said"):
                break
            first -= 1
            if lower in ("a", "an", "the", "some", "many", "several", "two", "three"):
                break
        if first and not _APPOSING.isdisjoint(self._layout.gap(first - 1)):
            name = self._entities.names.covering(self._layout.words[first - 1].start)
            draft = self._entities.people.meant.get(name.start) if name else None
            if draft is not None:  # "Reyes, an aide who"
                return [draft]
        description = describe(
            self._layout,
            self._entities.names,
            (first, at + 1),
            self._layout.words[at].end,
            self._entities.places,
        )
        return [self._introduce(description)] if is_unnamed(description) else []

    def _with_more(self, head: SourceHead, end: int) -> str:
        """The phrase with what tells more of it: "a source close to the palace"."""
        start = self._layout.words[head.first].start
        last = head.last
        while last < len(self._layout.words) and self._layout.words[last].start < end:
            word = self._layout.words[last]
            if self._layout.gap(last - 1) != " " or word.lower in RELATIVES or word.lower == "and":
                break
            if last - head.first >= _LONGEST_LABEL:
                last = head.last
                break
            last += 1
        while last > head.last and self._layout.words[last - 1].lower in OBJECT_OF:
            last -= 1
        return self._layout.text[start : self._layout.words[last - 1].end]

    def pointed_at(self, description: Description, at: int) -> EntityDraft | None:
        """The one before whom "the ..." fits; of several the one mentioned lately, or nobody."""
        here = self._layout.paragraph(at)
        candidates: dict[int, tuple[int, EntityDraft]] = {}
        for last, draft in self._discourse.lately(at):
            somebody = draft.kind is EntityKind.PERSON or draft.unnamed is not None
            if (
                somebody
                and not draft.described_only
                and draft.mentions
                and fits(description, draft)
            ):
                candidates[id(draft)] = (last, draft)
        if len(candidates) > 1:
            exact = {
                key: (last, draft)
                for key, (last, draft) in candidates.items()
                if description.role and description.role.noun in draft.nouns
            }
            candidates = exact or candidates
        if len(candidates) > 1:
            candidates = {
                key: (last, draft)
                for key, (last, draft) in candidates.items()
                if here - self._layout.paragraph(last) <= _BACK
            }
        if len(candidates) > 1 and description.words.lower().startswith(("that ", "this ")):
            return max(candidates.values(), key=lambda item: item[0])[1]
        if len(candidates) > 1:
            return self._spoke_last([draft for _, draft in candidates.values()], at)
        return next(iter(candidates.values()))[1] if candidates else None

    def _spoke_last(self, drafts: list[EntityDraft], at: int) -> EntityDraft | None:
        """Of several the one that was the last source, if that was a sentence or two ago."""
        for event in self._discourse.before(at, sentences=3):
            if event.prominence is Prominence.SOURCE:
                return event.draft if event.draft in drafts else None
        return None

    def _side(self, owner: str) -> EntityDraft | None:
        """The country of "the Saruuni side", as diplomats put it."""
        country = demonym_of(owner, self._entities.places) or owner
        draft = self._entities.groups.named(country)
        return draft if draft and draft.kind is EntityKind.COUNTRY else None

    def _body(self, description: Description) -> EntityDraft | None:
        if description.body is None:
            return None
        new = description.unnamed.number == 1 and not (description.definite or description.owned)
        if description.owner and not new:
            return self._entities.groups.add(self._owned(description), description.body)
        if (description.definite or description.owned) and description.noun not in _FORCES:
            return self._same_noun(description)
        several = description.unnamed.number != 1
        if several and description.noun not in _FORCES:
            return None
        label = " ".join(description.words.split()) if several else self._label(description)
        known = self._entities.unnamed.labelled(label) if several else None
        if known:
            return known
        draft = figure_of(description, label)
        draft.kind, draft.plural = description.body, False
        draft.unnamed = Unnamed(
            institution=_without_article(label),
            country=description.unnamed.country,
            number=description.unnamed.number,
        )
        return self._entities.unnamed.add(draft)

    def _owned(self, description: Description) -> str:
        """One name for "President Reyes's administration" and "the Reyes administration"."""
        if description.noun not in ("administration", "campaign", "government", "presidency"):
            return _without_article(" ".join(description.words.split()))
        end, owner = description.owner or (0, "")
        start = description.words_end - len(description.words)
        rest = description.words[end - start :].lstrip("'’").removeprefix("s ").strip()
        return " ".join(f"{owner} {rest}".split())

    def _same_noun(self, description: Description) -> EntityDraft | None:
        """The one body that "the court" or "the foreign ministry" can mean; a full one is new."""
        words = fold(_without_article(" ".join(description.words.split())))
        found = _first_two(self._endings.ending(words))
        if description.noun in _PUBLISHERS and description.words.lower().startswith("this "):
            return self._entities.own_publisher()
        if not found and description.noun in _PUBLISHERS:
            found = _first_two(self._endings.publishers())
        whose = not description.owned or description.definite  # "the president's office"
        if not found and description.modifiers and description.body and whose:
            return self._entities.groups.add(_without_article(description.words), description.body)
        return found[0] if len(found) == 1 else None

    def _people(self, description: Description) -> EntityDraft | None:
        country = countries().people.get(fold(description.noun))
        if country and description.definite:
            return self._entities.groups.add(country, EntityKind.COUNTRY)
        counted = not description.definite and len(description.words.split()) > 1
        if counted:
            return self._introduce(description)
        return self._entities.groups.add(description.words.split()[-1], EntityKind.GROUP)

    def _introduce(self, description: Description) -> EntityDraft:
        """An unnamed source; one in the same words is the same, but for "another official"."""
        label = " ".join(description.words.split())
        known = None if description.other else self._entities.unnamed.labelled(label)
        return known or self._entities.unnamed.add(figure_of(description, self._label(description)))

    def _label(self, description: Description) -> str:
        return self._entities.unnamed.fresh(" ".join(description.words.split()))


def _first_two(drafts: Iterator[EntityDraft]) -> list[EntityDraft]:
    """Enough of those mentioned to tell whether one only can be meant."""
    mentioned = (draft for draft in drafts if draft.mentions and draft.kind is not EntityKind.PLACE)
    return list(islice(mentioned, 2))


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words
