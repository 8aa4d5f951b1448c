"""Look up the open classes of words, which stand in TOML files beside the rules that use them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def listed(name: str, package: str = __package__, file: str = "open.toml") -> frozenset[str]:
    """The words of a class, in lower case."""
    return frozenset(table(package, file)[name].split())


@cache
def table(package: str = __package__, file: str = "open.toml") -> dict[str, str]:
    """A file of classes: name -> its words in one string."""
    return tomllib.loads((files(package) / file).read_text(encoding="utf-8"))
