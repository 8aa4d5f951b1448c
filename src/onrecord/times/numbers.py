"""Numbers and years in words: "twenty-four", "nineteen ninety-six", "two thousand and eighteen"."""

from __future__ import annotations

import re

from onrecord.times.tokens import Run, Token
from onrecord.times.words import CODES

_WORD, _TENS, _ORD, _AND = (CODES[name] for name in ("word", "tens", "ord", "and"))
_HUNDRED, _THOUSAND, _DECADE = (CODES[name] for name in ("hundred", "thousand", "decade"))
_THOUSANDS = CODES["thousands"]
_SMALL = f"(?:{_TENS}-?{_WORD}|{_TENS}|{_WORD})"
_ANY = re.compile(
    f"{_SMALL}-?(?:{_THOUSANDS}|{_THOUSAND}{_AND}?{_DECADE})"  # "the two thousands"
    f"|(?:{_SMALL}|{CODES['an']})-?{_THOUSAND}(?:{_AND}?{_SMALL}(?:{_HUNDRED}(?:{_AND}?{_SMALL})?)?)?"
    f"|(?:{_SMALL}|{CODES['an']}){_HUNDRED}(?:{_AND}?{_SMALL})?"
    f"|{_WORD}-?(?:{_TENS}-?{_WORD}|{_TENS}|{_DECADE})"  # "nineteen eighty-four"
    f"|{_TENS}-?(?:{_TENS}-?{_WORD}|{_TENS}|{_DECADE})"  # "twenty twenty", "twenty-tens"
    f"|{_TENS}-?(?:{_WORD}|{_ORD})|{_TENS}"
)
_NEEDED = frozenset((_TENS, _HUNDRED, _THOUSAND, _THOUSANDS, _DECADE))


def joined(run: Run) -> Run:
    """A run with the numbers that take several words made one token each."""
    if _NEEDED.isdisjoint(run.codes):
        return run
    tokens: list[Token] = []
    last = 0
    for match in _ANY.finditer(run.codes):
        found = run.tokens[match.start() : match.end()]
        tokens += run.tokens[last : match.start()]
        tokens.append(_number(found))
        last = match.end()
    tokens += run.tokens[last:]
    return Run(tokens, "".join(token.code for token in tokens))


def _number(found: list[Token]) -> Token:
    words = [token for token in found if token.code not in ("-", _AND)]
    codes = "".join(token.code for token in words)
    values = [int(token.value) for token in words]
    name, value = _named(codes, values)
    return Token(CODES[name], f"{value}", found[0].start, found[-1].end, found[0].word)


def _named(codes: str, values: list[int]) -> tuple[str, int]:
    if codes[-1] == _ORD:
        return "ord", sum(values)
    if codes[-1] == _THOUSANDS or (codes[-1] == _DECADE and _THOUSAND in codes):
        return "decade", 1000 * values[0] + values[-1] % 1000
    if _HUNDRED in codes or _THOUSAND in codes:
        number = _large(codes, values)
        spoken = _THOUSAND in codes or values[0] > 10
        return ("year" if spoken and 1500 <= number < 2200 else "big"), number
    century = values[0] * 100
    if codes[-1] == _DECADE:
        return "decade", century + values[-1]
    spoken = len(values) > 1 and (codes[0] == _WORD or codes[1] == _TENS or values[1] > 9)
    if spoken and 1500 <= century < 2200:
        return "year", century + sum(values[1:])
    number = sum(values)
    return ("num" if number <= 31 else "big"), number


def _large(codes: str, values: list[int]) -> int:
    total = part = 0
    for code, value in zip(codes, values, strict=True):
        if code == _THOUSAND:
            total, part = (part or 1) * 1000, 0
        elif code == _HUNDRED:
            part = (part or 1) * 100
        else:
            part += value
    return total + part
