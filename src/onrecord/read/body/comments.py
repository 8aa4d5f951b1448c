"""What readers wrote below a document, by the buttons that stand under each comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.read.text.lines import Line

_BUTTON = re.compile(
    r"(?:reply|quote|report(?: abuse)?|flag|like|upvote|respond|reply to this|permalink"
    r"|reply (?:share|report|like|quote)|like reply|(?:\d+ )?(?:up)?votes?|rating: [\d+-]+ votes?"
    r"|\d+ (?:likes?|replies|points?))",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"[\[(]? ?(?:(?:top|all|reader|recent|latest|rated|\d+) ){0,3}"
    r"(?:comments?|responses|replies|discussion)(?: ?\(\d+\))? ?[\])]?:?",
    re.IGNORECASE,
)
_MOST_WORDS = 5  # of a button or a heading
_FEWEST = 3  # buttons of one kind; fewer are no sign of comments
_FURTHEST = 20  # lines between one button and the next
_ABOVE = 12  # lines from the heading to the first button


def find(lines: Sequence[Line]) -> range:
    """The lines from the heading of comments to the last button; empty where there are none."""
    buttons: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.words <= _MOST_WORDS and _BUTTON.fullmatch(line.text):
            buttons.setdefault(re.sub(r"\d+", "", line.text.lower()), []).append(i)
    chains = (chain for found in buttons.values() for chain in _chains(found))
    chain = max(chains, key=len, default=[])
    if len(chain) < _FEWEST:
        return range(0)
    start = _heading(lines, chain[0])
    return range(0) if start is None else range(start, chain[-1] + 1)


def _chains(at: Sequence[int]) -> list[list[int]]:
    """Cut the places of one button apart where too many lines lie between."""
    chains = [[at[0]]]
    for before, after in pairwise(at):
        if after - before > _FURTHEST:
            chains.append([])
        chains[-1].append(after)
    return chains


def _heading(lines: Sequence[Line], first: int) -> int | None:
    """The heading above the first button; without one, nothing says that these are comments."""
    for i in range(first, max(-1, first - _ABOVE - 1), -1):
        if lines[i].words <= _MOST_WORDS and _HEADING.fullmatch(lines[i].text):
            return i
    return None
