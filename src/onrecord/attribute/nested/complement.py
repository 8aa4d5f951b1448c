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
_ENDS = STOPS - {"."}  # a sentence ends where the tagger says
_BESIDE = frozenset({Relation.CCOMP, Relation.PARATAXIS})
_ADJUNCT = 10  # words between a verb and its "that": "said on Sunday in the north that"
_LONGEST_QUOTED = 150  # words of a quotation that its verb may follow
_PARTICLES = {"point": "out", "refer": "to"}
_MARKS = frozenset("that whether if to".split())
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


def fronted(passage: Passage, at: int, start: int) -> Complement | None:
    """Read "the dam was old, the mayor had told him": what is said, before a group that starts."""
    tree = passage.tree
    last = start - 2
    if last < passage.first or tree.lower[start - 1] != "," or _goes_on(passage, at):
        return None
    top = next(
        (top for top in (last, *tree.above(last)) if tree.subtree(tree.heads[top])[1] > start), last
    )
    clause = tree.relations[top] in {Relation.CCOMP, Relation.PARATAXIS}
    beside = tree.heads[at] in {top, tree.heads[top]} and tree.relations[at] in _BESIDE
    if not (clause and tree.heads[top] == at) and not (beside and tree.is_finite(top)):
        return None
    words = passage.clipped((tree.subtree(top)[0], start))
    return None if words is None else Complement(words=words)


def quoted_before(passage: Passage, start: int) -> Complement | None:
    """Read "“It was old,” the mayor had told him": the quotation that ends where a group starts."""
    for at in range(max(passage.first, start - _LONGEST_QUOTED), start):
        if passage.quotation_end(at) == start:
            return Complement(words=(at, start))
    return None


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether more follows a verb than whom it is said to."""
    tree = passage.tree
    told = [tree.subtree(word)[1] for word in tree.children(at, Relation.OBJ, Relation.OBL)]
    behind = max([at + 1, *told])
    return behind < passage.sentence_end(at) and tree.lower[behind] not in STOPS


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
    while end < stop and tree.lower[end] not in _ENDS and tree.tags[end] != "CC":
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
            plain = STOPS.isdisjoint(tree.lower[at + 1 : start - 1])
            return (start, True) if plain else None
        if tree.is_verb(start):
            return None
    return None


def _clause(passage: Passage, at: int, verb: Verb, *, passive: bool) -> tuple[int, bool] | None:
    """Where a clause begins that hangs on a verb or its object, and whether it has a subject."""
    tree, takes_object = passage.tree, not verb.takes.isdisjoint("oOr")
    for head, start in _clauses(passage, at, verb):
        if tree.lower[start] in GOVERNED.get(verb.base, ()):
            return start, False
        has_object = passive or _object(passage, at, start) is not None
        form = _form(passage, at, head, start, has_object=has_object and takes_object)
        if form and form in verb.takes:
            return start, form not in "ir"
    return None


def _begin(passage: Passage, head: int, at: int, verb: Verb) -> int:
    """The first word behind a verb of the clause of a head: what marks it, or its first phrase.

    What stands right behind the verb and hangs on it by nothing begins the clause too.
    """
    tree = passage.tree
    marks = [word for word in tree.children(head, Relation.MARK) if at < word]
    if marks and tree.lower[marks[0]] in _MARKS:
        return marks[0]
    parts = [tree.subtree(word)[0] for word in tree.children(head)]
    start = min([head, *(first for first in parts if first > at)])
    start = min(start, _behind(passage, at, start, objects=bool(verb.takes & set("oOr"))))
    while start < head and not passage.is_word(start) and not passage.opens_quotation(start):
        start += 1
    return start


def _behind(passage: Passage, at: int, limit: int, *, objects: bool) -> int:
    """The word behind a verb and its objects and adjuncts, as far as they follow each other."""
    tree, behind = passage.tree, at + 1
    for word in tree.children(at):
        first, end = tree.subtree(word)
        if first <= behind < end <= limit and (objects or tree.relations[word] != Relation.OBJ):
            behind = end
    return behind


def _clauses(passage: Passage, at: int, verb: Verb) -> Iterator[Words]:
    """The head and first word of what may be said: below the verb or its object, or behind."""
    tree = passage.tree
    below = list(tree.children(at, *_CLAUSES))
    for noun in tree.children(at, *_OBJECTS):
        below += tree.children(noun, *_CLAUSES)
    stop = passage.sentence_end(at)
    for head in sorted(word for word in below if at < word < stop):
        yield head, _begin(passage, head, at, verb)
    for start in range(at + 1, min(stop, at + _ADJUNCT)):
        if tree.lower[start] == "that" and tree.relations[start] == Relation.MARK:
            yield max(start, tree.heads[start]), start
            return
        if tree.lower[start] in STOPS or tree.is_verb(start):
            break
    behind = tree.subtree(at)[1]
    if behind < stop:
        for head in (behind, *tree.above(behind)):
            if tree.subtree(head)[0] != behind:
                return
            if tree.relations[head] == Relation.CCOMP:
                yield head, _begin(passage, head, at, verb)


def _form(passage: Passage, at: int, head: int, start: int, *, has_object: bool) -> str:
    """The letter of `Verb.takes` for a clause; nothing for one that no verb takes."""
    tree = passage.tree
    opening = tree.lower[start]
    if opening == "to":
        return "r" if has_object else "i"
    if tree.tags[start] == "VBG" and start == head:
        return "g" if tree.heads[head] == at else ""
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
    if at + 1 >= stop or not passage.is_word(at + 1) or tree.relations[at + 1] == Relation.CASE:
        return None
    for start in range(at + 2, stop):
        end = passage.quotation_end(start)
        if end is not None:
            return Complement(words=(at + 1, min(end, passage.end)), clausal=False)
        if tree.lower[start] in STOPS:
            return None
    return None
