"""Stage directions: what a transcript tells in brackets and nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Segment, SegmentKind
from onrecord.read.segments.words import SOUND, SOUNDS_ONLY

_BRACKETS = re.compile(
    r"\((?P<round>[^()\n]{3,200}(?:\n[^()\n]{1,100})?)\\?\)|\\?\[(?P<square>[^\[\]\n\\]{3,200})\\?\]"
)
_MADE = re.compile(  # how a transcriber begins: "Speaks in French", "As interpreted"
    r"(?:speaks?|speaking|spoke|as (?:interpreted|translated|prepared|delivered)"
    r"|(?:through|via|by) (?:an? )?(?:interpreter|translator|telephone|video)|off[- ]mi[ck]"
    r"|technical difficult|audio|video|begin|end|start|commercial break|break|on camera|voice-?over"
    r"|referring|turn(?:s|ing) to|reading|reads|points?|pointing|nods|gestures|knocks|clears)\b",
    re.IGNORECASE,
)
_TONGUE = re.compile(
    r"[Ii]n (?:[A-Z][a-z]+(?:ese|ish|sian|nian|rian|lian|rean)|French|German|Arabic|Hebrew|Dutch"
    r"|Greek|Hindi|Urdu|Thai|Mandarin|Pashto|Farsi)\.?"
)
_SAID = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Yy]ou|[Ii]t[’']s|[Tt]hat[’']s)\b|https?:")
_DATE = re.compile(r"(?:[A-Z][a-z]+ \d|\d)")


def find(text: str, *, transcript: bool) -> Iterator[Segment]:
    """List the stage directions; in a text that is no transcript, only what can be nothing else."""
    for match in _BRACKETS.finditer(text):
        words = match["round"] or match["square"]
        told = _told(words.strip(), square=match["square"] is not None)
        if SOUNDS_ONLY.fullmatch(words.strip()) or (transcript and told):
            yield Segment(kind=SegmentKind.DIRECTION, start=match.start(), end=match.end())


def _told(words: str, *, square: bool) -> bool:
    """Whether words in brackets tell what happens: sounds, or a sentence about the scene."""
    count = words.count(" ") + 1
    if _SAID.search(words) or _DATE.match(words) or count > 25:
        return False
    if _MADE.match(words) or _TONGUE.fullmatch(words) or (SOUND.search(words) and count <= 8):
        return True
    if words.isupper() and count > 1:
        return not square
    return not square and words[0].isupper() and words[-1] == "." and count > 1
