"""From scores of words to the best labels and how sure they are, for many windows at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Windows of like length decoded at a time: a book of a document must not fill the memory.
TOGETHER = 64

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The tables of a linear-chain CRF; forbidden steps hold a large negative number."""

    start: Floats  # (label)
    follow: Floats  # (from label, to label)
    stop: Floats  # (label)

    def leaning_to(self, label: int, score: float) -> Chain:
        """Give a chain in which every word with this label counts `score` more."""
        start, follow = self.start.copy(), self.follow.copy()
        start[label] += score
        follow[:, label] += score
        return Chain(start=start, follow=follow, stop=self.stop)

    def decode(self, scores: list[Floats]) -> tuple[list[Labels], list[Floats]]:
        """Find the best labels of every window and the marginal probability of each.

        What a window gets does not depend on the others.

        Args:
            scores: One array a window. Shape: (word, label).

        Returns:
            Labels and probabilities, one pair of arrays a window. Shape: (word).
        """
        by_length = sorted(range(len(scores)), key=lambda row: len(scores[row]))
        labels: dict[int, Labels] = {}
        sure: dict[int, Floats] = {}
        for at in range(0, len(scores), TOGETHER):
            rows = by_length[at : at + TOGETHER]
            found = self._decode([scores[row] for row in rows])
            for row, label, probability in zip(rows, *found, strict=True):
                labels[row], sure[row] = label, probability
        return [labels[row] for row in range(len(scores))], [
            sure[row] for row in range(len(scores))
        ]

    def _decode(self, scores: list[Floats]) -> tuple[list[Labels], list[Floats]]:
        lengths = np.array([len(window) for window in scores])
        padded = np.zeros((len(scores), int(lengths.max()), len(self.start)), dtype=np.float32)
        for row, window in enumerate(scores):
            padded[row, : len(window)] = window
        best = self._viterbi(padded, lengths)
        sure = self._marginals(padded, lengths)
        chosen = np.take_along_axis(sure, best[:, :, None], axis=2)[:, :, 0]
        return (
            [best[row, :n] for row, n in enumerate(lengths)],
            [chosen[row, :n] for row, n in enumerate(lengths)],
        )

    def _viterbi(self, scores: Floats, lengths: NDArray[np.int64]) -> Labels:
        rows, steps, labels = scores.shape
        back = np.zeros((steps, rows, labels), dtype=np.int64)
        best = self.start + scores[:, 0]
        finals = best.copy()
        for t in range(1, steps):
            step = best[:, :, None] + self.follow
            back[t] = step.argmax(1)
            best = step.max(1) + scores[:, t]
            ending = lengths == t + 1
            finals[ending] = best[ending]
        path = np.zeros((rows, steps), dtype=np.int64)
        label = (finals + self.stop).argmax(1)
        everyone = np.arange(rows)
        for t in range(steps - 1, -1, -1):
            inside = t < lengths
            path[inside, t] = label[inside]
            moving = inside & (t > 0)
            label = np.where(moving, back[t, everyone, label], label)
        return path

    def _marginals(self, scores: Floats, lengths: NDArray[np.int64]) -> Floats:
        """Forward and backward in probabilities, rescaled at every word."""
        rows, steps, labels = scores.shape
        emit = np.exp(scores - scores.max(2, keepdims=True)).astype(np.float64)
        follow = np.exp(np.maximum(self.follow, -700.0)).astype(np.float64)
        forward = np.empty((steps, rows, labels))
        alpha = np.exp(np.maximum(self.start, -700.0)) * emit[:, 0]
        forward[0] = alpha = alpha / alpha.sum(1, keepdims=True)
        for t in range(1, steps):
            alpha = (alpha @ follow) * emit[:, t]
            forward[t] = alpha = alpha / alpha.sum(1, keepdims=True)
        stop = np.broadcast_to(np.exp(self.stop), (rows, labels)).astype(np.float64)
        backward = np.empty((steps, rows, labels))
        beta = stop
        for t in range(steps - 1, -1, -1):
            last = (t + 1 >= lengths)[:, None]
            if t + 1 < steps:
                beta = (beta * emit[:, t + 1]) @ follow.T
                beta = beta / beta.sum(1, keepdims=True)
            beta = np.where(last, stop, beta)
            backward[t] = beta
        both = forward * backward
        both /= both.sum(2, keepdims=True)
        return both.transpose(1, 0, 2).astype(np.float32)


def label_spans(labels: Labels, names: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Read (first position, end position, name) off B/I labels; an I- without its B- begins one."""
    found: list[tuple[int, int, str]] = []
    start, name = -1, ""
    for i, number in enumerate(labels.tolist()):
        mark, _, label = names[number].partition("-")
        if start >= 0 and (mark != "I" or label != name):
            found.append((start, i, name))
            start = -1
        if mark != "O" and start < 0:
            start, name = i, label
    if start >= 0:
        found.append((start, len(labels), name))
    return found
