"""The posts of one draft, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.grammar.lexicon import fold, roles
from onrecord.model import Office

# What makes another post of the one that it stands before.
_OTHER_RANK = frozenset(
    "deputy vice assistant associate under junior shadow lieutenant co honorary".split()
)
_GOES_ON = frozenset(("of", "for", "to", "general"))  # behind the noun of a title


def merged(offices: Iterable[Office]) -> list[Office]:
    """Put together what is told of one post; the document's word goes before what it reports."""
    kept: list[Office] = []
    for office in sorted(offices, key=_worth, reverse=True):
        at = next((index for index, other in enumerate(kept) if _same(other, office)), None)
        if at is None:
            kept.append(office)
        elif office.asserted_by == kept[at].asserted_by:
            kept[at] = _joined(kept[at], office)
    kept = _without_short_forms(kept)
    return sorted(kept, key=lambda office: (office.evidence, office.title))


def _without_short_forms(offices: list[Office]) -> list[Office]:
    """Let "Minister" be the post of who is "Foreign Minister" there, "chief" the chief of staff."""
    kept: list[Office] = []
    for office in sorted(offices, key=lambda one: -len(one.title.split())):
        at = next((index for index, other in enumerate(kept) if _shortens(office, other)), None)
        if at is None:
            kept.append(office)
        else:
            kept[at] = _joined(kept[at], office)
    return kept


def _shortens(short: Office, full: Office) -> bool:
    """Whether a post is another one in fewer words, of the same time and status."""
    if short.status != full.status or full.asserted_by not in (None, short.asserted_by):
        return False
    if not _at_one_time(short, full) or not _is_part(_words(short), _words(full)):
        return False
    body = fold(short.organisation or "")
    return body in fold(full.organisation or "")


def _words(office: Office) -> list[str]:
    return fold(office.title).split()


def _is_part(short: list[str], full: list[str]) -> bool:
    """Whether words are the tail of a title, or its head: "minister", "deputy", "chief"."""
    more = len(full) - len(short)
    if more <= 0:
        return False
    if full[more:] == short and (short != ["general"] or full[more - 1] not in roles()):
        return _OTHER_RANK.isdisjoint(full[:more])
    heads = full[: len(short)] == short
    return heads and (full[len(short)] in _GOES_ON or short[0] in _OTHER_RANK)


def _worth(office: Office) -> tuple[bool, bool, bool, int]:
    dated = bool(office.since) + bool(office.until)
    first = -office.evidence.start
    return office.asserted_by is None, office.organisation is not None, dated > 0, first


def _same(kept: Office, office: Office) -> bool:
    if fold(kept.title) != fold(office.title):
        return False
    bodies = sorted((fold(one) for one in (kept.organisation, office.organisation) if one), key=len)
    return (not bodies or bodies[0] in bodies[-1]) and _at_one_time(kept, office)


def _at_one_time(one: Office, other: Office) -> bool:
    dates = {day for day in (one.since, other.since) if day}
    ends = {day for day in (one.until, other.until) if day}
    return len(dates) < 2 and len(ends) < 2


def _joined(kept: Office, office: Office) -> Office:
    return replace(
        kept,
        since=kept.since or office.since,
        until=kept.until or office.until,
        status=kept.status or office.status,
    )
