"""The words around one cue, with the part that each plays in its attribution.

A window is a sentence at most, and a bounded number of words of it, so that a text without full
stops costs no more than another.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.attribute.draft import Draft
from onrecord.grammar.sentence import Positions, Sentence, numbers
from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.words.marks import APOSTROPHES
from onrecord.model import NameKind, Role, RoleSpan

BEFORE, BEHIND = 70, 90  # words on each side of a cue

# VERB is the cue of another attribution, OTHER its source or content.
FREE, SOURCE, CUE, CONTENT, VERB, OTHER = "", "source", "cue", "content", "verb", "other"
_IN_FULL = {"won": "will", "can": "can", "shan": "shall", "ain": "is"}
_REST = {"ll": "will", "ve": "have", "re": "are", "m": "am", "d": "d", "s": "s"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWindow(Sentence):
    """Words with their parts in one attribution; "n’t" reads "not", "’ll" "will"."""

    parts: tuple[str, ...]
    cue: Positions

    def part(self, at: int) -> str:
        """The part of a word; beyond the ends, somebody else's."""
        return self.parts[at] if 0 <= at < len(self.parts) else OTHER

    def kind(self, positions: Positions) -> NameKind | None:
        """What the name is that ends with some words; None: no name ends there."""
        return self.scene.kind_of_name(self.end(positions[1]))

    @property
    def before(self) -> Positions | None:
        """The source that stands before the cue, if one does."""
        ahead = self.parts[: self.cue[0]]
        if SOURCE not in ahead:
            return None
        start = end = len(ahead) - ahead[::-1].index(SOURCE)
        while start > 0 and self.part(start - 1) == SOURCE:
            start -= 1
        return start, end

    @property
    def content_start(self) -> int | None:
        """Where the content behind the cue begins, if some does."""
        last = self.cue[1]
        return self.parts.index(CONTENT, last) if CONTENT in self.parts[last:] else None


def around(scene: TaggedText, draft: Draft) -> CueWindow:
    """Cut out the words around a cue."""
    cue = draft.cue
    begin, end = scene.tagged.sentences[scene.sentence(cue.start)]
    begin, end = _inside(scene, draft, begin, max(end, cue.end))
    first, last = numbers(scene, cue.start, cue.end)
    low, high = numbers(scene, begin, end)
    low, high = max(low, first - BEFORE), min(high, last + BEHIND)
    spans = scene.tagged.words[low:high]
    return CueWindow(
        scene=scene,
        spans=spans,
        words=_in_full([scene.text[start:stop].lower() for start, stop in spans]),
        parts=_parts(scene, draft, spans),
        cue=(first - low, last - low),
    )


def _inside(scene: TaggedText, draft: Draft, begin: int, end: int) -> tuple[int, int]:
    """Stay inside the content in which a nested cue stands."""
    for role in _touching(scene, draft.cue.start, draft.cue.end):
        if role.start <= draft.cue.start and draft.cue.end <= role.end and role != draft.cue:
            begin, end = max(begin, role.start), min(end, role.end)
    return begin, end


def _touching(scene: TaggedText, start: int, end: int) -> tuple[RoleSpan, ...]:
    """The tagged spans that touch [start, end)."""
    roles = scene.tagged.roles
    first = bisect_left(roles, start, key=lambda role: role.start)
    if first and roles[first - 1].end > start:
        first -= 1
    return roles[first : bisect_left(roles, end, key=lambda role: role.start)]


def _parts(scene: TaggedText, draft: Draft, spans: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    parts = [FREE] * len(spans)
    if not spans:
        return ()
    beside = _touching(scene, spans[0][0], spans[-1][1])
    others = [role for role in beside if not role.start <= draft.cue.start < role.end]
    own: list[tuple[str, RoleSpan]] = [
        *((VERB if role.role is Role.CUE else OTHER, role) for role in others),
        *((SOURCE, role) for role in draft.sources),
        *((CONTENT, role) for role in draft.contents),
        (CUE, draft.cue),
    ]
    low = numbers(scene, spans[0][0], spans[0][1])[0]
    for part, role in own:
        first, last = numbers(scene, role.start, role.end)
        for at in range(max(0, first - low), min(len(spans), last - low)):
            parts[at] = part
    return tuple(parts)


def _in_full(words: list[str]) -> tuple[str, ...]:
    for at in range(1, len(words) - 1):
        if words[at] not in APOSTROPHES:
            continue
        left, right = words[at - 1], words[at + 1]
        if right == "t" and left.endswith("n"):
            words[at - 1] = _IN_FULL.get(left, left[:-1])
            words[at + 1] = "not"
        elif right in _REST:
            words[at + 1] = _REST[right]
    return tuple(words)
