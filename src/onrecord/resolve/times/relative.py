"""Rules for what counts from the published day, or from a time that the text named before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.resolve.times import values
from onrecord.resolve.times.holidays import HOLIDAYS
from onrecord.resolve.times.patterns import Hit, rule
from onrecord.resolve.times.reader import Reader
from onrecord.resolve.times.values import Interval, Meaning, Sort

# "Her Thursday column": no one day is meant.
_HABITS = frozenset("my your his her its their most every each".split())


def _open(meaning: Meaning | None) -> Meaning | None:
    return replace(meaning, full=False) if meaning is not None else None


def weekday(reader: Reader, hit: Hit) -> Meaning | None:
    """Friday, last Friday, Friday of next week."""
    at, number, token = reader.published, hit.number("wday"), hit.token("wday")
    if at is None or reader.lower(hit.first.word - 1) in _HABITS:
        return None
    if not {"shift", "week", "day"} & hit.names() and not _names_a_day(reader, hit):
        return None
    gone = (at.weekday() - number) % 7
    if "week" in hit:
        monday = at - timedelta(days=at.weekday()) + timedelta(days=7 * hit.number("week"))
        return _open(values.day(monday + timedelta(days=number)))
    if "day" in hit:
        named = hit.token("day")
        if reader.layout.text[named.start].isalpha() and not reader.closed(named.end):
            return None
        return _weekday_with_day(at, number, hit.number("day"))
    shift = hit.number("shift") if "shift" in hit else None
    if shift == -1:
        return _open(values.day(at - timedelta(days=gone or 7)))
    if shift == 1 and reader.lower(token.word - 1) not in ("coming", "upcoming"):
        monday = at + timedelta(days=7 - at.weekday())
        return _open(values.day(monday + timedelta(days=number)))
    if shift == 1 or (shift == 0 and not reader.behind(token.word)):
        return _open(values.day(at + timedelta(days=7 - gone if gone or shift else 0)))
    if gone and reader.ahead(hit.first.word):
        return _open(values.day(at + timedelta(days=7 - gone)))
    return _open(values.day(at - timedelta(days=gone)))


def _names_a_day(reader: Reader, hit: Hit) -> bool:
    """Whether a word is a weekday: "sun", "sat" and "wed" are other words as well."""
    token, text = hit.token("wday"), reader.layout.text
    if token.end - token.start > 4:
        return text[token.start].isupper() or reader.lower(token.word - 1) in ("on", "by", "until")
    return reader.lower(token.word - 1) == "on" and reader.lower(token.word + 1) != "the"


def weekday_and_number(reader: Reader, hit: Hit) -> Meaning | None:
    """Monday 21: not "Friday 7:30" nor "Friday, 7 people"."""
    if hit.after() in ("/", ":", "-") or not reader.closed(hit.token("day").end):
        return None
    return weekday(reader, hit)


def weekday_around(reader: Reader, hit: Hit) -> Meaning | None:
    """The previous Friday, the following Monday: from the day last met."""
    story = reader.story(hit.first.word)
    if story is None or story.interval is None or story.interval.since != story.interval.until:
        return weekday(reader, hit)
    at, number = story.interval.until, hit.number("wday")
    back = (at.weekday() - number) % 7 or 7
    if hit.number("shift") < 0:
        return _open(values.day(at - timedelta(days=back)))
    return _open(values.day(at + timedelta(days=(number - at.weekday()) % 7 or 7)))


def _weekday_with_day(at: date, number: int, day: int) -> Meaning | None:
    """Thursday the 21st: the nearest month where that is so."""
    for shift in sorted(range(-8, 9), key=abs):
        whole = values.month(at.year, at.month + shift).interval
        if whole is None or whole.since is None:
            continue
        found = values.real_day(whole.since.year, whole.since.month, day)
        if found is not None and found.weekday() == number:
            return _open(values.day(found))
    return None


def near_day(reader: Reader, hit: Hit) -> Meaning | None:
    """Yesterday, today, tomorrow, the day before yesterday."""
    at = reader.published
    if at is None:
        return None
    shift = hit.number("today")
    if "before" in hit or "after" in hit:
        shift += -1 if "before" in hit else 1
    return _open(values.day(at + timedelta(days=shift)))


def last_unit(reader: Reader, hit: Hit) -> Meaning | None:
    """Last week, this month, earlier this year; "the past year" runs up to the published day."""
    at = reader.published
    if at is None:
        return None
    unit, shift = hit["unit"], hit.number("shift")
    if unit in ("TH", "TM", "F"):
        return None
    if unit == "N":
        return part_of_day(reader, hit)
    found = values.shifted(at, unit, shift)
    if "comp" in hit and shift == 0 and found.interval is not None:
        return _open(_side_of(found, at, hit.number("comp")))
    return _open(found)


def in_the_unit(reader: Reader, hit: Hit) -> Meaning | None:
    """Later in the year, earlier in the month."""
    at = reader.published
    if at is None:
        return None
    return _open(_side_of(values.shifted(at, hit["unit"], 0), at, hit.number("comp")))


def _side_of(found: Meaning, at: date, side: int) -> Meaning:
    """The days of an interval before or after one of them: "earlier this year"."""
    whole = found.interval
    assert whole is not None and whole.since is not None
    if not whole.since <= at <= whole.until:
        return found
    since, until = (whole.since, at) if side < 0 else (at, whole.until)
    return replace(found, interval=replace(whole, since=since, until=until))


def ago(reader: Reader, hit: Hit) -> Meaning | None:
    """Two weeks ago, in two years, three weeks from now."""
    count = _count(hit)
    if reader.published is None or count is None:
        return None
    sign = 1 if "in" in hit or "from" in hit or "hence" in hit or "within" in hit else -1
    if "in" in hit and not (reader.ahead(hit.first.word) or hit["unit"] == "F"):
        return None
    if "comp" in hit:
        return later(reader, hit)
    return _counted(reader.published, hit, sign * count)


def _count(hit: Hit) -> int | None:
    if "count" not in hit:
        return 1
    if not hit["count"].isdigit():
        return None
    found = hit.number("count")
    return found if 0 < found <= 3000 else None


def _counted(at: date, hit: Hit, count: int) -> Meaning | None:
    unit = hit["unit"]
    if unit in ("TH", "TM", "N"):
        hours = {"TH": 1, "TM": 0, "N": 24}[unit] * count
        return _open(values.day(at + timedelta(days=hours // 24 if hours > 0 else -(-hours // 24))))
    base = values.moved(at, unit, count)
    if "unit2" in hit:
        base = values.moved(base, hit["unit2"], (1 if count > 0 else -1) * hit.number("count2"))
        return replace(values.day(base), full=False)
    found = values.shifted(base if unit == "F" else at, "W" if unit == "F" else unit, 0)
    if unit != "F":
        step = 10 * count if unit == "DE" else 100 * count if unit == "C" else count
        found = values.shifted(at, "Y" if unit in ("DE", "C") else unit, step)
    return replace(found, full=False, base=base)


def later(reader: Reader, hit: Hit) -> Meaning | None:
    """Two days later: from the time last met; a year earlier: the same part of that year."""
    count, sign = _count(hit), -1 if hit["comp"] == "-1" else 1
    story = fine_enough(reader.story(hit.first.word), hit["unit"])
    if count is None:
        return None
    if hit["unit"] in ("TH", "TM"):
        return _hours_later(reader, hit.first.word)
    if story is None or story.interval is None or story.interval.since is None:
        if sign > 0 or reader.published is None or hit["unit"] not in ("Y", "M", "Q", "DE"):
            return None
        return _counted(reader.published, hit, -count)  # "from a year earlier"
    return compared(story, hit, sign * count)


def fine_enough(story: Meaning | None, unit: str) -> Meaning | None:
    """A time that days and weeks can be counted from: "two days later" than a month is nothing."""
    if story is None or story.interval is None or unit not in ("D", "W", "B"):
        return story
    return story if story.interval.precision in _COUNTABLE[unit] else None


_COUNTABLE = {
    "D": (Precision.DAY, Precision.MINUTE),
    "B": (Precision.DAY, Precision.MINUTE),
    "W": (Precision.DAY, Precision.MINUTE, Precision.WEEK),
}


def _hours_later(reader: Reader, word: int) -> Meaning | None:
    """Hours after the time last met: the same day, as far as can be known."""
    found = reader.met.interval if reader.met and reader.same_paragraph(word) else None
    if found is not None and found.since == found.until:
        return _open(values.day(found.until))
    return _open(values.day(reader.published)) if reader.published is not None else None


def compared(story: Meaning, hit: Hit, count: int) -> Meaning | None:
    """The same part of another year for years, else so many units from a time."""
    assert story.interval is not None and story.interval.since is not None
    since, unit = story.interval.since, hit["unit"]
    if unit == "Y" and abs(count) < 100 and since.year + count > 1:
        if story.interval.precision is Precision.QUARTER:
            return _open(values.quarter(since.year + count, (since.month + 2) // 3))
        if story.interval.precision is Precision.MONTH:
            return _open(values.month(since.year + count, since.month))
    return _counted(since, hit, count)


def following(reader: Reader, hit: Hit) -> Meaning | None:
    """The next day, the following week, the same day, that year: from the time last met."""
    unit, at = hit["unit"], reader.published
    story = fine_enough(reader.story(hit.first.word), unit)
    shift = hit.number("shift") if "shift" in hit else 0
    if unit in ("TH", "TM", "N", "F"):
        return None
    if story is not None and story.interval is not None and story.interval.since is not None:
        return _open(values.shifted(story.interval.since, unit, shift))
    if "the" in hit and "shift" in hit and unit != "D" and at is not None:
        return _open(values.shifted(at, unit, shift))
    return None


def week_number(reader: Reader, hit: Hit) -> Meaning | None:
    """Week 10, the week 27 of last year, as ISO 8601 counts them."""
    year = hit.number("year") if "year" in hit else None
    if year is None and reader.published is not None:
        year = reader.published.year + hit.number("yearly")
    try:
        found = date.fromisocalendar(year or 0, hit.number("at"), 1)
    except ValueError:
        return None
    return replace(values.week(found), full="year" in hit)


def part_of_unit(reader: Reader, hit: Hit) -> Meaning | None:
    """The end of the year, the rest of the month."""
    at = reader.published
    if at is None:
        return None
    whole = values.shifted(at, hit["unit"], 0)
    if hit["edge"] == "REST":
        return _open(_side_of(whole, at, 1))
    return _open(values.part(whole, hit["edge"]))


def day_beside(reader: Reader, hit: Hit) -> Meaning | None:
    """The day before: of the day last met, else of the published one."""
    if not reader.closed(hit.run.tokens[hit.last - 1].end) or hit.after():
        return None
    story = reader.story(hit.first.word)
    at = story.interval.since if story is not None and story.interval is not None else None
    at = at or reader.published
    if at is None:
        return None
    return _open(values.day(at + timedelta(days=-1 if "before" in hit else 1)))


def to_date(reader: Reader, hit: Hit) -> Meaning | None:
    """The year to date."""
    at = reader.published
    return _open(_side_of(values.year(at.year), at, -1)) if at is not None else None


def business_days(reader: Reader, hit: Hit) -> Meaning | None:
    """The next four business days, Monday to Friday."""
    at, count = reader.published, _count(hit)
    if at is None or count is None or count > 300:
        return None
    step = timedelta(days=1 if hit.number("shift") > 0 else -1)
    found = []
    while len(found) < count:
        at += step
        found += [at] if at.weekday() < 5 else []
    length = values.by_hand(Sort.DURATION, f"P{count}D")
    return replace(length, interval=Interval(min(found), max(found), Precision.DAY), full=False)


def within(reader: Reader, hit: Hit) -> Meaning | None:
    """Within three years: from the published day on."""
    count, at = _count(hit), reader.published
    length = values.by_hand(Sort.DURATION, duration_value(hit["unit"], str(count or "X")))
    if count is None or at is None or hit["unit"] in ("TH", "TM"):
        return length
    until = values.moved(at, hit["unit"], count)
    grain = _GRAIN.get(hit["unit"], Precision.DAY)
    return replace(length, interval=Interval(at, until, grain), full=False)


def day_of_month(reader: Reader, hit: Hit) -> Meaning | None:
    """The 21st of this month."""
    if reader.published is None:
        return None
    whole = values.shifted(reader.published, "M", hit.number("month")).interval
    if whole is None or whole.since is None:
        return None
    found = values.real_day(whole.since.year, whole.since.month, hit.number("day"))
    return _open(values.day(found)) if found is not None else None


def days_of_month(reader: Reader, hit: Hit) -> Meaning | None:
    """From the 4th to the 22nd of this month, between the 21st and the 23rd."""
    at = reader.published
    if at is None or hit.number("until") <= hit.number("day"):
        return None
    whole = values.shifted(at, "M", hit.number("month")).interval
    if whole is None or whole.since is None:
        return None
    ends = [
        values.real_day(whole.since.year, whole.since.month, hit.number(name))
        for name in ("day", "until")
    ]
    if ends[0] is None or ends[1] is None:
        return None
    return _open(values.days(ends[0], ends[1], f"{ends[0]}/{ends[1]}"))


def beside_next(reader: Reader, hit: Hit) -> Meaning | None:
    """The week after next, the month before last."""
    at = reader.published
    return _open(values.shifted(at, hit["unit"], 2 if "after" in hit else -2)) if at else None


def weekdays_off(reader: Reader, hit: Hit) -> Meaning | None:
    """Two Sundays ago, three Mondays from now."""
    at, count = reader.published, _count(hit)
    if at is None or count is None or count > 60:
        return None
    number = hit.number("wday")
    if "ago" in hit or hit.number("comp", 1) < 0:
        gone = (at.weekday() - number) % 7 or 7
        return _open(values.day(at - timedelta(days=gone + 7 * (count - 1))))
    ahead = (number - at.weekday()) % 7 or 7
    return _open(values.day(at + timedelta(days=ahead + 7 * (count - 1))))


def the_unit(reader: Reader, hit: Hit) -> Meaning | None:
    """The week, the quarter: that of the published day, or the quarter told of."""
    at, unit = reader.published, hit["unit"]
    if at is None or unit in ("TH", "TM", "N", "F", "D", "C", "DE"):
        return None
    story = reader.story(hit.first.word)
    if unit == "Q":
        if story is not None and story.interval and story.interval.precision is Precision.QUARTER:
            return replace(story, full=False)
        return _open(values.shifted(at, unit, -1))
    return replace(values.shifted(at, unit, 0), full=False, weak=True)


def year_ago(reader: Reader, hit: Hit) -> Meaning | None:
    """The year-ago quarter, a year-earlier profit: the part of the year told of, a year before."""
    story = reader.story(hit.first.word)
    if story is None and reader.published is not None:
        story = values.shifted(reader.published, hit["kind"] if "kind" in hit else "Y", 0)
        if "kind" in hit and hit["kind"] == "Q":
            story = values.shifted(reader.published, "Q", -1)
    if story is None or story.interval is None or story.interval.since is None:
        return None
    return compared(story, hit, -1)


def span_of(reader: Reader, hit: Hit) -> Meaning | None:
    """The last three months, the next two years: a duration that ends or begins now."""
    at, count, unit = reader.published, _count(hit), hit["unit"]
    sort = values.by_hand(Sort.DURATION, duration_value(unit, str(count or "X")))
    if at is None or count is None or unit in ("TH", "TM"):
        return sort
    grain = _GRAIN.get(unit, Precision.DAY)
    if hit["shift"] == "1":
        since = at + timedelta(days=1)
        until = values.moved(at, unit, count)
        if unit == "Q":
            since, until = _quarters(at, 1, count)
    elif hit["shift"] == "-1":
        since, until = values.moved(at, unit, -count), at - timedelta(days=1)
        if unit == "Q":
            since, until = _quarters(at, -count, -1)
    else:
        return sort
    return replace(sort, interval=Interval(since, until, grain), full=False)


def _quarters(at: date, first: int, last: int) -> tuple[date, date]:
    since, until = (values.shifted(at, "Q", count).interval for count in (first, last))
    if since is None or until is None or since.since is None:
        return at, at
    return since.since, until.until


_GRAIN = {
    "D": Precision.DAY,
    "W": Precision.WEEK,
    "M": Precision.MONTH,
    "Q": Precision.QUARTER,
    "Y": Precision.YEAR,
    "DE": Precision.DECADE,
    "C": Precision.CENTURY,
}


def duration_value(unit: str, count: str) -> str:
    """P3Y, PT2H, P30D."""
    if unit in ("DE", "C") and count.isdigit():
        return f"P{int(count) * (10 if unit == 'DE' else 100)}Y"
    if unit == "Q" and count.isdigit():
        return f"P{int(count) * 3}M"
    if unit == "F" and count.isdigit():
        return f"P{int(count) * 2}W"
    if unit in ("TH", "TM", "TS"):
        return f"PT{count}{unit[1]}"
    letter = {"WE": "W", "N": "D", "DE": "Y", "C": "E", "F": "W"}.get(unit, unit)
    return f"P{count}{letter}"


def part_of_day(reader: Reader, hit: Hit) -> Meaning | None:
    """This morning, last night, tomorrow evening, Friday afternoon, the next morning."""
    at = reader.published
    if at is None:
        return None
    if "wday" in hit:
        found = weekday(reader, hit)
    elif "today" in hit:
        found = near_day(reader, hit)
    elif "the" in hit:
        story = reader.story(hit.first.word)
        if story is None or story.interval is None or story.interval.since is None:
            return None
        found = values.shifted(story.interval.since, "D", hit.number("shift"))
    else:
        found = values.day(at + timedelta(days=hit.number("shift") if "shift" in hit else 0))
    if found is None:
        return None
    return _open(with_part(found, hit["part"] if "part" in hit else "NI"))


def with_part(found: Meaning, part: str) -> Meaning:
    """A part of a day, which is dated as the day."""
    value = found.value + (part if part.startswith("T") else f"T{part}")
    return replace(found, value=value, sort=Sort.TIME)


def holiday(reader: Reader, hit: Hit) -> Meaning | None:
    """Christmas, last Easter, Labor Day 2019."""
    day, at = HOLIDAYS[hit["holiday"]], reader.published
    if "year" in hit:
        return values.day(day(hit.number("year")))
    if at is None:
        return None
    if "yearly" in hit:
        return _open(values.day(day(at.year + hit.number("yearly"))))
    this = day(at.year)
    if "shift" in hit and hit["shift"] != "0":
        shift = hit.number("shift")
        past = this < at if shift < 0 else this <= at
        year = at.year + (shift < 0 and not past) * -1 + (shift > 0 and past)
    elif reader.ahead(hit.first.word):
        year = at.year + (this < at)
    else:
        year = at.year - ((this - at).days > 120)
    return _open(values.day(day(year)))


def long_ago(reader: Reader, hit: Hit) -> Meaning | None:
    """Several years ago: no value."""
    return values.by_hand(Sort.DATE, "PAST_REF")


def year_ago_quarter(reader: Reader, hit: Hit) -> Meaning | None:
    """The year-ago third quarter."""
    at, number = reader.published, hit.number("quarter")
    if at is None or not 1 <= number <= 4:
        return None
    this = at.year - (number > (at.month - 1) // 3 + 1)
    return _open(values.quarter(this - 1, number))


def holiday_week(reader: Reader, hit: Hit) -> Meaning | None:
    """Easter week, Labor Day weekend."""
    found = holiday(reader, hit)
    if found is None or found.interval is None or found.interval.since is None:
        return None
    if hit["unit"] not in ("W", "WE"):
        return None
    at = found.interval.since
    if hit["unit"] == "W":
        return _open(values.week(at))
    near = at - timedelta(days=7) if at.weekday() < 2 else at
    return _open(values.weekend(near))


def the_nth(reader: Reader, hit: Hit) -> Meaning | None:
    """The 10th: of the month that the text is about; "the 10th round" is none."""
    at, word = reader.published, hit.token("day").word
    if at is None or not 1 <= hit.number("day") <= 31:
        return None
    text, end = reader.layout.text, hit.token("day").end
    spelt = text[hit.token("day").start].isalpha() and hit.number("day") < 21
    if spelt or not (text[end : end + 1] in (",", ".", ";", ")", "") or reader.closed(end)):
        return None
    story = reader.story(hit.first.word)
    if story is not None and story.interval is not None and story.interval.since is not None:
        at = story.interval.since
    found = values.real_day(at.year, at.month, hit.number("day"))
    return _open(values.day(found)) if found is not None else None


def weekend(reader: Reader, hit: Hit) -> Meaning | None:
    """The weekend: the one before the published day, or the one that comes."""
    at = reader.published
    if at is None or hit["unit"] != "WE":
        return None
    ahead = reader.ahead(hit.first.word) or at.weekday() >= 5
    return _open(values.weekend(at if ahead else at - timedelta(days=7)))


def year_end(reader: Reader, hit: Hit) -> Meaning | None:
    """Year-end, month's end: the last day."""
    at, unit = reader.published, hit["unit"]
    if at is None or unit not in ("Y", "M", "Q", "W"):
        return None
    whole = values.shifted(at, unit, 0)
    if whole.interval is None:
        return None
    text = reader.layout.text[hit.first.start : hit.run.tokens[hit.last - 1].end]
    if unit == "Y" and "-" not in text:  # "by year end" is looser than "at year-end"
        return _open(values.part(whole, "END"))
    return _open(values.day(whole.interval.until))


