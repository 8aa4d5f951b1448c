"""Rules for feasts and days with a name."""

from __future__ import annotations

from datetime import timedelta

from onrecord.grammar.words.open_classes import listed
from onrecord.times import values
from onrecord.times.holidays import HOLIDAYS
from onrecord.times.patterns import TimeMatch, rule
from onrecord.times.reader import Reader
from onrecord.times.values import Meaning, loose


def holiday(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Christmas, last Easter, Labor Day 2019."""
    day, at = HOLIDAYS[hit["holiday"]], reader.published
    if reader.lower(hit.first.word - 1) in _OTHER_CALENDARS:
        return None
    if "year" in hit:
        return values.day(day(hit.number("year")))
    if at is None:
        return None
    if "yearly" in hit:
        return loose(values.day(day(at.year + hit.number("yearly"))))
    this = day(at.year)
    if "shift" in hit and hit["shift"] != "0":
        shift = hit.number("shift")
        past = this < at if shift < 0 else this <= at
        year = at.year + (shift < 0 and not past) * -1 + (shift > 0 and past)
    elif reader.ahead(hit.first.word):
        year = at.year + (this < at)
    else:
        year = at.year - ((this - at).days > 120)
    return loose(values.day(day(year)))


_OTHER_CALENDARS = listed("other-calendars", __package__, "words.toml")


def holiday_week(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Easter week, Labor Day weekend."""
    found = holiday(reader, hit)
    if found is None or found.interval is None or found.interval.since is None:
        return None
    if hit["unit"] not in ("W", "WE"):
        return None
    at = found.interval.since
    if hit["unit"] == "W":
        return loose(values.week(at))
    near = at - timedelta(days=7) if at.weekday() < 2 else at
    return loose(values.weekend(near))


RULES = (
    rule("holiday unit=aweek|aunit", holiday_week),
    rule("holiday", holiday),
    rule("holiday ,? year", holiday),
    rule("holiday of|in year", holiday),
    rule("shift=SHIFT holiday", holiday),
    rule("yearly=SHIFT ayear holiday", holiday),
    rule("holiday yearly=SHIFT ayear", holiday),
)
