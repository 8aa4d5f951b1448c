"""Look up the open classes of words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from onrecord.grammar.words.verbs import forms


@cache
def words(name: str) -> frozenset[str]:
    """All words of a class, verbs in all their forms, in lower case."""
    row = _table()[name]
    return forms(row.get("verbs", "")) | frozenset(row.get("words", "").split())


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
