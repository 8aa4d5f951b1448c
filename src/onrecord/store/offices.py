"""Which offices of a source were held when it said something, as far as its document tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Attribution, Entity, Office
from onrecord.store.dates import LAST, day, last_day
from onrecord.store.listings import said_days
from onrecord.store.rows import HeldOffice

_BEFORE = frozenset({"elect", "designate"})  # not yet held
_CLOSE = 1  # month between a saying and its document, whose present holds for both


def offices_then(
    attribution: Attribution, entities: Mapping[str, Entity], published: str | None
) -> tuple[HeldOffice, ...]:
    """Give the offices of whoever is the source, those held then first, those not then last.

    `entities` are those of the document, by id; `published` is its date.
    """
    day_out = last_day(published or "")
    found = [
        HeldOffice(entity=key, office=office, then=_then(office, attribution, day_out))
        for key in attribution.entities
        if key in entities
        for office in entities[key].offices
    ]
    return tuple(sorted(_once(found), key=lambda held: (True, None, False).index(held.then)))


def _once(found: list[HeldOffice]) -> Iterator[HeldOffice]:
    """Leave out what says the same of the same again, in other words at most."""
    seen = set()
    for held in found:
        office = held.office
        words = (office.title.casefold(), (office.organisation or "").casefold(), office.since)
        key = (held.entity, *words, office.until, office.status, office.asserted_by)
        if key not in seen:
            seen.add(key)
            yield held


def _then(office: Office, attribution: Attribution, published: int) -> bool | None:
    said_from, said_to = said_days(attribution.said)
    recent = not said_to or (published > 0 and _months(published) - _months(said_to) <= _CLOSE)
    if office.since or office.until:
        at = (said_from, said_to) if said_to else (published, published)
        return _dated(office, *at)
    if office.status in _BEFORE:
        return False if recent else None
    if office.status == "former":
        return False if recent else None  # a former minister may have been one at the time
    if office.status == "then":
        return None if recent else True
    return True if recent else None


def _months(date: int) -> int:
    return date // 10_000 * 12 + date // 100 % 100


def _dated(office: Office, first: int, last: int) -> bool | None:
    """Compare with what dates an office has; None where they do not tell."""
    if not last:
        return None
    since = day(office.since) if office.since else 0
    until = last_day(office.until) if office.until else LAST
    if last < since or first > until:
        return False
    sure = first >= since and last <= until and bool(office.since)
    return True if sure else None
