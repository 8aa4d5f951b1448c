"""Runs of words that a time may be made of, one character of class to each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.grammar.text import TextView, Word
from onrecord.times.holidays import BY_FIRST
from onrecord.times.words import CODES, TRIGGERS, WORDS

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\Z")
_CENTURY = re.compile(r"(\d{2})th\Z")
_DECADE = re.compile(r"((?:\d\d)?\d0)s\Z")
_CLOCK = re.compile(r"(\d{1,2})(?:[.](\d\d))?([ap]\.?m\.?)\Z")
_COUNTED = re.compile(r"(\d{1,3})(days?|weeks?|months?|years?|hours?|hrs?|yrs?|mins?|h|d|w|y)\Z")
_YEAR_PART = re.compile(r"(\d{4})(h[12]|q[1-4])\Z")
_QUARTER = re.compile(r"([1-4])q\Z")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?(\d{1,2})(?:st|nd|rd|th)?\Z")
_FISCAL = re.compile(r"[fc]y(\d{2}|\d{4})\Z")
_STUCK = {"h": "TH", "hr": "TH", "hour": "TH", "min": "TM", "d": "D", "w": "W", "y": "Y", "yr": "Y"}
_BEFORE_A_DAY = "".join(CODES[name] for name in ("on", "for", "by", "until", "since"))
_IN_FIGURES = re.compile(
    f"{CODES['num']}[/-]{CODES['num']}|[{_BEFORE_A_DAY}]{CODES['the']}{CODES['num']}\\Z"
)
_DATE = re.compile(r"(?<!\d)([12]\d{3})-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)\Z")
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.([12]\d{3})\Z")
_STOPPED = frozenset((CODES["ampm"], CODES["month"], CODES["monthlike"]))
_HYPHENS = re.compile(r"[-‑–]")
_SPACE = (" ", "\u00a0", "\n", "  ")
_QUOTES = ("'", "’", "‘", "`")
_LONGEST = 60  # tokens in one run: text without an end is cut


class Token(NamedTuple):
    """A word, or a part of one between hyphens, or a mark between words."""

    code: str
    value: str
    start: int
    end: int
    word: int  # index into the layout's words


class Run(NamedTuple):
    """Words of time that follow one another, with their classes as one string."""

    tokens: list[Token]
    codes: str


def runs(layout: TextView) -> Iterator[Run]:
    """Give the runs of a text that hold a word worth looking at."""
    tokens: list[Token] = []
    lookup, last, skip = WORDS.get, -2, -1
    for index, word in enumerate(layout.words):
        if index <= skip:
            continue
        entry = lookup(word.lower)
        if word.lower in BY_FIRST and (count := _holiday(layout, index)):
            found = [_holiday_token(layout, index, count)]
            skip = index + count - 1
        elif entry is not None:
            found = [Token(CODES[entry[0]], entry[1], word.start, word.end, index)]
        else:
            found = _odd(layout.text, word, index)
        if not found:
            continue
        mark = _mark(layout, index, tokens) if last == index - 1 and tokens else None
        if mark is None or len(tokens) > _LONGEST:
            yield from _run(tokens)
            tokens = []
        elif mark:
            tokens.append(Token(mark, mark, word.start - 1, word.start, index))
        tokens += found
        last = max(index, skip)
    yield from _run(tokens)


def _odd(text: str, word: Word, index: int) -> list[Token]:
    """What a word of figures or with a hyphen stands for."""
    if word.text[0].isdigit() or "-" in word.text:
        return (
            _short_year(text, word, index)
            or _decade(word, index)
            or _figured(word, index)
            or list(_parts(word, index))
        )
    figures = word.text[-1].isdigit() or word.text[-3:-2].isdigit()
    return list(_lettered(word, index)) if figures else []


def _run(tokens: list[Token]) -> Iterator[Run]:
    codes = "".join(token.code for token in tokens)
    if not TRIGGERS.isdisjoint(codes) or _IN_FIGURES.search(codes):
        yield Run(tokens, codes)


def _mark(layout: TextView, index: int, before: list[Token]) -> str | None:
    """What stands between a word and the one before: "" for space, None for an end."""
    gap = layout.gap(index - 1)
    if gap in _SPACE:
        return ""
    bare = gap.strip()
    if bare in (",", "-", ":", "/") and "\n" not in gap:
        return bare
    if bare in ("–", "—", "‑", "~"):
        return "-"
    if bare in _QUOTES:
        return ""
    stopped = bare in (".", ".,") and before[-1].code in _STOPPED
    if bare == "," or not bare:
        return None if gap.count("\n") > 1 else bare
    return bare[1:] if stopped else None


def _holiday(layout: TextView, index: int) -> int:
    """How many words the name of a holiday takes here."""
    for name in BY_FIRST[layout.words[index].lower]:
        if name == ("new", "year") and not layout.words[index].capital:
            continue  # "in the new year"
        if all(
            index + at < len(layout.words)
            and layout.words[index + at].lower == word
            and (at == 0 or layout.gap(index + at - 1) in (" ", "' ", "’ "))
            for at, word in enumerate(name)
        ):
            return len(name)
    return 0


def _holiday_token(layout: TextView, index: int, count: int) -> Token:
    words = layout.words[index : index + count]
    name = " ".join(word.lower for word in words)
    return Token(CODES["holiday"], name, words[0].start, words[-1].end, index)


def _decade(word: Word, index: int) -> list[Token]:
    """The '70's, the 1990's."""
    if not (word.possessive and word.text[-1] == "0" and word.text.isdigit()):
        return []
    name = "decade" if len(word.text) in (2, 4) else "big"
    return [Token(CODES[name], word.text, word.start, word.end + 2, index)]


