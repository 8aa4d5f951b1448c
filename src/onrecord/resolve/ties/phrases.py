"""Noun phrases: where one begins, who stands beside its noun, and whose it is."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.grammar.tree import Words
from onrecord.kinds import Relation
from onrecord.model import EntityKind
from onrecord.resolve.ties.referents import OWNERS, Referent, Referents
from onrecord.resolve.ties.triggers import words

_PLACED = frozenset((EntityKind.PLACE, EntityKind.COUNTRY))
_SUBJECTS = frozenset((Relation.NSUBJ, Relation.NSUBJ_PASS))
_OPENS = frozenset((",", "(", "-", "–", "—", "[", ";", ":"))
_CLOSES = frozenset((",", ")", "-", "–", "—", ".", ";", ":", "and", "who", "or", "(", "]"))
_BEHIND_OWNER = 7  # words between an owner and the noun
_LOCATED = 9  # words from a noun to "at", with a field between
_TITLED = 7  # words from a verb to the name behind it, with the title before the name


class Phrases:
    """Asks for the names beside a noun; the parser errs, so order is asked as well as the tree."""

    def __init__(self, referents: Referents) -> None:
        """Look up whom words mean in what was placed."""
        self._referents = referents
        self.tree = referents.tree

    def _phrase_start(self, noun: int) -> int:
        return min(self.tree.core(noun)[0], noun)

    def _opens_at(self, noun: int) -> int:
        """The first word of a noun's phrase, adverbs before it included: "already the mayor"."""
        first = self._phrase_start(noun)
        while first > 0 and self.tree.tags[first - 1] == "RB":
            first -= 1
        return first

    def leads_in(self, noun: int) -> str:
        """The word before the phrase of a noun."""
        first = self._phrase_start(noun)
        return self.tree.lower[first - 1] if first else ""

    def verb_above(self, word: int) -> int | None:
        """The verb that a word hangs on, if only by way of names."""
        return next((at for at in self.tree.above(word) if self.tree.is_verb(at)), None)

    def giver(self, noun: int) -> int | None:
        """The verb that gives a noun: the one right before its phrase, else by the tree."""
        before = self._opens_at(noun) - 1
        if before >= 0 and self.tree.lower[before] in words("becoming"):
            return before if self.tree.tags[before].startswith("VB") else self.verb_above(noun)
        return self.verb_above(noun)

    def named_behind(self, noun: int) -> list[Referent]:
        """The names behind a noun that are who it means: "her sons, Luis and Ivo Vale"."""
        tree, at = self.tree, noun + 1
        at += tree.lower[at : at + 1] == ["."] and tree.relations[at] == Relation.GOESWITH  # "Sen."
        at += tree.lower[at : at + 1] in (["named"], ["called"])
        one = self._referents.named(at) if at < len(tree.words) else None
        if one is not None and one.words[0] == at and self._referents.is_name(at):
            return [] if tree.text[tree.words[at - 1][1]] != " " else self._referents.row(at)
        for child in tree.children(noun):
            if child > noun and self._is_apposed(child):
                return self._referents.row(child)
        return self._set_off(noun)

    def _is_apposed(self, child: int) -> bool:
        one = self._referents.named(child)
        if one is None or not self._referents.is_name(child):
            return False
        if self.tree.preposition(child):
            return self.tree.preposition(child) == "including"
        first = one.words[0]
        before = self.tree.lower[self._before_title(first) - 1]
        told = before in _OPENS or self.tree.child(child, Relation.COP) is not None
        return told and self.tree.relations[child] != Relation.CONJ

    def _before_title(self, first: int) -> int:
        """The first word of what leads up to a name without a mark: "[the painter] Reyes"."""
        at = first
        while at > 0 and self.tree.tags[at - 1] in ("NN", "NNP", "JJ", "DT") and first - at < 5:
            at -= 1
        return at

    def _set_off(self, noun: int) -> list[Referent]:
        """A name between commas right behind a noun, whatever the parser made of it."""
        tree, at = self.tree, noun + 2
        if at >= len(tree.words) or tree.lower[noun + 1] not in _OPENS:
            return []
        one = self._referents.named(at)
        if one is None or one.words[0] != at or not self._referents.is_name(at):
            return []
        row = self._referents.row(at)
        end = row[-1].words[1]
        closed = end >= len(tree.words) or tree.lower[end] in _CLOSES
        if not closed or self._referents.owns(end - 1):
            return []
        head = tree.head_of(one.words)
        verb = tree.heads[head]
        acts = tree.relations[head] in _SUBJECTS and tree.is_verb(verb) and verb > head
        own = acts and noun in tree.children(verb)
        return [] if acts and not own and tree.lower[end : end + 1] != [","] else row

    def owners(self, noun: int, prepositions: Collection[str]) -> list[Referent]:
        """Whose a noun is: "Vale's aide", "an aide to Vale and Tan"."""
        return self.possessors(noun) or self.governed(noun, prepositions)

    def possessors(self, noun: int) -> list[Referent]:
        """Who stands before a noun as its owner."""
        tree, owning = self.tree, False
        for word in range(noun - 1, max(-1, noun - 1 - _BEHIND_OWNER), -1):
            lower = tree.lower[word]
            if lower in OWNERS or lower in ("whose", "my", "its"):
                return self._referents.meant(word)
            one = self._referents.named(word)
            if one is not None and self._referents.owns(one.words[1] - 1):
                return [one]
            if owning or not self._is_inside(word):
                return []
        return []

    def _is_inside(self, word: int) -> bool:
        """Whether a word may stand between an owner and the noun."""
        tree = self.tree
        shared = tree.lower[word] == "and" and tree.tags[word - 1].startswith("NN")
        mark = tree.tags[word] == "POS" or not tree.lower[word][0].isalnum()
        quiet = tree.lower[word] not in {",", "(", ")", ";", ":", "—", "–", '"', "“", "”"}
        inner = tree.tags[word][:2] in ("JJ", "NN", "CD", "RB") or tree.lower[word] == "s"
        return shared or (mark and quiet) or inner

    def governed(self, noun: int, prepositions: Collection[str]) -> list[Referent]:
        """Who hangs on a noun by one of some prepositions."""
        tree = self.tree
        for child in tree.children(noun):
            if child > noun and self.tree.preposition(child) in prepositions:
                found = self.whole(child)
                if found:
                    return found
        at = noun + 1
        if at < len(tree.words) and tree.lower[at] in prepositions:
            head = tree.heads[at]
            return self.whole(head) if head > at else self._named_after(at)
        return []

    def located(self, noun: int) -> list[Referent]:
        """Where somebody is what a noun says: "professor of law at Hallin University"."""
        tree = self.tree
        for at in range(noun + 1, min(noun + _LOCATED, len(tree.words))):
            if tree.lower[at] == "at":
                return self._named_after(at)
            if tree.is_verb(at) or tree.lower[at] in (",", "and", "who", "(", ";"):
                break
        return []

    def _named_after(self, at: int) -> list[Referent]:
        """The name behind a preposition whose noun the parser missed."""
        for word in range(at + 1, min(at + _TITLED, len(self.tree.words))):
            one = self._referents.named(word)
            if one is not None and self._referents.is_name(word):
                return [] if self._referents.owns(one.words[1] - 1) else self._referents.row(word)
            if self.tree.tags[word] not in ("DT", "NN", "JJ", "NNP", "PRP$"):
                break
        return []

    def whole(self, word: int) -> list[Referent]:
        """Whom a noun phrase means: its name, the name that it describes, or its body's."""
        found = self._referents.row(word)
        if found or self.tree.is_verb(word):
            return found
        named = self.named_behind(word)
        if named:
            return named
        if self.tree.lower[word] in words("parts"):
            return self.owners(word, ("of", "at", "for", "in")) or self.modifying(word)
        return []

    def modifying(self, noun: int) -> list[Referent]:
        """The bodies whose names stand before a noun: "a Harbour Party politician"."""
        found = [
            one
            for one in self._referents.within((self._phrase_start(noun), noun))
            if not one.person and one.draft.kind not in _PLACED
        ]
        return found[-1:]

    def extent(self, nouns: Collection[int], found: Collection[Referent]) -> Words:
        """The words from the first to the last of some, and of those who are meant."""
        firsts = [*nouns, *(one.words[0] for one in found)]
        lasts = [*(noun + 1 for noun in nouns), *(one.words[1] for one in found)]
        return min(firsts), max(lasts)
