"""Rules for weeks, months, years as such: last week, the end of the month, the quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.times import values
from onrecord.times.patterns import TimeMatch, rule
from onrecord.times.reader import Reader
from onrecord.times.values import Meaning, Sort, loose


def last_unit(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Last week, this month, earlier this year; "the past year" runs up to the published day."""
    at = reader.published
    if at is None:
        return None
    unit, shift = hit["unit"], -1 if "past" in hit else hit.number("shift")
    if unit in ("TH", "TM", "N", "F"):
        return None
    found = values.shifted(at, unit, shift)
    past = reader.lower(hit.token("shift").word) == "past" and unit not in ("Q", "WE")
    if past and found.interval is not None:
        since = values.moved(at, unit, -1)  # "the past year" is not the one of the calendar
        return loose(replace(found, interval=replace(found.interval, since=since, until=at)))
    if "comp" in hit and shift == 0 and found.interval is not None:
        return loose(_side_of(found, at, hit.number("comp")))
    return loose(found)


def in_the_unit(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Later in the year, earlier in the month."""
    at = reader.published
    if at is None:
        return None
    return loose(_side_of(values.shifted(at, hit["unit"], 0), at, hit.number("comp")))


def _side_of(found: Meaning, at: date, side: int) -> Meaning:
    """The days of an interval before or after one of them: "earlier this year"."""
    whole = found.interval
    if whole is None or whole.since is None or not whole.since <= at <= whole.until:
        return found
    since, until = (whole.since, at) if side < 0 else (at, whole.until)
    return replace(found, interval=replace(whole, since=since, until=until))


def part_of_unit(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The end of the year, the rest of the month."""
    at = reader.published
    if at is None:
        return None
    whole = values.shifted(at, hit["unit"], 0)
    if hit["edge"] == "REST":
        return loose(_side_of(whole, at, 1))
    return loose(values.part(whole, hit["edge"]))


def beside_next(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The week after next, the month before last."""
    at = reader.published
    return loose(values.shifted(at, hit["unit"], 2 if "after" in hit else -2)) if at else None


def the_unit(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The week, the quarter: that of the published day, or the quarter told of."""
    at, unit = reader.published, hit["unit"]
    if at is None or unit in ("TH", "TM", "N", "F", "D", "C", "DE"):
        return None
    story = reader.story(hit.first.word)
    if unit == "Q":
        if story is not None and story.interval and story.interval.precision is Precision.QUARTER:
            return replace(story, full=False)
        return loose(values.shifted(at, unit, -1))
    return replace(values.shifted(at, unit, 0), full=False, weak=True)


def this_unit(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Closed for the day, the player of the month: where the text has told of no other time."""
    at, last = reader.published, hit.run.tokens[hit.last - 1]
    if at is None or reader.met is not None or not reader.ends(last.end):
        return None
    return loose(replace(values.shifted(at, hit["unit"], 0), weak=True))


def weekend(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The weekend: the one before the published day, or the one that comes."""
    at = reader.published
    if at is None or hit["unit"] != "WE":
        return None
    ahead = reader.ahead(hit.first.word) or at.weekday() >= 5
    return loose(values.weekend(at if ahead else at - timedelta(days=7)))


def year_end(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Year-end, month's end: the last day."""
    at, unit = reader.published, hit["unit"]
    if at is None or unit not in ("Y", "M", "Q", "W"):
        return None
    whole = values.shifted(at, unit, 0)
    if whole.interval is None:
        return None
    text = reader.layout.text[hit.first.start : hit.run.tokens[hit.last - 1].end]
    if unit == "Y" and "-" not in text:  # "by year end" is looser than "at year-end"
        return loose(values.part(whole, "END"))
    return loose(values.day(whole.interval.until))


def reference(_reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Now, recently, soon: no value."""
    value = (
        next(hit[name] for name in ("ref", "recent", "tense") if name in hit)
        if "past" not in hit
        else "PAST_REF"
    )
    return values.by_hand(Sort.DATE, value)


RULES = (
    rule("shift=SHIFT unit=UNIT", last_unit),
    rule("comp shift=SHIFT unit=UNIT", last_unit),
    rule("comp in the unit=aweek|amonth|ayear", in_the_unit),
    rule("the shift=past|last|this unit=UNIT", last_unit),
    rule("the past", reference),
    rule("the unit=aweek|aquarter", the_unit),
    rule("my|our unit=aweek", the_unit),
    rule("for|of|in the unit=aday|amonth|ayear", this_unit),
    rule("the? edge=edgeof|rest of the|my|our? unit=ayear|amonth|aweek|aquarter", part_of_unit),
    rule("edge=edge - unit=ayear|amonth|aweek|aquarter", part_of_unit),
    rule("shift=this past unit=aunit", last_unit),
    rule("the? unit=aday|aweek|amonth|ayear after the? next", beside_next),
    rule("the? unit=aday|aweek|amonth|ayear before the? last", beside_next),
    rule("the unit=aunit", weekend),
    rule("unit=ayear|amonth|aquarter -? edge=edgeof", year_end),
    rule("ref", reference),
    rule("recent unit=units?", reference),
    rule("recent", reference),
    rule("the tense", reference),
)
