"""What a reporting verb takes: the clause or quotation that is said, and whom it is said to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute.nested.clause import Passage
from onrecord.grammar.tree import Words
from onrecord.grammar.words.marks import STOPS
from onrecord.grammar.words.verbs import GOVERNED, Verb
from onrecord.kinds import Relation

FEWEST_WORDS = 2
_CLAUSES = (
    Relation.CCOMP,
    Relation.XCOMP,
    Relation.PARATAXIS,
    Relation.ADVCL,
    Relation.ACL,
    Relation.ACL_RELCL,
    Relation.OBL,
    Relation.CONJ,
)
_OBJECTS = (Relation.OBJ, Relation.IOBJ, Relation.OBL, Relation.NMOD)
_SUBJECTS = (Relation.NSUBJ, Relation.NSUBJ_PASS)
_ADJUNCT = 10  # words between a verb and its "that": "said on Sunday in the north that"
_PARTICLES = {"point": "out", "refer": "to"}
_QUESTIONS = frozenset({"WP", "WRB", "WDT", "WP$"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What is said, and whom it is said to."""

    words: Words
    addressee: Words | None = None
    clausal: bool = True  # False: "to go", "against cutting rates"


def find(passage: Passage, at: int, verb: Verb, *, passive: bool = False) -> Complement | None:
    """Read the complement of a verb; None where it has none that its kind takes."""
    tree = passage.tree
    if verb.base in _PARTICLES:
        if at + 1 >= passage.end or tree.lower[at + 1] != _PARTICLES[verb.base]:
            return None
        at += 1
    if "n" in verb.takes:
        return None if passive else _named(passage, at)
    found = _quoted(passage, at, verb) or _clause(passage, at, verb, passive=passive)
    if found is None:
        return None
    start, clausal = found
    words = passage.clipped((start, content_end(passage, start)))
    if words is None or sum(map(passage.is_word, range(*words))) < FEWEST_WORDS:
        return None
    told = None if passive else _addressee(passage, at, verb, start)
    if told is None and "o" in verb.takes and not passive:
        return None
    return Complement(words=words, addressee=told, clausal=clausal)


def content_end(passage: Passage, start: int) -> int:
    """Where a clause that begins at a word ends: with its quotation or its highest word.

    Where the tree ends it in the middle of a phrase, it goes on to the next mark or conjunction.
    """
    quotation = passage.quotation_end(start)
    if quotation is not None:
        return quotation
    tree = passage.tree
    end, stop = start + 1, passage.sentence_end(start)
    for at in (start, *tree.above(start)):
        first, behind = tree.subtree(at)
        if first < start:
            break
        end = behind
    while end < stop and passage.is_word(end) and tree.tags[end] != "CC":
        end += 1
    return min(end, stop)


def _quoted(passage: Passage, at: int, verb: Verb) -> tuple[int, bool] | None:
    """A quotation right behind a verb, a comma or colon or an object aside."""
    if "q" not in verb.takes:
        return None
    tree = passage.tree
    stop = min(passage.sentence_end(at), at + _ADJUNCT)
    for start in range(at + 1, stop):
        if passage.opens_quotation(start):
            between = tree.lower[at + 1 : start]
            return (start, True) if not any(map(_breaks, between[:-1])) else None
        if tree.is_verb(start):
            return None
    return None


def _breaks(word: str) -> bool:
    return word in STOPS


def _clause(passage: Passage, at: int, verb: Verb, *, passive: bool) -> tuple[int, bool] | None:
    """Where a clause begins that hangs on a verb or its object, and whether it has a subject."""
    tree = passage.tree
    for head in _clauses(passage, at):
        start = _begin(passage, head, at)
        to = next((w for w in tree.children(head, Relation.MARK) if tree.lower[w] == "to"), 0)
        if to > start and tree.lower[start] not in {"that", "whether", "if"}:
            start = to  # "asked both parties to", their object below the wrong verb
        if tree.lower[start] in GOVERNED.get(verb.base, ()):
            return start, False
        has_object = passive or _object(passage, at, start) is not None
        form = _form(passage, at, head, start, has_object=has_object)
        if form and form in verb.takes:
            return start, form not in "ir"
    return None


