"""Rules for days: Friday, yesterday, the 10th, two Sundays ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.times import values
from onrecord.times.patterns import TimeMatch, rule
from onrecord.times.reader import Reader
from onrecord.times.values import Meaning, loose
from onrecord.times.words import CODES

# "Her Thursday column": no one day is meant.
_HABITS = frozenset("my your his her their most every each".split())


def weekday(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Friday, last Friday, Friday of next week."""
    at, number, token = reader.published, hit.number("wday"), hit.token("wday")
    if at is None or reader.lower(hit.first.word - 1) in _HABITS:
        return None
    before = hit.run.tokens[hit.index - 1] if hit.index else None
    if before is not None and before.code == CODES["word"] and before.value != "1":
        return None  # "five Sunday shows"
    if not {"shift", "week", "day"} & hit.names() and not _names_a_day(reader, hit):
        return None
    if "day" in hit:
        return _weekday_with_day(reader, at, hit)
    shift = hit.number("shift") if "shift" in hit else None
    week = hit.number("week") if "week" in hit else None
    if shift == 1 and reader.lower(token.word - 1) not in ("coming", "upcoming"):
        week = 1
    if week is not None:
        return loose(values.day(at + timedelta(days=7 * week + number - at.weekday())))
    return loose(values.day(_near(reader, at, hit, shift)))


def _near(reader: Reader, at: date, hit: TimeMatch, shift: int | None) -> date:
    """The last such weekday, or the next one where the text looks ahead."""
    gone, token = (at.weekday() - hit.number("wday")) % 7, hit.token("wday")
    week = reader.met_week(hit.first.word) if shift is None else None
    if week is not None and week > at:
        return week + timedelta(days=hit.number("wday"))
    if shift == -1:
        return at - timedelta(days=gone or 7)
    if shift == 1 or (shift == 0 and not reader.behind(token.word)):
        return at + timedelta(days=7 - gone if gone or shift else 0)
    if shift is None and gone and reader.ahead(hit.first.word):
        return at + timedelta(days=7 - gone)
    return at - timedelta(days=gone)


def _names_a_day(reader: Reader, hit: TimeMatch) -> bool:
    """Whether a word is a weekday: "sun", "sat" and "wed" are other words as well."""
    token, text = hit.token("wday"), reader.layout.text
    if token.end - token.start > 4:
        return text[token.start].isupper() or reader.lower(token.word - 1) in _BEFORE_DAY
    if text[token.start].isupper() and _beside_another(hit):
        return True
    return reader.lower(token.word - 1) == "on" and reader.lower(token.word + 1) != "the"


def _beside_another(hit: TimeMatch) -> bool:
    """Whether another weekday stands beyond a hyphen: "Mon-Fri"."""
    codes = hit.run.codes
    return bool(_WITH_ANOTHER.match(codes, max(0, hit.index - 2))) or bool(
        _WITH_ANOTHER.match(codes, hit.index)
    )


_WITH_ANOTHER = re.compile(
    f"[{CODES['wday']}{CODES['wdaylike']}]-[{CODES['wday']}{CODES['wdaylike']}]"
)


_BEFORE_DAY = frozenset("on by until to from since and or".split())


def weekday_and_number(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Monday 21: not "Friday 7:30" nor "Friday, 7 people"."""
    if hit.after() in ("/", ":", "-") or not reader.closed(hit.token("day").end):
        return None
    return weekday(reader, hit)


def weekday_around(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The previous Friday, the following Monday: from the day last met."""
    story = reader.story(hit.first.word)
    if story is None or story.interval is None or story.interval.since != story.interval.until:
        return weekday(reader, hit)
    at, number = story.interval.until, hit.number("wday")
    back = (at.weekday() - number) % 7 or 7
    if hit.number("shift") < 0:
        return loose(values.day(at - timedelta(days=back)))
    return loose(values.day(at + timedelta(days=(number - at.weekday()) % 7 or 7)))


def _weekday_with_day(reader: Reader, at: date, hit: TimeMatch) -> Meaning | None:
    """Thursday the 21st: the nearest month where that is so."""
    number, named, day = hit.number("wday"), hit.token("day"), hit.number("day")
    if reader.layout.text[named.start].isalpha() and not reader.closed(named.end):
        return None
    for shift in sorted(range(-8, 9), key=abs):
        whole = values.month(at.year, at.month + shift).interval
        if whole is None or whole.since is None:
            continue
        found = values.real_day(whole.since.year, whole.since.month, day)
        if found is not None and found.weekday() == number:
            return loose(values.day(found))
    return None


def near_day(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Yesterday, today, tomorrow, the day before yesterday."""
    at = reader.published
    if at is None:
        return None
    shift = hit.number("today")
    if "before" in hit or "after" in hit:
        shift += -1 if "before" in hit else 1
    return loose(values.day(at + timedelta(days=shift)))


def day_beside(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The day before: of the day last met, else of the published one."""
    if not reader.closed(hit.run.tokens[hit.last - 1].end) or hit.after():
        return None
    story = reader.story(hit.first.word)
    at = story.interval.since if story is not None and story.interval is not None else None
    at = at or reader.published
    if at is None:
        return None
    return loose(values.day(at + timedelta(days=-1 if "before" in hit else 1)))


def the_nth(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The 10th: of the month that the text is about; "the 10th round" is none."""
    at = reader.published
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
    return loose(values.day(found)) if found is not None else None


def the_number(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """On the 27: where the sentence or the clause ends with it."""
    return the_nth(reader, hit) if reader.ends(hit.token("day").end) else None


def day_of_month(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The 21st of this month."""
    if reader.published is None:
        return None
    whole = values.shifted(reader.published, "M", hit.number("month")).interval
    if whole is None or whole.since is None:
        return None
    found = values.real_day(whole.since.year, whole.since.month, hit.number("day"))
    return loose(values.day(found)) if found is not None else None


RULES = (
    rule("the shift=prior wday=WDAY", weekday_around),
    rule("wday=WDAY", weekday),
    rule("the? shift=SHIFT wday=WDAY", weekday),
    rule("the? this shift=next wday=WDAY", weekday),
    rule("wday=WDAY ,? of? week=SHIFT aweek", weekday),
    rule("week=SHIFT aweek on? wday=WDAY", weekday),
    rule("wday=WDAY ,? the? day=ord", weekday),
    rule("wday=WDAY ,? day=num", weekday_and_number),
    rule("today", near_day),
    rule("the? aday before|after today", near_day),
    rule("the unit=aday before|after", day_beside),
    rule("the? day=DAY of? month=SHIFT amonth", day_of_month),
    rule("the day=ord", the_nth),
    rule("on|for|by|until|since the day=num", the_number),
)
