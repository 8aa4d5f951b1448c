"""Rules for dates: a day of a month, in words or in figures, and runs of days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.grammar.words.open_classes import listed
from onrecord.times import values
from onrecord.times.calendar import month
from onrecord.times.patterns import TimeMatch, rule, written_year
from onrecord.times.reader import Reader
from onrecord.times.values import Meaning, real_day
from onrecord.times.words import CODES, WEEKDAYS

_SOON = 31  # nobody gives so near a day of another year without saying so
_BACK, _AHEAD = -275, 90  # days that a date without its year may lie from the published one


def month_day(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """A day of a month, with or without its year."""
    number, at = hit.number("month"), hit.number("day")
    day = hit.token("day")
    if day.code == CODES["word"] and at < 13:  # "one May morning"
        return None
    if reader.layout.text[max(0, day.start - 2) : day.start].strip()[-1:] in ("$", "€", "£"):
        return None
    after = reader.lower(hit.run.tokens[hit.last - 1].word + 1)
    if hit.first is day and after in _STREETS:
        return None
    if "year" not in hit and "short" not in hit and not _is_date(reader, hit):
        return None
    return _day(reader, hit, number, at)


_STREETS = listed("streets", __package__, "words.toml")


def _is_date(reader: Reader, hit: TimeMatch) -> bool:
    """Whether "may 5" or "sat 3" is not something else: a name of a month has a capital."""
    month = hit.token("month")
    text = reader.layout.text
    return text[month.start].isupper() or text[month.start : month.end].lower() != "march"


def _day(reader: Reader, hit: TimeMatch, number: int, at: int) -> Meaning | None:
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
    story = reader.told_year(number, at, word)
    if story is not None:
        return real_day(story, number, at)
    published = reader.published
    if published is None:
        return None
    year = published.year
    near = [real_day(year + shift, number, at) for shift in (0, -1, 1, -2, 2, -3, 3, -4, 4)]
    found = [(one, (one - published).days) for one in near if one is not None]
    least, most = _BACK, _AHEAD
    if reader.ahead(word):
        least, most = -_SOON, 4 * 366
        found.sort()
    elif reader.behind(word) and not any(0 < away < _SOON for _, away in found):
        least, most = -365, 0
    likely = (one for one, away in found if least <= away <= most)
    return next(likely, found[0][0] if found else None)


def two_days(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """From one day of a month to another."""
    first, last, number = hit.number("day"), hit.number("until"), hit.number("month")
    if last <= first and "number" not in hit:
        return None
    ends = [_day(reader, hit, number, at) for at in (first, last)]
    return values.between(ends[0], ends[1])


def weekday_of_month(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The first Sunday of a month, or of this one."""
    at = reader.published
    if "month" in hit:
        whole = month(reader, hit)
    else:
        whole = values.month(at.year, at.month + hit.number("shift")) if at is not None else None
    if whole is None or whole.interval is None or whole.interval.since is None:
        return None
    first, until = whole.interval.since, whole.interval.until
    found = first + timedelta(days=(hit.number("wday") - first.weekday()) % 7)
    if "last" in hit:
        found = until - timedelta(days=(until.weekday() - hit.number("wday")) % 7)
    else:
        found += timedelta(days=7 * hit.number("ord") - 7)
    return replace(values.day(found), full=whole.full) if found <= until else None


def numeric(reader: Reader, hit: TimeMatch) -> Meaning | None:
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
    if "shift" in hit and "wday" not in hit and reader.published is not None:
        found = real_day(reader.published.year + hit.number("shift"), first, second)
    elif written is None:
        found = _without_year(reader, first, second, hit.first.word)
    if found is None:
        return None
    return replace(values.day(found), full=written is not None, yearless=written is None)


def _likely_date(reader: Reader, hit: TimeMatch) -> bool:
    """Whether "9/11" is a day: a score, a share and a street number look the same."""
    before = reader.lower(hit.first.word - 1)
    if "-" in hit.run.codes[hit.index : hit.last]:  # a score, but for "on 4-22"
        late = max(hit.number("first"), hit.number("second")) > 12
        return before == "on" and late and reader.closed(hit.token("second").end)
    if hit.index and hit.run.codes[hit.index - 1] == "-":
        return hit.index > 3 and hit.run.codes[hit.index - 3] == "/"
    if "wday" in hit or "shift" in hit or hit.after() == "-":
        return True
    second = hit.number("second")
    if second > 12 and second != 16 and reader.closed(hit.token("second").end) and not hit.after():
        return reader.lower(hit.first.word - 1).isalpha()  # "to meet 5/17?"; not "up 5 9/16"
    if len(hit["first"]) == len(hit["second"]) == 2 and hit.number("first") > 12:
        return True
    return before in _BEFORE_FIGURES


_BEFORE_FIGURES = frozenset(
    "on since by until from of before between to through this next".split()
) | {
    *WEEKDAYS,
    *(name[:3] for name in WEEKDAYS),
}


def year_and_two(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """2003-07: years up to 2007 where that can be, else July."""
    first, number = hit.number("year"), hit.number("second")
    if not 1500 <= first <= 2199:
        return None
    dashed = "–" in reader.layout.text[hit.first.end : hit.first.end + 2]
    if number > first % 100 and (number > 12 or len(hit["second"]) == 2):
        return values.between(values.year(first), values.year(first // 100 * 100 + number))
    if 1 <= number <= 12 and not dashed:
        return values.month(first, number)
    return None


def month_year(_reader: Reader, hit: TimeMatch) -> Meaning | None:
    """12/2015."""
    number = hit.number("month")
    return values.month(hit.number("year"), number) if number <= 12 else None


_D = "the? day=num|ord|word of? month=MONTH"
RULES = (
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
    rule(
        "from|between the? day=DAY to|and|through|until|- month=MONTH until=DAY ,? year?", two_days
    ),
    rule(_D + " of|in short=pair", month_day),
    rule("month=MONTH - year - day=num", month_day),
    rule("month=MONTH - day=num - year", month_day),
    rule("year / day=num / month=MONTH", month_day),
    rule("day=num - year - month=MONTH", month_day),
    rule("year - month=num - day=num", numeric),
    rule("year / month=num / day=num", numeric),
    rule("year month=num day=num", numeric),
    rule("first=num / second=num / year", numeric),
    rule("first=num - second=num - year", numeric),
    rule("first=num / second=num / short=num|pair", numeric),
    rule("first=num - second=num - short=num|pair", numeric),
    rule("first=num / second=num", numeric),
    rule("first=num - second=num", numeric),
    rule("wday=WDAY first=num / second=num", numeric),
    rule("year -|/ second=num|pair", year_and_two),
    rule("month=num -|/ year", month_year),
    rule("day=num / month=MONTH / year", month_day),
    rule("the? ord wday=WDAY of|in month=MONTH ,? year?", weekday_of_month),
    rule("the? last wday=WDAY of|in month=MONTH ,? year?", weekday_of_month),
    rule("the? ord|last wday=WDAY of|in shift=SHIFT|the amonth", weekday_of_month),
    rule("the? ord|last wday=WDAY shift=this|next|last|prior amonth", weekday_of_month),
    rule("shift=this|next wday=WDAY? first=num / second=num", numeric),
)
