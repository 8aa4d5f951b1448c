"""What a content does by its own words, whatever the cue: content.toml, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.kinds import Act

READ = 240  # characters of a content: what it does, it does at its beginning
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": "", "”": "", '"': "", "\n": " "})
_SHORT = (
    ("won't", "will not"), ("can't", "can not"), ("n't", " not"), ("'ll", " will"),
    ("'re", " are"), ("'ve", " have"), ("i'm", "i am"), ("it's", "it is"), ("that's", "that is"),
    ("he's", "he is"), ("let's", "let us"),
)  # fmt: skip
_STEM = 4
_WORD = re.compile("[a-z]+")
_SELF = r"(?:i|we|he|she|it|they)"
_WILL = r"(?:will|would|shall|am going to|are going to|was going to|were going to)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    act: Act
    pattern: re.Pattern[str]
    direct: bool
    needs: frozenset[str]  # stems without one of which it cannot match; none: not known


def read(content: str, *, direct: bool, among: Collection[Act] | None = None) -> Act | None:
    """What a content does, or None where its words tell nothing.

    Args:
        content: as written, without regard to marks.
        direct: whether it is quoted as spoken.
        among: the acts to look for; None are all.
    """
    head = plain(content)
    if (among is None or Act.ASK in among) and _asks(content, direct=direct):
        return Act.ASK
    stems = {word[:_STEM] for word in _WORD.findall(head)}
    for rule in _rules():
        if rule.needs and rule.needs.isdisjoint(stems):
            continue
        wanted = among is None or rule.act in among
        if wanted and (direct or not rule.direct) and rule.pattern.search(head):
            return rule.act
    return None


def plain(content: str) -> str:
    """The first words of a content in lower case, with plain apostrophes and no quotation mark."""
    head = content[:READ].lower().translate(_PLAIN).strip(" -—–….,")
    if "'" in head:
        for short, long in _SHORT:
            head = head.replace(short, long)
    return head


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "content.toml").read_text(encoding="utf-8"))


def _asks(content: str, *, direct: bool) -> bool:
    ends = content.rstrip(" \n\"'”’)").endswith("?")
    return ends and (direct or content.count(".") == 0)


@cache
def _rules() -> tuple[_Rule, ...]:
    table = _table()
    words = {name: f"(?:{'|'.join(listed.split())})" for name, listed in table["words"].items()}
    words |= {"self": _SELF, "will": _WILL}
    return tuple(
        _Rule(
            act=Act(rule["act"]),
            pattern=re.compile("|".join(_filled(one, words) for one in rule["any"])),
            direct=rule.get("direct", False),
            needs=_needs(rule, table["words"]),
        )
        for rule in table["rule"]
    )


def _needs(rule: dict[str, Any], lists: dict[str, str]) -> frozenset[str]:
    named = " ".join(lists[name] for name in lists if f"{{{name}}}" in "".join(rule["any"]))
    words = f"{rule.get('needs', '')} {named}".split()
    return frozenset(_WORD.findall(word)[0][:_STEM] for word in words if word[0] != "\\")


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, listed in words.items():
        pattern = pattern.replace(f"{{{name}}}", listed)
    return pattern
