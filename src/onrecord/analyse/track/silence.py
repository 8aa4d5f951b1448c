"""Silences: how long a formulation was not used, in how many words, and how odd that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np

from onrecord.analyse.track.periods import ordinals
from onrecord.link.copies.words import Places

_MOST = 3  # inner silences that are told of a series
_ODD = 0.05  # chance under which an inner silence is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Days between two uses, or from the last use to the end of what is covered."""

    since: int  # yyyymmdd: the use before it
    until: int  # the use behind it, or the last day that is covered
    ends: bool  # whether a use follows
    days: int
    words: int  # of the source, without the days at either end that it is used on
    documents: int
    expected: float  # uses in so many words, at the rate of the rest
    chance: float  # of none, corrected for the number of silences looked at


def silences(days: Places, words: Places, documents: Places, used: Places) -> tuple[Silence, ...]:
    """Find the silence at the end, and the oddest between uses.

    The rate is that from the first use to the last, without the day of the first and without
    the silence itself; where that knows no other use, nothing can be expected.

    Args:
        days: Every day on which the source has words, ascending (yyyymmdd).
        words: Its words on each of these days.
        documents: Documents of it on each.
        used: The day of every use, ascending; a day with two uses stands twice.
    """
    if not len(used):
        return ()
    turns = np.unique(used)
    inner = [
        found
        for before, after in zip(turns[:-1].tolist(), turns[1:].tolist(), strict=True)
        if (found := _silence(days, words, documents, used, before, after)) is not None
    ]
    told = [_corrected(one, len(inner)) for one in inner]
    odd = sorted((one for one in told if one.chance < _ODD), key=lambda one: one.chance)[:_MOST]
    last = _silence(days, words, documents, used, int(turns[-1]), None)
    return tuple(sorted(odd, key=lambda one: one.since)) + ((last,) if last else ())


def _silence(
    days: Places, words: Places, documents: Places, used: Places, before: int, after: int | None
) -> Silence | None:
    upto = days > before
    inside = upto & (days < after) if after is not None else upto
    spoken = int(words[inside].sum())
    if not spoken:
        return None
    alive = (days > used[0]) & (days <= used[-1]) & ~inside
    rate_words = int(words[alive].sum())
    uses = int((used > used[0]).sum())
    if not uses or not rate_words:
        return None
    expected = uses / rate_words * spoken
    until = after if after is not None else int(days[-1])
    since, end = ordinals([before, until])
    return Silence(
        since=before,
        until=until,
        ends=after is not None,
        days=end - since,
        words=spoken,
        documents=int(documents[inside].sum()),
        expected=expected,
        chance=exp(-expected),
    )


def _corrected(one: Silence, looked_at: int) -> Silence:
    """Correct the chance of one of several silences (Bonferroni)."""
    return Silence(
        since=one.since,
        until=one.until,
        ends=one.ends,
        days=one.days,
        words=one.words,
        documents=one.documents,
        expected=one.expected,
        chance=min(1.0, one.chance * looked_at),
    )
