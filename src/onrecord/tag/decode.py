"""From scores of words to the best spans and how sure each is, for many windows at once.

A semi-Markov conditional random field (Sarawagi and Cohen 2004): the labels O, B-x, I-x form a
linear chain, and besides every span has a score of its own, of its two ends together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tag.choose import ChosenSpan, choose
from onrecord.tag.condense import Condensed, condense

# What is decoded at a time, in pairs of words: a book of a document must not fill the memory.
PAIRS_TOGETHER = 250_000
PAIRS_A_STEP = 700  # take about as long as a step of the recursion does by itself
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
    but the last; chance: how probable label scores alone must make an end for it to be looked at
    (see `condense`).
    """

    start: Floats
    follow: Floats
    stop: Floats
    lengths: Floats
    borders: NDArray[np.int64]
    chance: float = 0.0

    def leaning_to(self, label: int, score: float) -> SegmentField:
        """Give a field in which every word with this label counts `score` more."""
        start, follow = self.start.copy(), self.follow.copy()
        start[label] += score
        follow[:, label] += score
        return SegmentField(
            start=start, follow=follow, stop=self.stop, lengths=self.lengths, borders=self.borders
        )

    def by_length(self, longest: int) -> Floats:
        """The scores (role, words less one) of spans of 1 to `longest` words."""
        bucket = np.searchsorted(self.borders, np.arange(1, longest + 1))
        scores: Floats = self.lengths[bucket].T
        return scores

    def decode(self, windows: list[Scores]) -> list[list[ChosenSpan]]:
        """Find the spans of every window that are worth keeping, in order.

        What a window gets does not depend on the others.
        """
        return [choose(found) for found in self.likely(windows)]

    def likely(self, windows: list[Scores]) -> list[list[ChosenSpan]]:
        """Find all spans of every window that may be there, however they overlap."""
        found: list[list[ChosenSpan]] = [[] for _ in windows]
        given = [
            (row, short, windows[row].spans)
            for row, short in enumerate(
                condense([w.labels for w in windows], self.follow, self.chance)
            )
            if short
        ]
        for numbers in _alike([len(short) for _, short, _ in given]):
            rows = [given[number] for number in numbers]
            batch = _Batch(self, [(short, spans) for _, short, spans in rows])
            for (row, _, _), likely in zip(rows, batch.likely(), strict=True):
                found[row] = likely
        return found


def _alike(lengths: list[int]) -> Iterator[list[int]]:
    """Group rows of like length: filling up the short ones must cost less than another round."""
    rows = sorted(range(len(lengths)), key=lengths.__getitem__)
    group: list[int] = []
    pairs = 0
    for row in rows:
        length = lengths[row]
        together = length * length * (len(group) + 1)
        wasted = together - length * length - pairs
        if group and (together > PAIRS_TOGETHER or wasted > PAIRS_A_STEP * length):
            yield group
            group, pairs = [], 0
        group.append(row)
        pairs += length * length
    if group:
        yield group