def _begin(passage: Passage, head: int, at: int) -> int:
    """The first word behind a verb of the clause of a head, marks left out."""
    tree = passage.tree
    parts = [tree.subtree(word)[0] for word in tree.children(head)]
    start = min([head, *(first for first in parts if first > at)])
    while start < head and not passage.is_word(start) and not passage.opens_quotation(start):
        start += 1
    return start


def _clauses(passage: Passage, at: int) -> Iterator[int]:
    """The heads of what may be said: below the verb, below its object, or right behind both."""
    tree = passage.tree
    below = list(tree.children(at, *_CLAUSES))
    for noun in tree.children(at, *_OBJECTS):
        below += tree.children(noun, *_CLAUSES)
    stop = passage.sentence_end(at)
    yield from sorted(word for word in below if at < word < stop)
    for start in range(at + 1, min(stop, at + _ADJUNCT)):
        if tree.lower[start] == "that" and tree.relations[start] == Relation.MARK:
            yield tree.heads[start]
            return
        if tree.lower[start] in STOPS:
            break
    behind = tree.subtree(at)[1]
    if behind < stop:
        for head in (behind, *tree.above(behind)):
            if tree.subtree(head)[0] != behind:
                return
            if tree.relations[head] == Relation.CCOMP:
                yield head


def _form(passage: Passage, at: int, head: int, start: int, *, has_object: bool) -> str:
    """The letter of `Verb.takes` for a clause; nothing for one that no verb takes."""
    tree = passage.tree
    opening = tree.lower[start]
    if opening == "to":
        return "r" if has_object else "i"
    if tree.tags[start] == "VBG" and start == head:
        return "g"
    if opening in {"whether", "if"}:
        return "w"
    if tree.tags[start] in _QUESTIONS:
        return "w" if has_object else ""
    if tree.relations[head] in {Relation.ADVCL, Relation.OBL, Relation.CONJ}:
        return ""
    return "t" if opening == "that" else _bare(passage, at, head, start)


def _bare(passage: Passage, at: int, head: int, start: int) -> str:
    """The letter for a clause without "that": it must have tense or a subject."""
    tree = passage.tree
    beside = tree.relations[head] == Relation.PARATAXIS and tree.lower[start - 1] != ":"
    whole = tree.is_finite(head) or tree.child(head, *_SUBJECTS) is not None
    return "b" if whole and not beside and not _is_gap(passage, at) else ""


def _is_gap(passage: Passage, at: int) -> bool:
    """Whether a relative clause is about what is said: "everything that the president said"."""
    tree = passage.tree
    if tree.relations[at] != Relation.ACL_RELCL or not tree.is_noun(tree.heads[at]):
        return False
    subject = tree.child(at, *_SUBJECTS)
    return subject is not None and tree.tags[subject] not in _QUESTIONS


def _object(passage: Passage, at: int, start: int) -> int | None:
    """The object between a verb and what is said, whichever of both it was hung on."""
    tree = passage.tree
    return next(
        (
            word
            for word in range(at + 1, start)
            if tree.relations[word] in {Relation.OBJ, Relation.IOBJ, Relation.NSUBJ}
            and (tree.heads[word] == at or tree.heads[word] > start)
        ),
        None,
    )


def _addressee(passage: Passage, at: int, verb: Verb, start: int) -> Words | None:
    if not verb.takes & set("oOr"):
        return None
    noun = _object(passage, at, start)
    if noun is None:
        return None
    first, end = passage.tree.subtree(noun)
    return passage.clipped((max(first, at + 1), min(end, start)))


def _named(passage: Passage, at: int) -> Complement | None:
    """Read the object and the quotation of "called the vote “a farce”"."""
    tree = passage.tree
    stop = min(passage.sentence_end(at), at + _ADJUNCT + 2)
    if at + 1 >= stop or not passage.is_word(at + 1) or tree.tags[at + 1] in {"IN", "TO"}:
        return None
    for start in range(at + 2, stop):
        end = passage.quotation_end(start)
        if end is not None:
            return Complement(words=(at + 1, min(end, passage.end)), clausal=False)
        if tree.lower[start] in STOPS:
            return None
    return None
