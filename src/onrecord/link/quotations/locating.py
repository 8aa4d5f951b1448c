"""The passage of a stream that comes closest to a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from onrecord.link.quotations.sources import Stream
from onrecord.link.wording.alignment import align, without_strays
from onrecord.link.wording.comparison import ONE_PLACE, Comparison, judge, worth
from onrecord.link.wording.words import Wording

_WINDOWS = 3  # passages of a stream that are looked at
_ROOM = 6  # words around a passage, for what was left out at its edges


class Passage(NamedTuple):
    """A quotation held against a stream. `met` are its words that the passage has."""

    stream: Stream
    compared: Comparison
    met: tuple[int, ...]
    places: tuple[int, ...]  # of those words in the stream
    weight: float  # share of the quotation, weighed, that the passage has in this order


def locate(quotation: Wording, stream: Stream) -> Iterator[Passage]:
    """Hold a quotation against the passages of a stream that share most words with it."""
    weights = worth(quotation.forms)
    for first, last in _windows(quotation, weights, stream):
        pairs = align(quotation.forms, stream.wording.forms[first:last], weights)
        pairs = [(here, there + first) for here, there in without_strays(pairs, weights)]
        if pairs:
            met = tuple(here for here, _ in pairs)
            yield Passage(
                stream,
                judge(quotation, stream.wording, pairs),
                met,
                tuple(there for _, there in pairs),
                sum(weights[here] for here in met) / sum(weights),
            )


def _windows(quotation: Wording, weights: list[float], stream: Stream) -> Iterator[tuple[int, int]]:
    """Find the quotation itself, or else where most of its words stand close together."""
    text = stream.wording
    whole = _whole(quotation, stream)
    if whole is not None:
        yield whole, whole + len(quotation)
        return
    size = int(1.3 * len(quotation)) + 4
    if len(text) <= 3 * size + 2 * ONE_PLACE:
        yield 0, len(text)
        return
    met = np.zeros(len(text))
    for form, weight in zip(quotation.forms, weights, strict=True):
        met[stream.places.get(form, [])] = weight
    sums = np.concatenate([[0.0], np.cumsum(met)])
    inside = sums[size:] - sums[:-size]
    for _ in range(_WINDOWS):
        best = int(np.argmax(inside))
        if inside[best] <= 0:
            return
        room = ONE_PLACE + _ROOM + size // 2
        yield max(0, best - room), min(len(text), best + size + room)
        inside[max(0, best - size) : best + size] = 0.0


def _whole(quotation: Wording, stream: Stream) -> int | None:
    """Find the first place where all words of a quotation stand in a row."""
    every = [stream.places.get(form, []) for form in quotation.forms]
    at, rarest = min(enumerate(every), key=lambda one: len(one[1]))
    many = len(quotation)
    starts = (place - at for place in rarest if place >= at)
    forms = stream.wording.forms
    return next((s for s in starts if forms[s : s + many] == quotation.forms), None)
