"""Rules for times of day: "3 p.m. EST", "at 02:00 GMT", "noon". Dates join them later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Precision
from onrecord.times import values
from onrecord.times.patterns import TimeMatch, rule
from onrecord.times.reader import Reader
from onrecord.times.values import Interval, Meaning, Sort, loose
from onrecord.times.weekdays import near_day, weekday
from onrecord.times.words import CODES


def clock(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """An hour, with minutes, half of the day and zone where they are written."""
    hour, minute = hit.number("hour"), hit.number("minute")
    if "ampm" in hit:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if hit["ampm"].startswith("p") else 0)
    if hour > 24 or minute > 59:
        return None
    zone = hit.get("zone", "")
    minutes = f":{minute:02}" if "minute" in hit else ""
    return at_clock(reader.published, f"T{hour:02}{minutes}", zone)


def bare_clock(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """10:30 without more: a time after "at" and with two figures, not a score."""
    minute = hit.token("minute")
    if minute.end - minute.start != 2:
        return None
    before = reader.lower(hit.token("hour").word - 1)
    return clock(reader, hit) if before in _AT or "zone" in hit else None


_AT = frozenset("at by from until till since before after around about to and".split())


def at_clock(at: date | None, written: str, zone: str) -> Meaning:
    """A time of a day; TIMEX3 keeps the hour as written."""
    if at is None:
        return values.by_hand(Sort.TIME, f"XXXX-XX-XX{written}")
    hour = written if ":" in written else f"{written}:00"
    hour = hour.replace("T24:00", "T23:59")
    found = Interval(at, at, Precision.MINUTE, f"{hour}{zone}")
    return Meaning(Sort.TIME, f"{at.isoformat()}{written}", found, full=False, weak=True)


def named_hour(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Noon, midnight; a part of the day that the text is about."""
    part = hit["part"]
    if part.startswith("T") and reader.lower(hit.first.word - 1) != "high":
        return at_clock(reader.published, part, "")
    story = reader.story(hit.first.word)
    at = reader.published
    if hit.first.word and reader.lower(hit.first.word - 1) == "high":
        return None
    if story is not None and story.interval is not None and reader.same_paragraph(hit.first.word):
        at = story.interval.until
    if at is not None and part == "NI" and reader.lower(hit.token("part").word) == "overnight":
        at -= timedelta(days=1)
    if at is None or reader.lower(hit.first.word - 1) in ("good", "every", "each", "one"):
        return None
    value = f"{at.isoformat()}T{part}"
    return Meaning(Sort.TIME, value, values.day(at).interval, full=False, weak=True)


def bare_part(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """By evening, at noon, overnight, the morning: not "an evening gathering"."""
    token = hit.token("part")
    before = reader.lower(token.word - 1)
    capital = reader.layout.text[token.start].isupper() and not reader.layout.opens_sentence(
        token.word
    )
    if reader.lower(token.word) == "overnight":
        return named_hour(reader, hit)
    if before not in _BEFORE_PART or capital:
        return None
    return named_hour(reader, hit) if reader.closed(token.end) or hit.after() in _DAYS else None


_DAYS = frozenset(CODES[name] for name in ("wday", "today", "month", "monthlike", "on"))
_BEFORE_PART = frozenset("the by at in before after until since around about mid during".split())


def on_day(found: Meaning, day: Meaning) -> Meaning | None:
    """A time of day on a day that is named beside it."""
    if day.interval is None or day.interval.since != day.interval.until or "T" not in found.value:
        return None
    hour = found.value[found.value.index("T") :]
    if "T" in day.value:
        return None
    interval = day.interval
    if found.interval is not None and found.interval.clock:
        interval = replace(interval, precision=Precision.MINUTE, clock=found.interval.clock)
    return Meaning(Sort.TIME, day.value + hour, interval, full=day.full)


def part_of_day(reader: Reader, hit: TimeMatch) -> Meaning | None:
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
    return loose(with_part(found, hit.get("part", "NI")))


def with_part(found: Meaning, part: str) -> Meaning:
    """A part of a day, which is dated as the day."""
    value = found.value + (part if part.startswith("T") else f"T{part}")
    return replace(found, value=value, sort=Sort.TIME)


RULES = (
    rule("hour=num|word ampm ,? zone?", clock),
    rule("hour=num|word : minute=num|pair ampm ,? zone?", clock),
    rule("hour=num|word oclock", clock),
    rule("hour=num|pair : minute=num|pair zone", clock),
    rule("hour=num|pair : minute=num|pair", bare_clock),
    rule("part", bare_part),
    rule("the part", bare_part),
    rule("edge -? part", named_hour),
    rule("tonight", part_of_day),
    rule("shift=SHIFT part", part_of_day),
    rule("the shift=next|prior part", part_of_day),
    rule("today -? part", part_of_day),
    rule("wday=WDAY -? part", part_of_day),
    rule("shift=SHIFT wday=WDAY part", part_of_day),
)
