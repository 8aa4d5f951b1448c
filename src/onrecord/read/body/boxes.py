"""Boxes of links that a page opens inside its sentences, and that were copied with them.

"Sen. Ana Reyes Ana Maria ReyesBridge vote slips again MORE (R) said": behind the name stand the
full name and the headlines of other stories, glued to it and to one another, up to the button.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BUTTON = re.compile(r"(?:READ )?MORE(?=[\s,.;:!?)’'”\"]|$)")
_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ“\"‘0-9])")  # where a headline begins inside a word
_REACH = 500  # characters from the name to the button
_NAMED = 60  # characters between the name in the sentence and the end of the one in the box
_WORD_AT_END = re.compile(r"[A-ZÀ-Þ][\w’'-]*$")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Give where each box of a paragraph begins and ends, with the space before it."""
    done = 0
    for button in _BUTTON.finditer(text):
        start = _start(text, max(done, button.start() - _REACH), button.start())
        if start is not None:
            yield start, button.end()
            done = button.end()


def _start(text: str, first: int, last: int) -> int | None:
    """Where a box begins: behind the name that its first word but one repeats."""
    for glue in _GLUED.finditer(text, first, last):
        name = _WORD_AT_END.search(text, max(first, glue.start() - _NAMED), glue.start())
        if name is None:
            continue
        around = text[max(first, name.start() - _NAMED) : name.start()]
        before = list(re.finditer(rf"(?<!\w){re.escape(name[0])}(?=[\s’'])", around))
        if before:
            return max(first, name.start() - _NAMED) + before[-1].end()
    return None
