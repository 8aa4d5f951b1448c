"""The posts of one draft, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.grammar.lexicon import fold
from onrecord.model import Office


def merged(offices: Iterable[Office]) -> list[Office]:
    """Put together what is told of one post; the document's word goes before what it reports."""
    kept: list[Office] = []
    for office in sorted(offices, key=_worth, reverse=True):
        at = next((index for index, other in enumerate(kept) if _same(other, office)), None)
        if at is None:
            kept.append(office)
        elif office.asserted_by == kept[at].asserted_by:
            kept[at] = _joined(kept[at], office)
    return sorted(kept, key=lambda office: (office.evidence, office.title))


def _worth(office: Office) -> tuple[bool, bool, bool, int]:
    dated = bool(office.since) + bool(office.until)
    first = -office.evidence.start
    return office.asserted_by is None, office.organisation is not None, dated > 0, first


def _same(kept: Office, office: Office) -> bool:
    if fold(kept.title) != fold(office.title):
        return False
    bodies = sorted((fold(one) for one in (kept.organisation, office.organisation) if one), key=len)
    dates = {one for one in (kept.since, office.since) if one}
    ends = {one for one in (kept.until, office.until) if one}
    one_body = not bodies or bodies[0] in bodies[-1]
    return one_body and len(dates) < 2 and len(ends) < 2


def _joined(kept: Office, office: Office) -> Office:
    return replace(
        kept,
        since=kept.since or office.since,
        until=kept.until or office.until,
        status=kept.status or office.status,
    )
