"""Whom the words of a sentence mean: names, pronouns, and rows of them.

The parser hangs names on the right word far more surely than by the right relation, so a place in
a row is told by what stands between, and the tree only forbids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.grammar.lexicon import common_bodies
from onrecord.grammar.text import TextView
from onrecord.grammar.tree import Words
from onrecord.kinds import Relation
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities
from onrecord.resolve.coref.pronoun_forms import GENDERS
from onrecord.resolve.names.kinds import demonym_of

OWNERS = {"his": "m", "her": "f", "their": None}  # what may stand for "X's"
_RELATIVE = frozenset(("who", "whom", "whose", "that", "which"))
_CIRCLES = frozenset("family camp era circle household clan dynasty".split())
_LEADS_UP = frozenset("DT PRP$ NN NNS NNP JJ CD".split())  # before a name: "her late husband"
_FARTHEST = 6  # words that lead up to a name in a row
_BRACKET = re.compile(r"\s*\([^()]{0,200}\)")
_SUBJECTS = frozenset((Relation.NSUBJ, Relation.NSUBJ_PASS))
_APPOSITION = 10  # words between a name and the comma behind its apposition
_ROW = 40  # names of one row that are read


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something where a word means it."""

    draft: EntityDraft
    words: Words  # in words of the tree

    @property
    def person(self) -> bool:
        """Whether it is one person."""
        return self.draft.person


