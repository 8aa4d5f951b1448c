"""A small language for runs of words of time, and the longest rule that fits at a place.

"the? day=num|ord of? month": names of classes (see `words`) that follow one another; "|" parts
those that will do, "?" marks what may be missing, "x=" names what was matched, and "," "-" ":" "/"
stand for themselves. There is no repetition, so matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.times.reader import Reader
from onrecord.times.tokens import Run, Token
from onrecord.times.values import Meaning
from onrecord.times.words import CODES, MARKS

_MACROS = {
    "NUM": "num|word|big|pair|an",
    "DAY": "num|ord",
    "YEAR": "year",
    "WDAY": "wday|wdaylike",
    "MONTH": "month|monthlike",
    "SHIFT": "last|past|this|next|prior",
    "UNIT": "aday|aweek|amonth|ayear|aquarter|adecade|acentury|aunit",
}


_CLASS = {code: name for name, code in CODES.items()} | {mark: mark for mark in MARKS}


class TimeMatch:
    """What a pattern matched: tokens by the names that the pattern gives them."""

    __slots__ = ("_found", "first", "index", "last", "run")

    def __init__(self, run: Run, index: int, found: dict[str, Token], last: int) -> None:
        """Keep the tokens; `index` is the first of them in the run, `last` follows the last."""
        self.run = run
        self.index = index
        self.last = last
        self._found = found
        self.first = run.tokens[index]

    def __getitem__(self, name: str) -> str:
        """The value of what was matched."""
        return self._found[name].value

    def get(self, name: str, missing: str) -> str:
        """The value of an optional part."""
        token = self._found.get(name)
        return token.value if token is not None else missing

    def __contains__(self, name: object) -> bool:
        """Whether an optional part is there."""
        return name in self._found

    def names(self) -> set[str]:
        """What was matched."""
        return set(self._found)

    def number(self, name: str, missing: int = 0) -> int:
        """The value as a number."""
        token = self._found.get(name)
        return int(float(token.value or 0)) if token is not None else missing

    def token(self, name: str) -> Token:
        """The word that was matched."""
        return self._found[name]

    def after(self) -> str:
        """The class of the token that follows in the run; empty at its end."""
        return self.run.codes[self.last : self.last + 1]


Build = Callable[[Reader, TimeMatch], Meaning | None]
Wrap = Callable[[Reader, TimeMatch, Meaning], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what makes a meaning of it; `wrap` takes the time that must follow it."""

    shape: re.Pattern[str]
    names: tuple[str, ...]
    build: Build | None = None
    wrap: Wrap | None = None

    def match(self, run: Run, index: int) -> TimeMatch | None:
        """The tokens from an index on, if they fit."""
        match = self.shape.match(run.codes, index)
        if match is None:
            return None
        found: dict[str, Token] = {}
        for group, name in enumerate(self.names, start=1):
            if match.start(group) >= 0:
                token = run.tokens[match.start(group)]
                found[name] = token
                if "|" in name:  # nobody named it: it goes by its class
                    found[_CLASS[token.code]] = token
        return TimeMatch(run, index, found, match.end())


class Grammar:
    """Rules by the class of the word that they may begin with."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Look at the beginnings once."""
        self._by_first: dict[str, list[Rule]] = {}
        kept = list(rules)
        for code in (*CODES.values(), *MARKS):
            fitting = [rule for rule in kept if code in _beginnings(rule.shape.pattern)]
            if fitting:
                self._by_first[code] = fitting

    def at(self, code: str) -> list[Rule]:
        """The rules that may begin with a class."""
        return self._by_first.get(code, [])


def rule(pattern: str, build: Build | None = None, wrap: Wrap | None = None) -> Rule:
    """Compile one pattern."""
    shape, names = "", []
    for item in pattern.split():
        optional = "?" if item.endswith("?") else ""
        label, _, alternatives = item.removesuffix("?").rpartition("=")
        if alternatives in MARKS:
            shape += f"{re.escape(alternatives)}{optional}"
            continue
        named = (_MACROS.get(name, name) for name in alternatives.split("|"))
        classes = "|".join(named).split("|")
        names.append(label or alternatives.lower())
        letters = "".join(re.escape(name) if name in MARKS else CODES[name] for name in classes)
        shape += f"([{letters}]){optional}"
    return Rule(re.compile(shape), tuple(names), build, wrap)


_ITEM = re.compile(r"\(\[([^\]]+)\]\)(\?)?|\\?([,:/-])(\?)?")


def _beginnings(shape: str) -> set[str]:
    found: set[str] = set()
    for match in _ITEM.finditer(shape):
        found |= set(match[1] or match[3]) - {"\\"}
        if not (match[2] or match[4]):
            break
    return found


def written_year(hit: TimeMatch) -> int | None:
    """The year of a date, in four figures or two."""
    if "year" in hit:
        return hit.number("year")
    if "short" not in hit:
        return None
    number = hit.number("short")
    return number + (1900 if number > 35 else 2000)
