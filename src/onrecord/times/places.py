"""Rules for times by their place in others: the last day of the month, ten years ago today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.times import values
from onrecord.times.counted import count_of
from onrecord.times.patterns import TimeMatch, rule
from onrecord.times.reader import Reader
from onrecord.times.values import Meaning, loose
from onrecord.times.wraps import months_in, week_in


def in_this(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The first nine months of the year, the last day of the month: of the one that it is."""
    if reader.published is None:
        return None
    whole = loose(values.shifted(reader.published, hit["kind"], 0))
    return week_in(reader, hit, whole) if hit["unit"] == "W" else months_in(reader, hit, whole)


def years_ago(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Ten years ago today, two years ago this week, a year ago in May."""
    at, count = reader.published, count_of(hit)
    if at is None or count is None or hit["unit"] not in ("Y", "M", "DE"):
        return None
    then = values.moved(at, hit["unit"], -count)
    if "month" in hit:
        return loose(values.month(then.year, hit.number("month")))
    if "today" in hit:
        return loose(values.day(then + timedelta(days=hit.number("today"))))
    return loose(values.shifted(then, hit["kind"], hit.number("shift")))


def this_day(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """On this day in 2010, this day last year."""
    at = reader.published
    if at is None:
        return None
    year = hit.number("year") or at.year + hit.number("yearly")
    found = values.real_day(year, at.month, at.day)
    return loose(values.day(found)) if found is not None else None


def next_but_one(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The Monday after next, the Friday before last, Monday week."""
    at, last = reader.published, hit.run.tokens[hit.last - 1]
    if at is None or ("aweek" in hit and not reader.closed(last.end)):
        return None
    near = (hit.number("wday") - at.weekday()) % 7 or 7
    days = near - 14 - 7 * (near == 7) if "before" in hit else near + 7
    return loose(values.day(_off(at, days)))


def weeks_on(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """A week on Tuesday, three weeks from Friday."""
    at, count = reader.published, count_of(hit)
    if at is None or count is None or hit["unit"] != "W" or not reader.ahead(hit.first.word):
        return None
    near = (hit.number("wday") - at.weekday()) % 7 or 7
    return loose(values.day(_off(at, near + 7 * count)))


def _off(at: date, days: int) -> date:
    return values.moved(at, "D", days)


def beside_weekend(_reader: Reader, hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """The weekend before Christmas."""
    found = inner.interval
    if found is None or found.since is None or found.since != found.until or hit["unit"] != "WE":
        return None
    at = found.since
    near = at - timedelta(days=at.weekday() + 1) if "before" in hit else at + timedelta(days=2)
    return replace(values.weekend(near), full=inner.full)


_WHOLE = "of|in the kind=amonth|ayear|aquarter"
RULES = (
    rule("the? ord|last unit=aweek " + _WHOLE, in_this),
    rule("the? ord|last unit=aday|amonth|aquarter " + _WHOLE, in_this),
    rule("the? ord|last count=NUM unit=units " + _WHOLE, in_this),
    rule("about? count=NUM unit=UNIT|units ago today", years_ago),
    rule("about? count=NUM unit=UNIT|units ago shift=this|last|next kind=aweek|amonth", years_ago),
    rule("about? count=NUM unit=UNIT|units ago in month=MONTH", years_ago),
    rule("this aday in year", this_day),
    rule("this aday yearly=last ayear", this_day),
    rule("the? wday=WDAY after next", next_but_one),
    rule("the? wday=WDAY before last", next_but_one),
    rule("wday=WDAY aweek", next_but_one),
    rule("count=an|word unit=aweek|units on|from wday=WDAY", weeks_on),
    rule("the? unit=aunit before|after", wrap=beside_weekend),
)
