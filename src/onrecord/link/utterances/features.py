"""What two wordings have in common, as numbers, for many pairs at once.

Each wording becomes sets of codes (words, stems, pairs of words, numbers, negations, names). The
sets of one kind lie in one sorted array of keys, wording by wording, so that what two share is a
search in it, without a loop over pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.process import cpdist

from onrecord.link.wording.background import background
from onrecord.link.wording.changes import name_places
from onrecord.link.wording.classes import FUNCTION_WORDS, NEGATORS, REFUSALS, SAYING
from onrecord.link.wording.numerals import is_number
from onrecord.link.wording.words import Wording

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

NAMES = (
    "words",
    "rare_words",
    "rare_stems",
    "held",
    "holding",
    "word_pairs",
    "threes",
    "threes_of_shorter",
    "in_order",
    "in_order_of_shorter",
    "without_edits",
    "left_over",
    "left_over_more",
    "numbers_shared",
    "numbers_of_one",
    "numbers_differ",
    "negation_differs",
    "names_shared",
    "names_of_one",
    "names_differ",
    "length",
    "shorter",
)
_SUFFIX = re.compile(r"(?<=.{3})(?:'s|s|es|ed|d|ing|ly|ers?|ors?|ions?|ment)\Z")


class Sets:
    """Sets of strings, one to a wording, each member with a weight."""

    def __init__(self, sets: Iterable[Iterable[str]], weigh: Callable[[str], float]) -> None:
        """Give every member a code, and lay the sets out in one array of keys."""
        codes: dict[str, int] = {}
        rows = [sorted({codes.setdefault(one, len(codes)) for one in each}) for each in sets]
        self.codes = codes
        self.span = max(1, len(codes))
        self.sizes = np.array([len(row) for row in rows], dtype=np.int64)
        self.begins = np.concatenate([[0], np.cumsum(self.sizes)])
        self.members = np.array([code for row in rows for code in row], dtype=np.int64)
        self.weights = np.array([weigh(one) for one in codes] or [0.0])
        owners = np.repeat(np.arange(len(rows), dtype=np.int64), self.sizes)
        self.keys = owners * self.span + self.members
        sums = np.concatenate([[0.0], np.cumsum(self.weights[self.members])])
        self.totals = sums[self.begins[1:]] - sums[self.begins[:-1]]

    def shared(self, left: Places, right: Places) -> Numbers:
        """Sum the weights of what each pair has in common."""
        sizes = self.sizes[left]
        pair = np.repeat(np.arange(len(left), dtype=np.int64), sizes)
        offsets = np.arange(int(sizes.sum()), dtype=np.int64) - np.repeat(
            np.cumsum(sizes) - sizes, sizes
        )
        members = self.members[self.begins[left][pair] + offsets]
        sought = right[pair] * self.span + members
        at = np.minimum(np.searchsorted(self.keys, sought), max(0, len(self.keys) - 1))
        found = self.keys[at] == sought if len(self.keys) else np.zeros(0, dtype=bool)
        weights = self.weights[members] * found
        sums = np.bincount(pair, weights=weights, minlength=len(left))
        return np.asarray(sums, dtype=np.float64)


def stem(form: str) -> str:
    """Cut the ending off a form, so that "announced" and "announces" meet."""
    return _SUFFIX.sub("", form)[:7]


class Table:
    """The sets of many wordings."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        """Read the sets off the wordings."""
        weight = background().weight
        content = [[form for form in w.forms if form not in SAYING] for w in wordings]
        telling = [[form for form in row if form not in FUNCTION_WORDS] for row in content]
        names = [[w.forms[at] for at in name_places(w, 0, len(w))] for w in wordings]
        self.words = Sets(content, lambda _: 1.0)
        self.rare = Sets(telling, weight)
        rarest: dict[str, float] = {}
        for form in self.rare.codes:
            rarest[stem(form)] = min(weight(form), rarest.get(stem(form), 99.0))
        self.stems = Sets(([stem(form) for form in row] for row in telling), rarest.__getitem__)
        self.pairs = Sets(([f"{a} {b}" for a, b in pairwise(row)] for row in content), _one)
        self.threes = Sets((_in_a_row(w.forms, 3) for w in wordings), _one)
        self.numbers = Sets(([f for f in w.forms if is_number(f)] for w in wordings), _one)
        self.negations = Sets(
            (
                ["not"] if any(f in NEGATORS or f in REFUSALS for f in row) else []
                for row in content
            ),
            _one,
        )
        self.names = Sets(([name[:5] for name in row] for row in names), _one)
        # a word is one character, so that sequences are compared in compiled code
        self.lines = ["".join(chr(0x10000 + self.words.codes[f]) for f in row) for row in content]

    def features(self, left: Places, right: Places) -> Numbers:
        """Describe pairs. Shape: (pair, feature), in the order of `NAMES`; symmetric."""
        words, rare, stems = (s.shared(left, right) for s in (self.words, self.rare, self.stems))
        numbers, names = (s.shared(left, right) for s in (self.numbers, self.names))
        less, more = _sides(self.rare, left, right)
        short, long = _sides(self.words, left, right)
        threes = self.threes.shared(left, right)
        three_less, three_more = _sides(self.threes, left, right)
        lines = [self.lines[at] for at in left], [self.lines[at] for at in right]
        order = cpdist(*lines, scorer=LCSseq.similarity, dtype=np.float64)
        edits = cpdist(*lines, scorer=Levenshtein.normalized_similarity, dtype=np.float64)
        number_less, number_more = _sides(self.numbers, left, right)
        name_less, name_more = _sides(self.names, left, right)
        negated = self.negations.sizes[left] != self.negations.sizes[right]
        stem_less, stem_more = _sides(self.stems, left, right)
        columns = (
            _share(words, short + long - words),
            _share(rare, less + more - rare),
            _share(stems, stem_less + stem_more - stems),
            _share(stems, stem_less),
            _share(stems, stem_more),
            _share(
                self.pairs.shared(left, right),
                (self.pairs.totals[left] + self.pairs.totals[right]) / 2,
            ),
            _share(threes, three_more),
            _share(threes, three_less),
            _share(order, long),
            _share(order, short),
            edits,
            np.log1p(np.maximum(0, stem_less - stems)),
            np.log1p(np.maximum(0, stem_more - stems)),
            np.minimum(numbers, 3),
            np.minimum(number_more - numbers, 3),
            np.minimum(number_less - numbers, 3),
            negated.astype(np.float64),
            np.minimum(names, 4),
            np.minimum(name_more - names, 4),
            np.minimum(name_less - names, 4),
            _share(short, long),
            np.log1p(short),
        )
        return np.stack(columns, axis=1)


def _in_a_row(forms: tuple[str, ...], many: int) -> set[str]:
    return {" ".join(forms[at : at + many]) for at in range(len(forms) - many + 1)}


def _one(_: str) -> float:
    return 1.0


def _sides(sets: Sets, left: Places, right: Places) -> tuple[Numbers, Numbers]:
    one, other = sets.totals[left], sets.totals[right]
    return np.minimum(one, other), np.maximum(one, other)


def _share(part: Numbers, whole: Numbers) -> Numbers:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
