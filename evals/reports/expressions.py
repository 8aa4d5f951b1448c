"""A plain regular-expression baseline, as a careful user would write one in an afternoon.

Two stages: `quotations` gives every quotation to the nearest "X said" or "said X" of its
paragraph; `with_indirect` adds "X said (that) ..." to the end of the sentence, "..., X said." and
"according to X".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evals.scoring.scores import Offsets, Roles

FURTHEST = 120  # characters between a quotation and its "X said"
FEWEST_CHARACTERS = 12  # of a content: a word in quotation marks is no saying
QUOTATION = re.compile(r"“[^“”\n]{2,4000}”|\"[^\"\n]{2,4000}\"")
PARAGRAPH = re.compile(r"[^\n]+")
SENTENCE_END = re.compile(r"[.!?][\"”’)]?(?=\s|$)|$")

_VERB = (
    r"(?:(?:has|have|had|also|later|then) ){0,2}(?:said|says|say|told|tells|added|adds|wrote|writes"
    r"|asked|asks|argued|argues|claimed|claims|warned|warns|insisted|insists|noted|notes|stated|states"
    r"|explained|explains|replied|announced|announces|declared|suggested|suggests|acknowledged"
    r"|admitted|denied|denies|believes|believed|thinks|tweeted|continued|concluded|responded)"
)
_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|[A-Z])\.|[A-Z][\w’'-]{0,30})"
_NAME = (
    rf"(?:{_WORD}(?: (?:{_WORD}|of|the|de|for)){{0,7}}"
    r"|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Ii]t"
    r"|(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er) [\w’'-]{1,20}(?: [\w’'-]{1,20}){0,2}"
    r"|[Oo]fficials|[Cc]ritics|[Ss]upporters|[Oo]pponents|[Aa]nalysts|[Ee]xperts|[Aa]ides)"
)
_BEFORE = re.compile(rf"\b(?P<source>{_NAME})(?:, [^,.\n]{{2,60}},)? (?P<cue>{_VERB})\b")
_AFTER = re.compile(rf"\b(?P<cue>{_VERB}) (?P<source>{_NAME})")
_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording to) (?P<source>{_NAME})")
_THAT = re.compile(r"(?: (?:that|[A-Z]\w+day|reporters|in a statement|on \w+))?(?: that)?,?:? ?")


@dataclass(frozen=True, slots=True)
class Signal:
    """A source and a cue that stand side by side."""

    source: Offsets
    cue: Offsets

    @property
    def start(self) -> int:
        """Where the first of both starts."""
        return min(self.source[0], self.cue[0])

    @property
    def end(self) -> int:
        """Where the last of both ends."""
        return max(self.source[1], self.cue[1])


def quotations(text: str) -> list[Roles]:
    """Find direct speech alone."""
    return [roles for paragraph in PARAGRAPH.finditer(text) for roles in _direct(text, paragraph)]


def with_indirect(text: str) -> list[Roles]:
    """Find direct speech, then indirect speech with the signals that are left."""
    found = []
    for paragraph in PARAGRAPH.finditer(text):
        direct = list(_direct(text, paragraph))
        used = {roles.cue[0] for roles in direct}
        found += direct
        for signal in _signals(text, paragraph):
            content = None if signal.cue in used else _indirect(text, paragraph, signal)
            if content:
                used.add(signal.cue)
                found.append(Roles(source=(signal.source,), cue=(signal.cue,), content=(content,)))
    return found


def _direct(text: str, paragraph: re.Match[str]) -> Iterator[Roles]:
    """Quotations of one signal are pieces of one saying."""
    quoted = [match.span() for match in QUOTATION.finditer(text, *paragraph.span())]
    signals = [
        signal
        for signal in _signals(text, paragraph)
        if not any(start < signal.end and signal.start < end for start, end in quoted)
    ]
    pieces: dict[Signal, list[Offsets]] = {}
    for span in quoted:
        if span[1] - span[0] < FEWEST_CHARACTERS:
            continue
        nearest = min(signals, key=lambda signal: _gap(signal, span), default=None)
        if nearest and _gap(nearest, span) <= FURTHEST:
            pieces.setdefault(nearest, []).append(span)
    for signal, content in pieces.items():
        yield Roles(source=(signal.source,), cue=(signal.cue,), content=tuple(content))


def _signals(text: str, paragraph: re.Match[str]) -> Iterator[Signal]:
    """Every "X said" and "according to X", and "said X" where the cue has nobody before it."""
    used: set[int] = set()
    for pattern in (_BEFORE, _ACCORDING, _AFTER):
        for match in pattern.finditer(text, *paragraph.span()):
            if match.start("cue") not in used:
                used.add(match.start("cue"))
                yield Signal(match.span("source"), match.span("cue"))


def _gap(signal: Signal, span: Offsets) -> int:
    return max(signal.start - span[1], span[0] - signal.end, 0)


def _indirect(text: str, paragraph: re.Match[str], signal: Signal) -> Offsets | None:
    """The rest of the sentence; the sentence so far, where nothing is left of it."""
    end = SENTENCE_END.search(text, signal.end, paragraph.end())
    start = _THAT.match(text, signal.end, paragraph.end())
    after = (start.end() if start else signal.end, end.start() if end else paragraph.end())
    if after[1] - after[0] >= FEWEST_CHARACTERS:
        return after
    begin = paragraph.start()
    for stop in SENTENCE_END.finditer(text, paragraph.start(), signal.start):
        if stop.end() < signal.start:
            begin = stop.end() + 1
    before = (begin, len(text[: signal.start].rstrip(" ,")))
    return before if before[1] - before[0] >= FEWEST_CHARACTERS else None
