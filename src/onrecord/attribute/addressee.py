"""To whom something is said: the noun phrase behind a verb that takes one."""

from __future__ import annotations

import re

from onrecord.attribute.pairing import Draft
from onrecord.attribute.scene import Scene
from onrecord.model import Span, span

_TAKES_ONE = re.compile(
    r"\b(?:t(?:old|ells?|elling)|warn(?:s|ed|ing)?|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?"
    r"|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|remind(?:s|ed|ing)?|notif(?:y|ies|ied)|brief(?:s|ed)?"
    r"|advis(?:e|es|ed|ing)|promis(?:e|es|ed)|(?:sa(?:id|ys)|wr(?:ote|ites)|spoke|complain(?:s|ed)"
    r"|explain(?:s|ed)|appeal(?:s|ed)?|confid(?:es|ed)|announc(?:es|ed)|letter|message) to)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,.;:\"“”«»()\n—–]|''|``"
    r"|\b(?:that|in|on|at|during|after|before|about|of|to|as|when|while|if|whether|by|for|from"
    r"|last|this|earlier|later|yesterday|today|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_TO = re.compile(r"\s+to\s+")
_MOST_WORDS = 10


def addressees(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Find whom the words were addressed to, or nobody."""
    cue = scene.text[draft.cue.start : draft.cue.end]
    at = draft.cue.end
    taken = _TAKES_ONE.search(cue)
    if taken is None:
        to = _TO.match(scene.text, at)
        taken = to and _TAKES_ONE.search(cue + " to")
        at = to.end() if to else at
    if taken is None:
        return ()
    inside = scene.text[draft.cue.start + taken.end() : draft.cue.end].strip()
    if taken.end() < len(cue) and inside:  # the cue runs on into the addressee
        at = draft.cue.start + taken.end()
    return _phrase(scene, at, _limit(scene, draft, at))


def _limit(scene: Scene, draft: Draft, at: int) -> int:
    end = scene.tagged.sentences[scene.sentence(draft.cue.start)][1]
    return min(end, at + 120, scene.next_role(at))


def _phrase(scene: Scene, start: int, end: int) -> tuple[Span, ...]:
    stop = _STOP.search(scene.text, start, end)
    piece = scene.text[start : stop.start() if stop else end]
    words = piece.split()
    if not words or len(words) > _MOST_WORDS:
        return ()
    left = start + len(piece) - len(piece.lstrip())
    return (span(scene.text, left, left + len(piece.strip())),)
