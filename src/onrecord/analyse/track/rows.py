"""The tables of a track, made of what was gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.analyse.codebook.model import Codebook
from onrecord.analyse.counting.voices import Voice
from onrecord.analyse.intervals import rate_interval
from onrecord.analyse.track.collecting import (
    UNDATED,
    Gathered,
    Mask,
    Series,
    of_series,
    words_of,
)
from onrecord.analyse.track.dispersion import deviation
from onrecord.analyse.track.periods import Length, Periods, periods, written
from onrecord.analyse.track.segmentation import change_points
from onrecord.analyse.track.silence import silences
from onrecord.document import content_id
from onrecord.link.copies.words import Places

PER = 1000  # words that rates are given for
Row = dict[str, Any]

_WHAT = {"id": "text", "formulation": "text", "group": "text", "source": "text", "voice": "text"}
_RATED = {
    "uses": "whole",
    "documents_using": "whole",
    "words": "whole",
    "documents": "whole",
    "rate": "real",
    "low": "real",
    "high": "real",
}
RATES = {**_WHAT, "period": "text", "from": "text", **_RATED}
SUMMARY = {**_WHAT, **_RATED, "first": "text", "last": "text", "dispersion": "real"}
FIRSTS = {
    "formulation": "text",
    "source": "text",
    "voice": "text",
    "place": "whole",
    "first": "text",
    "last": "text",
    "uses": "whole",
    "documents_using": "whole",
}
VARIANTS = {
    "formulation": "text",
    "variant": "text",
    "language": "text",
    "period": "text",
    "from": "text",
    "uses": "whole",
    "share": "real",
}
CHANGES = {
    **_WHAT,
    "period": "text",
    "from": "text",
    "rate_before": "real",
    "rate_after": "real",
    "chance": "real",
}
SILENCES = {
    **_WHAT,
    "since": "text",
    "until": "text",
    "ended": "flag",
    "days": "whole",
    "words": "whole",
    "documents": "whole",
    "expected": "real",
    "chance": "real",
}
COVERAGE = {
    "source": "text",
    "voice": "text",
    "period": "text",
    "from": "text",
    "documents": "whole",
    "words": "whole",
    "gap": "flag",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """The words of one series by document, and period by period, where no undated ones are."""

    documents: Places
    days: Places  # of the documents
    words: Places
    period_words: Places
    period_documents: Places


class Counts:
    """Counts of a codebook over series and periods."""

    def __init__(
        self,
        codebook: Codebook,
        gathered: Gathered,
        publishers: Mapping[int, str],
        length: Length | None,
    ) -> None:
        """Divide the days that the case covers into periods."""
        self.codebook = codebook
        self.gathered = gathered
        self.publishers = publishers
        days = gathered.shares.day[gathered.shares.day > UNDATED]
        self.periods: Periods | None = (
            periods(int(days.min()), int(days.max()), length) if len(days) else None
        )
        self.covered = [self._covered(series) for series in gathered.series]
        self.masks = [of_series(gathered, series) for series in gathered.series]
        self.dated: Mask = np.asarray(gathered.uses.day > UNDATED)
        self.place = (  # of the period; -1 of undated uses
            self.periods.of(gathered.uses.day)
            if self.periods
            else np.full(len(gathered.uses), -1, dtype=np.int64)
        )

    def _covered(self, series: Series) -> Covered:
        documents, days, words = words_of(self.gathered.shares, series)
        size = len(self.periods) if self.periods else 0
        dated = days > UNDATED
        place = self.periods.of(days[dated]) if self.periods else days[dated]
        first = np.unique(documents[dated], return_index=True)[1]
        return Covered(
            documents=documents,
            days=days,
            words=words,
            period_words=np.bincount(place, words[dated], size).astype(np.int64),
            period_documents=np.bincount(place[first], minlength=size),
        )

    def mask(self, formulation: int, series: int) -> Mask:
        """Say which uses one formulation has in one series."""
        return np.asarray(self.masks[series] & (self.gathered.uses.formulation == formulation))

    def id(self, formulation: int, series: int, period: str = "") -> str:
        """Name a row, the same in every run over the same case."""
        one = self.gathered.series[series]
        whose = (one.name, one.voice.label, one.publisher)
        return content_id("track", self.codebook.formulations[formulation].name, *whose, period)[:8]

    def _what(self, formulation: int, series: int, period: str = "") -> Row:
        told, one = self.codebook.formulations[formulation], self.gathered.series[series]
        return {
            "id": self.id(formulation, series, period),
            "formulation": told.name,
            "group": told.group,
            "source": one.name,
            "voice": one.voice.label,
        }

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give every formulation with every series that has words."""
        for formulation in range(len(self.codebook.formulations)):
            for series, covered in enumerate(self.covered):
                if len(covered.days):
                    yield formulation, series

    def rates(self) -> Iterator[Row]:
        """Count by period."""
        if self.periods is None:
            return
        for formulation, series in self.pairs():
            mask = self.mask(formulation, series) & self.dated
            places, documents = self.place[mask], self.gathered.uses.document[mask]
            uses = np.bincount(places, minlength=len(self.periods)).tolist()
            using = _using(places, documents, len(self.periods))
            covered = self.covered[series]
            for at, name in enumerate(self.periods.names):
                yield {
                    **self._what(formulation, series, name),
                    "period": name,
                    "from": self.periods.firsts[at].isoformat(),
                    **_rated(
                        uses[at],
                        using[at],
                        int(covered.period_words[at]),
                        int(covered.period_documents[at]),
                    ),
                }

    def summary(self) -> Iterator[Row]:
        """Count over all periods: first and last use, dispersion."""
        for formulation, series in self.pairs():
            mask = self.mask(formulation, series)
            uses, covered = self.gathered.uses.take(np.flatnonzero(mask)), self.covered[series]
            using = len(np.unique(uses.document))
            yield {
                **self._what(formulation, series),
                **_rated(
                    len(uses),
                    using,
                    int(covered.words.sum()),
                    len(np.unique(covered.documents)),
                ),
                **_ends(uses.day),
                "dispersion": self._dispersion(uses.document, covered),
            }

    def _dispersion(self, used: Places, covered: Covered) -> float | None:
        documents, place = np.unique(covered.documents, return_inverse=True)
        if not len(used) or not np.isin(used, documents).all():
            return None
        words = np.bincount(place, covered.words, len(documents))
        counts = np.bincount(np.searchsorted(documents, used), minlength=len(documents))
        found = deviation(counts.tolist(), words.tolist())
        return None if found is None else round(found, 4)

    def firsts(self) -> Iterator[Row]:
        """List who used each formulation, the first one first, and who followed."""
        uses, (place, who) = self.gathered.uses, self.gathered.given
        for formulation, told in enumerate(self.codebook.formulations):
            users: dict[tuple[str, str], list[int]] = {}
            own = np.flatnonzero((uses.formulation == formulation) & (uses.voice == Voice.DOCUMENT))
            for row in own.tolist():
                name = self.publishers.get(int(uses.publisher[row])) or "publisher unknown"
                users.setdefault((name, Voice.DOCUMENT.label), []).append(row)
            said = uses.formulation[place] == formulation
            for row, source in zip(place[said].tolist(), who[said].tolist(), strict=True):
                person = self.gathered.persons[source]
                key = (person.name, Voice(int(uses.voice[row])).label)
                users.setdefault(key, []).append(row)
            ordered = sorted(users.items(), key=lambda one: (min(one[1]), one[0]))
            for at, ((name, voice), rows) in enumerate(ordered, start=1):
                yield {
                    "formulation": told.name,
                    "source": name,
                    "voice": voice,
                    "place": at,
                    **_ends(uses.day[sorted(rows)]),
                    "uses": len(set(rows)),
                    "documents_using": len({int(uses.document[row]) for row in rows}),
                }

    def variants(self) -> Iterator[Row]:
        """Count each variant by period, with its share of the formulation's uses then."""
        if self.periods is None:
            return
        uses, size = self.gathered.uses, len(self.periods)
        chosen = self.chosen() & self.dated
        for formulation, told in enumerate(self.codebook.formulations):
            mask = chosen & (uses.formulation == formulation)
            every = np.bincount(self.place[mask], minlength=size).tolist()
            for place, variant in enumerate(told.variants):
                counts = np.bincount(
                    self.place[mask & (uses.variant == place)], minlength=size
                ).tolist()
                for at, name in enumerate(self.periods.names):
                    yield {
                        "formulation": told.name,
                        "variant": variant.text,
                        "language": variant.language,
                        "period": name,
                        "from": self.periods.firsts[at].isoformat(),
                        "uses": counts[at],
                        "share": round(counts[at] / every[at], 4) if every[at] else None,
                    }

    def chosen(self) -> Mask:
        """Say which uses are of the sources asked for; all where none is named."""
        named = [
            self.masks[place]
            for place, series in enumerate(self.gathered.series)
            if series.who and self.gathered.named
        ]
        if not named:
            return np.ones(len(self.gathered.uses), dtype=bool)
        return np.asarray(np.logical_or.reduce(named))

    def changes(self) -> Iterator[Row]:
        """Find where the rate of each series changes."""
        if self.periods is None:
            return
        for formulation, series in self.pairs():
            mask, covered = self.mask(formulation, series) & self.dated, self.covered[series]
            places = self.place[mask]
            counts = np.bincount(places, minlength=len(self.periods))
            for found in change_points(
                counts.tolist(),
                covered.period_words.tolist(),
                _bursts(places, self.gathered.uses.document[mask]),
            ):
                yield {
                    **self._what(formulation, series),
                    "period": self.periods.names[found.at],
                    "from": self.periods.firsts[found.at].isoformat(),
                    "rate_before": found.before * PER,
                    "rate_after": found.after * PER,
                    "chance": found.chance,
                }

    def silences(self) -> Iterator[Row]:
        """Find how long each series was silent, and how odd that is."""
        for formulation, series in self.pairs():
            covered = self.covered[series]
            dated = covered.days > UNDATED
            if not dated.any():
                continue
            days, place = np.unique(covered.days[dated], return_inverse=True)
            words = np.bincount(place, covered.words[dated], len(days)).astype(np.int64)
            first = np.unique(covered.documents[dated], return_index=True)[1]
            documents = np.bincount(place[first], minlength=len(days))
            used = self.gathered.uses.day[self.mask(formulation, series) & self.dated]
            for found in silences(days, words, documents, used):
                yield {
                    **self._what(formulation, series),
                    "since": written(found.since),
                    "until": written(found.until),
                    "ended": found.ends,
                    "days": found.days,
                    "words": found.words,
                    "documents": found.documents,
                    "expected": round(found.expected, 3),
                    "chance": found.chance,
                }

    def coverage(self) -> Iterator[Row]:
        """Tell how much of each series the case holds by period; a period without is a gap."""
        if self.periods is None:
            return
        for series, covered in zip(self.gathered.series, self.covered, strict=True):
            for at, name in enumerate(self.periods.names):
                yield {
                    "source": series.name,
                    "voice": series.voice.label,
                    "period": name,
                    "from": self.periods.firsts[at].isoformat(),
                    "documents": int(covered.period_documents[at]),
                    "words": int(covered.period_words[at]),
                    "gap": not covered.period_words[at],
                }


def _ends(days: Places) -> Row:
    """The first and the last day of some uses in order; None where none is dated."""
    dated = days[days > UNDATED]
    first, last = (written(int(dated[at])) if len(dated) else None for at in (0, -1))
    return {"first": first, "last": last}


def _rated(uses: int, using: int, words: int, documents: int) -> Row:
    low, high = rate_interval(uses, words, PER) if words else (None, None)
    return {
        "uses": uses,
        "documents_using": using,
        "words": words,
        "documents": documents,
        "rate": uses * PER / words if words else None,
        "low": low,
        "high": high,
    }


def _using(places: Places, documents: Places, size: int) -> list[int]:
    """Count the documents that use a formulation, by period."""
    first = np.unique(documents, return_index=True)[1]
    counted: list[int] = np.bincount(places[first], minlength=size).tolist()
    return counted


def _bursts(places: Places, documents: Places) -> list[tuple[int, int]]:
    """Give (period, uses) of every document that uses a formulation."""
    _, first, sizes = np.unique(documents, return_index=True, return_counts=True)
    return list(zip(places[first].tolist(), sizes.tolist(), strict=True))
