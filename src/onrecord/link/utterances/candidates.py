"""Pairs of sayings that are worth a look, by one self-join over what they hold.

A posting is (key, saying). Keys are of two kinds: a rare word of one speaker, and four words in a
row of anybody. Two sayings meet when they share two keys of the first kind or one of the second.
A key that more than `CAP` sayings hold tells little; it pairs only neighbours in the order of
their wording, so that a saying with very many wordings stays one without a quadratic join.
`candidates.sql` says the same for an engine that has the postings as a table.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.link.utterances.features import Places, stem
from onrecord.link.utterances.saying import Saying
from onrecord.link.wording.background import RARE, background
from onrecord.link.wording.words import Wording

CAP = 100  # sayings that hold a key, to join all of them
NEIGHBOURS = 3
IN_A_ROW = 4
_ENOUGH = 2  # points: a rare word is worth one, words in a row two


def candidates(
    sayings: Sequence[Saying], wordings: Sequence[Wording], slack: int
) -> tuple[Places, Places]:
    """Find pairs of places, the smaller first, sorted; only what may have been said at one time.

    Args:
        sayings: In an order that depends on their wording alone.
        wordings: Their words, in the same order.
        slack: Days by which times may miss one another.
    """
    pairs: dict[int, int] = {}
    size = max(1, len(sayings))
    for postings, points in (
        (_rare_words(sayings, wordings), 1),
        (_rows_of_words(wordings), _ENOUGH),
    ):
        keys, counts = np.unique(_self_join(postings, size), return_counts=True)
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            pairs[key] = pairs.get(key, 0) + points * count
    found = np.array(sorted(k for k, p in pairs.items() if p >= _ENOUGH), dtype=np.int64)
    left, right = found // size, found % size
    since, until = intervals(sayings)
    kept = (since[left] <= until[right] + slack) & (since[right] <= until[left] + slack)
    return left[kept], right[kept]


def _rare_words(sayings: Sequence[Saying], wordings: Sequence[Wording]) -> list[tuple[str, int]]:
    weight = background().weight
    return [
        (f"{speaker}\x1f{form}", place)
        for place, (saying, wording) in enumerate(zip(sayings, wordings, strict=True))
        for form in {stem(f) for f in set(wording.forms) if weight(f) >= RARE}
        for speaker in saying.speakers
    ]


def _rows_of_words(wordings: Sequence[Wording]) -> list[tuple[str, int]]:
    stock = background().stock
    rows: list[tuple[str, int]] = []
    for place, wording in enumerate(wordings):
        forms = wording.forms
        seen = {forms[at : at + IN_A_ROW] for at in range(max(1, len(forms) - IN_A_ROW + 1))}
        rows += [(" ".join(row), place) for row in seen if row not in stock]
    return rows


def _self_join(postings: list[tuple[str, int]], size: int) -> Places:
    """Pair the sayings of each key; a pair is `smaller * size + larger`, once for each key."""
    codes: dict[str, int] = {}
    keys = np.array([codes.setdefault(key, len(codes)) for key, _ in postings], dtype=np.int64)
    places = np.array([place for _, place in postings], dtype=np.int64)
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    if not len(keys):
        return keys
    begins = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    counts = np.diff(np.append(begins, len(keys)))
    rank = np.arange(len(keys)) - np.repeat(begins, counts)
    of_key = np.repeat(counts, counts)
    # each posting meets those behind it in its key
    behind = of_key - 1 - rank
    behind = np.where(of_key > CAP, np.minimum(behind, NEIGHBOURS), behind)
    first = np.repeat(np.arange(len(keys)), behind)
    step = np.arange(int(behind.sum())) - np.repeat(np.cumsum(behind) - behind, behind) + 1
    return np.asarray(places[first] * size + places[first + step], dtype=np.int64)


def intervals(sayings: Sequence[Saying]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give first and last days, as numbers; what is open reaches as far as can be."""
    return (
        np.array([_day(s.since, -(10**7), "-01-01") for s in sayings], dtype=np.int64),
        np.array([_day(s.until, 10**7, "-12-31") for s in sayings], dtype=np.int64),
    )


def _day(date: str | None, unknown: int, rest: str) -> int:
    if not date:
        return unknown
    whole = date[:10] if len(date) >= 10 else f"{date[:4]}{rest}"
    if len(date) == 7:
        month = np.datetime64(date, "M") + (rest == "-12-31")
        return int(month.astype("datetime64[D]").astype(np.int64)) - (rest == "-12-31")
    return int(np.datetime64(whole, "D").astype(np.int64))
