"""Rules for months, seasons, quarters, years, decades and centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.grammar.words.open_classes import listed
from onrecord.times import values
from onrecord.times.patterns import TimeMatch, rule, written_year
from onrecord.times.reader import Reader
from onrecord.times.tokens import Token
from onrecord.times.values import Meaning
from onrecord.times.words import CODES

_NEAR_YEAR = frozenset(
    "in since from to by of between until till during before after through early late mid and for "
    "year around the circa".split()
)


_COUNTED = listed("counted", __package__, "words.toml")


def month(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """A month, with or without its year; "may" and "march" without one only after "in"."""
    number, written = hit.number("month"), written_year(hit)
    if written is not None:
        return values.month(written, number)
    word, published = hit.token("month").word, reader.published
    if "that" in hit or "same" in hit:
        story = reader.story(word)
        at = story.first if story is not None else None
        return replace(values.month(at.year, number), full=False) if at is not None else None
    if published is None or not _is_month(reader, hit):
        return None
    if "yearly" in hit or "shift" not in hit:
        shift = hit.number("yearly") if "yearly" in hit else None
        year_number = (
            _month_year(reader, published, number, word)
            if shift is None
            else published.year + shift
        )
        found = values.month(year_number, number)
        return replace(found, full=False, yearless="yearly" not in hit)
    shift = hit.number("shift")
    if shift < 0:
        year_number = published.year - (number >= published.month)
    else:
        year_number = published.year + (shift > 0 and number <= published.month)
    return replace(values.month(year_number, number), full=False)


def _is_month(reader: Reader, hit: TimeMatch) -> bool:
    """Whether a word alone is a month: "May" is, "may" is a verb, "Mar" is a name."""
    token = hit.token("month")
    text = reader.layout.text
    before = reader.lower(token.word - 1)
    written = text[token.start : token.end].lower()
    if hit.after() in _FIGURES:
        return False
    capital = text[token.start].isupper()
    if hit.after() in _BETWEEN and hit.run.codes[hit.last + 1 : hit.last + 2] in _MONTHS:
        return True
    if written in _GIVEN_NAMES and capital and _NAME_AFTER.match(text, token.end):
        return False  # "Jan Kavan"
    if written not in _AMBIGUOUS:
        return capital or written != "august" or before in _BEFORE_MONTH
    verb = written in ("may", "march") and not capital
    before_it = _BEFORE_A_VERB if verb else _BEFORE_MONTH
    return "yearly" in hit or before in before_it or (capital and "shift" in hit)


_MONTHS = frozenset((CODES["month"], CODES["monthlike"]))


_BETWEEN = frozenset(("-", CODES["to"], CODES["through"], CODES["and"]))
_FIGURES = frozenset((CODES["num"], CODES["pair"]))


_GIVEN_NAMES = frozenset(("jan", "mar"))


_NAME_AFTER = re.compile(r" [A-Z][a-z]")


_BEFORE_A_VERB = frozenset(("in", "until", "last", "next"))
_AMBIGUOUS = frozenset("may march jan feb mar apr jun jul aug sep oct nov dec sept".split())


_BEFORE_MONTH = frozenset(
    "in since from to by of between until during last this next early late mid and through past "
    "for before after and or till its over".split()
)


def _month_year(reader: Reader, published: date, number: int, word: int) -> int:
    story = reader.told_year(number, 1, word)
    if story is not None:
        return story
    ahead = (number - published.month) % 12
    if reader.ahead(word):
        return published.year + (number < published.month)
    if 0 < ahead <= 2 and not reader.behind(word):
        return published.year + (number < published.month)
    return published.year - (number > published.month)


def season(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """A season of a year, or the one that the text is about."""
    name, written = hit["season"], written_year(hit)
    if written is not None:
        return values.season(written, name)
    at = reader.published
    if at is None or (reader.lower(hit.token("season").word + 1) == "of" and "yearly" not in hit):
        return None
    if "yearly" in hit:
        return replace(values.season(at.year + hit.number("yearly"), name), full=False)
    if "shift" not in hit and reader.lower(hit.token("season").word - 1) not in _BEFORE_SEASON:
        return None
    this = at.year - (name == "WI" and at.month < 3)
    begun = values.SEASONS[name] if name != "WI" or at.month >= 3 else 0
    over = begun + 2 < at.month and name != "WI"
    shift = hit.number("shift") if "shift" in hit else None
    if shift is None:
        shift = 1 if over and reader.ahead(hit.first.word) else 0
        this -= begun > at.month and not reader.ahead(hit.first.word)
    elif shift < 0:
        shift = 0 if over else -1
    elif shift > 0:
        shift = 1 if begun <= at.month else 0
    return replace(values.season(this + shift, name), full=False)


_BEFORE_SEASON = frozenset("in by since during until the this through early late mid".split())


def quarter(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The third quarter of a year: the one of the four that is nearest, mostly behind."""
    number, written = hit.number("quarter"), written_year(hit)
    if not 1 <= number <= 4:
        return None
    if written is not None:
        return values.quarter(written, number)
    at = reader.published
    if at is None:
        return None
    if "yearly" in hit:
        return replace(values.quarter(at.year + hit.number("yearly"), number), full=False)
    now = (at.month - 1) // 3 + 1
    year_number = at.year - (number > now)
    joined = reader.layout.text[hit.first.end : hit.first.end + 1] == "-"  # "third-quarter results"
    if not joined and reader.ahead(hit.first.word):
        year_number = at.year + (number < now)
    elif not joined and number - now == 1 and not reader.behind(hit.first.word):
        year_number = at.year
    return replace(values.quarter(year_number, number), full=False)


