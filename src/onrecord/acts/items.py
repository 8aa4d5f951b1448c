"""The items of a content that enumerates: demands, promises, conditions, one by one.

A list stands inside a content ("(a) ... (b) ...", "first, ... second, ...", "five things: ...;
...") or follows it, where the content only counts: "five demands. The first is ... The other four
are: ...", or the paragraphs below are bullets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.grammar.text import TextView
from onrecord.grammar.words.classes import COUNTS, ORDINALS
from onrecord.grammar.words.open_classes import listed
from onrecord.model import Attribution, Span, span

Offsets = tuple[int, int]

_LEAST, _MOST = 2, 30  # items of one list
_FOLLOWING = 12  # sentences behind a content that may go on counting
_READ = 6000  # characters of a content
_LONGEST = 600  # characters of an item
_LATER = "finally lastly last next another also then".split()
_NUMBER = rf"(?:{'|'.join(COUNTS)}|\d{{1,2}})"
# "five demands", "a ten-point plan": a number, a few words, a noun for what can be listed.
_COUNTED = re.compile(
    rf"\b({_NUMBER})(?:-(?:point|part|step)\b| (?:[\w’'-]+ ){{0,3}}?"
    rf"(?:{'|'.join(sorted(listed('countable', __package__, 'items.toml')))})\b)",
    re.IGNORECASE,
)
_COLON = re.compile(r":\s+")
_MARKED = re.compile(r"(?<![\w(])\(?([a-l]|\d{1,2}|i{1,3}|iv|vi{0,3})\)\s+", re.IGNORECASE)
_ORDINAL = re.compile(
    rf"\b({'|'.join(ORDINALS)})(?:ly)?\b(?=,|:| to\b| that\b| of all\b)", re.IGNORECASE
)
_BULLET = re.compile(r"^[ \t]*(?:[-–—•*·‣▪●◦]|\(?\d{1,2}[.)]|\(?[a-l]\))[ \t]+(?=\S)", re.MULTILINE)
# How a sentence goes on counting: "The second is", "The other two include"
_NAMED = re.compile(
    rf"(?:the|his|her|its|their|these)\s(?:{'|'.join([*ORDINALS, *_LATER])}|other|others|"
    rf"remaining|rest|top|main)\b(?:\s({_NUMBER})\b)?(?:\s[\w’'-]+){{0,5}}?"
    r"\s(?:is|are|was|were|includes?|included|being)(?:\sthe\sfollowing|\sas\sfollows)?(?:\s?:)?\s",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"(?:and\s)?(?:{'|'.join([*ORDINALS, *_LATER])})(?:ly)?(?:,|:|\sof\sall,|\s(?:is|was)\b)\s",
    re.IGNORECASE,
)
_ENDS = ' \t\n,;.:”"’'
_AND = re.compile(r"(?:and|or)\s+", re.IGNORECASE)


class Items:
    """The lists of a document, for looking up that of an attribution."""

    def __init__(self, layout: TextView, attributions: Sequence[Attribution]) -> None:
        """Give each list to the innermost attribution that holds it or its count."""
        self._layout = layout
        self._text = layout.text
        self._found: dict[int, tuple[Span, ...]] = {}
        taken: set[Offsets] = set()
        counted = [match.span() for match in _COUNTED.finditer(layout.text)]
        held = ((n, one) for n, one in enumerate(attributions) if one.content)
        for number, one in sorted(held, key=lambda pair: _size(pair[1])):
            start = one.content[0].start
            end = min(one.content[-1].end, start + _READ)
            at = bisect_left(counted, (start, 0))
            inside = at < len(counted) and counted[at][1] <= end
            items = self._listed(start, end, counted[at] if inside else None)
            if items and taken.isdisjoint(items):
                taken.update(items)
                self._found[number] = tuple(span(layout.text, *item) for item in items)

    def of(self, number: int) -> tuple[Span, ...]:
        """The items of an attribution, in text order; none where it lists nothing."""
        return self._found.get(number, ())

    def _listed(self, start: int, end: int, counted: Offsets | None) -> list[Offsets]:
        """The items of a content, by the first form that fits."""
        text = self._text[start:end]
        if "\n" in text and (found := self._lines(start, end)):
            return found
        if ")" in text and (found := self._parted(start, end, _sequence(_MARKED, text))):
            return found
        if "irst" in text and (found := self._parted(start, end, _sequence(_ORDINAL, text))):
            return found
        if counted:
            how_many = _number(self._text[slice(*counted)])
            behind = self._after_colon(counted[1], end, how_many)
            return behind or self._bullets(end) or self._named(end, how_many)
        return self._bullets(end) if self._text[end - 1] == ":" or self._announces(end) else []

    def _lines(self, start: int, end: int) -> list[Offsets]:
        """Lines of the content itself that begin with a mark."""
        line = self._text.rfind("\n", 0, start) + 1
        marks = list(_BULLET.finditer(self._text, line, end))
        return _enough(self._cut((m.end(), self._line_end(m.end(), end)) for m in marks))

    def _line_end(self, at: int, end: int) -> int:
        found = self._text.find("\n", at, end)
        return end if found < 0 else found

    def _parted(self, start: int, end: int, marks: list[Offsets]) -> list[Offsets]:
        """The stretches between marks, the last one up to the end of its sentence."""
        if len(marks) < _LEAST:
            return []
        last = self._layout.sentences[self._layout.sentence(start + marks[-1][0])][1]
        stops = [start + mark[0] for mark in marks[1:]] + [
            min(end, max(last, start + marks[-1][1]))
        ]
        begins = [start + mark[1] for mark in marks]
        return _enough(self._cut(zip(begins, stops, strict=True)))

    def _after_colon(self, at: int, end: int, how_many: int) -> list[Offsets]:
        """What a colon behind the count lists; sentences may give the last items, one each."""
        sentences, number = self._layout.sentences, self._layout.sentence(at)
        stop = min(end, sentences[number][1])
        colon = _COLON.search(self._text, at, stop)
        if colon is None:
            return []
        items = self._split(colon.end(), stop, how_many)
        if len(items) < how_many:
            following = sentences[number + 1 : number + how_many]
            behind = [(start, min(last, end)) for start, last in following if start < end]
            begun = self._split(colon.end(), stop, how_many - len(behind))
            whole = [*begun, *self._cut(behind)]
            items = whole if len(whole) == how_many else items
        return _enough(items)

    def _split(self, start: int, end: int, how_many: int | None) -> list[Offsets]:
        """A list in one sentence: by semicolons, else by commas where their number is right."""
        text = self._text[start:end]
        if ";" in text:
            return self._cut(_between(start, end, re.finditer(";", text)))
        first = text.split(" ", 1)[0].lower()
        if first in ("to", "that", "whether", "no"):
            marks = re.finditer(rf",? (?:(?:and|or) )?(?={first}\b)", text)
            items = self._cut(_between(start, end, marks))
            if len(items) == how_many:
                return items
        items = self._cut(
            _between(start, end, re.finditer(r", (?:(?:and|or) )?| (?:and|or) (?!.*,)", text))
        )
        return items if len(items) == how_many else self._cut([(start, end)])

    def _announces(self, end: int) -> bool:
        return self._text[end : end + 2] in (":\n", "”:")

    def _bullets(self, end: int) -> list[Offsets]:
        """The marked lines right below the paragraph in which a content ends."""
        at = self._line_end(end, len(self._text))
        items: list[Offsets] = []
        while at < len(self._text) and len(items) < _MOST:
            begin = at + len(self._text[at : at + 4]) - len(self._text[at : at + 4].lstrip("\n"))
            mark = _BULLET.match(self._text, begin)
            if mark is None:
                break
            at = self._line_end(mark.end(), len(self._text))
            items.append((mark.end(), at))
        return _enough(self._cut(items))

    def _named(self, end: int, how_many: int) -> list[Offsets]:
        """What the sentences behind a count name: "The first is ... The other four are ..."."""
        items: list[Offsets] = []
        layout = self._layout
        first = layout.sentence(max(0, end - 1)) + 1
        for start, stop in layout.sentences[first : first + _FOLLOWING]:
            opened = _NAMED.match(self._text, start, stop) or _OPENS.match(self._text, start, stop)
            if opened is None or len(items) >= how_many:
                break
            several = opened.group(1) if opened.re is _NAMED else None
            items += self._split(opened.end(), stop, _number(several) if several else None)
        return _enough(items) if len(items) <= how_many else []

    def _cut(self, pieces: Iterable[Offsets]) -> list[Offsets]:
        """Trim marks and "and" off pieces; leave out what is empty."""
        trimmed = (self._trim(start, min(end, start + _LONGEST)) for start, end in pieces)
        return [(start, end) for start, end in trimmed if end > start]

    def _trim(self, start: int, end: int) -> Offsets:
        text = self._text
        while start < end and text[start] in _ENDS:
            start += 1
        joined = _AND.match(text, start, end)
        start = joined.end() if joined else start
        while end > start and text[end - 1] in _ENDS:
            if text[end - 1] == "”" and text.rfind("“", start, end) > start:
                break
            end -= 1
        ending = re.search(r"[,;]?\s(?:and|or)$", text[start:end])
        return start, start + ending.start() if ending else end


def _size(attribution: Attribution) -> int:
    return attribution.content[-1].end - attribution.content[0].start


def _enough(items: list[Offsets]) -> list[Offsets]:
    return items if _LEAST <= len(items) <= _MOST else []


def _between(start: int, end: int, marks: Iterable[re.Match[str]]) -> Iterator[Offsets]:
    """The stretches of [start, end) between marks, whose places count from `start`."""
    edges = [(start, start), *((start + m.start(), start + m.end()) for m in marks), (end, end)]
    for before, behind in pairwise(edges):
        yield before[1], behind[0]


def _number(written: str) -> int:
    word = re.split(r"[ -]", written.lower())[0]
    return int(word) if word.isdigit() else COUNTS.get(word, 0)


def _sequence(pattern: re.Pattern[str], text: str) -> list[Offsets]:
    """The marks that count up from the first one: a, b, c; 1, 2, 3; first, second."""
    found: list[Offsets] = []
    for match in pattern.finditer(text):
        if match[1].lower() in _counters(len(found)):
            found.append(match.span())
    return found


def _counters(at: int) -> tuple[str, ...]:
    roman = "i ii iii iv v vi vii viii".split()
    lists = (list("abcdefghijkl"), [str(number) for number in range(1, 13)], roman, ORDINALS)
    return tuple(marks[at] for marks in lists if at < len(marks))
