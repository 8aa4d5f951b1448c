"""The dependency tree of a text, and what stages ask of it: subject, object, clause, voice.

Words are those of `Tagged.words`, by index; relations are Universal Dependencies 2 and parts of
speech the Penn Treebank's. The tree is a parser's guess: a rule that puts words into somebody's
mouth should ask for more than one thing to agree.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from onrecord.grammar.contractions import in_full
from onrecord.kinds import Relation
from onrecord.model import Tagged

Words = tuple[int, int]  # half-open range of word indices
Range = tuple[int, int]  # half-open range of code points

_SUBJECTS = frozenset({Relation.NSUBJ, Relation.NSUBJ_PASS, Relation.CSUBJ, Relation.CSUBJ_PASS})
_PASSIVE = frozenset({Relation.NSUBJ_PASS, Relation.AUX_PASS, Relation.CSUBJ_PASS})
_CLAUSAL = frozenset(
    {
        Relation.ROOT,
        Relation.CCOMP,
        Relation.XCOMP,
        Relation.ADVCL,
        Relation.ACL,
        Relation.ACL_RELCL,
        Relation.CSUBJ,
        Relation.CSUBJ_PASS,
        Relation.PARATAXIS,
    }
)
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "WP", "EX", "$"})
_NEGATORS = frozenset("not n't never no neither nor nobody none nothing hardly scarcely".split())
# Around a noun, what is no part of the phrase that names somebody.
_OUTSIDE = frozenset(
    {
        Relation.PUNCT,
        Relation.CC,
        Relation.CONJ,
        Relation.APPOS,
        Relation.ACL,
        Relation.ACL_RELCL,
        Relation.PARATAXIS,
        Relation.CASE,
        Relation.MARK,
        Relation.ADVCL,
        Relation.COP,
        Relation.NSUBJ,
        Relation.AUX,
    }
)

# What stands behind the head of a name and belongs to it.
_OF_NAMES = frozenset({Relation.FLAT, Relation.GOESWITH, Relation.NUMMOD})


class Tree:
    """Trees over the sentences of one text; every question costs about its answer's size."""

    def __init__(self, text: str, tagged: Tagged) -> None:
        """Take the syntax of a tagged text; without any, every word stands alone."""
        self.text = text
        self.words = tagged.words
        self._starts = [start for start, _ in tagged.words]
        parsed = bool(tagged.syntax.heads)
        self.tags = tagged.syntax.tags if parsed else ("",) * len(self.words)
        self.heads = tagged.syntax.heads if parsed else (-1,) * len(self.words)
        self.relations = tagged.syntax.relations if parsed else (Relation.DEP,) * len(self.words)
        self._children: list[list[int]] = [[] for _ in self.words]
        for word, head in enumerate(self.heads):
            if head >= 0:
                self._children[head].append(word)

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [self.text[start:end].lower() for start, end in self.words]

    @cached_property
    def full(self) -> list[str]:
        """`lower` with contractions in full: "wo" "n’t" and "won" "’" "t" are "will" "not"."""
        return in_full(self.lower)

    # Places ---------------------------------------------------------------------------------

    def at(self, offset: int) -> int:
        """The word that holds an offset, or the last one before it; 0 at the start of a text."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def within(self, start: int, end: int) -> Words:
        """The words that begin in [start, end)."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def place(self, words: Words) -> Range:
        """The offsets of some words, at least one."""
        return self.words[words[0]][0], self.words[words[1] - 1][1]

    # Walking --------------------------------------------------------------------------------

    def children(self, word: int, *relations: Relation) -> list[int]:
        """What hangs on a word, in text order; with relations, by one of these."""
        found = self._children[word]
        if not relations:
            return found
        return [child for child in found if self.relations[child] in relations]

    def child(self, word: int, *relations: Relation) -> int | None:
        """The first of `children`."""
        return next(iter(self.children(word, *relations)), None)

    def above(self, word: int) -> Iterator[int]:
        """The head of a word, the head of that, and so on up to the root."""
        head = self.heads[word]
        while head >= 0:
            yield head
            head = self.heads[head]

    def head_of(self, words: Words) -> int:
        """The word of a phrase whose head lies outside it; the first such."""
        first, end = words
        return next(
            (word for word in range(first, end) if not first <= self.heads[word] < end), first
        )

    @cached_property
    def _reach(self) -> list[Words]:
        """The first word below each word (itself included) and the one behind the last."""
        reach = [(word, word + 1) for word in range(len(self.words))]
        downwards = [word for word, head in enumerate(self.heads) if head < 0]
        for word in downwards:
            downwards += self._children[word]  # each word behind its head, however deep it lies
        for word in reversed(downwards):
            head = self.heads[word]
            if head >= 0:
                first, end = reach[word]
                reach[head] = min(first, reach[head][0]), max(end, reach[head][1])
        return reach

    def subtree(self, word: int) -> Words:
        """All words from the first to the last that a word governs, itself included."""
        return self._reach[word]

    def phrase(self, word: int) -> Words:
        """The noun phrase of a word without what only follows it: clauses, apposition, "and"."""
        first, end = word, word + 1
        for child in self.children(word):
            if self.relations[child] in _OUTSIDE:
                continue
            begin, stop = self.subtree(child)
            first, end = min(first, begin), max(end, stop)
        return first, end

    def core(self, word: int) -> Words:
        """The noun phrase of a word without anything behind its head: no "of ...", no "in ..."."""
        first, end = word, word + 1
        for child in self.children(word):
            begin, stop = self.subtree(child)
            inside = self.relations[child] not in _OUTSIDE and self.preposition(child) is None
            if inside and (begin < word or (begin == end and self._names(child, word))):
                first, end = min(first, begin), max(end, stop)
        return first, end

    def _names(self, child: int, word: int) -> bool:
        """Whether a word behind a noun is a part of its name: "Ana Reyes", "Channel Six"."""
        proper = self.tags[word] == "NNP" and self.tags[child] == "CD"
        return self.relations[child] in _OF_NAMES or proper

    # Words ----------------------------------------------------------------------------------

    def is_verb(self, word: int) -> bool:
        """Whether a word is a verb, auxiliaries and modals included."""
        return self.tags[word].startswith(("VB", "MD"))

    def is_noun(self, word: int) -> bool:
        """Whether a word can name somebody or something: a noun, a pronoun, "the accused"."""
        if self.tags[word] in _NOMINAL:
            return True
        return self.tags[word].startswith("JJ") and self.child(word, Relation.DET) is not None

    def is_finite(self, word: int) -> bool:
        """Whether the verb group of a word has tense: by its own form or by an auxiliary."""
        if self.tags[word] in _FINITE:
            return True
        helpers = self.children(word, Relation.AUX, Relation.AUX_PASS, Relation.COP)
        return any(self.tags[helper] in _FINITE for helper in helpers)

    def is_passive(self, verb: int) -> bool:
        """Whether a verb stands in the passive, a participle behind its noun included."""
        if any(self.relations[child] in _PASSIVE for child in self.children(verb)):
            return True
        return self.tags[verb] == "VBN" and self.relations[verb] == Relation.ACL

    def is_negated(self, verb: int) -> bool:
        """Whether a negator hangs on a verb."""
        near = self.children(verb, Relation.ADVMOD, Relation.AUX, Relation.CC, Relation.DET)
        return any(self._negates(word) for word in near)

    def _negates(self, word: int) -> bool:
        if self.lower[word] in _NEGATORS:
            return True
        return self.lower[word] in {"n", "don", "doesn", "didn", "won", "can"} and any(
            self.relations[part] == Relation.GOESWITH and self.lower[part] == "t"
            for part in self.children(word)
        )

    def modal(self, verb: int) -> str | None:
        """The modal of a verb group, in lower case."""
        helpers = self.children(verb, Relation.AUX)
        return next((self.lower[word] for word in helpers if self.tags[word] == "MD"), None)

    # Clauses --------------------------------------------------------------------------------

    def clause(self, word: int) -> int:
        """The predicate of the clause that a word stands in; a predicate stands in its own."""
        for each in (word, *self.above(word)):
            if self.relations[each] in _CLAUSAL:
                return each
            if self.relations[each] == Relation.CONJ and self.is_verb(each):
                return each
        return word

    def subject(self, verb: int) -> int | None:
        """The head of a verb's subject, also one that it shares or that its clause modifies.

        A relative pronoun gives its noun; a conjunct takes the subject of the first verb, an
        open complement that of the verb above.
        """
        while (own := self._own_subject(verb)) is None:
            relation, head = self.relations[verb], self.heads[verb]
            if head < 0:
                return None
            if relation in {Relation.CONJ, Relation.XCOMP} and self.is_verb(head):
                verb = head
            elif relation != Relation.ACL:
                return None
            elif self.is_noun(head) and not self._is_free(verb):
                return head
            else:
                verb = self.clause(head)
        relative = self.tags[own] in {"WP", "WDT"} and self.relations[verb] == Relation.ACL_RELCL
        return self.heads[verb] if relative else own

    def _own_subject(self, verb: int) -> int | None:
        return next((at for at in self.children(verb) if self.relations[at] in _SUBJECTS), None)

    def _is_free(self, verb: int) -> bool:
        """Whether a comma sets a participle off: "gave a speech, warning", "the aide warning"."""
        return self.tags[verb] == "VBG" and verb > 0 and self.lower[verb - 1] == ","

    def complement(self, verb: int) -> int | None:
        """The head of the clause that a verb takes: "said that ...", "asked them to ..."."""
        return self.child(verb, Relation.CCOMP, Relation.XCOMP)

    def preposition(self, word: int) -> str | None:
        """The preposition before a noun, in lower case; the last word of several."""
        cases = [child for child in self.children(word, Relation.CASE) if child < word]
        return self.lower[cases[-1]] if cases else None

    def oblique(self, word: int, *prepositions: str) -> int | None:
        """The first noun that hangs on a word by one of some prepositions."""
        kinds = (Relation.OBL, Relation.NMOD, Relation.OBL_AGENT)
        return next(
            (at for at in self.children(word, *kinds) if self.preposition(at) in prepositions),
            None,
        )

    def conjuncts(self, word: int) -> list[int]:
        """A word with those coordinated with it, in text order."""
        first = word
        while self.relations[first] == Relation.CONJ and self.heads[first] >= 0:
            first = self.heads[first]
        found, left = [first], [first]
        while left:
            more = self.children(left.pop(), Relation.CONJ)
            found += more
            left += more
        return sorted(found)
