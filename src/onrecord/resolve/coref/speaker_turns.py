"""Who has the turns_taken: the turns of a document, each with whom it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.model import Document, EntityKind, SegmentKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.entities import Entities

# A line that is nothing but a name, with its words in the line below and a blank one above.
_LINE = re.compile(
    r"(?:\A|\n[ \t]*\n)((?:[A-Z][\w.'’-]{0,30} ){1,4}[A-Z][\w'’-]{1,30})\n(?=[ \t]*[^\s])"
)
_LEAST = 3  # such lines
_AROUND = 12  # turns in which those stand who may be meant


class SpeakerTurns:
    """Speakers by where they begin; a turn reaches to the next one."""

    def __init__(self, document: Document, entities: Entities) -> None:
        """List the turns of a document, as its segments tell or as lines of names do."""
        turns = [
            (one.speaker.start, one.speaker.end, one.end)
            for one in document.segments
            if one.kind is SegmentKind.TURN and one.speaker is not None
        ] or list(_lines(document.text))
        self._turns = [
            (start, label, end, _whose(entities, start, label)) for start, label, end in turns
        ]
        self._starts = [start for start, _, _, _ in self._turns]

    def __bool__(self) -> bool:
        """Whether anybody speaks live."""
        return bool(self._turns)

    def turn(self, at: int) -> int | None:
        """The turn in whose words an offset lies; a label is none."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return None
        _, label, end, _ = self._turns[index]
        return index if label <= at < end else None

    def whose(self, turn: int) -> EntityDraft | None:
        """Who speaks in a turn."""
        return self._turns[turn][3]

    def after(self, turn: int) -> Iterator[EntityDraft]:
        """The others who have the turns_taken after a turn, the nearest first."""
        own = self.whose(turn)
        for _, _, _, draft in self._turns[turn + 1 : turn + 1 + _AROUND]:
            if draft is not None and draft is not own:
                yield draft

    def before(self, turn: int) -> Iterator[EntityDraft]:
        """The others who had the turns_taken before a turn, the latest first."""
        own = self.whose(turn)
        met: set[int] = set()
        for _, _, _, draft in reversed(self._turns[max(0, turn - _AROUND) : turn]):
            if draft is not None and draft is not own and id(draft) not in met:
                met.add(id(draft))
                yield draft


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Speakers that lines of names introduce: where each begins, where its label ends, its end."""
    found = [match.span(1) for match in _LINE.finditer(text)]
    if len(found) < _LEAST:
        return
    ends = [start for start, _ in found[1:]] + [len(text)]
    for (start, label), end in zip(found, ends, strict=True):
        yield start, label, end


def _whose(entities: Entities, start: int, end: int) -> EntityDraft | None:
    name = next(iter(entities.names.within(start, end)), None)
    draft = entities.meant(name) if name else None
    return draft if draft is not None and draft.kind is EntityKind.PERSON else None
