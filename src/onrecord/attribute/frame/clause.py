"""The clause of one cue in the dependency tree: its predicates, their helpers, its subject.

"Reyes was due to say" has two predicates: what governs the verb of saying is read
with it, and so is the infinitive behind the cue with which a content begins. The words of a
content are no part of the clause otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from onrecord.attribute.draft import Draft
from onrecord.attribute.frame.words import words
from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.tree import Words
from onrecord.grammar.words.classes import AUXILIARIES, FIRST_PERSON, NEGATORS
from onrecord.grammar.words.verbs import SAYING
from onrecord.kinds import Relation
from onrecord.model import Role, RoleSpan, Span, span

BEFORE, BEHIND = 70, 90  # words on each side of a cue that are looked at
# VERB is the cue of another attribution, OTHER its source or content.
FREE, SOURCE, CUE, CONTENT, VERB, OTHER = "", "source", "cue", "content", "verb", "other"

_HELPERS = (Relation.AUX, Relation.AUX_PASS, Relation.COP, Relation.ADVMOD, Relation.CC,
            Relation.MARK, Relation.COMPOUND_PRT, Relation.DISCOURSE)  # fmt: skip
_SUBORDINATE = (Relation.XCOMP, Relation.CCOMP, Relation.ADVCL, Relation.ACL)
_NON_FINITE = frozenset({"to", "of", "from"})  # "stopped short of calling"
# Verbs with which a cue may go on in the content: "refused [to be drawn]", "[to rule out]".
GOING_ON = SAYING | words("denying") | words("going-on")
_NOBODY = frozenset("nobody none nothing neither".split())


class CueClause:
    """What the tree says of one cue; words are those of the tree, by index."""

    def __init__(self, scene: TaggedText, draft: Draft) -> None:
        """Find the predicates of a cue."""
        self.scene, self.tree, self._draft = scene, scene.tree, draft
        self.cue = self._words(draft.cue)
        self.contents = [self._words(piece) for piece in draft.contents]
        self.source = self._words(draft.sources[0]) if draft.sources else None
        self._around = next((r for r in [self._tagged(draft.cue.start)] if r != draft.cue), None)
        self._own = [(*self.cue, CUE), *((*piece, CONTENT) for piece in self.contents)]
        self._own += [(*self.source, SOURCE)] if self.source else []
        head = self.tree.head_of(self.cue)
        self.predicates = [*reversed(list(self._above(head))), head, *self._below(head)]
        self.predicates += self._nominal()
        self.verb = self.predicates[-1]

    def _words(self, role: RoleSpan) -> Words:
        first = self.tree.at(role.start)
        return first, max(first + 1, self.tree.within(role.start, role.end)[1])

    def part(self, word: int) -> str:
        """The part that a word plays in the attribution; outside the content around it, OTHER."""
        for first, end, part in self._own:
            if first <= word < end:
                return part
        at = self.tree.words[word][0]
        if self._around and not self._around.start <= at < self._around.end:
            return OTHER
        role = self._tagged(at)
        if role is None or role == self._around:
            return FREE
        return VERB if role.role is Role.CUE else OTHER

    def _tagged(self, offset: int) -> RoleSpan | None:
        roles = self.scene.tagged.roles
        at = bisect_right(roles, offset, key=lambda role: role.start) - 1
        return roles[at] if at >= 0 and offset < roles[at].end else None

    # Predicates ------------------------------------------------------------------------------

    def _above(self, word: int) -> Iterator[int]:
        """The predicates that a non-finite one depends on, the nearest first."""
        tree = self.tree
        while True:
            word = self._first_conjunct(word)
            head = tree.heads[word]
            if head >= 0 and tree.relations[head] == Relation.OBJ and self._bare(word):
                head = tree.heads[head]  # "wants [the mayor to tell]", the object as its subject
            if head < 0 or self.part(head) in (CONTENT, OTHER, SOURCE):
                return
            helper = tree.full[head] in AUXILIARIES and not self._has_subject(head)
            if not helper and not (tree.relations[word] in _SUBORDINATE and self._bare(word)):
                return
            yield head
            word = head

    def _has_subject(self, verb: int) -> bool:
        return self.tree.child(verb, Relation.NSUBJ, Relation.OBJ) is not None

    def _first_conjunct(self, verb: int) -> int:
        """The verb whose helpers a base form shares: "will meet them and tell them"."""
        tree = self.tree
        alone = not tree.children(verb, Relation.AUX, Relation.NSUBJ, Relation.MARK)
        if tree.relations[verb] == Relation.CONJ and tree.tags[verb] in ("VB", "VBP") and alone:
            return tree.heads[verb]
        return verb

    def _bare(self, verb: int) -> bool:
        """Whether a predicate is an infinitive or a gerund: "to say", "avoided saying"."""
        marks = {self.tree.full[mark] for mark in self.tree.children(verb, Relation.MARK)}
        gerund = self.tree.tags[verb] == "VBG" and self.tree.relations[verb] != Relation.ADVCL
        return bool(marks & _NON_FINITE) or (gerund and not marks) or self._follows_let(verb)

    def _follows_let(self, verb: int) -> bool:
        return self.tree.full[self.tree.heads[verb]] in ("let", "help", "make", "hear")

    def _below(self, word: int) -> Iterator[int]:
        """The infinitive that goes on behind a predicate in the cue: "was due to say"."""
        tree = self.tree
        takes = tree.full[word] in SAYING and not tree.is_passive(word)  # "offered [to brief]"
        for child in tree.children(word, *_SUBORDINATE, Relation.CONJ):
            first = min([child, *tree.children(child, Relation.MARK)])
            inside = self.part(child) == CUE
            goes_on = not takes and first <= self.cue[1] and tree.full[child] in GOING_ON
            if child > word and (inside or (goes_on and self._bare(child))):
                yield child
                yield from self._below(child)
                return

    def _nominal(self) -> list[int]:
        """The noun or the later verb of saying of a cue whose head is none: "made no mention"."""
        tree, last = self.tree, self.predicates[-1]
        if tree.full[last] in GOING_ON or tree.is_noun(last):
            return []
        objects = {*tree.children(last, Relation.OBJ, Relation.NSUBJ)}
        return [
            word
            for word in range(last + 1, self.cue[1])
            if word in objects or (tree.is_verb(word) and tree.full[word] in SAYING)
        ][-1:]

    @cached_property
    def group(self) -> list[str]:
        """The verb group in text order: cue, predicates, auxiliaries, adverbs, negators."""
        return [self.tree.full[word] for word in self._group_words]

    @cached_property
    def head(self) -> int:
        """The place of the verb of saying in the group."""
        return self._group_words.index(self.verb)

    @cached_property
    def _group_words(self) -> list[int]:
        found = {*range(*self.cue), *self.predicates}
        for predicate in self.predicates:
            for verb in (predicate, self._first_conjunct(predicate)):
                for helper in self.tree.children(verb, *_HELPERS):
                    in_front = helper < (self.source or self.cue)[0]  # "not surprisingly"
                    found |= {helper} if in_front else {*range(*self.tree.subtree(helper))}
        last = max(self.cue[1], self.verb + 1)
        return sorted(
            word
            for word in found
            if word in self.predicates
            or (word < last and self.tree.full[word][0].isalnum() and self._is_own(word))
        )

    def _is_own(self, word: int) -> bool:
        """Whether a word is no part of a content, unless it helps an infinitive there."""
        inside = self.cue[1] <= word < self.verb
        return self.part(word) in ((FREE, CUE, VERB, CONTENT) if inside else (FREE, CUE, VERB))

    def helpers(self, *relations: Relation) -> list[int]:
        """What hangs on any predicate by one of some relations, outside contents."""
        return [
            child
            for predicate in self.predicates
            for child in self.tree.children(predicate, *relations)
            if self.part(child) in (FREE, CUE, VERB)
        ]

    def marks(self) -> list[int]:
        """The conjunctions of the clause, with those of one before it: "if he comes and says"."""
        tree, verb = self.tree, self.predicates[0]
        found = self.helpers(Relation.MARK, Relation.ADVMOD)
        if tree.relations[verb] == Relation.CONJ:
            head = tree.heads[verb]  # one behind it is a mistake: its other clauses then
            first = [head] if head < verb else tree.children(head, Relation.ADVCL)
            first = [at for at in first if at < verb and self.part(at) in (FREE, VERB)]
            found += [mark for at in first for mark in tree.children(at, Relation.MARK)]
        return found

    # Subject ---------------------------------------------------------------------------------

    @cached_property
    def subject(self) -> Words | None:
        """The words of the subject: a source in front, or what is the subject by the tree."""
        tree = self.tree
        head = next(
            (at for p in reversed(self.predicates) if (at := tree.subject(p)) is not None), None
        )
        in_front = self.source and self.source[0] < self.cue[0]
        if in_front or head is None or self.part(head) != FREE:
            return self.source
        return tree.core(head)

    def subject_is_nobody(self) -> bool:
        """Whether the subject itself negates: "nobody said", "no minister said"."""
        for start in {place[0] for place in (self.subject, self.source) if place}:
            word, behind, before = self.word(start), self.word(start + 1), self.word(start - 1)
            if before and self.part(start - 1) != FREE:
                before = ""
            if word in _NOBODY or (word == "no" and behind != "." and not behind.isdigit()):
                return True
            if word == "not" and behind in ("one", "a", "any"):
                return True
            if before in ("no", "not") and word in ("one", "a", "any"):
                return True
        return False

    def subject_is_first_person(self) -> bool:
        """Whether the subject speaks of itself: "I must say", "let me say"."""
        start = self.subject[0] if self.subject else self.cue[0]
        near = self.tree.full[max(0, start - 1) : start + 1]
        return bool({*near} & (FIRST_PERSON | {"let"}))

    def inverted(self) -> int | None:
        """The auxiliary that stands before the subject: "Had he told", "Nor will he say"."""
        tree, subject = self.tree, self.subject
        if subject is None or not subject[0]:
            return None
        helpers = self.helpers(Relation.AUX, Relation.AUX_PASS, Relation.COP)
        helpers += [at for at in self.predicates if not self._has_subject(at)]
        first = subject[0] - 1  # the parser may take it for a verb of its own
        if first == 0 or not tree.full[first - 1][0].isalnum():
            helpers.append(first)
        before = (at for at in helpers if at < subject[0] and tree.full[at] in AUXILIARIES)
        return next(before, None)

    def is_negated_in_front(self) -> bool:
        """Whether a negation stands before an inverted auxiliary: "At no point did he say"."""
        at = self.inverted()
        opening = self.tree.full[max(0, at - 5) : at] if at else []
        return bool({*opening} & NEGATORS) and not {*opening} & {"only", "until", "just", "simply"}

    def has_agent(self) -> bool:
        """Whether a passive tells by whom."""
        return bool(self.helpers(Relation.OBL_AGENT)) or "by" in self.tree.full[slice(*self.cue)]

    # Places ----------------------------------------------------------------------------------

    @property
    def reach(self) -> range:
        """The words that are near enough to a cue to be looked at."""
        return range(max(0, self.cue[0] - BEFORE), min(len(self.tree.words), self.cue[1] + BEHIND))

    def is_source(self, word: int) -> bool:
        """Whether a word is one of the source."""
        return self.source is not None and self.source[0] <= word < self.source[1]

    def is_quoted(self, word: int) -> bool:
        """Whether a word stands between quotation marks and the cue does not."""
        quoted, at = self.scene.is_quoted, self.tree.words
        return quoted(at[word][0]) and not quoted(at[self.cue[0]][0])

    def word(self, at: int) -> str:
        """A word in lower case and in full, or nothing beyond the ends of the text."""
        return self.tree.full[at] if 0 <= at < len(self.tree.full) else ""

    def is_capital(self, word: int) -> bool:
        """Whether a word begins with a capital letter."""
        return word < len(self.tree.words) and self.scene.text[self.tree.words[word][0]].isupper()

    def span(self, words: Words) -> Span:
        """The text of some words, as evidence."""
        return span(self.scene.text, *self.tree.place(words))