class Referents:
    """Looks up whom words of the tree mean."""

    def __init__(self, layout: TextView, entities: Entities) -> None:
        """Place every name and every mention that is none."""
        self.layout, self.tree = layout, layout.tree
        self._at: dict[int, Referent] = {}
        self._names: set[int] = set()  # words of names
        self._owned: set[int] = set()  # words that own what follows them
        named: set[int] = set()
        for name in entities.names.all:
            draft = entities.meant(name)
            words = self.tree.within(name.start, name.end)
            if draft is None or words[0] == words[1]:
                continue
            named.add(name.start)
            if name.possessive:
                self._owned.add(words[1] - 1)
            elif draft.person and self._names_a_body(words[1]):
                continue
            self._enter(Referent(draft, words))
        for draft in entities.all():
            for start, end in draft.mentions:
                words = self.tree.within(start, end)
                if start not in named and words[0] < words[1]:
                    self._enter_described(draft, words)
        self._sentences = [self.tree.within(*place) for place in layout.sentences]
        self._rows: dict[int, tuple[Referent, ...]] = {}

    def _enter(self, one: Referent) -> None:
        for word in range(*one.words):
            self._at[word] = one
            self._names.add(word)

    def _enter_described(self, draft: EntityDraft, words: Words) -> None:
        """Place a pronoun, or the noun of a description: "the mayor"."""
        head = words[0] if words[1] - words[0] == 1 else self.tree.head_of(words)
        self._at.setdefault(head, Referent(draft, (head, head + 1)))

    def _names_a_body(self, following: int) -> bool:
        """Whether a name only tells which: "the Reyes faction", "Reyes family"."""
        if following >= len(self.tree.words):
            return False
        lower = self.tree.lower[following]
        return lower in common_bodies() or lower in _CIRCLES

    # Words ----------------------------------------------------------------------------------

    def sentences(self) -> Iterable[Words]:
        """The words of each sentence."""
        return self._sentences

    def named(self, word: int) -> Referent | None:
        """Who is named or described at a word, pronouns included that were resolved."""
        return self._at.get(word)

    def is_name(self, word: int) -> bool:
        """Whether a word is part of a name."""
        return word in self._names

    def owns(self, word: int) -> bool:
        """Whether a possessive ending follows a word."""
        if word in self._owned:
            return True
        after = self.tree.words[word][1]
        return (
            self.tree.text[after : after + 1] in ("'", "’")
            and not self.tree.text[after + 1 : after + 2].isspace()
        )

    def meant(self, word: int) -> list[Referent]:
        """Whom a word means: a name, a pronoun, the noun before "who"."""
        one, lower = self._at.get(word), self.tree.lower[word]
        if lower == "their" and (both := self._only_one(word, None, several=True)):
            return [Referent(one.draft, (word, word + 1)) for one in both]
        if one is not None:
            return [one]
        if lower in _RELATIVE:
            return self._antecedent(word)
        if lower in GENDERS or lower in OWNERS:
            found = self._only_one(word, GENDERS.get(lower), several=lower == "their")
            return [Referent(one.draft, (word, word + 1)) for one in found]
        return []

    def _antecedent(self, word: int) -> list[Referent]:
        """The person whose name stands right before "who", else the noun that the tree gives."""
        at = word - 1 - (self.tree.lower[word - 1] == ",")
        near = self._at.get(at)
        if near is not None and near.person and self.tree.lower[word] in ("who", "whom", "whose"):
            return [near]
        for each in (word, *self.tree.above(word)):
            if self.tree.relations[each] == Relation.ACL_RELCL:
                return self.row(self.tree.heads[each])[:1]
        return []

    def _only_one(self, word: int, gender: str | None, *, several: bool) -> list[Referent]:
        """Whom a pronoun means where only one person can be, or "their" the only two."""
        here, before = self._persons(word)
        if several:
            return here if len(here) == 2 else []
        for known in (here, before):
            fitting = [one for one in known if one.draft.gender in (None, gender)]
            if fitting:
                sure = [one for one in fitting if one.draft.gender == gender]
                best = sure if len(sure) == 1 else fitting
                return best if len(best) == 1 else []
        return []

    def _persons(self, word: int) -> tuple[list[Referent], list[Referent]]:
        """The persons named before a word in its sentence, and in the sentence before."""
        number = self.layout.sentence(self.tree.words[word][0])
        first = self._sentences[number][0]
        here = self._people((first, word))
        return here, self._people(self._sentences[number - 1]) if number else []

    def _people(self, words: Words) -> list[Referent]:
        found: dict[EntityDraft, Referent] = {}
        for one in self.within(words):
            if one.person:
                found.setdefault(one.draft, one)
        return list(found.values())

    def within(self, words: Words) -> list[Referent]:
        """The names that begin between two words."""
        found, at = [], words[0]
        while at < words[1]:
            one = self._at.get(at)
            if one is not None and one.words[0] == at and self.is_name(at):
                found.append(one)
            at = one.words[1] if one is not None and one.words[1] > at else at + 1
        return found

    # Rows -----------------------------------------------------------------------------------

    def row(self, word: int) -> list[Referent]:
        """Whom a word means, with all that follow in a row: "Reyes, her son Luis and Vale"."""
        found = self.whole_row(word)
        first = next((at for at, one in enumerate(found) if one.words[1] > word), 0)
        return found[first:]

    def whole_row(self, word: int) -> list[Referent]:
        """The same with those before it in the row."""
        one = self._at.get(word)
        if one is None:
            return self.meant(word)
        if one.words[0] not in self._rows:
            for at in reversed(self._names_before(one)):
                row = self._row_from(at)
                for member in row:
                    self._rows.setdefault(member.words[0], row)
        return list(self._rows.get(one.words[0], (one,)))

    def _names_before(self, one: Referent) -> list[Referent]:
        """A name and those before it in its sentence, the nearest first."""
        number = self.layout.sentence(self.tree.words[one.words[0]][0])
        before = self.within((self._sentences[number][0], one.words[0]))
        return [one, *reversed(before)]

    def _row_from(self, one: Referent) -> tuple[Referent, ...]:
        row, joined = [one], 1
        while len(row) < _ROW:
            step = self._next(row[-1])
            if step is None:
                break
            following, closes = step
            row.append(following)
            if closes:
                joined = len(row)
        return tuple(row[:joined])

    def _next(self, one: Referent) -> tuple[Referent, bool] | None:
        """The name that a comma or "and" joins to one, and whether "and" does."""
        tree = self.tree
        at = self._behind(one)
        if at is None or self.owns(one.words[1] - 1):
            return None
        comma = at < len(tree.words) and tree.lower[at] == ","
        at += comma
        closes = at < len(tree.words) and tree.lower[at] in ("and", "&")
        at += closes
        if not comma and not closes:
            return None
        following = self._leading_to(at)
        if following is None or following.person != one.person:
            return None
        if self.owns(following.words[1] - 1) or self._begins_clause(one, following):
            return None
        return following, closes

    def _behind(self, one: Referent) -> int | None:
        """The word behind a name, its years in brackets and its town left out."""
        tree, at = self.tree, one.words[1]
        bracket = _BRACKET.match(tree.text, tree.words[at - 1][1])
        if bracket and one.person:
            at = tree.within(bracket.end(), len(tree.text))[0]
        if at + 1 < len(tree.words) and tree.lower[at] in ("of", "from"):
            at_town = at + 1 + (tree.lower[at + 1] == "the")
            town = self._at.get(at_town)
            if town is not None and town.draft.kind in (EntityKind.PLACE, EntityKind.COUNTRY):
                at = town.words[1]
        return self._behind_apposition(at)

    def _behind_apposition(self, at: int) -> int:
        """The comma behind what a name of a row is: "Vale, a smith[,] and Ana Reyes"."""
        tree = self.tree
        if tree.lower[at : at + 1] != [","]:
            return at
        for word in range(at + 1, min(at + _APPOSITION, len(tree.words) - 1)):
            if tree.lower[word] == ",":
                return word if tree.lower[word + 1] == "and" and word > at + 1 else at
            one = self._at.get(word)
            named = one is not None and one.draft.kind not in (EntityKind.PLACE, EntityKind.COUNTRY)
            if tree.is_verb(word) or named:
                break
        return at

    def _leading_to(self, at: int) -> Referent | None:
        """The name that a noun phrase from a word on leads up to: "her late husband, Luis"."""
        tree = self.tree
        for word in range(at, min(at + _FARTHEST, len(tree.words))):
            one = self._at.get(word)
            if one is not None and self.is_name(word) and not self.owns(one.words[1] - 1):
                return one
            comma = tree.lower[word] == "," and tree.tags[word - 1] in ("NN", "NNS") and word > at
            if tree.tags[word] not in _LEADS_UP and not comma:
                return None
        return None

    def _begins_clause(self, one: Referent, following: Referent) -> bool:
        """Whether the tree makes a name the subject of a clause of its own."""
        tree = self.tree
        head = tree.head_of(following.words)
        verb = tree.heads[head]
        if tree.relations[head] not in _SUBJECTS or verb < head or not tree.is_verb(verb):
            return False
        above = tree.above(tree.head_of(one.words))
        return any(tree.is_verb(word) and word < head for word in above)


def is_body(one: Referent) -> bool:
    """Whether it can have members: a university or an office is none of the places."""
    kind = one.draft.kind
    if kind is EntityKind.PLACE:
        return one.draft.label.rpartition(" ")[2].lower() in common_bodies()
    people = kind is EntityKind.GROUP and demonym_of(one.draft.label) is not None
    return not people and kind not in (EntityKind.PERSON, EntityKind.COUNTRY) and not one.person


def drafts(found: Sequence[Referent]) -> list[EntityDraft]:
    """Everybody once."""
    return list(dict.fromkeys(one.draft for one in found))
