"""Letters of any alphabet as plain Latin ones, so that names of two alphabets can be compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўѓќљњџјѕ",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g u g k "
        "l n dz j z".split(" "),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆ",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts p k o "
        "f".split(),
        strict=True,
    )
)
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
    "ħ": "h", "ŋ": "ng", "ə": "a", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "",
}  # fmt: skip
_PLAIN = _CYRILLIC | _GREEK | _GEORGIAN | _ARMENIAN | _LATIN

_HANGUL, _LAST_HANGUL = 0xAC00, 0xD7A3
_ONSETS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_NUCLEI = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_CODAS = " k k ks n nj nh t l lk lm lb ls lt lp lh m p ps t t ng t t k t p t".split(" ")


@lru_cache(maxsize=8192)
def latin(written: str) -> str:
    """Lower-case Latin letters for a name, its marks and spaces kept; what is unknown stays."""
    if written.isascii():
        return written.lower()
    composed = unicodedata.normalize("NFC", written).lower()
    spelt = "".join(map(_one, composed))
    plain = unicodedata.normalize("NFKD", spelt)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _one(letter: str) -> str:
    if letter in _PLAIN:
        return _PLAIN[letter]
    code = ord(letter)
    if not _HANGUL <= code <= _LAST_HANGUL:
        return letter
    onset, rest = divmod(code - _HANGUL, 588)
    nucleus, coda = divmod(rest, 28)
    return f" {_ONSETS[onset]}{_NUCLEI[nucleus]}{_CODAS[coda]} "
