"""When an attribution was said: the time that its own words give, not one it talks about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Sequence

from onrecord.grammar.text import TextView
from onrecord.model import Attribution, Document, Genre, Precision, Relation, Span, Time
from onrecord.resolve.contents import Contents
from onrecord.times import Joined, time_of

_NEAR = 9  # words between the cue and a time after it
_FARTHEST = 40  # the same with the words of the content, which do not part them
_LONGEST = 12  # words of a time
_OPENING = 4  # words between the start of the sentence and a time that frames it


class Dated:
    """The times of a document, for looking up those near a cue."""

    def __init__(
        self, layout: TextView, found: Sequence[Joined], published: str | None, contents: Contents
    ) -> None:
        """Keep the times in order; what lies after the published day was not yet said."""
        self._layout = layout
        self._contents = contents
        self._published = published[:10] if published else None
        self._found = [
            hit
            for hit in found
            if hit.interval.since is not None
            and layout.words[hit.first].lower != "since"
            and (self._published is None or hit.interval.since.isoformat() <= self._latest())
        ]
        self._firsts = [hit.first for hit in self._found]

    def _latest(self) -> str:
        published = self._published or ""
        return published + "9" * (10 - len(published))  # a year or month holds all of its days

    def said(self, attribution: Attribution) -> Joined | None:
        """The time of the occasion, else one near a cue outside the content and the source."""
        layout = self._layout
        if (dated := self._of_the_occasion(attribution)) is not None:
            return dated
        for cue in attribution.cue:
            first, last = layout.word_range(cue.start, cue.end)
            begin, end = layout.word_range(*layout.sentences[layout.sentence(cue.start)])
            taken = (*attribution.content, *attribution.source)
            near = [
                hit
                for hit in self._in_reach(begin, first, last, end)
                if not _inside(layout, hit, taken)
                and self._counts(hit, first, last, begin, taken)
                and not self._of_another(hit, cue)
                and not (attribution.chain and hit.first < first and self._of_the_outer(hit, cue))
                and not self._of_a_dateline(hit, begin)
            ]
            if near:
                return min(near, key=lambda hit: _distance(hit, first, last))
        return None

    def _of_the_occasion(self, attribution: Attribution) -> Joined | None:
        """The time in the words for an occasion or right after: "at a rally on May 2"."""
        for piece in attribution.occasion:
            first, last = self._layout.word_range(piece.start, piece.end)
            for hit in self._between(first, last + 2):
                if not _inside(self._layout, hit, attribution.content):
                    return hit
        return None

    def _of_the_outer(self, hit: Joined, cue: Span) -> bool:
        """Whether a time before the cue is that of who reports it: "reported Monday, citing"."""
        return not self._around(hit) or cue.text.lower().endswith("ing")

    def _of_a_dateline(self, hit: Joined, begin: int) -> bool:
        """Whether a time stands in a dateline: "HALLIN, Sept 3 (Northgate) -"."""
        if hit.first - begin > _OPENING:
            return False
        rest = self._layout.text[hit.end : hit.end + 40]
        return bool(_DATELINE.match(rest))

    def _around(self, hit: Joined) -> list[int]:
        return self._contents.around(self._layout.words[hit.first].start)

    def _in_reach(self, begin: int, first: int, last: int, end: int) -> list[Joined]:
        """The times of a sentence that can count for the cue in it, however long it is."""
        opening = min(begin + _OPENING + 1, last)
        until = min(max(end, last), last + _FARTHEST)
        return [
            *self._between(begin, opening),
            *self._between(max(opening, first - _LONGEST - 1), until),
        ]

    def _between(self, begin: int, end: int) -> list[Joined]:
        return self._found[bisect_left(self._firsts, begin) : bisect_left(self._firsts, end)]

    def _counts(
        self, hit: Joined, first: int, last: int, begin: int, taken: tuple[Span, ...]
    ) -> bool:
        """Whether a time is close enough to the cue, or frames the sentence."""
        if first <= hit.first < last:
            return True
        if hit.first >= last:
            between = self._layout.words[last : hit.first]
            apart = sum(not _held(word.start, taken) for word in between)
            return apart <= _NEAR and not self._clause(last, hit.first, taken)
        framing = hit.first - begin <= _OPENING and not self._of_a_noun(hit)
        framing = framing and not self._of_the_clause_before(hit, first, last)
        return framing or first - hit.last <= 1

    def _of_another(self, hit: Joined, cue: Span) -> bool:
        """Whether a time is part of what somebody says, and the cue is not."""
        around = self._around(hit)
        return bool(around) and not set(around) <= set(self._contents.around(cue.start))

    def _clause(self, start: int, end: int, taken: tuple[Span, ...]) -> bool:
        """Whether another clause begins before the time: it then dates that."""
        words = self._layout.words[start:end]
        if any(";" in self._layout.gap(index) for index in range(start - 1, end - 1)):
            return True
        return any(word.lower in _CLAUSES and not _held(word.start, taken) for word in words)

    def _of_the_clause_before(self, hit: Joined, first: int, last: int) -> bool:
        """Whether a time is another verb's: "The council votes on Tuesday, and she has asked"."""
        tree = self._layout.tree
        governor = tree.heads[hit.last - 1]
        dates = tree.relations[hit.last - 1] == Relation.OBL and 0 <= governor < hit.first
        cue = range(first, last)
        return dates and governor not in cue and not any(at in cue for at in tree.above(governor))

    def _of_a_noun(self, hit: Joined) -> bool:
        """Whether a time at the start of a sentence belongs to a noun: "The 2016 report said"."""
        words = self._layout.words
        before = words[hit.first - 1].lower if hit.first else ""
        following = words[hit.last].lower if hit.last < len(words) else ""
        comma = "," in self._layout.gap(hit.last - 1)
        return before in ("the", "a", "of") and not comma and following not in ("after", "before")


