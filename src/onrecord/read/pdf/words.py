"""The end of a row and the start of the next, put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_START = re.compile(r"[^\W\d_]+")
_OPEN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/_=&?-]$")
# First and second halves of compounds that are hardly ever one word.
_FIRST = frozenset(
    """self ex vice all half quasi cross well two three four five six seven eight nine ten eleven
    twelve twenty thirty forty fifty sixty seventy eighty ninety""".split()
)
_SECOND = frozenset(
    """based led backed term wide level old year long-term scale owned held made sized style elect
    general time related friendly minded being making sharing building known funded run driven
    member day week month hour page point state party border profile ranking range speed""".split()
)
_CLOSED = frozenset(  # first halves of words that are written as one: "how-ever", "under-stand"
    """how with there where some any every who what when which under over out up down in on off back
    after more never none her him them your our my it can may fore here not for per be to an so sea
    land air work play home news day life time head house water fire foot hand eye rail road ship
    break block check by through what through count black green white blue red high""".split()
)


class Words:
    """The words of a document, by which hyphens at the ends of rows are judged."""

    def __init__(self, rows: Iterable[str]) -> None:
        """Count the words; halves at the ends of rows do not count."""
        self._count: Counter[str] = Counter()
        broken = False
        for row in rows:
            found = _WORD.findall(row)
            if broken:
                found = found[1:]
            broken = row.endswith("-")
            if broken:
                found = found[:-1]
            self._count.update(word.lower() for word in found)

    def join(self, before: str, after: str) -> tuple[str, str]:
        """Say how two rows are joined.

        Returns:
            The first row, perhaps without its last hyphen, and what comes between: a space
            or nothing.
        """
        end, start = _END.search(before[-80:]), _START.match(after[:80])
        if not end:
            glued = before.endswith("—") or bool(_OPEN_ADDRESS.search(before[-200:]))
            number = before.endswith("-") and before[-2:-1].isdigit() and after[:1].isdigit()
            return before, "" if glued or number else " "
        if not start:
            return before, "" if after[:1].isdigit() else " "
        if after.startswith(("and ", "or ", "to ")) and before[-2:-1].isalpha():
            return before, " "  # "pre- and post-war"
        return (before if self._is_compound(end[1], start[0]) else before[:-1]), ""

    def _is_compound(self, first: str, second: str) -> bool:
        one, other = (first + second).lower(), f"{first}-{second}".lower()
        if not second[0].islower() or "-" in first or self._count[other] > self._count[one]:
            return not (second.isupper() and first.isupper() and not self._count[other])
        if self._count[one]:
            return False
        if first.lower() in _FIRST or second in _SECOND:
            return True
        known = self._count[first.lower()] and self._count[second]
        return bool(known) and len(second) > 3 and first.lower() not in _CLOSED
