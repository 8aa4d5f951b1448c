"""Rules for parts of the calendar: days, months, seasons, quarters, years, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.resolve.times import values
from onrecord.resolve.times.patterns import Hit, rule
from onrecord.resolve.times.reader import Reader
from onrecord.resolve.times.values import Interval, Meaning, Sort, real_day
from onrecord.resolve.times.words import CODES, WEEKDAYS

_SOON = 31  # nobody gives so near a day of another year without saying so
_BACK, _AHEAD = -275, 90  # days that a date without its year may lie from the published one
_NEAR_YEAR = frozenset(
    "in since from to by of between until till during before after through early late mid and for "
    "year around the late's circa about 's year's".split()
)
_COUNTED = frozenset(
    "people percent other others states members million billion dollars pounds euros men women "
    "miles km kilometers kilometres meters metres feet points votes times jobs pages words tons "
    "barrels shares square per".split()
)


def written_year(hit: Hit) -> int | None:
    """The year of a date, in four figures or two."""
    if "year" in hit:
        return hit.number("year")
    if "short" not in hit:
        return None
    number = hit.number("short")
    return number + (1900 if number > 35 else 2000)


def month_day(reader: Reader, hit: Hit) -> Meaning | None:
    """A day of a month, with or without its year."""
    number, at = hit.number("month"), hit.number("day")
    day = hit.token("day")
    if day.code == CODES["word"] and at < 13:  # "one May morning"
        return None
    if reader.layout.text[max(0, day.start - 1) : day.start] in ("$", "€", "£"):
        return None
    if "year" not in hit and "short" not in hit and not _is_date(reader, hit):
        return None
    return _day(reader, hit, number, at)


def _is_date(reader: Reader, hit: Hit) -> bool:
    """Whether "may 5" or "sat 3" is not something else: a name of a month has a capital."""
    month = hit.token("month")
    text = reader.layout.text
    return text[month.start].isupper() or text[month.start : month.end].lower() not in ("march",)


def _day(reader: Reader, hit: Hit, number: int, at: int) -> Meaning | None:
    written, word = written_year(hit), hit.first.word
    if written is not None:
        found = real_day(written, number, at)
        if found is not None:
            reader.tell(found, word)
        return values.day(found) if found is not None else None
    if "shift" in hit and reader.published is not None:
        found = real_day(reader.published.year + hit.number("shift"), number, at)
    else:
        found = _without_year(reader, number, at, word)
    return replace(values.day(found), full=False, yearless="shift" not in hit) if found else None


def _without_year(reader: Reader, number: int, at: int, word: int) -> date | None:
    story = told_year(reader, number, at, word)
    if story is not None:
        return real_day(story, number, at)
    published = reader.published
    if published is None:
        return None
    if reader.ahead(word):
        for shift in range(9):
            found = real_day(published.year + shift, number, at)
            if found is not None and (found - published).days >= -7:
                return found
    if reader.behind(word):
        back = [real_day(published.year + shift, number, at) for shift in (0, -1)]
        ahead = real_day(published.year, number, at) or real_day(published.year + 1, number, at)
        soon = ahead is not None and 0 < (ahead - published).days < _SOON
        for found in back:
            if found and not soon and -365 < (found - published).days <= 0:
                return found
    for shift in (0, -1, 1):
        found = real_day(published.year + shift, number, at)
        if found and _BACK <= (found - published).days <= _AHEAD:
            return found
    near = (real_day(published.year + shift, number, at) for shift in (0, -1, 1, -2, 2, -3, 3))
    return next((found for found in near if found is not None), None)  # Feb. 29


def told_year(reader: Reader, number: int, at: int, word: int) -> int | None:
    """The year of a day that goes on with a story told of another year in the same paragraph."""
    if reader.told is None or reader.told[1] != reader.paragraph(word):
        return None
    told = reader.told[0]
    if reader.published is not None and (reader.published - told).days < 300:
        return None
    return told.year + ((number, at) < (told.month, told.day))


def two_days(reader: Reader, hit: Hit) -> Meaning | None:
    """From one day of a month to another."""
    first, last, number = hit.number("day"), hit.number("until"), hit.number("month")
    if last <= first and "number" not in hit:
        return None
    ends = [_day(reader, hit, number, at) for at in (first, last)]
    return between(ends[0], ends[1])


def between(first: Meaning | None, last: Meaning | None) -> Meaning | None:
    """From the beginning of one time to the end of another."""
    if first is None or last is None or first.interval is None or last.interval is None:
        return None
    since, until = first.interval.since, last.interval.until
    if since is None or since > until:
        return None
    finer = min(first.interval, last.interval, key=lambda one: _GRAINS.index(one.precision))
    both = Interval(since, until, finer.precision)
    return Meaning(Sort.DATE, f"{first.value}/{last.value}", both, last.full)


_GRAINS = tuple(Precision)


def weekday_of_month(reader: Reader, hit: Hit) -> Meaning | None:
    """The first Sunday of a month, or of this one."""
    whole = month(reader, hit) if "month" in hit else _relative_month(reader, hit)
    if whole is None or whole.interval is None or whole.interval.since is None:
        return None
    first, until = whole.interval.since, whole.interval.until
    at = first + timedelta(days=(hit.number("wday") - first.weekday()) % 7)
    if "last" in hit:
        at = until - timedelta(days=(until.weekday() - hit.number("wday")) % 7)
    else:
        at += timedelta(days=7 * hit.number("ord") - 7)
    return replace(values.day(at), full=whole.full) if at <= until else None


def _relative_month(reader: Reader, hit: Hit) -> Meaning | None:
    at = reader.published
    return None if at is None else values.month(at.year, at.month + hit.number("shift"))


def month(reader: Reader, hit: Hit) -> Meaning | None:
    """A month, with or without its year; "may" and "march" without one only after "in"."""
    number, written = hit.number("month"), written_year(hit)
    if written is not None:
        return values.month(written, number)
    word, published = hit.token("month").word, reader.published
    if published is None or not _is_month(reader, hit):
        return None
    if "yearly" in hit or "shift" not in hit:
        shift = hit.number("yearly") if "yearly" in hit else None
        year_number = _month_year(reader, number, word) if shift is None else published.year + shift
        found = values.month(year_number, number)
        return replace(found, full=False, yearless="yearly" not in hit)
    shift = hit.number("shift")
    if shift < 0:
        year_number = published.year - (number >= published.month)
    else:
        year_number = published.year + (shift > 0 and number <= published.month)
    return replace(values.month(year_number, number), full=False)


def _is_month(reader: Reader, hit: Hit) -> bool:
    """Whether a word alone is a month: "May" is, "may" is a verb, "Mar" is a name."""
    token = hit.token("month")
    text = reader.layout.text
    before = reader.lower(token.word - 1)
    written = text[token.start : token.end].lower()
    if hit.after() in _FIGURES:
        return False
    capital = text[token.start].isupper()
    if hit.run.codes[hit.last : hit.last + 2][:1] == "-" and hit.run.codes[hit.last + 1 :][:1] in (
        _MONTHS
    ):
        return True
    if written in _GIVEN_NAMES and capital and _NAME_AFTER.match(text, token.end):
        return False  # "Jan Kavan"
    if written not in _AMBIGUOUS:
        return capital or written != "august" or before in _BEFORE_MONTH
    if not capital and written in ("may", "march"):
        return "yearly" in hit or before in ("in", "until", "last", "next")
    if not capital:
        return "yearly" in hit or before in _BEFORE_MONTH
    return before in _BEFORE_MONTH or "shift" in hit or "edge" in hit or "yearly" in hit


_MONTHS = frozenset((CODES["month"], CODES["monthlike"]))
_FIGURES = frozenset((CODES["num"], CODES["pair"]))
_GIVEN_NAMES = frozenset(("jan", "mar"))
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_AMBIGUOUS = frozenset("may march jan feb mar apr jun jul aug sep oct nov dec sept".split())
_BEFORE_MONTH = frozenset(
    "in since from to by of between until during last this next early late mid and through past for "
    "before after and or till its over".split()
)


def _month_year(reader: Reader, number: int, word: int) -> int:
    published = reader.published
    assert published is not None
    story = told_year(reader, number, 1, word)
    if story is not None:
        return story
    ahead = (number - published.month) % 12
    if reader.ahead(word):
        return published.year + (number < published.month)
    if 0 < ahead <= 2 and not reader.behind(word):
        return published.year + (number < published.month)
    return published.year - (number > published.month)


def season(reader: Reader, hit: Hit) -> Meaning | None:
    """A season of a year, or the one that the text is about."""
    name, written = hit["season"], written_year(hit)
    if written is not None:
        return values.season(written, name)
    at = reader.published
    if at is None or reader.lower(hit.token("season").word + 1) == "of" and "yearly" not in hit:
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


def quarter(reader: Reader, hit: Hit) -> Meaning | None:
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
    if reader.layout.text[hit.first.start : hit.first.end + 1].endswith("-"):
        pass
    elif reader.ahead(hit.first.word):
        year_number = at.year + (number < now)
    elif number - now == 1 and not reader.behind(hit.first.word):
        year_number = at.year
    return replace(values.quarter(year_number, number), full=False)


def half(reader: Reader, hit: Hit) -> Meaning | None:
    """The first half of a year."""
    number = 2 if "last" in hit else hit.number("half")
    written = written_year(hit)
    if number not in (1, 2) or (written is None and reader.published is None):
        return None
    if written is not None:
        return values.half(written, number)
    assert reader.published is not None
    at = reader.published
    return replace(values.half(at.year + hit.number("yearly"), number), full=False)


def year(reader: Reader, hit: Hit) -> Meaning | None:
    """A year: not "2016 people", "$2,016", "Route 1999"."""
    number, token = hit.number("year"), hit.token("year")
    if not 1500 <= number <= 2199:
        return None
    text, before = reader.layout.text, reader.lower(token.word - 1)
    left = text[max(0, token.start - 1) : token.start]
    if left in ("$", "€", "£", ",", ".", "#") or text[token.end : token.end + 1] in ("%", "°"):
        return None
    if text[token.end : token.end + 2].strip(",.").isdigit():
        return None
    if before == "than" and reader.lower(token.word - 2) not in ("later", "earlier", "sooner"):
        return None
    if not (1900 <= number <= 2100 or before in _NEAR_YEAR or "edge" in hit):
        return None
    if before in ("no", "no.", "route", "flight", "room", "highway", "number"):
        return None
    return None if _counts(reader, token.word, before) else values.year(number)


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


def decade(reader: Reader, hit: Hit) -> Meaning | None:
    """The 1990s, the '90s, the nineties."""
    number = hit.number("decade")
    if number >= 1000:
        return values.decade(number)
    token = hit.token("decade")
    text = reader.layout.text
    marked = text[token.start - 1 : token.start] in ("'", "’", "‘") if token.start else False
    if (
        not marked
        and reader.lower(token.word - 1) not in ("the", "mid", "early", "late")
        and ("edge" not in hit)
    ):
        return None
    if text[token.start : token.end].isalpha() and number == 20 and not marked:
        return values.decade(1920)
    return replace(values.decade(1900 + number if number >= 20 else 2000 + number), full=False)


