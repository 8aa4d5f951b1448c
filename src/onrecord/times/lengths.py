"""Rules for durations and sets, which name no part of the calendar: "three years", "every day"."""

from __future__ import annotations

from onrecord.grammar.words.open_classes import listed
from onrecord.times import values
from onrecord.times.patterns import TimeMatch, rule
from onrecord.times.reader import Reader
from onrecord.times.values import Meaning, Sort

_BARE = frozenset(("W", "M", "Y", "D", "DE", "C", "TH", "Q"))


def duration(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Three years, a few days, half an hour, two and a half months, years."""
    count = hit.get("count", "X")
    unit, text = hit["unit"], reader.layout.text
    end = hit.run.tokens[hit.last - 1]
    if text[end.end : end.end + 4].lower() in ("-old", " old") or text[end.start].isupper():
        return None
    if unit == "Q" and reader.lower(end.word + 1) == "of":
        return None
    if not count.replace(".", "", 1).isdigit():
        count = "X"
    if unit == "N" or (unit == "WE" and count == "X"):
        return None
    return values.by_hand(Sort.DURATION, duration_value(unit, count))


def a_unit(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """A year: a duration, but a rate after a sum ("$5 a year") and nothing before a noun."""
    token = hit.token("count")
    before = reader.layout.text[max(0, token.start - 2) : token.start]
    if before[:1].isdigit() or reader.lower(token.word - 1) in _RATES or hit["unit"] == "N":
        return values.by_hand(Sort.SET, duration_value(hit["unit"], "1"))
    return duration(reader, hit)


_RATES = listed("rates", __package__, "words.toml")


def and_a_half(_reader: Reader, hit: TimeMatch) -> Meaning | None:
    """A year and a half, two and a half years."""
    count, unit = hit["count"], hit["unit"]
    if not count.isdigit():
        return None
    if unit == "Y":
        return values.by_hand(Sort.DURATION, f"P{count}Y6M")
    if unit in ("TH", "TM"):
        return values.by_hand(Sort.DURATION, f"PT{count}{unit[1]}30{'M' if unit == 'TH' else 'S'}")
    return values.by_hand(Sort.DURATION, duration_value(unit, f"{count}.5"))


def bare(reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Years, weeks: an uncounted duration where a preposition asks for one."""
    token = hit.token("unit")
    if reader.lower(token.word - 1) in _LASTING or reader.lower(token.word + 1) in _FOLLOWED:
        return values.by_hand(Sort.DURATION, duration_value(hit["unit"], "X"))
    return None


_LASTING = frozenset("for in after within over took take spent of few months weeks years".split())
_FOLLOWED = frozenset("ago of before after earlier later".split())


def uncounted(_reader: Reader, hit: TimeMatch) -> Meaning | None:
    """The coming years, the months ahead, a decades-long war."""
    return values.by_hand(Sort.DURATION, duration_value(hit["unit"], "X"))


def repeated(_reader: Reader, hit: TimeMatch) -> Meaning | None:
    """Every Friday, each day, daily, annually, every two weeks."""
    if "set" in hit:
        return values.by_hand(Sort.SET, hit["set"])
    if "wday" in hit:
        return values.by_hand(Sort.SET, f"XXXX-WXX-{int(hit['wday']) + 1}")
    if "month" in hit:
        return values.by_hand(Sort.SET, f"XXXX-{int(hit['month']):02}")
    if "season" in hit:
        return values.by_hand(Sort.SET, f"XXXX-{hit['season']}")
    if "part" in hit:
        return values.by_hand(Sort.SET, f"XXXX-XX-XXT{hit['part']}")
    count = hit.get("count", "1")
    return values.by_hand(Sort.SET, duration_value(hit["unit"], count))


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


RULES = (
    rule("count=an unit=UNIT", a_unit),
    rule("about? count=an unit=UNIT", a_unit),
    rule("about? count=NUM -? unit=UNIT|units", duration),
    rule("the? about? count=NUM|vague unit=units", duration),
    rule("the? an? count=vague of? unit=units", duration),
    rule("an vague unit=units", duration),
    rule("more than count=NUM unit=UNIT|units", duration),
    rule("at least count=NUM unit=UNIT|units", duration),
    rule("up to count=NUM unit=UNIT|units", duration),
    rule("about? count=NUM business unit=units", duration),
    rule("about? count=num|word to|or|- until=NUM -? unit=units", duration),
    rule("between count=num|word and until=NUM unit=units", duration),
    rule("about? count=num|word num / num -? unit=UNIT|units", duration),
    rule("the ord count=NUM unit=units", duration),
    rule("about? count=NUM more|another? unit=units", duration),
    rule("another count=NUM unit=units", duration),
    rule("count=NUM and an halves unit=units", and_a_half),
    rule("count=an unit=UNIT and an halves", and_a_half),
    rule("halves -? an? unit=UNIT", duration),
    rule("the? next unit=units", uncounted),
    rule("the unit=units ahead", uncounted),
    rule("unit=units - long|old", uncounted),
    rule("unit=units", bare),
    rule("set", repeated),
    rule("every unit=UNIT", repeated),
    rule("every count=NUM unit=UNIT|units", repeated),
    rule("every wday part?", repeated),
    rule("every month", repeated),
    rule("every season", repeated),
    rule("every part", repeated),
    rule("wday=wdays", repeated),
)
