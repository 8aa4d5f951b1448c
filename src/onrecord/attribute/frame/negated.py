"""Negated: it was not said, or was withheld."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.attribute.frame.clause import CONTENT, GOING_ON, CueClause
from onrecord.attribute.frame.words import words
from onrecord.grammar.words.classes import NEGATORS
from onrecord.kinds import Relation

_ONLY = frozenset("only merely just simply alone until".split())  # "not just did they warn"
_FIRST = frozenset("only first last".split())  # "not the first"
_NOTHING = frozenset("nothing nobody none".split())
_LINKS = frozenset("to short of from be".split())


def is_negated(clause: CueClause) -> bool:
    """Whether it was not said, or was withheld."""
    verb = _verb_is_negated(clause.group, clause.head)
    if verb is None:  # "did not hesitate to say"
        return False
    if clause.subject_is_nobody():
        return not verb
    return (
        verb
        or clause.is_negated_in_front()
        or any(_is_nothing(clause, word) for word in _objects(clause))
    )


def _verb_is_negated(group: list[str], head: int) -> bool | None:
    """Whether the verb group negates; None where it says that nothing was held back."""
    negated = False
    for at, word in enumerate(group[: head + 1]):
        rest = group[at + 1 :]
        if word == "without" or (word in NEGATORS and not _is_only(rest)):
            negated = True
        elif word in words("not-held-back") and negated and rest[:2] != ["short", "of"]:
            return None
        elif word in words("withholding") and _is_saying(rest):
            negated = not negated
        elif word == "yet" and rest[:1] == ["to"]:
            negated = True
    return negated or bool({*group} & words("silent"))


def _is_saying(rest: list[str]) -> bool:
    """Whether what is declined is a saying: "declined to say", "stopped short of calling"."""
    verbs = [word for word in rest[:5] if word not in _LINKS]
    return any(word in GOING_ON for word in verbs[:2]) or bool({*verbs[:1]} & words("withheld"))


def _is_only(rest: list[str]) -> bool:
    """Whether what follows a "not" is so all the same: "not only", "not the first"."""
    return bool({*rest[:1]} & _ONLY) or (rest[:1] == ["the"] and bool({*rest[1:2]} & _FIRST))


def _objects(clause: CueClause) -> Iterator[int]:
    tree = clause.tree
    for predicate in clause.predicates:
        for word in tree.children(predicate, Relation.OBJ, Relation.IOBJ, Relation.OBL):
            if word > predicate and not clause.is_quoted(word):
                yield word


def _is_nothing(clause: CueClause, word: int) -> bool:
    """Whether an object negates: "said nothing of", "made no mention", "told no one"."""
    tree, inside = clause.tree, clause.part(word) == CONTENT
    noun, phrase = tree.full[word], tree.full[slice(*tree.core(word))]
    if phrase in (["not", "a", "word"], ["not", "one", "word"]):
        return True
    if phrase[0] == "no" and noun not in words("not-held-back"):  # "left no doubt"
        return not inside or noun in words("withheld")
    end = min(word + 2, clause.reach.stop)
    clausal = inside and any(map(tree.is_verb, range(word + 1, end)))  # "said nothing was lost"
    return noun in _NOTHING and not clausal
