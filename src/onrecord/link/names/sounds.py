"""How a part of a name sounds, roughly: spellings of one sound fall into one class."""

from __future__ import annotations

import re
from functools import lru_cache

# Longer spellings come first. What romanisations, and ears, confuse.
_CLASSES = (
    ("tsch", "c"), ("tch", "c"), ("shch", "s"), ("sch", "s"), ("dzh", "c"), ("dj", "c"),
    ("sh", "s"), ("ch", "c"), ("zh", "c"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("bh", "b"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("ts", "s"), ("tz", "s"), ("x", "ks"),
    ("q", "k"), ("w", "v"), ("z", "s"), ("y", "i"), ("j", "c"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ei", "i"), ("ai", "a"), ("o", "u"), ("e", "i"),
)  # fmt: skip
_HARD = re.compile(r"c(?=[aoulrkn])|c$")
_SOFT = re.compile(r"c(?=[eiy])")
_GLIDE = re.compile(r"(?<=[aeiouy])j(?![aeiouy])")  # "Sergej", "Selenskyj"
_FAINT = re.compile(r"[ae]h$")  # "Haniyeh", "Haniya"
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """The class of a part, for names of any language."""
    heard = _FAINT.sub("a", _GLIDE.sub("i", part))
    heard = _SOFT.sub("s", _HARD.sub("k", heard))
    for spelling, plain in _CLASSES:
        heard = heard.replace(spelling, plain)
    return _TWICE.sub(r"\1", heard).removesuffix("h")


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """The consonants of a sound, in classes that romanisations keep: what a block is keyed by."""
    heard = sound(part)
    plain = heard[:1] + heard[1:].translate(_VOWELLESS)
    return _TWICE.sub(r"\1", plain.translate(_VOICELESS)) or heard


_VOWELLESS = str.maketrans("", "", "aeiouh")
_VOICELESS = str.maketrans("gdbvcaeiou", "ktpfsaaaaa") | str.maketrans("h", "k")

_VOWELS = frozenset("aiu")  # what `sound` leaves of them
_NEAR = frozenset(
    frozenset(pair) for pair in ("kg", "gh", "hk", "td", "sc", "bp", "vb", "fv", "ck", "gc", "iu")
)
_NEAR_VOWEL, _OTHER_VOWEL, _NEAR_CONSONANT, _WEAK, _OTHER = 0.35, 0.6, 0.4, 0.3, 1.0


@lru_cache(maxsize=65536)
def distance(one: str, other: str) -> float:
    """How differently two parts sound, as a sum over letters of their classes.

    0 is one sound; a vowel for another costs .35 or .6, a consonant for its voiced or aspirated
    neighbour .4, any other 1. A last vowel counts in full: Maria is not Mario.
    """
    left, right = sound(one), sound(other)
    if left == right:
        return 0.0
    ends = {left[-1:], right[-1:]}
    bare = len(ends & _VOWELS)
    last = 0.65 if bare and len(ends) > 1 else 0.0
    row = [_drop(right[:at]) for at in range(len(right) + 1)]
    for at, letter in enumerate(left, start=1):
        before, row = row, [_drop(left[:at])]
        for to, written in enumerate(right, start=1):
            changed = before[to - 1] + _exchange(letter, written)
            row.append(min(changed, before[to] + _lost(letter), row[to - 1] + _lost(written)))
    return row[-1] + last


def _exchange(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return _NEAR_VOWEL if "a" in (one, other) and "i" in (one, other) else _OTHER_VOWEL
    return _NEAR_CONSONANT if frozenset((one, other)) in _NEAR else _OTHER


def _lost(letter: str) -> float:
    return _WEAK if letter == "h" else _NEAR_VOWEL if letter in _VOWELS else _OTHER


def _drop(letters: str) -> float:
    return sum(map(_lost, letters))


# Chinese and Korean syllables: voiced and plain, or plain and aspirated, are one class, since
# romanisations draw that line differently ("Mao Tse-tung", "Mao Zedong").
_ONSETS = (
    ("hs", "s"), ("sh", "s"), ("x", "s"), ("zh", "c"), ("ch", "c"), ("tz", "c"), ("ts", "c"),
    ("q", "c"), ("j", "c"), ("z", "c"), ("c", "c"), ("b", "p"), ("d", "t"), ("g", "k"),
    ("kw", "k"), ("r", "l"), ("y", ""), ("w", ""),
)  # fmt: skip
_RIMES = (
    ("ark", "ak"),
    ("ieh", "ie"), ("ien", "ian"), ("ung", "ong"), ("uei", "ui"), ("uo", "o"), ("ih", "i"),
    ("eh", "e"), ("yeo", "o"), ("you", "o"), ("yo", "o"), ("eo", "o"), ("eu", "u"), ("oo", "u"),
    ("ou", "o"), ("e", "o"), ("ue", "o"), ("ü", "u"), ("v", "u"),
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
