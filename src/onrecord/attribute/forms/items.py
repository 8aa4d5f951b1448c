"""Enumerations inside a content: "first, ...; second, ...; and third, ..." has three pieces.

Markers must count from one in their own series ("first" before "second", "(a)" before "(b)"), each
behind a comma, a colon or a semicolon, or at the head of the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.attribute.draft import Draft
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import RoleSpan

FEWEST = 2
BEFORE = 9  # characters before a content in which the marker of its first item stands
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_MARKER = re.compile(
    r"(?:\A|(?<=[:;,]\s)|(?<=[:;,]\sand\s)|(?<=\w\s)(?=\()|(?<=\w\sand\s)(?=\())"
    rf"(?:(?P<ordinal>{'|'.join(_ORDINALS)})(?:ly)?,|\(?(?P<letter>[a-h]|[1-9])\))(?=\s)",
    re.IGNORECASE,
)


def split_items(scene: TaggedText, drafts: list[Draft]) -> None:
    """Cut contents into the items that they enumerate."""
    for draft in drafts:
        draft.contents = [
            replace(content, start=start, end=end)
            for content in draft.contents
            for start, end in _items(scene.text, content)
        ]


def _items(text: str, content: RoleSpan) -> Iterator[tuple[int, int]]:
    words = text[content.start : content.end]
    counted = _MARKER.search(text, max(0, content.start - BEFORE), content.start)
    begins = _series(words, 1 if counted and _number(counted) == 1 else 0)
    if not begins:
        yield content.start, content.end
        return
    for start, end in pairwise((*([0] if begins[0] else []), *begins, len(words))):
        piece = words[start:end]
        yield content.start + start, content.start + start + len(piece.rstrip())


def _series(words: str, before: int) -> list[int]:
    """Where the items begin; empty where fewer than two count on.

    Args:
        words: a content.
        before: 1 where the marker of the first item stands right before the content.
    """
    found = [0] * before
    for match in _MARKER.finditer(words):
        if _number(match) == len(found) + 1:
            found.append(match.start())
    return found if len(found) >= FEWEST else []


def _number(match: re.Match[str]) -> int:
    if match["ordinal"]:
        return _ORDINALS.index(match["ordinal"].lower()) + 1
    letter = match["letter"].lower()
    return int(letter) if letter.isdigit() else ord(letter) - ord("a") + 1
