"""The measure of the article extraction benchmark: bags of four words in a row.

As in its evaluate.py (https://github.com/scrapinghub/article-extraction-benchmark): words are
runs of letters, digits and underscores, case counts, and a text of fewer than four words is one
shingle. Published is the F1 of mean precision and mean recall over the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_WORDS = 4


class Counts(NamedTuple):
    """One page: shingles that both texts have, that only one has."""

    both: int
    only_found: int
    only_gold: int

    @property
    def precision(self) -> float:
        """Share of what was found that is body; 1 if neither side has anything."""
        return self._share(self.only_found)

    @property
    def recall(self) -> float:
        """Share of the body that was found."""
        return self._share(self.only_gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def _share(self, wrong: int) -> float:
        if self.only_found == self.only_gold == 0:
            return 1.0
        return self.both / (self.both + wrong) if self.both else 0.0


def compare(gold: str, found: str) -> Counts:
    """Compare two texts by their shingles."""
    ours, theirs = shingles(found), shingles(gold)
    both = (ours & theirs).total()
    return Counts(both, ours.total() - both, theirs.total() - both)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count every four words in a row."""
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _WORDS + 1)) if words else ()
    return Counter(tuple(words[start : start + _WORDS]) for start in starts)


def published_f1(pages: Sequence[Counts]) -> float:
    """The figure that the benchmark publishes: F1 of mean precision and mean recall."""
    precision, recall = (
        fmean(page.precision for page in pages),
        fmean(page.recall for page in pages),
    )
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean_f1(pages: Sequence[Counts]) -> float:
    """The mean of the pages' own F1, which is a little stricter."""
    return fmean(page.f1 for page in pages)