_DATELINE = re.compile(r"\.?(?:, \d{4})?\s{0,2}(?:\([^()\n]{2,30}\)\s{0,2}[-–—_]|[-–—_]{1,2}\s)")
_CLAUSES = frozenset("who which that where when while as after before since until because".split())


def _inside(layout: TextView, hit: Joined, pieces: tuple[Span, ...]) -> bool:
    return _held(layout.words[hit.first].start, pieces)


def _held(at: int, pieces: tuple[Span, ...]) -> bool:
    return any(piece.start <= at < piece.end for piece in pieces)


def _distance(hit: Joined, first: int, last: int) -> int:
    if hit.first >= last:
        return hit.first - last
    return max(0, first - hit.last) * 2  # of two equally near, the one after the cue


def moments(
    layout: TextView,
    dated: Dated,
    attributions: Sequence[Attribution],
    speakers: Sequence[Hashable],
    published: Sequence[str | None],
) -> list[Time | None]:
    """When each was said; `speakers` and `published` have who speaks and when it came out.

    "Said on Friday ... and added" share the Friday of their one source, and "he added", with the
    same speaker in the same paragraph, goes on with what he said there before.
    """
    hits = [dated.said(attribution) for attribution in attributions]
    shared = {
        attribution.source: hit
        for attribution, hit in zip(attributions, hits, strict=True)
        if hit is not None and attribution.source
    }
    last: dict[tuple[Hashable, int], Joined] = {}
    found: list[Time | None] = []
    for attribution, own, speaker, out in zip(attributions, hits, speakers, published, strict=True):
        hit = own or shared.get(attribution.source)
        key = (speaker, layout.paragraph(attribution.cue[0].start)) if attribution.cue else None
        if key is not None and speaker:
            if hit is None and not attribution.chain and _goes_on(attribution):
                hit = last.get(key)
            if hit is not None:
                last[key] = hit
        found.append(time_of(layout, hit) if hit else bound(out))
    return found


def _goes_on(attribution: Attribution) -> bool:
    words = {word.lower() for cue in attribution.cue for word in cue.text.split()}
    return not words.isdisjoint(_GOING_ON)


_GOING_ON = frozenset("added adding continued concluded".split())


def live(document: Document, attributions: Sequence[Attribution]) -> dict[int, Time]:
    """When the turns of what was spoken on a known day were said, and what "I" says in them.

    That is the day itself. In an article that prints a conversation, the day is not known so.
    """
    day = (document.published or "")[:10]
    if document.genre not in _SPOKEN or len(day) < len("2031-05-03"):
        return {}
    labels = frozenset(one.speaker for one in document.segments if one.speaker)
    turns = {one.id for one in attributions if one.source and one.source[0] in labels}
    then = Time(since=day, until=day, precision=Precision.DAY, evidence=None)
    return {
        number: then
        for number, one in enumerate(attributions)
        if one.id in turns or (turns.intersection(one.chain[:1]) and _is_first_person(one))
    }


def _is_first_person(attribution: Attribution) -> bool:
    words = {piece.text.lower() for piece in attribution.source}
    return bool(words) and words <= {"i", "we"}


_SPOKEN = frozenset({Genre.TRANSCRIPT, Genre.SPEECH})


def bound(published: str | None) -> Time | None:
    """All that is known where the text says nothing: not later than it was published."""
    if not published:
        return None
    return Time(since=None, until=published[:10], precision=Precision.BOUND, evidence=None)
