"""Rules for what is said of a time: its end, the week around it, so many days before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onrecord.model import Precision
from onrecord.times import values
from onrecord.times.patterns import TimeMatch, rule
from onrecord.times.reader import Reader
from onrecord.times.values import Interval, Meaning, Sort


def edge(_reader: Reader, hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """Early March, the mid-1990s, the end of last year."""
    if inner.sort is Sort.DURATION or inner.sort is Sort.SET:
        return None
    return values.part(inner, hit["edge"] if "edge" in hit else hit["edgeof"])


def rest(reader: Reader, _hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """The rest of the week: from the published day on."""
    found, at = inner.interval, reader.published
    if found is None or found.since is None or at is None or at > found.until:
        return None
    return replace(inner, interval=replace(found, since=max(at, found.since)), full=False)


def week_of(_reader: Reader, hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """The week of May 2, the weekend of June 9."""
    found = inner.interval
    if found is None or found.since is None or found.precision is not Precision.DAY:
        return None
    make = values.weekend if hit["unit"] == "WE" else values.week
    if hit["unit"] not in ("W", "WE"):
        return None
    return replace(make(found.since), full=inner.full)


def week_in(_reader: Reader, hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """The second week of 2031, the last week of May."""
    found = inner.interval
    if found is None or found.since is None or found.precision not in _HOLD_WEEKS:
        return None
    if "last" in hit:
        monday = found.until - timedelta(days=found.until.weekday())
        monday -= timedelta(days=7 * (found.until.weekday() < 3))
    else:
        monday = found.since - timedelta(days=found.since.weekday())
        monday += timedelta(days=7 * ((found.since.weekday() > 3) + hit.number("ord") - 1))
    return replace(values.week(monday), full=inner.full)


_HOLD_WEEKS = (Precision.YEAR, Precision.MONTH, Precision.QUARTER)


def months_in(_reader: Reader, hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """The first three months of 2027, the last two weeks of March."""
    found = inner.interval
    count = hit.get("count", "1")
    if found is None or found.since is None or found.since == found.until or not count.isdigit():
        return None
    unit, nth = hit["unit"], hit.number("ord", 1)
    if ("count" in hit and nth != 1) or unit not in _COUNTED:
        return None
    if "last" in hit:
        until = found.until
        since = values.moved(until + timedelta(days=1), unit, -int(count))
    else:
        since = values.moved(found.since, unit, nth - 1)
        until = values.moved(since, unit, int(count)) - timedelta(days=1)
    if not found.since <= since <= until <= found.until:
        return None
    if "count" not in hit and unit in ("D", "M"):
        return replace(values.shifted(since, unit, 0), full=inner.full)
    interval = Interval(since, until, _COUNTED[unit])
    return Meaning(Sort.DURATION, f"P{count}{unit}", interval, full=inner.full)


_COUNTED = {
    "D": Precision.DAY,
    "W": Precision.WEEK,
    "M": Precision.MONTH,
    "Q": Precision.MONTH,
    "Y": Precision.YEAR,
}


def counted(_reader: Reader, hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """Two days before May 3, a week after Christmas, three weeks from Friday."""
    found, unit = inner.interval, hit["unit"]
    count = hit.get("count", "1")
    if found is None or found.since is None or not count.isdigit():
        return None
    if unit in ("TH", "TM", "N"):
        return None
    sign = -1 if "before" in hit else 1
    if (coarse := _beside(found, unit, sign * int(count))) is not None:
        return replace(coarse, full=inner.full)
    if found.precision is not Precision.DAY:
        return None
    found_day = values.moved(found.since, unit, sign * int(count))
    return replace(values.day(found_day), full=inner.full)


def _beside(found: Interval, unit: str, count: int) -> Meaning | None:
    """Three years after 1995, a month before May 2010: as coarse as what it is counted from."""
    if found.since is None or (found.precision, unit) not in _COARSE:
        return None
    if found.precision is Precision.YEAR:
        return values.year(found.since.year + count * (10 if unit == "DE" else 1))
    return values.month(found.since.year, found.since.month + count * (12 if unit == "Y" else 1))


_COARSE = (
    (Precision.YEAR, "Y"),
    (Precision.YEAR, "DE"),
    (Precision.MONTH, "M"),
    (Precision.MONTH, "Y"),
)


def beyond(reader: Reader, hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """More than two weeks before May 3: up to that day; less than two weeks after: until then."""
    found = counted(reader, hit, inner)
    if found is None or found.interval is None or inner.interval is None:
        return None
    at, less = found.interval.until, reader.layout.text[hit.first.start].lower() in "lf"
    if less:
        ends = (inner.interval.since, at) if "before" not in hit else (at, inner.interval.until)
        return replace(found, interval=replace(found.interval, since=ends[0], until=ends[1]))
    if "before" in hit:
        return replace(found, interval=replace(found.interval, since=None))
    return found


def lasting(_reader: Reader, hit: TimeMatch, inner: Meaning) -> Meaning | None:
    """For three days from today, two weeks starting on Monday; within ten days of May 5."""
    found, unit, count = inner.interval, hit["unit"], hit.get("count", "1")
    if found is None or found.since is None or found.precision is not Precision.DAY:
        return None
    if unit not in _COUNTED or not count.isdigit():
        return None
    until = values.moved(found.since, unit, int(count)) - timedelta(days="within" not in hit)
    if until < found.since:
        return None
    interval = Interval(found.since, until, Precision.DAY)
    return Meaning(Sort.DURATION, f"P{count}{unit}", interval, full=inner.full)


RULES = (
    rule("the? edge -?", wrap=edge),
    rule("the? edgeof of", wrap=edge),
    rule("the? edge of", wrap=edge),
    rule("the? edge in|on", wrap=edge),
    rule("the? edge portion of", wrap=edge),
    rule("the? rest of?", wrap=rest),
    rule("the? unit=UNIT of|starting|edgeof on?", wrap=week_of),
    rule("the? ord unit=aweek of|in", wrap=week_in),
    rule("the? last unit=aweek of|in", wrap=week_in),
    rule("the? ord count=NUM unit=units of|in", wrap=months_in),
    rule("the? last count=NUM unit=units of|in", wrap=months_in),
    rule("the? last unit=amonth|aday|aquarter of|in", wrap=months_in),
    rule("the? ord unit=amonth|aday of|in", wrap=months_in),
    rule("about? count=NUM unit=UNIT|units before|after|from|since", wrap=counted),
    rule("more than count=NUM unit=UNIT|units before|after|from|since", wrap=beyond),
    rule("the? unit=aday|aweek|amonth|ayear before|after", wrap=counted),
    rule("the? last=final unit=aquarter|amonth|aday of|in", wrap=months_in),
    rule("the? last=final count=NUM unit=units of|in", wrap=months_in),
    rule("the? edge=final units of", wrap=edge),
    rule("within count=NUM unit=UNIT|units of|from|after", wrap=lasting),
    rule("for count=NUM unit=UNIT|units ,? from|starting|edgeof on|from?", wrap=lasting),
    rule("count=NUM unit=UNIT|units ,? starting|edgeof on|from?", wrap=lasting),
)
