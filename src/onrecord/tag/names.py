"""From the scores of words to names: the best B/I labels that make whole names of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]

SURELY_NONE = 0.97  # probability of O from which a word is in no name


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A name in a window: positions of its words, its kind, and how sure its words are."""

    first: int
    end: int
    kind: str
    score: float


class NameLabels:
    """The labels of the name head, O first, and which may follow which."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        """Set up from B- and I- labels in any order."""
        self._names = labels
        kinds = [label[2:] for label in labels if label.startswith("B-")]
        self._begin = np.array([labels.index(f"B-{kind}") for kind in kinds])
        self._inside = np.array([labels.index(f"I-{kind}") for kind in kinds])
        self._none = labels.index("O")

    def find(self, windows: Sequence[Floats]) -> list[list[FoundName]]:
        """Read the names of each window, in order. Shape of scores: (word, label)."""
        found: list[list[FoundName]] = [[] for _ in windows]
        opens = np.cumsum([0, *map(len, windows)])
        if not opens[-1]:
            return found
        scores = np.concatenate(windows)
        logs = scores - scores.max(1, keepdims=True)
        logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
        likeliest, top = logs.argmax(1), np.exp(logs.max(1))
        named = logs[:, self._none] < np.log(SURELY_NONE)
        for number, first, end in _stretches(named, opens):
            labels, sure = likeliest[first:end], top[first:end]
            if not self._whole(labels.tolist()):
                labels = self.best(logs[first:end])
                sure = np.exp(logs[np.arange(first, end), labels])
            shift = first - int(opens[number])
            for start, stop, kind in self._spans(labels):
                score = float(sure[start:stop].mean())
                name = FoundName(first=shift + start, end=shift + stop, kind=kind, score=score)
                found[number].append(name)
        return found

    def best(self, scores: Floats) -> Labels:
        """Find the likeliest labels of which every I- goes on from its own kind (Viterbi)."""
        steps = len(scores)
        back = np.zeros(scores.shape, dtype=np.int64)
        best = scores[0].copy()
        best[self._inside] = -np.inf
        for t in range(1, steps):
            back[t] = best.argmax()
            reached = np.full(len(best), best.max())
            own = np.where(best[self._begin] >= best[self._inside], self._begin, self._inside)
            back[t, self._inside], reached[self._inside] = own, best[own]
            best = reached + scores[t]
        path = np.zeros(steps, dtype=np.int64)
        path[-1] = best.argmax()
        for t in range(steps - 1, 0, -1):
            path[t - 1] = back[t, path[t]]
        return path

    def _whole(self, labels: list[int]) -> bool:
        """Whether every I- goes on from its own kind."""
        names = [self._names[number] for number in (self._none, *labels)]
        return all(name[0] != "I" or name[2:] == before[2:] for before, name in pairwise(names))

    def _spans(self, labels: Labels) -> Iterator[tuple[int, int, str]]:
        first, kind = -1, ""
        for index, number in enumerate([*labels.tolist(), self._none]):
            mark, _, name = self._names[number].partition("-")
            if mark == "I":
                continue
            if kind:
                yield first, index, kind
            first, kind = index, name


def _stretches(wanted: NDArray[np.bool_], opens: Labels) -> Iterator[tuple[int, int, int]]:
    """Give (window, first, end) of every run of True that no window's border breaks.

    opens: the first words of the windows, and the end.
    """
    border = np.zeros(len(wanted) + 1, dtype=np.bool_)
    border[opens] = True
    before, after = np.append(False, wanted), np.append(wanted, False)  # of every place between
    firsts = np.flatnonzero(after & (~before | border))
    ends = np.flatnonzero(before & (~after | border))
    windows = np.searchsorted(opens, firsts, side="right") - 1
    yield from zip(windows.tolist(), firsts.tolist(), ends.tolist(), strict=True)