def _figured(word: Word, index: int) -> list[Token]:
    """A date in figures that is one word: 2021-02-03, 26.10.1989."""
    if (match := _DATE.search(word.text)) or (match := _COMPACT.match(word.text)):
        start, end, pieces = match.start(), match.end(), match.groups()
    elif match := _DOTTED.match(word.text):
        start, end, pieces = match.start(), match.end(), match.groups()[::-1]
    else:
        return []
    place = word.start + start, word.start + end, index
    found: list[Token] = []
    for piece in pieces:
        found += [Token("-", "-", *place)] if found else []
        found.append(Token(CODES[_number(piece)], piece, *place))
    return found


def _parts(word: Word, index: int) -> Iterator[Token]:
    """The parts of "mid-1990s", "third-quarter"; nothing where one is no word of time."""
    if not any(piece in WORDS or piece[:1].isdigit() for piece in word.lower.split("-")):
        return
    found: list[Token] = []
    at = word.start
    for piece in _HYPHENS.split(word.text):
        end = at + len(piece)
        read = list(_piece(piece.lower(), at, end, index)) if piece else []
        if not read:
            if found and found[-1].code == "-" and len(found) > 1 and not found[0].value.isdigit():
                found.pop()  # "Friday-like": what stands before counts, if nothing joins it
            return
        if found:
            found.append(Token("-", "-", at - 1, at, index))
        found += read
        at = end + 1
    yield from found


def _piece(piece: str, start: int, end: int, index: int) -> Iterator[Token]:
    entry = WORDS.get(piece)
    if entry is not None:
        yield Token(CODES[entry[0]], entry[1], start, end, index)
    elif piece.isascii() and piece.isdigit():
        yield Token(CODES[_number(piece)], piece, start, end, index)
    elif piece[0].isdigit():
        yield from _figures(piece, start, end, index)


def _short_year(text: str, word: Word, index: int) -> list[Token]:
    """The '16 of "May '16"."""
    if len(word.text) != 2 or not word.text.isascii() or not word.text.isdigit():
        return []
    if text[word.start - 1 : word.start] not in _QUOTES or not word.start:
        return []
    value = int(word.text) + (2000 if int(word.text) < 36 else 1900)
    return [Token(CODES["year"], str(value), word.start, word.end, index)]


def _number(digits: str) -> str:
    number = int(digits[:9])
    if len(digits) == 4 and digits[0] in "12":
        return "year"
    if len(digits) <= 2:
        return "num" if 1 <= number <= 31 else "pair"
    return "big"


def _figures(piece: str, start: int, end: int, index: int) -> Iterator[Token]:
    """Figures with letters: "3rd", "1990s", "5pm", "3h", "2016q2", "3.5"."""

    def token(name: str, value: str, since: int = start, until: int = end) -> Token:
        return Token(CODES[name], value, since, until, index)

    if match := _ORDINAL.match(piece):
        yield token("ord", match[1])
    elif match := _DECADE.match(piece):
        yield token("decade", match[1])
    elif match := _QUARTER.match(piece):
        yield token("quarter", match[1])
    elif match := _CLOCK.match(piece):
        cut = start + match.end(2 if match[2] else 1)
        yield token("num", match[1], start, start + match.end(1))
        if match[2]:
            yield Token(":", ":", start + match.start(2) - 1, start + match.start(2), index)
            yield token("num", match[2], start + match.start(2), cut)
        yield token("ampm", match[3][0] + "m", cut, end)
    elif match := _COUNTED.match(piece):
        cut, unit = start + match.end(1), match[2]
        entry = WORDS.get(unit) or ("aunit", _STUCK[unit.rstrip("s")])
        yield token("num" if int(match[1]) <= 31 else "big", match[1], start, cut)
        yield Token(CODES[entry[0]], entry[1], cut, end, index)
    elif match := _YEAR_PART.match(piece):
        cut = start + 4
        yield token("year", match[1], start, cut)
        yield token("quarter" if match[2][0] == "q" else "half", match[2][1], cut, end)
    elif piece.replace(".", "", 1).isdigit() and piece.isascii():
        yield token("big", piece)


def _lettered(word: Word, index: int) -> Iterator[Token]:
    """Letters with figures: "Oct2", "FY2019"."""
    if match := _FISCAL.match(word.lower):
        cut = word.end - len(match[1])
        name = "fiscal" if word.lower[0] == "f" else "calendar"
        yield Token(CODES[name], "FY", word.start, cut, index)
        yield Token(
            CODES["year"],
            match[1].rjust(4, "2") if len(match[1]) == 4 else "20" + match[1],
            cut,
            word.end,
            index,
        )
    elif (match := _MONTH_DAY.match(word.lower)) and WORDS.get(match[1], ("",))[0] in (
        "month",
        "monthlike",
    ):
        cut = word.start + match.end(1)
        yield Token(CODES["month"], WORDS[match[1]][1], word.start, cut, index)
        at = word.start + match.start(2)
        yield Token(CODES["num"], match[2], at, word.start + len(match[0]), index)
