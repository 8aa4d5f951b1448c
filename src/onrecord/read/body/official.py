"""What official pages and prints put around their texts: the site's banner, heads of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.read.text.lines import Line

# A line about the site itself: whose it is, how its address ends, that it is safe.
_OF_SITE = re.compile(
    r"\bofficial (?:government )?(?:web ?)?(?:sites?|pages?)\b"
    r"|\b(?:web ?)?sites? (?:use|end|belongs?)\b"
    r"|\.(?:gov|mil|gouv|govt|gob|gc)\b|\bhttps\b|\b(?:how|what) (?:do )?you (?:can )?know\b"
    r"|\bgovernment (?:agency )?(?:web ?)?site\b"
    r"|\b(?:safe|secure)(?:ly)? (?:\S+ )?(?:web ?)?sites?\b"
    r"|\bhow to identify\b|\bpadlock\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[“”\"]|\b(?:said|told|says|announced)\b")
_TOP = 6  # lines above which a banner begins
_REACH = 20  # lines of one
_WORDS = 40  # of a line of one
_DIGITS = re.compile(r"\d+")
_CLOCK = re.compile(r"\d[:.]\d\d\b")
_PAGE = re.compile(
    r"\[?(?:page|p\.|pp\.|pages) [A-Z]{0,2}\d{1,6}(?:[-–][A-Z]{0,2}\d{1,6})?\]?", re.IGNORECASE
)
_BRACKETED = re.compile(r"\[[^\[\]]{3,160}\]")
_PRINTER = re.compile(
    r"VerDate .{5,200}|from the .{3,60} (?:online|record)\b.{0,120}", re.IGNORECASE
)
_HEAD_WORDS = range(3, 15)  # of the running head of a page
_HEADS = 8  # lines at the top that may name a print


def find(lines: Sequence[Line]) -> dict[int, str]:
    """Say which lines are a site's banner or the head of a printed page."""
    found = dict.fromkeys(_print_heads(lines), "page head")
    return found | dict.fromkeys(_banner(lines), "site banner")


def _banner(lines: Sequence[Line]) -> range:
    """The lines at the top that speak of the site; one alone is none."""
    own = [
        i
        for i, line in enumerate(lines[:_REACH])
        if line.words <= _WORDS and _OF_SITE.search(line.text) and not _SPOKEN.search(line.text)
    ]
    if len(own) < 2 or own[0] >= _TOP:
        return range(0)
    last = own[0]
    for i in own[1:]:
        if i - last > 2:
            break
        last = i
    return range(own[0], last + 1) if last > own[0] else range(0)


def _print_heads(lines: Sequence[Line]) -> Iterator[int]:
    """Running heads by the number that grows in them, page marks, and what names a print on top."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if _PAGE.fullmatch(line.text) or (i < _HEADS and _PRINTER.fullmatch(line.text)):
            yield i
        elif i < _HEADS and _BRACKETED.fullmatch(line.text):
            around = [lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(lines)]
            if any(_BRACKETED.fullmatch(other) for other in around):
                yield i
        elif line.words in _HEAD_WORDS and _DIGITS.search(line.text):
            alike[_DIGITS.sub("", line.text)].append(i)
    for key, places in alike.items():
        if len(places) > 1 and _is_running(key, [lines[i].text for i in places]):
            yield from places


def _is_running(key: str, texts: list[str]) -> bool:
    """Whether lines that differ in numbers alone are the heads of one page after the other."""
    words = [word for word in key.split() if any(char.isalpha() for char in word)]
    if len(words) < _HEAD_WORDS.start or key.rstrip()[-1:] in '.!?:;,”"' or _CLOCK.search(texts[0]):
        return False
    numbers = [tuple(map(int, (one[:9] for one in _DIGITS.findall(text)))) for text in texts]
    return any(
        all(before[at] < after[at] for before, after in pairwise(numbers))
        for at in range(len(numbers[0]))
        if all(len(one) == len(numbers[0]) for one in numbers)
    )
