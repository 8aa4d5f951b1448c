"""Line breaks that only a narrow page has put there: where they do not end a paragraph.

A wrapped text shows as lines of one width, each so full that the first word of the next
would not have fitted, and as sentences that go on in small letters on the next line. A text
with one paragraph a line shows neither. A word cut in two by a hyphen is joined anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NARROWEST, WIDEST = 40, 110  # columns between which a page wraps
LONG_LINES = 0.1  # the share of longer lines (an address, a table) that a wrapped text may have
FULL = 0.6  # the share of full lines, and among these of sentences that go on in small letters,
GOES_ON = 0.3  # from which a text is wrapped
# How a line begins that starts something new: an item of a list, a label, a row of a table.
_STARTS = re.compile(
    r"[ \t]*(?:[•·▪◦*>|–—-][ \t]|\(?(?:\d{1,3}|[a-z])[.)][ \t]|>>"
    r"|[QA][.:]|Q[ \t]|@\w{1,30}:|\[?\d{1,2}:\d\d"
    r"|[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,4}(?: \([^()\n]{1,40}\))?:(?:[ \t]|$))"
)
_FIRST_WORD = re.compile(r"[ \t>]*(\S*)")
_INDENT = re.compile(r"[ \t>]*")
_BROKEN_WORD = re.compile(r"[^\W\d_]-[ \t]*\r?\n[ \t]*(?=[a-zß-öø-ÿ])")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Break:
    """Two lines with nothing but a line break between them."""

    at: int
    before: str
    after: str

    def is_full(self, width: int) -> bool:
        """Whether the next line's first word would not have fitted."""
        match = _FIRST_WORD.match(self.after)
        word = len(match[1]) if match else 0
        return len(self.before.rstrip()) + 1 + word > width

    def goes_on(self) -> bool:
        """Whether a sentence runs over the break."""
        return self.before.rstrip()[-1:] not in '.!?:;”"' and self.after.lstrip()[:1].islower()

    def starts_anew(self) -> bool:
        """Whether the next line is an item, a label, or further in than this one."""
        if _STARTS.match(self.after):
            return True
        one, other = _INDENT.match(self.before), _INDENT.match(self.after)
        return bool(one and other and other.end() > one.end())


def soft_breaks(text: str) -> frozenset[int]:
    """Give the offsets of the newlines that end no paragraph."""
    if "\n" not in text:
        return frozenset()
    soft = {match.start() + match[0].index("\n") for match in _BROKEN_WORD.finditer(text)}
    width = _width(text)
    if width:
        soft |= {one.at for one in _breaks(text) if one.is_full(width) and not one.starts_anew()}
    return frozenset(soft)


def _breaks(text: str) -> Iterator[_Break]:
    start, before = 0, ""
    for line in text.split("\n"):
        if before.strip() and line.strip():
            yield _Break(at=start - 1, before=before, after=line)
        before = line
        start += len(line) + 1


def _width(text: str) -> int:
    """The column at which a text was wrapped; 0 if it was not."""
    lengths = sorted(
        len(line.rstrip()) for one in _breaks(text) for line in (one.before, one.after)
    )
    width = lengths[-1 - int(len(lengths) * LONG_LINES)] if lengths else 0
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = on = 0
    for one in _breaks(text):
        if one.is_full(width):
            full, on = full + 1, on + one.goes_on()
    return width if full >= FULL * len(lengths) / 2 and on > GOES_ON * full else 0