def reference(reader: Reader, hit: Hit) -> Meaning | None:
    """Now, recently, soon: no value."""
    value = (
        next(hit[name] for name in ("ref", "recent", "tense") if name in hit)
        if "past" not in hit
        else "PAST_REF"
    )
    return values.by_hand(Sort.DATE, value)


RULES = (
    rule("wday=WDAY", weekday),
    rule("the? shift=SHIFT wday=WDAY", weekday),
    rule("the? this shift=next wday=WDAY", weekday),
    rule("wday=WDAY ,? of? week=SHIFT aweek", weekday),
    rule("week=SHIFT aweek wday=WDAY", weekday),
    rule("wday=WDAY ,? the? day=ord", weekday),
    rule("wday=WDAY ,? day=num", weekday_and_number),
    rule("today", near_day),
    rule("the? aday before|after today", near_day),
    rule("tonight", part_of_day),
    rule("shift=SHIFT part", part_of_day),
    rule("the shift=next|prior part", part_of_day),
    rule("today -? part", part_of_day),
    rule("wday=WDAY -? part", part_of_day),
    rule("shift=SHIFT wday=WDAY part", part_of_day),
    rule("shift=SHIFT unit=UNIT", last_unit),
    rule("comp shift=SHIFT unit=UNIT", last_unit),
    rule("comp in the unit=aweek|amonth|ayear", in_the_unit),
    rule("the shift=past|last|this unit=UNIT", last_unit),
    rule("about? count=NUM unit=UNIT|units ago|hence", ago),
    rule("about? count=NUM unit=UNIT|units ,? and? count2=NUM unit2=UNIT|units ago", ago),
    rule("about? count=NUM unit=UNIT|units from ref|today", ago),
    rule("in about? count=NUM unit=UNIT|units", ago),
    rule("about? count=NUM unit=UNIT|units comp", later),
    rule("about? count=NUM unit=UNIT|units - comp", later),
    rule("the? unit=ayear -? ago kind=aquarter|ayear?", year_ago),
    rule("the? unit=ayear -? comp kind=aquarter|ayear?", year_ago),
    rule("the? unit=ayear -? ago period", year_ago),
    rule("the? unit=ayear -? comp period", year_ago),
    rule("the shift=prior unit=aday|aweek|amonth|ayear|aquarter|adecade", following),
    rule("the shift=next unit=aday", following),
    rule("the shift=prior wday=WDAY", weekday_around),
    rule("an? vague of? units ago", long_ago),
    rule("an? count=vague of? unit=units ago", ago),
    rule("about? vague units comp", long_ago),
    rule("long ago", long_ago),
    rule("the unit=ayear -? ago|comp quarter=ord kind=aquarter", year_ago_quarter),
    rule("holiday unit=aweek|aunit", holiday_week),
    rule("the past", reference),
    rule("the? that unit=aday|aweek|amonth|ayear|aquarter|adecade", following),
    rule("the? same unit=aday|aweek|amonth|ayear|aquarter|adecade", following),
    rule("comp that unit=aday|aweek|amonth|ayear", following),
    rule("the shift=past|last|next|this|prior count=NUM|vague unit=units", span_of),
    rule("shift=past|last|next|prior count=NUM|vague unit=units", span_of),
    rule("the unit=aweek|aquarter", the_unit),
    rule("the? aweek at=num|pair", week_number),
    rule("the? aweek at=num|pair ,? of? year", week_number),
    rule("the? aweek at=num|pair of? yearly=SHIFT ayear", week_number),
    rule("the? edge=edgeof|rest of the? unit=ayear|amonth|aweek|aquarter", part_of_unit),
    rule("the? count=NUM shift=past|last|next|prior unit=units", span_of),
    rule("the unit=aday before|after", day_beside),
    rule("ayear -? to -? date", to_date),
    rule("the? shift=last|past|next|prior count=NUM business units", business_days),
    rule("within about? count=NUM unit=units|ayear|amonth|aweek|aday", within),
    rule("the? day=DAY of? month=SHIFT amonth", day_of_month),
    rule(
        "from|between? the? day=DAY to|and|through|until the? until=DAY of? month=SHIFT amonth",
        days_of_month,
    ),
    rule("from|between the? day=ord to|and|through|until the? until=ord", days_of_month),
    rule("the? unit=aday|aweek|amonth|ayear after the? next", beside_next),
    rule("the? unit=aday|aweek|amonth|ayear before the? last", beside_next),
    rule("count=num|word wday=wday|wdays ago|comp", weekdays_off),
    rule("count=num|word wday=wday|wdays from ref|today", weekdays_off),
    rule("the unit=aunit", weekend),
    rule("holiday ,? of|in? year?", holiday),
    rule("shift=SHIFT holiday", holiday),
    rule("holiday yearly=SHIFT ayear", holiday),
    rule("the day=ord", the_nth),
    rule("unit=ayear|amonth|aquarter -? edge=edgeof", year_end),
    rule("ref", reference),
    rule("recent unit=units?", reference),
    rule("recent", reference),
    rule("the tense", reference),
)
