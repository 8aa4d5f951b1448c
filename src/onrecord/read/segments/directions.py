"""Stage directions: what a transcript tells in brackets and nobody says."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from onrecord.model import Segment, SegmentKind
from onrecord.read.segments.rows import Row
from onrecord.read.segments.words import ROLES, SOUND, SOUNDS_ONLY, SPOKEN

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


_SCENE = re.compile(  # a row that tells what somebody does: "Ms Vale interjecting—"
    r"(?P<who>[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'()-]+){0,7}?)(?: again| further| continuing)?"
    r" (?:\w{3,}ing(?: [\w’'-]+){0,5}|(?:rose|\w{4,}ed)(?: [\w’'-]+){0,4}(?=\s*[—–-]|$)"
    r"|(?:interject|interrupt|heckl|nodd)ed(?=\.))"
    r"\s*(?:[—–-]{1,2}|\.)?"
)
_LONGEST = 90  # characters of such a row


def find(text: str, *, transcript: bool) -> Iterator[Segment]:
    """List the stage directions; in a text that is no transcript, only what can be nothing else."""
    for match in _BRACKETS.finditer(text):
        words = match["round"] or match["square"]
        told = _told(words.strip(), square=match["square"] is not None)
        if SOUNDS_ONLY.fullmatch(words.strip()) or (transcript and told):
            yield Segment(kind=SegmentKind.DIRECTION, start=match.start(), end=match.end())


def of_rows(rows: Sequence[Row], speakers: Container[str]) -> Iterator[Segment]:
    """List the rows of a transcript that tell what one of its speakers, or several people, do.

    Args:
        rows: Of the transcript.
        speakers: Their last names, in lower case.
    """
    for row in rows:
        if len(row.text) > _LONGEST or SPOKEN.search(row.text):
            continue
        match = _SCENE.fullmatch(row.text)
        if match and (_last(match["who"]) in speakers or _are_people(match["who"], speakers)):
            yield Segment(kind=SegmentKind.DIRECTION, start=row.start, end=row.end)


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].strip("()").lower()


def _are_people(who: str, speakers: Container[str]) -> bool:
    """Whether words name people by what they are, or several: "Opposition members", "An aide"."""
    words = [word.strip("().,").lower() for word in who.split()]
    if "and" in words:
        return any(word in speakers for word in words)
    some = words[0] in ("a", "an", "another") or words[-1].endswith("s")
    return some and len(words) > 1 and words[-1].rstrip("s") in ROLES


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
