"""The form in which a text is searched: what is written without spaces stands apart.

The full-text engine takes a run of letters for one word, and so would take a whole sentence of
Chinese, Japanese or Thai. In this form every character of such a script is a word of its own,
so that any stretch of them is a phrase; full-width and other compatibility forms are the plain
ones. Queries are brought into the same form. Korean is treated alike: it has spaces, but its
particles are written onto the words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Thai, Lao, Burmese, Khmer; kana, Chinese characters, Hangul. No digits, no punctuation.
_APART = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u109d\u1780-\u17d3"
    "\u3005-\u3007\u3031-\u3035\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U0001b000-\U0001b16f\U00020000-\U000323af"
)
# Their compatibility forms: single jamo, radicals, half-width kana and Hangul.
_OTHER = "\u1100-\u11ff\u2f00-\u2fd5\u3131-\u318e\uf900-\ufaff\uff66-\uff9d\uffa0-\uffdc"
_BASE = f"{_APART}{_OTHER}"
_JOINED = "\u1160-\u11ff\u3099\u309a\uff9e\uff9f"  # what belongs to the character before it
_WIDE = "\uff01-\uff5e\ufb00-\ufb06"  # full-width ASCII, ligatures
_CLUSTER = re.compile(f"[{_BASE}][{_JOINED}]*")
_WIDE_RUN = re.compile(f"[{_WIDE}]+")
_CONCERNED = re.compile(f"[{_BASE}{_WIDE}]")
_BETWEEN = re.compile(rf"(?<=[{_BASE}{_JOINED}])(?:_|[^\w{_BASE}{_JOINED}])+(?=[{_BASE}])")
_WORD = re.compile(rf"(?P<apart>[{_BASE}][{_JOINED}]*)|[^\W_{_BASE}{_JOINED}]+")
# The engine drops marks that are no letters, and with them the vowels of Thai; letters of the
# private use area it keeps. Burmese and Khmer are in reach of the same shift.
_SHIFT = 0xD200
_STOP = "\ue000"  # stands for punctuation: no phrase reaches over it by accident


def apart(text: str) -> str:
    """Bring a text into the form in which it is searched; most texts are in it already."""
    if text.isascii() or not _CONCERNED.search(text):
        return text
    text = _WIDE_RUN.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = _BETWEEN.sub(lambda gap: gap[0] if gap[0].isspace() else f" {_STOP} ", text)
    return _CLUSTER.sub(lambda found: f" {' '.join(_plain(found[0]))} ", text)


def searched(text: str | None) -> str | None:
    """Give the searched form of a text to be stored beside it; None where it is the text."""
    form = apart(text) if text else text
    return None if form == text else form


def count_words(text: str) -> int:
    """Count words; a character of a script without spaces counts for one."""
    return sum(word != _STOP for word in apart(text).split())


@lru_cache(maxsize=1 << 14)
def _plain(cluster: str) -> str:
    """Compose one character; a mark becomes a letter that the engine keeps."""
    composed = unicodedata.normalize("NFKC", cluster)
    return "".join(
        chr(ord(sign) + _SHIFT) if unicodedata.category(sign)[0] == "M" else sign
        for sign in composed
    )


class Word(NamedTuple):  # a long text has millions
    """A word as the search sees it, and where it stands; `plain` is a stop where it is none."""

    start: int
    end: int
    plain: str


def words(text: str) -> list[Word]:
    """Cut a text into words as the search of a case does."""
    found: list[Word] = []
    after = None  # where the character before this one ended, if it is written apart
    for match in _WORD.finditer(text):
        start, end = match.span()
        if not match["apart"]:
            found.append(Word(start=start, end=end, plain=_bare(match[0])))
            after = None
            continue
        if after is not None and not (start == after or text[after:start].isspace()):
            found.append(Word(start=start, end=start, plain=_STOP))
        found += [Word(start=start, end=end, plain=sign) for sign in _plain(match[0])]
        after = end
    return found


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    """Take case, accents and width away."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
