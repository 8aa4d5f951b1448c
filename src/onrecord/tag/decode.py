"""From scores of words to the best spans and how sure each is, for many windows at once.

A semi-Markov conditional random field (Sarawagi and Cohen 2004): the labels O, B-x, I-x form a
linear chain, and besides every span has a score of its own, of its two ends together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tag.choose import Found, choose

# What is decoded at a time, in pairs of words: a book of a document must not fill the memory.
PAIRS_TOGETHER = 250_000
LEAST = 0.03  # a span less likely than this is not looked at
NEVER = np.float32(-1e4)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the encoder gives for the words of one window.

    labels: (word, label); spans: (role, last word, first word).
    """

    labels: Floats
    spans: Floats

    def __len__(self) -> int:
        """How many words the window has."""
        return len(self.labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentField:
    """The tables of the field, over labels O, B-x, I-x, B-y, I-y ...

    Forbidden steps hold a large negative number. start, stop: (label); follow: (from, to);
    lengths: (bucket, role), the score of a span's length; borders: the longest of each bucket
    but the last.
    """

    start: Floats
    follow: Floats
    stop: Floats
    lengths: Floats
    borders: NDArray[np.int64]

    def leaning_to(self, label: int, score: float) -> SegmentField:
        """Give a field in which every word with this label counts `score` more."""
        start, follow = self.start.copy(), self.follow.copy()
        start[label] += score
        follow[:, label] += score
        return SegmentField(
            start=start, follow=follow, stop=self.stop, lengths=self.lengths, borders=self.borders
        )

    def decode(self, windows: list[Scores]) -> list[list[Found]]:
        """Find the spans of every window that are worth keeping, in order.

        What a window gets does not depend on the others.
        """
        return [choose(found) for found in self.likely(windows)]

    def likely(self, windows: list[Scores]) -> list[list[Found]]:
        """Find all spans of every window that may be there, however they overlap."""
        found: dict[int, list[Found]] = {}
        for rows in _alike([len(window) for window in windows]):
            batch = _Batch(self, [windows[row] for row in rows])
            found.update(zip(rows, batch.likely(), strict=True))
        return [found[row] for row in range(len(windows))]


def _alike(lengths: list[int]) -> Iterator[list[int]]:
    """Group rows of one length, as many as may be decoded at a time."""
    rows = sorted(range(len(lengths)), key=lengths.__getitem__)
    group: list[int] = []
    for row in rows:
        length = lengths[row]
        full = group and length * length * (len(group) + 1) > PAIRS_TOGETHER
        if full or (group and lengths[group[0]] * 2 < length):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


class _Batch:
    """Dynamic programming over windows of like length, padded at the end."""

    def __init__(self, field: SegmentField, windows: list[Scores]) -> None:
        self._field = field
        self._lengths = np.array([len(window) for window in windows])
        rows, steps = len(windows), int(self._lengths.max())
        labels = len(field.start)
        self._roles = np.arange((labels - 1) // 2)
        self._begin, self._inner = self._roles * 2 + 1, self._roles * 2 + 2
        self._words = np.zeros((rows, steps, labels), dtype=np.float32)
        # by end, so that what runs over all beginnings lies together
        self._spans = np.zeros((rows, steps, len(self._roles), steps), dtype=np.float32)
        for row, window in enumerate(windows):
            n = len(window)
            self._words[row, :n] = window.labels
            self._spans[row, :n, :, :n] = window.spans.transpose(1, 0, 2)
        at = np.arange(steps)
        length = np.maximum(at[:, None] - at[None, :] + 1, 1)
        bucket = np.searchsorted(field.borders, length)
        self._spans += field.lengths[bucket].transpose(0, 2, 1)
        first = field.follow[self._begin, self._inner]
        self._second = field.follow[self._inner, self._inner]
        self._open = first - self._second
        inner = self._words[:, :, self._inner] + self._second
        self._run = np.cumsum(inner, axis=1, dtype=np.float64).astype(np.float32)

    def likely(self) -> list[list[Found]]:
        """Give the spans of every row that may be there."""
        candidates: list[list[Found]] = [[] for _ in self._lengths]
        for row, end, role, first, probability in self._likely():
            span = Found(first=first, end=end + 1, role=role, probability=probability)
            candidates[row].append(span)
        return candidates

    def _likely(self) -> Iterator[tuple[int, int, int, int, float]]:
        """Give row, last word, role, first word and probability of what is worth a look."""
        alpha, opened = self._forward()
        beta = self._backward()
        last = alpha[np.arange(len(self._lengths)), self._lengths - 1] + self._field.stop
        total = _log_sum(last, 1)
        after = self._run + self._open + beta[:, :, self._inner]
        log = self._spans  # nobody needs them after this
        at = np.arange(log.shape[1])
        alone = log[:, at, :, at].transpose(1, 0, 2)  # the advanced index comes first
        alone = alone + opened.transpose(0, 2, 1) + self._run + beta[:, :, self._begin]
        log += opened[:, None]
        log += (after - total[:, None, None])[:, :, :, None]
        log += np.where(at[None, :] > at[:, None], NEVER, np.float32(0))[:, None]  # ends too early
        log[:, at, :, at] = (alone - total[:, None, None]).transpose(1, 0, 2)
        log[at[None, :] >= self._lengths[:, None]] = NEVER
        found = np.nonzero(log > np.log(LEAST))
        sure = np.exp(np.minimum(log[found], 0.0))
        return zip(*(part.tolist() for part in (*found, sure)), strict=True)

    def _forward(self) -> tuple[Floats, Floats]:
        """Give alpha (row, word, label) and what is open: (row, role, first word)."""
        field, words, spans, run = self._field, self._words, self._spans, self._run
        rows, steps, labels = words.shape
        alpha = np.full((rows, steps, labels), NEVER, dtype=np.float32)
        opened = np.empty((rows, len(self._roles), steps), dtype=np.float32)
        for t in range(steps):
            before = alpha[:, t - 1, :, None] + field.follow if t else None
            entry = field.start[None] if before is None else _log_sum(before, 1)
            alpha[:, t, 0] = entry[:, 0] + words[:, t, 0]
            started = entry[:, self._begin] + words[:, t, self._begin]
            alpha[:, t, self._begin] = started + spans[:, t, :, t]
            opened[:, :, t] = started - run[:, t]
            if t:
                longer = _log_sum(opened[:, :, :t] + spans[:, t, :, :t], 2)
                alpha[:, t, self._inner] = longer + run[:, t] + self._open
        return alpha, opened

    def _backward(self) -> Floats:
        field, words, run = self._field, self._words, self._run
        rows, steps, labels = words.shape
        spans = np.ascontiguousarray(self._spans.transpose(0, 3, 2, 1))  # now by beginning
        beta = np.full((rows, steps, labels), NEVER, dtype=np.float32)
        closed = np.full((rows, len(self._roles), steps), NEVER, dtype=np.float32)
        for t in range(steps - 1, -1, -1):
            beta[self._lengths == t + 1, t] = field.stop
            after = spans[:, t, :, t] + beta[:, t, self._begin]
            if t + 1 < steps:
                more = _log_sum(spans[:, t, :, t + 1 :] + closed[:, :, t + 1 :], 2)
                after = np.logaddexp(after, more - run[:, t] + self._open)
            closed[:, :, t] = run[:, t] + beta[:, t, self._inner]
            if t:
                outside = field.follow[:, 0] + (words[:, t, 0] + beta[:, t, 0])[:, None]
                begun = words[:, t, self._begin] + after
                onward = np.concatenate(
                    [outside[:, :, None], field.follow[:, self._begin] + begun[:, None]], axis=2
                )
                inside = self._lengths > t
                beta[inside, t - 1] = _log_sum(onward, 2)[inside]
        return beta


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis, keepdims=True)
    total: Floats = np.log(np.exp(values - top).sum(axis, keepdims=True)) + top
    return total.squeeze(axis)
