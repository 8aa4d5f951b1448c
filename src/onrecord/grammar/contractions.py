"""Contractions in full, however a tokeniser cuts them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.grammar.words.marks import APOSTROPHES

_IRREGULAR = {"won": "will", "wo": "will", "can": "can", "ca": "can", "shan": "shall", "ain": "is"}
_REST = {"ll": "will", "ve": "have", "re": "are", "m": "am"}


def in_full(words: Sequence[str]) -> list[str]:
    """Read "don" "’" "t" as "do" "’" "not", and "’" "ll" as "’" "will"; words in lower case."""
    full = list(words)
    for at in range(1, len(words) - 1):
        left, right = words[at - 1], words[at + 1]
        if words[at] not in APOSTROPHES:
            continue
        if right == "t" and left.endswith("n"):
            full[at - 1], full[at + 1] = _IRREGULAR.get(left, left[:-1] or "not"), "not"
        elif right in _REST:
            full[at + 1] = _REST[right]
    return full
