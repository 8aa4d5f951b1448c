"""What the learned head looks at in words as they were spoken, as names that are then hashed."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.acts import content

WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?|\d+|[?!;:,.“”\"$%]")


def of_speech(text: str) -> set[str]:
    """Words, pairs and threes of words of what is said, and what the rules answer."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    words = ["0" if word.isdigit() else word for word in words if word not in ".,;:"]
    act = content.read(text, direct=True)
    named = {f"act {act}", f"first {words[0] if words else ''}", f"long {min(len(words), 40) // 5}"}
    named.update(f"u {word}" for word in words)
    named.update(f"b {one} {two}" for one, two in pairwise(["^", *words, "$"]))
    named.update(" ".join(three) for three in zip(words, words[1:], words[2:], strict=False))
    return named
