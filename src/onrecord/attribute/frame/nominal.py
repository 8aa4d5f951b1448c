"""Noun phrases beside a cue: how far they reach, and what kind of thing they name."""

from __future__ import annotations

from onrecord.attribute.frame.clause import CONTENT, OTHER, SOURCE, CueClause
from onrecord.grammar.tree import Words
from onrecord.grammar.words.classes import ARTICLES, POSSESSIVES, TIMES
from onrecord.kinds import Relation


def noun_behind(clause: CueClause, word: int) -> int | None:
    """The noun whose phrase begins behind a word, wherever the parser hangs it; adverbs pass."""
    tree, start = clause.tree, word + 1
    while start < len(tree.words) and tree.tags[start] == "RB":
        start += 1
    noun = start
    while noun < len(tree.words):
        head = tree.heads[noun]
        if head < noun or tree.core(head)[0] < start or not tree.is_noun(head):
            return noun if tree.is_noun(noun) else None
        noun = head
    return None


def noun_phrase(clause: CueClause, word: int) -> Words:
    """A noun with what defines it: its determiners, "of ...", "from" a place, and "and ..."."""
    tree = clause.tree
    first, end = tree.core(word)
    while (behind := _behind(clause, end)) is not None:  # by place: the parser may err in its head
        end = tree.core(behind)[1]
    for name in tree.children(word, Relation.APPOS):
        if tree.core(name)[0] == end:  # "the columnist Ana Reyes"
            end = tree.core(name)[1]
    for other in tree.children(word, Relation.CONJ):
        bare = tree.is_noun(other) and tree.preposition(other) is None
        if bare and clause.part(other) == clause.part(word):
            end = max(end, noun_phrase(clause, other)[1])
    return first, _cut(clause, first, word, max(end, _quoted(clause, first, end)))


def _quoted(clause: CueClause, first: int, end: int) -> int:
    """Where a quotation ends that begins inside a phrase: "the radio’s “At the Harbour”"."""
    tree, ends = clause.tree, [end]
    for at in range(first, end):
        stop = clause.scene.quotation_end(tree.words[at][0])
        ends.append(tree.within(0, stop)[1] if stop else end)
    return max(ends)


def _behind(clause: CueClause, at: int) -> int | None:
    """The noun of a phrase with "of", or with "from" and no article, that begins at a word."""
    tree = clause.tree
    if at >= len(tree.words) or tree.relations[at] != Relation.CASE or tree.heads[at] < at:
        return None
    noun = tree.heads[at]
    if tree.is_verb(tree.heads[noun]) and tree.full[at] == "of":
        return None  # "told them of his death"
    plain = tree.full[at + 1] not in ARTICLES | POSSESSIVES and not is_time(clause, noun)
    return noun if tree.full[at] == "of" or (tree.full[at] == "from" and plain) else None


def _cut(clause: CueClause, first: int, word: int, end: int) -> int:
    """End a phrase where another part of the attribution begins."""
    own = clause.part(word)
    foreign = (at for at in range(first, end) if clause.part(at) in (SOURCE, OTHER, CONTENT))
    return next((at for at in foreign if clause.part(at) != own), end)


def head_noun(clause: CueClause, word: int) -> str:
    """The noun of a phrase in lower case, a hyphenated one whole: "round-table", "email"."""
    tree = clause.tree
    first, end = tree.core(word)
    last = tree.full[end - 1] if tree.full[end - 1].isalpha() else tree.full[word]
    if end - first > 2 and tree.full[end - 2] == "-":
        joined = f"{tree.full[end - 3]}-{last}"
        return "email" if joined == "e-mail" else joined
    return last


def is_time(clause: CueClause, word: int) -> bool:
    """Whether a noun phrase tells a time: "on Tuesday", "in 2031"; not "the Evening Mail"."""
    tree = clause.tree
    return tree.full[word] in TIMES | {"may"} or any(
        each.isdigit() for each in tree.full[slice(*tree.core(word))]
    )
