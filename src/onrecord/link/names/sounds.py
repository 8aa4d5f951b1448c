"""How a part of a name sounds, roughly: spellings of one sound fall into one class."""

from __future__ import annotations

import re
from functools import lru_cache

# Longer spellings come first. What romanisations, and ears, confuse.
_CLASSES = (
    ("tsch", "c"), ("tch", "c"), ("shch", "s"), ("sch", "s"), ("dzh", "c"), ("dj", "c"),
    ("sh", "s"), ("ch", "c"), ("zh", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("qu", "k"), ("ts", "s"), ("tz", "s"), ("x", "ks"), ("q", "k"), ("w", "v"),
    ("z", "s"), ("y", "i"), ("j", "c"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"),
    ("ai", "a"), ("o", "u"), ("e", "i"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def sound(part: str) -> str:
    """The class of a part, for names of any language."""
    heard = part
    for spelling, plain in _CLASSES:
        heard = heard.replace(spelling, plain)
    return _TWICE.sub(r"\1", heard).removesuffix("h")


# Chinese and Korean syllables: voiced and plain, or plain and aspirated, are one class, since
# romanisations draw that line differently ("Mao Tse-tung", "Mao Zedong").
_ONSETS = (
    ("hs", "s"), ("sh", "s"), ("x", "s"), ("zh", "c"), ("ch", "c"), ("tz", "c"), ("ts", "c"),
    ("q", "c"), ("j", "c"), ("z", "c"), ("c", "c"), ("b", "p"), ("d", "t"), ("g", "k"),
    ("kw", "k"), ("r", "l"), ("y", ""), ("w", ""),
)  # fmt: skip
_RIMES = (
    ("ieh", "ie"), ("ien", "ian"), ("ung", "ong"), ("uei", "ui"), ("uo", "o"), ("ih", "i"),
    ("eh", "e"), ("yeo", "o"), ("eo", "o"), ("eu", "u"), ("oo", "u"), ("ou", "o"), ("e", "o"),
    ("ue", "o"), ("ü", "u"), ("v", "u"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def eastern(syllable: str) -> str:
    """The class of a Chinese or Korean syllable, whatever its romanisation."""
    heard = syllable.replace("'", "")
    for spelling, plain in _ONSETS:
        if heard.startswith(spelling):
            heard = plain + heard.removeprefix(spelling)
            break
    for spelling, plain in _RIMES:
        heard = heard.replace(spelling, plain, 1) if spelling in heard else heard
    return heard
