"""The group of a reporting verb, and who is the subject of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.nested.clause import Passage
from onrecord.grammar.tree import Tree, Words
from onrecord.grammar.words.classes import CONDITIONS, OBJECT_PRONOUNS
from onrecord.kinds import Relation

_GOES_ON = frozenset("go goes went gone going keep keeps kept come comes came".split())
_NOT_LET = frozenset("let lets letting".split())
_AFTER = frozenset("after while when".split())  # "after telling them that": he has told them
_SUBJECTS = (Relation.NSUBJ, Relation.NSUBJ_PASS)
_NOBODY = frozenset("no nobody none neither any anybody anyone whoever".split())
_NEGATING = frozenset("not n’t n't never".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A verb with its auxiliaries, said to have taken place."""

    cue: Words
    source: Words | None  # None: a passive that names nobody
    subject: Words | None  # of a passive: whom it is said to
    passive: bool
    helped: bool  # has an auxiliary

    @property
    def names_somebody(self) -> bool:
        """Whether anybody has a part in it."""
        return self.source is not None or self.subject is not None


def group(passage: Passage, verb: int) -> Group | None:
    """Read the group of a verb; None where nobody says it, or nobody has said it yet."""
    tree = passage.tree
    first = _first_conjunct(tree, verb)
    top = _phase(tree, first)
    helpers = _helpers(tree, top) or _helpers(tree, first)
    passive = tree.is_passive(verb) or (
        first != verb and tree.is_passive(first) and tree.subject(verb) == tree.subject(first)
    )
    if not _is_said(tree, first, top, helpers) or _is_supposed(tree, top):
        return None
    subject = _subject(passage, top, verb)
    if subject is None:
        return None
    start = _start(passage, verb, top if first == verb else verb, subject)
    words = None if start is None else _noun_phrase(passage, top, subject, start)
    if start is None or words is None or tree.lower[words[0]] in _NOBODY:
        return None
    return Group(
        cue=(start, verb + 1),
        source=_agent(passage, verb) if passive else words,
        subject=words if passive else None,
        passive=passive,
        helped=bool(helpers) or start < verb,
    )


def _first_conjunct(tree: Tree, verb: int) -> int:
    """The verb whose auxiliaries a conjunct without its own shares."""
    while (
        tree.relations[verb] == Relation.CONJ
        and tree.is_verb(tree.heads[verb])
        and not _helpers(tree, verb)
        and tree.child(verb, *_SUBJECTS) is None
    ):
        verb = tree.heads[verb]
    return verb


def _phase(tree: Tree, verb: int) -> int:
    """The verb above that only tells how it goes: "went on to say", "kept saying"."""
    head = tree.heads[verb]
    if tree.relations[verb] == Relation.XCOMP and head >= 0 and tree.lower[head] in _GOES_ON:
        return head
    return verb


def _helpers(tree: Tree, verb: int) -> list[int]:
    helpers = tree.children(verb, Relation.AUX, Relation.AUX_PASS)
    return [word for word in helpers if word < verb]


def _is_said(tree: Tree, verb: int, top: int, helpers: list[int]) -> bool:
    """Whether the form says that it takes place: no modal, no infinitive, no bare participle."""
    if any(tree.tags[word] == "MD" for word in helpers):
        return False
    if top != verb:
        return tree.is_finite(top)
    if any(tree.lower[word] == "to" for word in tree.children(verb, Relation.MARK)):
        return False
    head = tree.heads[verb]
    if tree.tags[verb] == "VBG" and not helpers:
        marks = {tree.lower[word] for word in tree.children(verb, Relation.MARK)}
        beside = tree.relations[verb] == Relation.ACL and tree.subtree(head)[0] < head < verb - 2
        return (tree.relations[verb] == Relation.ADVCL or beside) and marks <= _AFTER
    if tree.tags[verb] in {"VB", "VBN"} and not helpers:
        own = tree.child(verb, *_SUBJECTS)  # "heard her say" says little, "tell me" nothing
        return own is not None and own < verb and tree.lower[own] not in OBJECT_PRONOUNS
    return head < 0 or tree.lower[head] not in _NOT_LET


def _is_supposed(tree: Tree, verb: int) -> bool:
    marks = tree.children(verb, Relation.MARK)
    return any(tree.lower[word] in CONDITIONS - {"whether"} for word in marks)


def _subject(passage: Passage, top: int, verb: int) -> int | None:
    """The head of the subject, inside the passage; the nearest noun where the tree has no name."""
    tree = passage.tree
    own = [word for word in tree.children(verb, *_SUBJECTS) if passage.first <= word < verb]
    relative = own and tree.tags[own[-1]] in {"WP", "WDT"}
    subject = own[-1] if own and not relative else tree.subject(verb)
    if subject is None:
        subject = tree.subject(top)
    if subject is None and tree.relations[verb] == Relation.ADVCL:
        subject = tree.subject(tree.heads[verb])
    if subject is None and tree.is_finite(verb) and tree.relations[verb] != Relation.CONJ:
        subject = _noun_before(passage, min([verb, *_helpers(tree, verb)]))
    if subject is None or not passage.holds(subject) or not tree.is_noun(subject):
        return None
    return subject


def _noun_before(passage: Passage, start: int) -> int | None:
    """The noun of the phrase that ends before a verb, if the tree hangs it on another word."""
    tree = passage.tree
    at = start - 1
    while at > passage.first and (not passage.is_word(at) or tree.tags[at] == "RB"):
        at -= 1
    for top in (at, *tree.above(at)):
        if tree.subtree(top)[1] > start:
            return None
        if tree.is_noun(top) and tree.subtree(tree.heads[top])[1] > start:
            return top if tree.child(top, Relation.CASE) is None else None
    return None


def _start(passage: Passage, verb: int, top: int, subject: int) -> int | None:
    """Where the group begins; None where the subject stands in it: in a question."""
    tree = passage.tree
    near = tree.children(top, Relation.AUX, Relation.AUX_PASS)
    near += [word for word in tree.children(top, Relation.ADVMOD) if tree.lower[word] in _NEGATING]
    start = min([top, verb, *(word for word in near if word < verb)])
    return None if start < subject < verb else start


def _noun_phrase(passage: Passage, top: int, subject: int, start: int) -> Words | None:
    """The words of a subject, with what stands in apposition, up to its verb."""
    tree = passage.tree
    if subject in tree.above(top):  # of a relative or a participial clause
        return passage.clipped(tree.phrase(subject))
    first, end = tree.subtree(subject)
    for other in tree.children(tree.heads[subject], *_SUBJECTS):  # a title, a name
        if tree.subtree(other)[1] == first:
            first = tree.subtree(other)[0]
    return passage.clipped((first, min(end, start) if subject < start else end))


def _agent(passage: Passage, verb: int) -> Words | None:
    """Who stands behind "by"."""
    tree = passage.tree
    agent = tree.child(verb, Relation.OBL_AGENT)
    if agent is None:
        agent = tree.oblique(verb, "by")
    if agent is None or not passage.holds(agent):
        return None
    case = tree.child(agent, Relation.CASE)
    return passage.clipped(((case or agent - 1) + 1, tree.subtree(agent)[1]))
