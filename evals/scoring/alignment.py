"""Bring offsets of a cleaned text back to the file that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import pairwise

from evals.scoring.scores import ROLES, Offsets, Pieces, Roles

WORD = re.compile(r"\S+")


class Alignment:
    """Where each word of a cleaned text stood in the raw one, as far as it stayed as it was."""

    def __init__(self, text: str, raw: str) -> None:
        """Align word by word; quick for texts of some thousand words."""
        words = [match.span() for match in WORD.finditer(text)]
        origins = [match.span() for match in WORD.finditer(raw)]
        matcher = SequenceMatcher(
            None,
            [text[start:end] for start, end in words],
            [raw[start:end] for start, end in origins],
            autojunk=False,
        )
        self._origin: dict[int, int] = {}
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                start, end = words[block.a + step]
                shift = origins[block.b + step][0] - start
                self._origin |= {offset: offset + shift for offset in range(start, end)}
            self._add_spaces(words[block.a : block.a + block.size])

    def span(self, span: Offsets) -> Offsets | None:
        """Move a span; None where none of its characters were in the raw text."""
        at = [self._origin[offset] for offset in range(*span) if offset in self._origin]
        return (min(at), max(at) + 1) if at else None

    def characters(self, pieces: Iterable[Iterable[int]]) -> frozenset[int]:
        """Give the offsets in the raw text of all that pieces [start, end) of the text cover.

        White space keeps its place between words that stayed together.
        """
        some = {offset for start, end in pieces for offset in range(start, end)}
        return frozenset(self._origin[offset] for offset in some if offset in self._origin)

    def roles(self, roles: Roles) -> Roles:
        """Move the pieces of all roles, leaving out what has no place."""
        return Roles(**{role: self._pieces(roles[role]) for role in ROLES})

    def _add_spaces(self, words: list[Offsets]) -> None:
        """Place the white space between words that stand together in both texts."""
        for (_, end), (start, _) in pairwise(words):
            shift, limit = self._origin[end - 1] - end + 1, self._origin[start]
            self._origin |= {at: at + shift for at in range(end, start) if at + shift < limit}

    def _pieces(self, pieces: Pieces) -> Pieces:
        moved = (self.span(piece) for piece in pieces)
        return tuple(piece for piece in moved if piece)
