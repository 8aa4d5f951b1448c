"""Minimal pairs: formulations that differ by one word, or by its place.

"Shared waters" and "guarded waters"; "community of" and "community with a shared future". Whoever
reads official language looks for them, since one word put in the place of another is seldom chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import log

from onrecord.analyse.suggest.phrases import Phrase, Words

_MOST = 40  # phrases of one frame; more share a frame that says nothing


class Difference(StrEnum):
    """How two phrases differ."""

    WORD = "word"  # one word stands in the place of another
    ADDED = "added"  # one has a word more
    ORDER = "order"  # the same words in another order


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two phrases that differ in one thing; the one that was said first stands first."""

    one: Phrase
    other: Phrase
    difference: Difference
    words: tuple[str, str]  # that differ; "" where one has none
    score: float


Traits = Callable[[Phrase], tuple[Mapping[object, int], Mapping[object, int]]]


def pairs(
    phrases: Sequence[Phrase], known: Words, traits: Traits, first: Callable[[Phrase], object]
) -> list[Pair]:
    """Find the pairs among phrases, those first that are told apart best.

    Args:
        phrases: All that recur.
        known: The words of the case.
        traits: Gives of a phrase its uses by year, and by source.
        first: Gives what phrases are ordered by in time.
    """
    best: dict[tuple[frozenset[str], Difference], Pair] = {}
    for one, other, difference, words in _differing(phrases, known):
        shift = sum(map(g2, traits(one), traits(other)))
        score = min(one.score, other.score) + shift
        key = (frozenset(words) if any(words) else frozenset(one.spelt), difference)
        if key in best and best[key].score >= score:
            continue
        turned = first(one) > first(other)  # type: ignore[operator]
        best[key] = Pair(
            one=other if turned else one,
            other=one if turned else other,
            difference=difference,
            words=(words[1], words[0]) if turned else words,
            score=score,
        )
    return sorted(best.values(), key=lambda pair: (-pair.score, pair.one.text, pair.other.text))


def _differing(
    phrases: Sequence[Phrase], known: Words
) -> Iterator[tuple[Phrase, Phrase, Difference, tuple[str, str]]]:
    yield from _substituted(phrases, known)
    yield from _added(phrases, known)
    by_words: dict[tuple[int, ...], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_words[tuple(sorted(phrase.words))].append(phrase)
    for same in by_words.values():
        for one, other in combinations(same[:_MOST], 2):
            yield one, other, Difference.ORDER, ("", "")


def _substituted(
    phrases: Sequence[Phrase], known: Words
) -> Iterator[tuple[Phrase, Phrase, Difference, tuple[str, str]]]:
    frames: dict[tuple[int, tuple[int, ...]], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        for place in range(len(phrase.words)):
            frame = (place, phrase.words[:place] + phrase.words[place + 1 :])
            frames[frame].append(phrase)
    for (place, rest), same in frames.items():
        if len(same) > _MOST or not any(known.tells(word) for word in rest):
            continue
        for one, other in combinations(same, 2):
            yield one, other, Difference.WORD, (one.spelt[place], other.spelt[place])


def _added(
    phrases: Sequence[Phrase], known: Words
) -> Iterator[tuple[Phrase, Phrase, Difference, tuple[str, str]]]:
    """Find phrases that have a word more inside; one more at an end is a longer phrase."""
    by_words = {phrase.words: phrase for phrase in phrases}
    for phrase in phrases:
        for place in range(1, len(phrase.words) - 1):
            shorter = by_words.get(phrase.words[:place] + phrase.words[place + 1 :])
            if shorter is not None and known.tells(phrase.words[place]):
                yield shorter, phrase, Difference.ADDED, ("", phrase.spelt[place])


def g2(one: Mapping[object, int], other: Mapping[object, int]) -> float:
    """How unlike two counts by the same kinds are: Dunning's log-likelihood ratio."""
    sums = (sum(one.values()), sum(other.values()))
    every = sum(sums)
    total = Counter(one) + Counter(other)
    found = 0.0
    for kind, both in total.items():
        for counts, size in ((one, sums[0]), (other, sums[1])):
            seen = counts.get(kind, 0)
            if seen:
                found += 2 * seen * log(seen * every / (both * size))
    return found
