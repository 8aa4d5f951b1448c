"""Marks of the text that several rules look for."""

from __future__ import annotations

import re

APOSTROPHES = frozenset("'’")
CLOSING = "\"”»」』'’"
CLOSERS = frozenset(CLOSING) | {"''"}  # as words of a sentence: the typewriter's is one
STOPS = frozenset(".,;:!?()[]—–…\n") | {"--", "..", "..."}
# "LANNER, Sept. 3 (Wire) —" at the head of a story
DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,40}(?:, [\w. ]{2,20})?(?: \([\w ]{2,20}\))?(?: ?(?:[—–]|--) ?| - )"
)