class _Batch:
    """Dynamic programming over windows of like length, padded at the end.

    Beginnings to ends and ends to beginnings are the same recursion, read in opposite orders;
    both run in the same steps. In each, a unit is a word outside, a span of one word or a longer
    span: the places of O, B and I in what is kept by label.
    """

    def __init__(self, field: SegmentField, windows: list[tuple[Condensed, Floats]]) -> None:
        self._windows = [short for short, _ in windows]
        lengths = np.array([len(short) for short in self._windows])
        rows, steps, labels = len(windows), int(lengths.max()), len(field.start)
        self._begin, self._inner = slice(1, labels, 2), slice(2, labels, 2)
        words = np.zeros((rows, steps, labels), dtype=np.float32)
        # by end, so that what runs over all beginnings lies together
        self._spans = np.full((rows, steps, labels // 2, steps), NEVER, dtype=np.float32)
        by_length = field.by_length(max(short.last[-1] + 1 for short in self._windows))
        early = np.triu(np.full((steps, steps), NEVER), 1).astype(np.float32)  # ends too early
        for row, (short, spans) in enumerate(windows):
            n = len(short)
            words[row, :n] = short.labels
            between = np.maximum(short.last[:, None] - short.first, 0)
            ends = spans[:, short.last[:, None], short.first] + by_length[:, between]
            self._spans[row, :n, :, :n] = (ends + early[:n, :n]).transpose(1, 0, 2)
        second = np.diag(field.follow)[self._inner]
        self._open = np.diag(field.follow, 1)[1::2] - second  # from B-x to I-x
        run = np.cumsum(words[:, :, self._inner] + second, axis=1, dtype=np.float64)
        self._run = run.astype(np.float32)
        at = np.arange(steps)
        back = lengths[:, None] - 1 - at  # where each word lies for one who reads from the end
        self._back = np.where(back < 0, at, back)
        self._words = words
        self._lengths = lengths
        self._field = field

    def likely(self) -> list[list[ChosenSpan]]:
        """Give the spans of every row that may be there."""
        candidates: list[list[ChosenSpan]] = [[] for _ in self._windows]
        for row, last, role, first, probability in self._likely():
            words = self._windows[row]
            span = ChosenSpan(
                first=int(words.first[first]),
                end=int(words.last[last]) + 1,
                role=role,
                probability=probability,
            )
            candidates[row].append(span)
        return candidates

    def _likely(self) -> Iterator[tuple[int, int, int, int, float]]:
        """Give row, last word, role, first word and probability of what is worth a look."""
        row = np.arange(len(self._windows))
        entries, total = self._recur()
        before, after = entries[0], entries[1][row[:, None], self._back]
        begun = before[:, :, self._inner] + self._words[:, :, self._begin] - total[:, None, None]
        alone = np.diagonal(self._spans, axis1=1, axis2=3).transpose(0, 2, 1)
        alone = alone + begun + after[:, :, self._begin]
        log = self._spans  # nobody needs them after this
        log += (begun - self._run).transpose(0, 2, 1)[:, None]
        log += (self._run + self._open + after[:, :, self._inner])[:, :, :, None]
        at = np.arange(log.shape[1])
        log[:, at, :, at] = alone.transpose(1, 0, 2)
        found = np.nonzero(log > np.log(LEAST))
        sure = np.exp(np.minimum(log[found], 0.0))
        return zip(*(part.tolist() for part in (*found, sure)), strict=True)

    def _recur(self) -> tuple[Floats, Floats]:
        """Give what leads up to a unit at each word (direction, row, word, label), and log Z (row).

        The second direction counts words from the end.
        """
        row, back = np.arange(len(self._windows))[:, None], self._back
        words = np.stack([self._words, self._words[row, back]])
        run = np.stack([self._run, -self._run[row, back]])
        turned = self._spans[row, back].transpose(0, 3, 2, 1)
        spans = np.stack([self._spans, turned[row, back]])
        begins = words[:, :, :, self._begin]
        alone = np.diagonal(spans, axis1=2, axis2=4).transpose(0, 1, 3, 2) + begins
        inward, outward = run.copy(), run + self._open
        inward[0] -= begins[0]
        outward[1] += begins[1]
        first, follow = self._borders()
        entries, units = np.empty_like(words), np.full_like(words, NEVER)
        opened = np.empty((*alone.shape[:2], alone.shape[3], alone.shape[2]), dtype=np.float32)
        for t in range(words.shape[2]):
            entry, unit = entries[:, :, t], units[:, :, t]
            if t:
                before = units[:, :, t - 1]
                top = before.max(2, keepdims=True)
                np.add(np.log(np.exp(before - top) @ follow), top, out=entry)
                longer = _log_sum(opened[..., :t] + spans[:, :, t, :, :t])
                np.add(longer, outward[:, :, t], out=unit[:, :, self._inner])
            else:
                entry[:] = first[:, None]
            np.add(entry[:, :, 0], words[:, :, t, 0], out=unit[:, :, 0])
            np.add(entry[:, :, self._begin], alone[:, :, t], out=unit[:, :, self._begin])
            np.subtract(entry[:, :, self._inner], inward[:, :, t], out=opened[..., t])
        last = units[0, row[:, 0], self._lengths - 1] + self._field.stop
        return entries, _log_sum(last)

    def _borders(self) -> tuple[Floats, Floats]:
        """Give what the first unit scores (direction, label), and the weights of all steps."""
        begins = np.arange(len(self._field.start))
        begins[self._inner] -= 1  # longer spans begin with B, too
        first = np.stack([self._field.start[begins], self._field.stop])
        follow = np.exp(self._field.follow[:, begins])
        return first, np.stack([follow, follow.T])


def _log_sum(values: Floats) -> Floats:
    """Log of the sum of exponentials over the last axis; the values are lost."""
    top = values.max(-1, keepdims=True)
    values -= top
    total: Floats = np.log(np.exp(values, out=values).sum(-1)) + top[..., 0]
    return total
