"""The parser's dependency relations, brought to Universal Dependencies 2 as GUM has them.

The CoreNLP layer of PolNeAR follows version 1 and the habits of its converter: a noun's and a
verb's modifiers are one relation, "not" is one of its own, a conjunction hangs on the first
conjunct, the last word of a person's name is its head and titles are parts of a compound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

RENAMED = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "mwe": "fixed",
    "advcl:relcl": "advcl",
    "obl:unmarked": "obl",
    "nmod:unmarked": "nmod",
    "reparandum": "dep",
    "orphan": "dep",
    "dislocated": "dep",
    "list": "dep",
}
REACH = 15  # words to each side in which a dependent is looked for
_MODIFIERS = frozenset({"compound", "amod", "nummod"})


@dataclass(slots=True)
class Tree:
    """A text's words in parallel lists; a head is an index, -1 for that of a root.

    `people` tells which words are part of a person's name.
    """

    lemmas: list[str]
    tags: list[str]
    relations: list[str]
    heads: list[int]
    people: list[bool]

    def dependents(self, word: int, relation: str) -> Iterator[int]:
        """The words nearby that hang on a word by a relation, in order."""
        for other in range(max(0, word - REACH), min(len(self.heads), word + REACH + 1)):
            if self.heads[other] == word and self.relations[other] == relation:
                yield other


def universal(tree: Tree) -> Tree:
    """Give the tree in version 2; what the parser called `dep` stays so."""
    relations = [_relation(tree, word) for word in range(len(tree.heads))]
    found = Tree(tree.lemmas, tree.tags, relations, list(tree.heads), tree.people)
    _move_conjunctions(found)
    for first, last in _names(found.people):
        _lead_by_first_word(found, first, last)
        _hang_on_title(found, first)
    return found


def _relation(tree: Tree, word: int) -> str:
    relation, head = tree.relations[word], tree.heads[word]
    if relation == "neg":
        return "det" if tree.tags[word] == "DT" else "advmod"
    if relation in {"nmod", "nmod:tmod", "nmod:npmod"}:
        if head < 0 or tree.tags[head][:2] not in {"VB", "JJ", "RB", "MD"}:
            return "nmod"
        return "obl:agent" if _is_agent(tree, word) else "obl"
    return RENAMED.get(relation, relation)


def _is_agent(tree: Tree, word: int) -> bool:
    """Whether a phrase with "by" hangs on a passive, or on a participle behind a noun."""
    head = tree.heads[word]
    if tree.tags[head] != "VBN" or not any(
        tree.lemmas[case] == "by" for case in tree.dependents(word, "case")
    ):
        return False
    return tree.relations[head] == "acl" or any(tree.dependents(head, "auxpass"))


def _move_conjunctions(tree: Tree) -> None:
    """Hang each conjunction on the conjunct behind it."""
    behind: dict[int, list[int]] = {}
    for word, relation in enumerate(tree.relations):
        if relation == "conj":
            behind.setdefault(tree.heads[word], []).append(word)
    for word, relation in enumerate(tree.relations):
        later = [c for c in behind.get(tree.heads[word], ()) if c > word]
        if relation == "cc" and later:
            tree.heads[word] = later[0]


def _names(people: list[bool]) -> Iterator[tuple[int, int]]:
    """First and last word of every run of words of people's names."""
    first = -1
    for word, inside in enumerate([*people, False]):
        if inside and first < 0:
            first = word
        elif not inside and first >= 0:
            yield first, word - 1
            first = -1


def _lead_by_first_word(tree: Tree, first: int, last: int) -> None:
    """Make the first word of a name its head, if the run is one name."""
    inside = range(first, last)
    if not all(tree.heads[w] == last and tree.relations[w] == "compound" for w in inside):
        return
    for word in range(max(0, first - 60), min(len(tree.heads), last + 61)):
        if tree.heads[word] == last:
            tree.heads[word] = first
    tree.heads[first], tree.relations[first] = tree.heads[last], tree.relations[last]
    for word in range(first + 1, last + 1):
        tree.heads[word], tree.relations[word] = first, "flat"


def _hang_on_title(tree: Tree, name: int) -> None:
    """Make a noun right before a name its title, and hang on it what modifies it."""
    title = name - 1
    if title < 0 or tree.heads[title] != name or tree.relations[title] != "compound":
        return
    tree.relations[title] = "nmod:desc"
    word = title - 1
    while word >= 0 and tree.heads[word] == name and tree.relations[word] in _MODIFIERS:
        tree.heads[word] = title
        word -= 1
