"""Site furniture in plain text: what phrases and their place tell, and what a model learned.

To cut prose is worse than to leave furniture: prose weighs against a cut more than any
neighbour weighs for it, and the model must be surer of it than of other lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.read.about import genre
from onrecord.read.body import comments, phrases
from onrecord.read.body.captions import is_caption
from onrecord.read.text.lines import Line

if TYPE_CHECKING:
    from onrecord.read.body.model import Weights

_THRESHOLD = 3.0
_NEIGHBOUR, _EDGE, _OPEN_END, _LIST = 1.0, 1.0, 0.5, 1.0
_PROSE, _SPOKEN = -3.0, -4.0
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*$|[”\"]$")
_WIDE_SENTENCE = re.compile(r"[。！？][」』”）]*$")
_SPOKEN_LINE = re.compile(r"[“”\"].{0,400}\b(?:said|says|told|added|asked|wrote|replied|warned)\b")
_LISTS = frozenset({"sign-up", "related", "share"})  # after one at the end, only such lines follow
_KEPT = 0.4  # a line that is body with this probability stays; chosen by cross-validation
_KEPT_PROSE = 0.2
_MOST = 20_000  # lines of a text that the model is asked about; nobody copies more from a page
_LONGEST = 90  # words; a longer line is prose


class Hit(NamedTuple):
    """Why a line may be furniture, and how much speaks for it before its place is weighed."""

    reason: str
    weight: float


def ends_sentence(text: str) -> bool:
    """Whether a line ends as prose does."""
    return bool(_SENTENCE_END.search(text[-8:]))


def is_prose(line: Line) -> bool:
    """Whether a line reads like body text by its length and its end."""
    if line.words >= 40:
        return True
    if _WIDE_SENTENCE.search(line.text[-4:]):
        return len(line.text) >= 20  # Chinese and Japanese put no spaces between words
    return (line.words >= 12 and ends_sentence(line.text)) or _is_spoken(line)


def _is_spoken(line: Line) -> bool:
    return bool(_SPOKEN_LINE.search(line.text[:400])) and ends_sentence(line.text)


def label(lines: Sequence[Line], *, spoken: bool) -> dict[int, str]:
    """Say which lines are furniture, and why.

    Args:
        lines: A whole text.
        spoken: The text is a transcript or a speech: only its two ends may hold furniture.
    """
    hits = [_hit(line) for line in lines]
    prose = [
        i
        for i, line in enumerate(lines)
        if not _sure(hits[i]) and (is_prose(line) or (spoken and genre.turn(line.text)))
    ]
    if not prose:
        return {}
    first, last = prose[0], prose[-1]
    found: dict[int, str] = {}
    listing = False
    for i, line in enumerate(lines):
        edge = i < first or i > last
        if spoken and not edge:
            continue
        score = _score(line, hits[i], edge=edge, beside=_beside(lines, hits, found, i, last))
        if score + _LIST * listing >= _THRESHOLD:
            hit = hits[i]
            found[i] = hit.reason if hit else "furniture"
            listing = listing or (i > last and found[i] in _LISTS)
    return found


def learned(lines: Sequence[Line], weights: Weights | None = None) -> dict[int, str]:
    """Say which lines the furniture model takes for furniture, and why as far as phrases tell.

    Args:
        lines: A whole text that is no transcript and no speech.
        weights: Of the model; None are those that ship.
    """
    if len(lines) > _MOST:
        return {}
    from onrecord.read.body import model  # noqa: PLC0415 - brings numpy, which few commands need

    chances = model.body(lines, weights)
    found: dict[int, str] = {}
    for i, line in enumerate(lines):
        if chances[i] < (_KEPT_PROSE if is_prose(line) else _KEPT):
            hit = _hit(line)
            found[i] = hit.reason if hit else "furniture"
    found |= dict.fromkeys(comments.find(lines), "comments")
    return {} if len(found) == len(lines) else found


def _sure(hit: Hit | None) -> bool:
    return hit is not None and hit.weight >= 6


def _score(line: Line, hit: Hit | None, *, edge: bool, beside: bool) -> float:
    if hit is None and ends_sentence(line.text):
        return 0.0
    score = hit.weight if hit else 0.0
    score += _EDGE * edge + _NEIGHBOUR * beside
    score += 0.0 if ends_sentence(line.text) else _OPEN_END
    if line.words >= 18 and ends_sentence(line.text):
        score += _PROSE
    return score + _SPOKEN * _is_spoken(line)


def _beside(
    lines: Sequence[Line], hits: Sequence[Hit | None], found: dict[int, str], i: int, last: int
) -> bool:
    """Whether a line stands in one block with furniture; after the body, blocks do not count."""
    before = i - 1 in found and (not lines[i].gap or i > last)
    after = hits[i + 1] if i + 1 < len(lines) else None
    follows = after is not None and after.weight >= 2.5 and (not lines[i + 1].gap or i > last)
    return before or follows


def _hit(line: Line) -> Hit | None:
    if line.words > _LONGEST:
        return None
    if is_caption(line.text):
        return Hit("photo credit", 6.0)
    phrase = phrases.heaviest(line)
    return Hit(phrase.reason, phrase.weight) if phrase else None
