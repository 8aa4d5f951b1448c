"""Whether the speaker who is printed beside a quotation is the one of a source text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.link.wording.classes import TITLES

_WORD = re.compile(r"[^\W_]+")
# Labels that say no more than that somebody spoke.
_NOBODY = frozenset(
    "audience crowd moderator q question questioner reporter speaker unknown".split()
)


def agree(printed: Iterable[str], given: Iterable[str]) -> bool | None:
    """Compare speakers as keys, or as names of which one may be shorter.

    Returns:
        None where one of them is not told, or told by an office alone ("THE PRESIDENT").
    """
    ours, theirs = list(printed), list(given)
    if set(ours) & set(theirs):
        return True
    pairs = [(_name(one), _name(other)) for one in ours for other in theirs]
    if any(one and other and (one <= other or other <= one) for one, other in pairs):
        return True
    return False if pairs and all(one and other for one, other in pairs) else None


def _name(label: str) -> frozenset[str]:
    words = {word for word in _WORD.findall(label.casefold()) if len(word) > 1 or word == "q"}
    return frozenset(words - TITLES - _NOBODY - {"the", "of", "jr"})
