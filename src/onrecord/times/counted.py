"""Rules for what is counted off: two weeks ago, the next day, the last three months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.times import values
from onrecord.times.lengths import duration_value
from onrecord.times.patterns import TimeMatch, rule
from onrecord.times.reader import Reader
from onrecord.times.values import Interval, Meaning, Sort, loose


def ago(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Two weeks ago, in two years, three weeks from now."""
    count = count_of(hit)
    if reader.published is None or count is None:
        return None
    sign = 1 if "in" in hit or "from" in hit or "hence" in hit or "within" in hit else -1
    if "in" in hit and not _to_come(reader, hit.first.word):
        return None
    if "comp" in hit:
        return later(reader, hit)
    if "ago" in hit and count == 1 and (quarter := _figures(reader, hit)) is not None:
        return _weakly(compared(quarter, hit, -1))
    return _counted(reader.published, hit, sign * count)


def _figures(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The quarter that a figure is of, where a year before it is told: "$2 a share, a year ago"."""
    at = hit.first.word - 1
    before = reader.lower(at)
    if hit["unit"] != "Y" or not before or reader.layout.gap(at) not in (" ", ", ", "% "):
        return None
    measured = before in _MEASURED or before[-1].isdigit()
    return reader.period(hit.first.word) if measured else None


_MEASURED = frozenset("share shares million billion from than with percent pence cents".split())


def _weakly(found: Meaning | None) -> Meaning | None:
    """What is only compared with: nothing goes on from there."""
    return replace(found, weak=True) if found is not None else None


def at_least_ago(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """More than two weeks ago: up to that day; less than two weeks ago: since then."""
    at, count, unit = reader.published, count_of(hit), hit["unit"]
    if at is None or count is None or unit in ("TH", "TM", "N"):
        return None
    word = reader.lower(hit.token("more" if "more" in hit else "least").word)
    if word in ("greater", "most") or reader.lower(hit.first.word - 1) == "no":
        return None
    found = values.shifted(at, "Y" if unit in ("DE", "C") else unit, 0)
    found = _counted(at, hit, -count) or found
    day = values.moved(at, unit, -count)
    ends = (None, day) if word in ("more", "least") else (day, at)
    return replace(loose(found), interval=Interval(ends[0], ends[1], Precision.DAY), weak=True)


def halves_ago(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Half a year ago, a year and a half ago."""
    at, sign = reader.published, 1
    length = {"Y": 12, "DE": 120, "C": 1200}.get(hit["unit"])
    if length is None:
        return None
    if "comp" in hit:
        story = reader.story(hit.first.word)
        at, sign = story.first if story else None, -hit.number("comp")
    months = length // 2 + length * hit.number("count")
    if length > 12:
        return loose(values.shifted(at, "Y", -sign * (months // 12))) if at is not None else None
    return loose(values.shifted(at, "M", -sign * months)) if at is not None else None


def _to_come(reader: Reader, word: int) -> bool:
    """Whether "in two weeks" is a time to come, not how long something took: "the third in ..."."""
    if reader.ahead(word):
        return True
    before = [reader.lower(at) for at in range(word - 6, word)]
    most = any(one.endswith("est") for one in before)
    return not (most or reader.behind(word) or _TAKEN.intersection(before))


_TAKEN = frozenset(
    "first second third fourth fifth time times once twice has have been is are low high most "
    "least more worst best biggest largest highest lowest only".split()
)


def count_of(hit: TimeMatch) -> int | None:
    """How many; None where that is not told."""
    if "count" not in hit:
        return 1
    if not hit["count"].isdigit():
        return None
    found = hit.number("count")
    return found if 0 < found <= 3000 else None


def _counted(at: date, hit: TimeMatch, count: int) -> Meaning | None:
    unit = hit["unit"]
    if unit in ("TH", "TM", "N"):
        hours = {"TH": 1, "TM": 0, "N": 24}[unit] * count
        return loose(values.day(at + timedelta(days=hours // 24 if hours > 0 else -(-hours // 24))))
    base = values.moved(at, unit, count)
    if "unit2" in hit:
        base = values.moved(base, hit["unit2"], (1 if count > 0 else -1) * hit.number("count2"))
        return replace(values.day(base), full=False)
    found = values.shifted(base if unit == "F" else at, "W" if unit == "F" else unit, 0)
    if unit != "F":
        step = 10 * count if unit == "DE" else 100 * count if unit == "C" else count
        found = values.shifted(at, "Y" if unit in ("DE", "C") else unit, step)
    return replace(found, full=False, base=base)


def later(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Two days later: from the time last met; a year earlier: the same part of that year."""
    count, sign = count_of(hit), -1 if hit["comp"] == "-1" else 1
    story = fine_enough(reader.story(hit.first.word), hit["unit"])
    if count is None:
        return None
    if hit["unit"] in ("TH", "TM"):
        return _hours_later(reader, hit.first.word)
    if hit["unit"] == "Y" and sign < 0:
        story = reader.period(hit.first.word) or story
    if story is None or story.first is None:
        if sign > 0 or reader.published is None or hit["unit"] not in ("Y", "M", "Q", "DE"):
            return None
        return _counted(reader.published, hit, -count)  # "from a year earlier"
    found = compared(story, hit, sign * count)
    return _weakly(found) if sign < 0 else found


def fine_enough(story: Meaning | None, unit: str) -> Meaning | None:
    """A time that days and weeks can be counted from: "two days later" than a month is nothing."""
    if story is None or unit not in _COUNTABLE:
        return story
    return story if story.precision in _COUNTABLE[unit] else None


_COUNTABLE = {
    "D": (Precision.DAY, Precision.MINUTE),
    "B": (Precision.DAY, Precision.MINUTE),
    "W": (Precision.DAY, Precision.MINUTE, Precision.WEEK),
}


def _hours_later(reader: Reader, word: int) -> Meaning | None:
    """Hours after the time last met: the same day, as far as can be known."""
    found = reader.met.interval if reader.met and reader.same_paragraph(word) else None
    if found is not None and found.since == found.until:
        return loose(values.day(found.until))
    return loose(values.day(reader.published)) if reader.published is not None else None


def compared(story: Meaning, hit: TimeMatch, count: int) -> Meaning | None:
    """The same part of another year for years, else so many units from a time."""
    since, unit = story.first, hit["unit"]
    if since is None:
        return None
    if unit == "Y" and abs(count) < 100:
        if story.precision is Precision.QUARTER:
            return loose(values.quarter(since.year + count, (since.month + 2) // 3))
        if story.precision is Precision.MONTH:
            return loose(values.month(since.year + count, since.month))
    return _counted(since, hit, count)


def following(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The next day, the following week, the same day, that year: from the time last met."""
    unit, at = hit["unit"], reader.published
    story = fine_enough(reader.story(hit.first.word), unit)
    shift = hit.number("shift") if "shift" in hit else 0
    if unit in ("TH", "TM", "N", "F") or (unit == "WE" and story is not None):
        return None
    if story is not None and story.interval is not None and story.interval.since is not None:
        return loose(values.shifted(story.interval.since, unit, shift))
    if at is None:
        return None
    if reader.met is None and ("that" in hit or "same" in hit):
        return loose(replace(values.shifted(at, unit, 0), weak=True))  # nothing else was told
    if "the" in hit and "shift" in hit and unit != "D":
        return loose(values.shifted(at, unit, shift))
    return None


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


def year_ago(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The year-ago quarter, a year-earlier figure: the part of the year told of, a year before."""
    story = reader.period(hit.first.word) or reader.story(hit.first.word)
    if story is None and reader.published is not None:
        story = values.shifted(reader.published, hit.get("kind", "Y"), 0)
        if "kind" in hit and hit["kind"] == "Q":
            story = values.shifted(reader.published, "Q", -1)
    if story is None or story.interval is None or story.interval.since is None:
        return None
    return _weakly(compared(story, hit, -1))


def long_ago(_reader: Reader, _hit: TimeMatch) -> Meaning | None:
    """Several years ago: no value."""
    return values.by_hand(Sort.DATE, "PAST_REF")


def span_of(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The last three months, the next two years: a duration that ends or begins now."""
    at, count, unit = reader.published, count_of(hit), hit["unit"]
    sort = values.by_hand(Sort.DURATION, duration_value(unit, str(count or "X")))
    if at is None or count is None or unit in ("TH", "TM"):
        return sort
    grain = _GRAIN.get(unit, Precision.DAY)
    shift = hit.get("shift", "1")
    if shift == "1":
        since = at + timedelta(days=1)
        until = values.moved(at, unit, count)
    elif shift == "-1":
        since, until = values.moved(at, unit, -count), at - timedelta(days=1)
    else:
        return sort
    return replace(sort, interval=Interval(since, until, grain), full=False)


_GRAIN = {
    "D": Precision.DAY,
    "W": Precision.WEEK,
    "M": Precision.MONTH,
    "Q": Precision.QUARTER,
    "Y": Precision.YEAR,
    "DE": Precision.DECADE,
    "C": Precision.CENTURY,
}


def within(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Within three years: from the published day on."""
    count, at = count_of(hit), reader.published
    length = values.by_hand(Sort.DURATION, duration_value(hit["unit"], str(count or "X")))
    if count is None or at is None or hit["unit"] in ("TH", "TM"):
        return length
    until = values.moved(at, hit["unit"], count)
    grain = _GRAIN.get(hit["unit"], Precision.DAY)
    return replace(length, interval=Interval(at, until, grain), full=False)


RULES = (
    rule("about? count=NUM unit=UNIT|units ago today", years_ago),
    rule("about? count=NUM unit=UNIT|units ago shift=this|last|next kind=aweek|amonth", years_ago),
    rule("about? count=NUM unit=UNIT|units ago in month=MONTH", years_ago),
    rule("about? count=NUM unit=UNIT|units ago|hence", ago),
    rule("about? count=NUM unit=UNIT|units ,? and? count2=NUM unit2=UNIT|units ago", ago),
    rule("about? count=NUM unit=UNIT|units from ref|today", ago),
    rule("about? halves -? an? unit=ayear|adecade|acentury ago|comp", halves_ago),
    rule("about? count=an|word unit=ayear and an halves ago|comp", halves_ago),
    rule("about? count=an|word and an halves unit=units ago|comp", halves_ago),
    rule("in about? count=NUM unit=UNIT|units", ago),
    rule("about? count=NUM unit=UNIT|units comp", later),
    rule("about? count=NUM unit=UNIT|units - comp", later),
    rule("the? unit=ayear -? ago kind=aquarter|ayear?", year_ago),
    rule("the? unit=ayear -? comp kind=aquarter|ayear?", year_ago),
    rule("the? aquarter an unit=ayear ago|comp", year_ago),
    rule("the shift=prior unit=aday|aweek|amonth|ayear|aquarter|adecade", following),
    rule("the shift=next unit=aday", following),
    rule("an? count=vague of? unit=units ago", ago),
    rule("an? count=vague of? unit=units from ref|today", ago),
    rule("in an? count=vague of? unit=units", ago),
    rule("more than count=NUM unit=UNIT|units ago", at_least_ago),
    rule("at least count=NUM unit=UNIT|units ago", at_least_ago),
    rule("an? vague of? units ago", long_ago),
    rule("about? vague units comp", long_ago),
    rule("long ago", long_ago),
    rule("that unit=aunit", following),
    rule("the? that unit=aday|aweek|amonth|ayear|aquarter|adecade", following),
    rule("the? same unit=aday|aweek|amonth|ayear|aquarter|adecade", following),
    rule("comp that unit=aday|aweek|amonth|ayear", following),
    rule("the shift=past|last|next|this|prior count=NUM|vague of? unit=units", span_of),
    rule("shift=past|last|next|prior count=NUM|vague of? unit=units", span_of),
    rule("count=NUM unit=units in the tense", span_of),
    rule("the? count=NUM shift=past|last|next|prior unit=units", span_of),
    rule("within about? count=NUM unit=units|ayear|amonth|aweek|aday", within),
)