def century(reader: Reader, hit: Hit) -> Meaning | None:
    """The 20th century; this one."""
    number = hit.number("ord")
    return values.century(number) if 1 <= number <= 30 else None


def fiscal(reader: Reader, hit: Hit) -> Meaning | None:
    """A fiscal year, which is given as the year it is called by."""
    written = written_year(hit)
    if written is not None:
        return replace(values.year(written), value=f"{written}")
    if reader.published is None:
        return None
    return replace(values.year(reader.published.year + hit.number("shift")), full=False)


def numeric(reader: Reader, hit: Hit) -> Meaning | None:
    """A date in figures: 2021-02-03, 10/26/89, 26.10.1989; the month first where both can be."""
    written = written_year(hit)
    if "month" in hit:
        if written is None:
            return None
        found = real_day(written, hit.number("month"), hit.number("day"))
        return values.day(found) if found is not None else None
    first, second = hit.number("first"), hit.number("second")
    if first > 12:
        first, second = second, first
    if first > 12 or (written is None and not _likely_date(reader, hit)):
        return None
    found = real_day(written, first, second) if written is not None else None
    if written is None:
        found = _without_year(reader, first, second, hit.first.word)
    if found is None:
        return None
    return replace(values.day(found), full=written is not None, yearless=written is None)


