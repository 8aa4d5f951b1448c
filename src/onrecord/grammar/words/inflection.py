"""The forms of English words: regular ones by their endings, the others by irregular.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_VOWELS = ("a", "e", "i", "o", "u")
_BRITISH = frozenset("label quarrel counsel signal travel".split())  # "labelled"


def of_verb(base: str) -> Iterator[str]:
    """Every form of a verb, given by its base."""
    yield from (base, third(base), *ing(base), *past(base))


def of_noun(base: str) -> Iterator[str]:
    """A noun and its plural."""
    yield from (base, plural(base))


def third(base: str) -> str:
    """A verb as he, she or it does it."""
    return _with_s(base)


def plural(noun: str) -> str:
    """A noun for several."""
    return _with_s(noun)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    sibilant = word.endswith(("s", "sh", "ch", "x", "z"))
    return word + ("es" if sibilant or word.endswith(("veto", "echo", "go")) else "s")


def past(base: str) -> list[str]:
    """The past of a verb and, where it is another word or spelt otherwise, its participle."""
    irregular = _table()["past"].get(base)
    if irregular is not None:
        return irregular.split()
    if base.endswith("e"):
        return [base + "d"]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return [base[:-1] + "ied"]
    return [f"{stem}ed" for stem in _stems(base)]


def ing(base: str) -> list[str]:
    """The participle in "-ing", in each spelling."""
    if base.endswith("ie"):
        return [base[:-2] + "ying"]
    if base.endswith("e") and not base.endswith(("ee", "oe")) and base != "be":
        return [base[:-1] + "ing"]
    return [f"{stem}ing" for stem in _stems(base)]


def _stems(base: str) -> list[str]:
    """What "-ed" and "-ing" are put to: "omitt"; "signal" and "signall"."""
    if base in _BRITISH:
        return [base, base + "l"]
    return [base + base[-1] if base in _doubling() else base]


@cache
def _doubling() -> frozenset[str]:
    return frozenset(_table()["doubling"]["verbs"].split())


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "irregular.toml").read_text(encoding="utf-8"))
