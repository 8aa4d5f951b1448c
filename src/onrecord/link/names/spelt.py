"""Spellings of given names that are known to be one name's, or not to be."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from onrecord.link.names.letters import latin


@lru_cache(maxsize=1)
def spellings() -> dict[str, int]:
    """Plain lower-case spelling -> the number of its name."""
    text = (files(__package__) / "spellings.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {
        latin(one).replace("'", ""): number
        for number, line in enumerate(lines)
        for one in line.split()
    }