def _likely_date(reader: Reader, hit: Hit) -> bool:
    """Whether "9/11" is a day: a score, a share and a street number look the same."""
    before = reader.lower(hit.first.word - 1)
    if hit.index and hit.run.codes[hit.index - 1] == "-":
        return hit.index > 3 and hit.run.codes[hit.index - 3] == "/"
    if "wday" in hit or hit.after() == "-":
        return True
    if len(hit["first"]) == len(hit["second"]) == 2 and hit.number("first") > 12:
        return True
    return before in _BEFORE_FIGURES


_BEFORE_FIGURES = frozenset("on since by until from of before between to through this next".split()) | {
    *WEEKDAYS,
    *(name[:3] for name in WEEKDAYS),
}


def year_and_two(reader: Reader, hit: Hit) -> Meaning | None:
    """2003-07: years up to 2007 where that can be, else July."""
    first, number = hit.number("year"), hit.number("second")
    if not 1500 <= first <= 2199:
        return None
    dashed = "–" in reader.layout.text[hit.first.end : hit.first.end + 2]
    if number > first % 100 and (number > 12 or len(hit["second"]) == 2):
        return between(values.year(first), values.year(first // 100 * 100 + number))
    if 1 <= number <= 12 and not dashed:
        return values.month(first, number)
    return None


def month_year(reader: Reader, hit: Hit) -> Meaning | None:
    """12/2015."""
    number = hit.number("month")
    return values.month(hit.number("year"), number) if number <= 12 else None


_D = "the? day=num|ord|word of? month=MONTH"
RULES = (
    # days
    rule("month=MONTH day=DAY ,? year", month_day),
    rule("month=MONTH the? day=DAY ,? in|of? year", month_day),
    rule("month=MONTH the? day=DAY", month_day),
    rule("month=MONTH day=DAY ,? of? shift=SHIFT ayear", month_day),
    rule("WDAY ,? month=MONTH the? day=DAY ,? year?", month_day),
    rule("WDAY ,? the? day=DAY of? month=MONTH ,? year?", month_day),
    rule(_D + " ,? year?", month_day),
    rule(_D + " in|of year", month_day),
    rule(_D + " ,? of? shift=SHIFT ayear", month_day),
    rule("day=num - month=MONTH - year", month_day),
    rule("day=num - month=MONTH - short=num|pair", month_day),
    rule("year -? month=MONTH -? day=DAY", month_day),
    rule("year / month=MONTH / day=DAY", month_day),
    rule("year , day=DAY of? month=MONTH", month_day),
    rule("month=MONTH / day=num", month_day),
    rule("month=MONTH - day=num ,? year?", month_day),
    rule("day=num / month=MONTH", month_day),
    rule("day=num - month=MONTH ,? year?", month_day),
    # some days
    rule("from|between? month=MONTH day=DAY - until=DAY", two_days),
    rule("from|between? month=MONTH day=DAY - until=DAY ,? year", two_days),
    rule("from|between? month=MONTH day=DAY to|and|through|until until=DAY", two_days),
    rule("from|between? month=MONTH day=DAY to|and|through|until until=DAY ,? year", two_days),
    rule("month=MONTH from|between day=DAY to|and|through|until until=DAY ,? year?", two_days),
    rule("month=MONTH from|between day=DAY - until=DAY ,? year?", two_days),
    rule("from|between? the? day=DAY - the? until=DAY of? month=MONTH ,? year?", two_days),
    rule(
        "from|between? the? day=DAY to|and|through|until the? until=DAY of? month=MONTH ,? year?",
        two_days,
    ),
    # in figures
    rule("year - month=num - day=num", numeric),
    rule("year / month=num / day=num", numeric),
    rule("year month=num day=num", numeric),
    rule("first=num / second=num / year", numeric),
    rule("first=num - second=num - year", numeric),
    rule("first=num / second=num / short=num|pair", numeric),
    rule("first=num - second=num - short=num|pair", numeric),
    rule("first=num / second=num", numeric),
    rule("wday=WDAY first=num / second=num", numeric),
    rule("year -|/ second=num|pair", year_and_two),
    rule("month=num -|/ year", month_year),
    rule("day=num / month=MONTH / year", month_day),
    # months
    rule("month=MONTH ,? year", month),
    rule("month=MONTH of|in year", month),
    rule("month=MONTH - year", month),
    rule("month=MONTH of? yearly=SHIFT ayear", month),
    rule("month=MONTH", month),
    rule("shift=SHIFT month=MONTH", month),
    rule("year ,? month=MONTH", month),
    rule("the aweek|amonth of month=MONTH year?", month),
    rule("the? ord wday=WDAY of|in month=MONTH ,? year?", weekday_of_month),
    rule("the? last wday=WDAY of|in month=MONTH ,? year?", weekday_of_month),
    rule("the? ord wday=WDAY of|in shift=SHIFT|the amonth", weekday_of_month),
    # seasons, quarters, halves
    rule("the? season of? year", season),
    rule("the? season of yearly=SHIFT ayear", season),
    rule("shift=SHIFT season", season),
    rule("the? season", season),
    rule("the? quarter=ord -? aquarter", quarter),
    rule("the? fiscal -? quarter=ord -? aquarter", quarter),
    rule("the? quarter=ord aquarter of|in? fiscal|calendar? year", quarter),
    rule("the? quarter=ord aquarter of|in yearly=SHIFT|the ayear", quarter),
    rule("yearly=SHIFT ayear quarter=ord aquarter", quarter),
    rule("the? year ,? the? quarter=ord aquarter", quarter),
    rule("quarter -? of? year", quarter),
    rule("year -? quarter", quarter),
    rule("quarter", quarter),
    rule("the? half=ord halves of? fiscal? year", half),
    rule("the? last halves of fiscal? year", half),
    rule("the? half=ord halves of yearly=SHIFT|the ayear", half),
    rule("half of? year", half),
    rule("year -? half", half),
    # years and more
    rule("year", year),
    rule("the? ayear year", year),
    rule("the? decade", decade),
    rule("the? ord -? acentury", century),
    rule("the? fiscal ayear? year", fiscal),
    rule("the? fiscal ayear", fiscal),
    rule("the? shift=SHIFT fiscal|calendar ayear", fiscal),
    rule("calendar ayear? year", fiscal),
)