def half(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The first half of a year."""
    number = 2 if "last" in hit else hit.number("half")
    written, at = written_year(hit), reader.published
    if number not in (1, 2):
        return None
    if written is not None:
        return values.half(written, number)
    if at is None:
        return None
    return replace(values.half(at.year + hit.number("yearly"), number), full=False)


def year(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """A year: not "2016 people", "$2,016", "Route 1999"."""
    number, token = hit.number("year"), hit.token("year")
    before = reader.lower(token.word - 1)
    likely = 1900 <= number <= 2100 or (1500 <= number <= 2199 and before in _NEAR_YEAR)
    if (
        not likely
        or before_christ(reader, hit)
        or _is_amount(reader, token)
        or _counts(reader, token.word, before)
    ):
        return None
    return values.year(number)


def _is_amount(reader: Reader, token: Token) -> bool:
    """Whether a number is a sum, a share or the number of something: "$2,016", "Route 1999"."""
    text, before = reader.layout.text, reader.lower(token.word - 1)
    left, right = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 2]
    if left in _SUMS or right[:1] in ("%", "°") or right.strip(",.").isdigit():
        return True
    if before == "than":
        return reader.lower(token.word - 2) not in ("later", "earlier", "sooner")
    return before in _NUMBERED


_SUMS = ("$", "€", "£", ",", ".", "#")
_NUMBERED = listed("numbered", __package__, "words.toml")


def _counts(reader: Reader, word: int, before: str) -> bool:
    """Whether a number counts what follows it: "1999 people", "about 2000 troops"."""
    if reader.layout.gap(word) != " ":
        return False
    following = reader.lower(word + 1)
    if following in _COUNTED:
        return True
    plural = following.endswith("s") and not following.endswith(("ss", "us", "is"))
    lower = reader.layout.words[word + 1].text[:1].islower() if following else False
    return plural and lower and before not in _NEAR_YEAR and following not in ("was", "has")


def decade(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The 1990s, the '90s, the nineties."""
    number, token = hit.number("decade"), hit.token("decade")
    text = reader.layout.text
    spelt = text[token.start].isalpha()
    if spelt and number % 100 in (0, 10) and text[token.end : token.end + 3] == " of":
        return None  # "two thousands of them", "tens of tents"
    if number >= 1000:
        whole = number % 100 == 0 and number < 2000  # "the 1800s"
        return values.century(number // 100 + 1) if whole else values.decade(number)
    quote = text[max(0, token.start - 2) : token.start]
    marked = quote[-1:] in ("'", "’", "‘") and quote != "''"
    if (
        not marked
        and reader.lower(token.word - 1) not in ("the", "mid", "early", "late")
        and reader.layout.text[max(0, token.start - 1) : token.start] != "-"
    ):
        return None
    if text[token.start : token.end].isalpha() and number == 20 and not marked:
        return values.decade(1920)
    return replace(values.decade(1900 + number if number >= 20 else 2000 + number), full=False)


def century(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The 20th century; this one."""
    number = hit.number("ord")
    return values.century(number) if 1 <= number <= 30 and not before_christ(reader, hit) else None


def before_christ(reader: Reader, hit: TimeMatch) -> bool:
    """Whether a time lies before the years that the record can name."""
    return reader.lower(hit.run.tokens[hit.last - 1].word + 1) in _BEFORE_CHRIST


_BEFORE_CHRIST = frozenset(("bc", "b.c", "b.c.", "bce", "b.c.e."))


def fiscal(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """A fiscal year, which is given as the year it is called by."""
    written = written_year(hit)
    if written is not None:
        return replace(values.year(written), value=f"{written}")
    if reader.published is None:
        return None
    return replace(values.year(reader.published.year + hit.number("shift")), full=False)


RULES = (
    rule("month=MONTH ,? year", month),
    rule("month=MONTH of|in year", month),
    rule("month=MONTH - year", month),
    rule("month=MONTH of short=pair", month),
    rule("month=MONTH of? yearly=SHIFT ayear", month),
    rule("month=MONTH of? that ayear", month),
    rule("month=MONTH of? the? same ayear", month),
    rule("month=MONTH", month),
    rule("shift=SHIFT month=MONTH", month),
    rule("year ,? month=MONTH", month),
    rule("the aweek|amonth of month=MONTH year?", month),
    rule("the? season of? year", season),
    rule("the? season of? yearly=SHIFT ayear", season),
    rule("shift=SHIFT season", season),
    rule("the? season", season),
    rule("the? quarter=ord -? aquarter", quarter),
    rule("the? fiscal -? quarter=ord -? aquarter", quarter),
    rule("the? quarter=ord -? fiscal aquarter", quarter),
    rule("the? quarter=ord aquarter of|in? fiscal|calendar? year", quarter),
    rule("the? quarter=ord aquarter of|in yearly=SHIFT|the ayear", quarter),
    rule("yearly=SHIFT ayear quarter=ord aquarter", quarter),
    rule("the? year ,? the? quarter=ord aquarter", quarter),
    rule("quarter -? of? fiscal? year", quarter),
    rule("quarter of|in? yearly=SHIFT|the ayear", quarter),
    rule("year -? quarter", quarter),
    rule("quarter", quarter),
    rule("the? half=ord halves of? fiscal? year", half),
    rule("the? last halves of fiscal? year", half),
    rule("the? half=ord halves of yearly=SHIFT|the ayear", half),
    rule("half of? year", half),
    rule("half of|in? yearly=SHIFT ayear", half),
    rule("the? season of? year -|/ num|pair", season),
    rule("year -? half", half),
    rule("year", year),
    rule("the? ayear year", year),
    rule("the? decade", decade),
    rule("the? ord -? acentury", century),
    rule("the? fiscal ayear? year", fiscal),
    rule("the? year fiscal ayear", fiscal),
    rule("the? fiscal ayear", fiscal),
    rule("the? shift=SHIFT fiscal|calendar ayear", fiscal),
    rule("calendar ayear? year", fiscal),
)
