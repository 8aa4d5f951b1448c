"""Datelines: "BEIJING, Sept 3 (Reuters) -", "Castrin, Velm, 3 September 2031:", "(CNN) --".

A dateline is read and stays in the text: it is part of what was published, and offsets, evidence
and the rules that keep it out of a content are made for texts that have it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.read.about import agency, dates

_REACH = 160  # characters; no dateline is longer
_CAPITAL = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]+"
_STATE = r"(?:[A-Z][a-z]{1,5}\.|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?|[A-Z]{2})"  # "Calif.", "N.Y.", "D.C."
_WORD = r"(?:[A-Z\u00c0-\u00de][\w.'’-]*|of|and|the|de|la|el|al)"
_IN_CAPITALS = (
    rf"{_CAPITAL}(?: {_CAPITAL}){{0,4}}"
    rf"(?:/{_CAPITAL}(?: {_CAPITAL}){{0,3}}){{0,3}}"
    rf"(?:, (?:{_STATE}|{_WORD}(?: {_WORD}){{0,3}})){{0,2}}"
)
_IN_WORDS = rf"{_WORD}(?: {_WORD}){{0,3}}(?:, (?:{_STATE}|{_WORD}(?: {_WORD}){{0,3}})){{0,2}}"
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:[a-z]{3,9}\.? \d{1,2}|\d{1,2} [a-z]{3,9}\.?)(?:,? \d{4})?"
)
_WIRE = r"[(/](?P<wire>[^()/]{2,40})[)/]"
_DASH = r" ?(?:—|–|--|-(?= |[A-Z“\"])|[:：](?= )) ?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_IN_CAPITALS}),? (?i:(?P<day>{_DAY}),? )?{_WIRE}{_DASH}",
        rf"(?P<place>{_IN_CAPITALS}),? (?i:(?P<day>{_DAY}))(?P<wire>){_DASH}",
        rf"(?P<place>{_IN_CAPITALS})(?P<day>)(?P<wire>){_DASH}(?=\W?[A-Z])",
        rf"(?P<place>{_IN_WORDS}),? (?i:(?P<day>{_DAY}),? )?{_WIRE}{_DASH}",
        rf"(?P<place>{_IN_WORDS}), (?i:(?P<day>{_DAY}))(?P<wire>){_DASH}",
        rf"(?P<place>{_IN_WORDS})(?P<day>)(?P<wire>) ?[—–] (?=\W?[A-Z])(?!.{{0,120}} [—–] )",
        rf"(?P<place>{_WORD}(?: {_WORD}){{0,2}}, {_IN_WORDS})(?P<day>)(?P<wire>): (?=[A-Z])",
        rf"(?P<place>)(?P<day>){_WIRE} ?(?:—|–|--|-) ?",
    )
)
_ROMAN = re.compile(r"[MDCLXVI.]+")
_NO_PLACE = frozenset(
    """analysis opinion exclusive breaking update updated live video photos photo watch listen
    editorial comment note correction editor's editors' review transcript question answer q a
    read more related developing explainer factbox fact-check fact checked timeline news first
    advertisement share file what why how who when where the this that it he she they we i and
    but here there now today yesterday monday tuesday wednesday thursday friday saturday sunday
    republican democrat democratic president minister senator mr mrs ms dr mr. mrs. ms. dr. sen.
    rep. gov. gen. dear times post herald tribune gazette update topline summary bottom line key
    speaker secretary general governor mayor chancellor prime king queen pope rep judge
    points highlights facts note claim rating verdict quote step part chapter day week""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when a report was filed, and by which wire service; None is not said."""

    text: str  # the characters, without the dash
    place: str | None
    day: str | None  # as written: "Sept 3", "3 September 2031"
    agency: str | None
    outlet: str | None  # what stands in the brackets and is no wire service: "CNN"


def find(text: str) -> Dateline | None:
    """Read the dateline that a paragraph begins with."""
    start = text[:_REACH].lstrip("*_ ")
    for number, form in enumerate(_FORMS):
        match = form.match(start)
        if not match:
            continue
        place, wire = match["place"] or None, match["wire"] or None
        day, wire = _day_inside(match["day"] or None, wire)
        service = agency.named(wire, short=True) if wire else None
        if place and not _is_place(place, sure=number in {0, 1, 3, 4}):
            continue
        if wire and not (service or _is_outlet(wire)):
            continue
        return Dateline(
            text=match[0].rstrip(" -—–:："),
            place=place,
            day=day,
            agency=service,
            outlet=None if service else wire,
        )
    return None


def _day_inside(day: str | None, wire: str | None) -> tuple[str | None, str | None]:
    """Take the day out of the brackets: "(Harbour Radio, May 3, 2031)", "(May 3, 2031)"."""
    inside = dates.find(wire) if wire and not day else ()
    if not wire or len(inside) != 1 or len(inside[0].value) < len("2031-05-03"):
        return day, wire
    rest = f"{wire[: inside[0].start]} {wire[inside[0].end :]}".strip(" ,;–-")
    return wire[inside[0].start : inside[0].end], rest or None


def _is_outlet(wire: str) -> bool:
    return wire[:1].isupper() and len(wire.split()) <= 4 and not any(c.isdigit() for c in wire)


def _is_place(place: str, *, sure: bool) -> bool:
    """Whether words before a dash may be a place; without a day or a wire, hardly any are."""
    words = re.split(r"[ ,/]+", place.lower())
    if words[0] in _NO_PLACE:
        return False
    if sure:
        return True
    if any(word in _NO_PLACE for word in words):
        return False
    letters = re.sub(r"\W", "", place.partition(",")[0])
    return len(letters) >= 3 and not _ROMAN.fullmatch(letters) and len(words) <= 6


def published(found: Dateline, near: str | None) -> str | None:
    """The date of a dateline; where it has no year, the year of `near`, a date known else.

    Returns:
        An ISO date; None where the dateline gives no day or nobody gives the year.
    """
    if not found.day:
        return None
    whole = dates.find(found.day)
    if whole:
        return whole[0].value
    if not near:
        return None
    dated = dates.find(f"{found.day}, {near[:4]}")
    return dated[0].value if dated else None
