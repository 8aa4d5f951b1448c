"""Scores of arcs and labels -> one dependency tree a sentence.

Each word takes the head that scores highest. Where that is no tree with a single root, the best
tree is found exactly (Chu and Liu 1965, Edmonds 1967), once for each word that the scores made a
root.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.kinds import Relation

ROOTS_TRIED = 4
NEVER = np.float32(-1e9)

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxScores:
    """What the heads give for the words of one window.

    tags: (word, tag); relations: (word, relation); arcs: (word, governing word), of a word with
    itself for a root.
    """

    tags: Floats
    relations: Floats
    arcs: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The trees of one window; `heads` are positions in the window, a root's is its own."""

    tags: Indices
    relations: Indices
    heads: Indices


class SyntaxDecoder:
    """Decides tags, heads and relations."""

    def __init__(self, relations: tuple[str, ...]) -> None:
        """`relations`: in the order of their numbers."""
        self._root = relations.index(Relation.ROOT)

    def __call__(self, scores: SyntaxScores, sentences: Indices) -> Parsed:
        """Parse one window of at least a word; `sentences`: each word's sentence, rising."""
        arcs = np.where(sentences[:, None] == sentences, scores.arcs, NEVER)
        heads = arcs.argmax(1)
        for number in _broken(heads, sentences):
            first, end = np.searchsorted(sentences, (number, number + 1))
            heads[first:end] = first + _best_tree(arcs[first:end, first:end])
        relations = scores.relations.copy()
        relations[:, self._root] = NEVER
        labels = relations.argmax(1)
        labels[heads == np.arange(len(heads))] = self._root
        return Parsed(tags=scores.tags.argmax(1), relations=labels, heads=heads)


def _broken(heads: Indices, sentences: Indices) -> list[int]:
    """Numbers of the sentences that have a cycle, or not exactly one root."""
    own = np.arange(len(heads))
    roots = np.zeros(int(sentences[-1]) + 1, dtype=np.int64)
    np.add.at(roots, sentences[heads == own], 1)
    above = heads
    for _ in range(len(heads).bit_length()):  # jumps double: enough for the deepest tree
        above = above[above]
    astray = sentences[heads[above] != above]
    present = np.unique(sentences)
    return sorted({*present[roots[present] != 1].tolist(), *astray.tolist()})


def _best_tree(arcs: Floats) -> Indices:
    """The heads of the best tree with one root, over the words of one sentence."""
    own = np.diagonal(arcs)
    greedy: Indices = arcs.argmax(1)
    tried = np.flatnonzero(greedy == np.arange(len(arcs)))
    if not len(tried):
        tried = np.array([own.argmax()])
    tried = tried[np.argsort(-own[tried], kind="stable")][:ROOTS_TRIED]
    free = arcs.astype(np.float64)
    np.fill_diagonal(free, NEVER)
    best, most = greedy, -np.inf
    for root in tried.tolist():
        heads = _arborescence(free, root)
        others = np.arange(len(heads)) != root
        score = own[root] + free[np.flatnonzero(others), heads[others]].sum()
        if score > most:
            best, most = heads, score
    return best


def _arborescence(arcs: NDArray[np.float64], root: int) -> Indices:
    """Chu-Liu-Edmonds: the best heads of all words, that of `root` itself.

    arcs: (word, governing word), with a diagonal that nothing takes. Cycles are contracted one
    after the other, then opened in reverse.
    """
    heads: Indices = arcs.argmax(1)
    heads[root] = root
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(arcs), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    kept = arcs[cycle, heads[cycle]]
    into = arcs[np.ix_(cycle, rest)] - kept[:, None]  # what entering at a word gains
    enter = into.argmax(0)
    out = arcs[np.ix_(rest, cycle)]
    leave = out.argmax(1)
    smaller = np.full((len(rest) + 1, len(rest) + 1), float(NEVER))
    smaller[:-1, :-1] = arcs[np.ix_(rest, rest)]
    smaller[:-1, -1] = out.max(1)
    smaller[-1, :-1] = into.max(0)
    found = _arborescence(smaller, int(np.searchsorted(rest, root)))
    for at, head in enumerate(found[:-1].tolist()):
        heads[rest[at]] = cycle[leave[at]] if head == len(rest) else rest[head]
    above = int(found[-1])
    heads[cycle[enter[above]]] = rest[above]
    return heads


def _cycle(heads: Indices) -> Indices | None:
    """The words of some cycle that is not a root by itself."""
    state = np.zeros(len(heads), dtype=np.int64)  # 0: not seen; else the walk that saw it
    for start in range(len(heads)):
        word = start
        while not state[word]:
            state[word] = start + 1
            word = int(heads[word])
        if state[word] == start + 1 and heads[word] != word:
            found = [word]
            while int(heads[found[-1]]) != word:
                found.append(int(heads[found[-1]]))
            return np.array(sorted(found))
    return None
