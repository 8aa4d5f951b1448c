"""When the events of a news story were, from the times that are read in it.

What stands in quotation marks is told of on the day of the story. Else an event has the time that
stands nearest to it in its sentence, clauses counted, and that its tense allows; else a noun has
that of another sentence that names it beside the same words; else the day of the story, which one
of its first sentences names, or the published one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from onrecord.model import Precision
from onrecord.times import Joined

_OPENING = 8  # sentences that may name the day of the story, its title and date included
_FAR = 240  # characters
_NEAR = 25
_SAYS = re.compile(
    r"(?:said|sa[iy]|stat|report|announc|predict|warn|told|admit|describ|add)", re.IGNORECASE
)
_COMPARED = re.compile(
    r"(?:(?:than|compared [\w ]*|same [\w ]*|from) (?:the )?.{6}|first [\w ]*since .?)$"
)
_COMING = re.compile(r"\b(?:will|would|to|be|may|expected|planned|due)\b")
_BORDER = re.compile(r" [,;] | that |``|''")
_DEED = re.compile(r"(?:ed|ing)$")
_WORD = re.compile(r"[a-z0-9]{4,}")
_EMPTY = frozenset("have that with will from this which said their also".split())


class Story:
    """The times of one document by sentence."""

    def __init__(self, row: dict[str, Any], read: Callable[[str, str], list[Joined]]) -> None:
        """Read the whole text once, so that what is told goes on from sentence to sentence."""
        self.published = _iso(row["dct"])
        self.sentences: list[str] = row["sentences"]
        self.text = "\n".join(self.sentences)
        self.starts = [0]
        for sentence in self.sentences:
            self.starts.append(self.starts[-1] + len(sentence) + 1)
        self.found = read(self.text, self.published)
        self.told = self._told()

    def right(self, sentence: int, word: str, gold: str) -> bool:
        """Whether the event's time lies in the gold's."""
        given = self.of(sentence, word)
        wanted = gold.replace("-XX", "")
        return given[: len(wanted)] == wanted

    def of(self, sentence: int, word: str) -> str:
        """When an event was."""
        if self._quoted(sentence, word):
            return self.told
        return self._near(sentence, word) or self._elsewhere(sentence, word) or self.told

    def _told(self) -> str:
        """The day of the story: one that its opening names, in the week before it came out."""
        out = date.fromisoformat(self.published)
        end = self.starts[min(len(self.sentences), _OPENING)]
        for one in self.found:
            since = one.interval.since
            if one.start < self.starts[2] or one.start >= end or since != one.interval.until:
                continue
            if since is not None and timedelta() <= out - since <= timedelta(days=7):
                return since.isoformat()
        return self.published

    def _quoted(self, sentence: int, word: str) -> bool:
        text = self.sentences[sentence]
        at = self._at(sentence, word)
        return text.count("``", 0, at) > text.count("''", 0, at)

    def _at(self, sentence: int, word: str) -> int:
        return max(self.sentences[sentence].find(_stem(word)), 0)

    def _elsewhere(self, sentence: int, word: str) -> str | None:
        """The time of a noun in another sentence."""
        if _SAYS.match(word) or _DEED.search(word):
            return None
        beside = self._beside(sentence, word)
        for other, text in enumerate(self.sentences[2:], start=2):
            if other == sentence or _stem(word) not in text:
                continue
            if beside & self._beside(other, word) and (found := self._near(other, word)):
                return found
        return None

    def _beside(self, sentence: int, word: str) -> set[str]:
        """The beginnings of the words around an event, without its own."""
        at = self._at(sentence, word)
        around = self.sentences[sentence][max(0, at - _NEAR) : at + _NEAR].lower()
        kept = (one for one in _WORD.findall(around) if one not in _EMPTY)
        return {one[:6] for one in kept} - {_stem(word)[:6].lower()}

    def _near(self, sentence: int, word: str) -> str | None:
        """The first day of the time that stands nearest in a sentence."""
        if sentence < 2:
            return None
        start, end = self.starts[sentence], self.starts[sentence + 1]
        at = start + self._at(sentence, word)
        near = [
            one
            for one in self.found
            if start <= one.start < end and self._dates(one, at, bool(_SAYS.match(word)))
        ]
        best = min(near, key=lambda one: self._apart(one, at), default=None)
        if best is None or best.interval.since is None:
            return None
        return best.interval.since.isoformat() if self._apart(best, at) < _FAR else None

    def _dates(self, found: Joined, at: int, says: bool) -> bool:
        """Whether a time can be an event's: what was said was said on a day, and is over."""
        since = found.interval.since
        start = self.starts[bisect_right(self.starts, found.start) - 1]
        before = self.text[max(start, found.start - 30) : found.start + 6].lower()
        if since is None or _COMPARED.search(before):
            return False
        fine = found.interval.precision is Precision.DAY or found.start - start < 6
        told = fine and since.isoformat() <= self.published
        ahead = since.isoformat() > self.published
        coming = _COMING.search(self.text[max(0, at - 40) : max(at, found.start)].lower())
        return told if says else not ahead or bool(coming)

    def _apart(self, found: Joined, at: int) -> int:
        """How far a time stands from an event; the border of a clause counts as many words."""
        first, last = sorted((found.start, at))
        between = self.text[first:last]
        return len(between) + 40 * len(_BORDER.findall(between))


def _stem(word: str) -> str:
    plain = word.replace("_", " ")
    return plain[: max(4, len(plain) - 3)]


def _iso(written: str) -> str:
    """Some documents give their day first."""
    first, second, third = written.split("-")
    return written if len(first) == 4 else f"{third}-{second}-{first}"
