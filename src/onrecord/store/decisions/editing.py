"""What an edit is asked to set, read into what can be set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from onrecord.errors import InputError
from onrecord.kinds import Act, EntityKind, Kind, Precision
from onrecord.model import Reading, Span, span
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import last_day, real_day
from onrecord.store.decisions.applying import called
from onrecord.store.decisions.decision import Changes, Named, Said
from onrecord.store.filters import choose
from onrecord.store.rows import ROLES
from onrecord.store.search import fold

_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
_ID = re.compile(r"[0-9a-f]{16}")
_MOST = 300  # characters of a name
Offsets = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What is asked for; None leaves a field as it is, and "" sets it to none."""

    source: str | Sequence[str] | None = None
    kind: str | None = None
    span: Offsets | None = None
    said: str | None = None
    act: str | None = None
    target: str | None = None

    @property
    def asked(self) -> list[str]:
        """Name what is to be set."""
        return [part.name for part in fields(self) if getattr(self, part.name) is not None]


def changes(database: Database, reading: Reading, edit: Edit) -> Changes:
    """Read what an attribution of a document is to be edited to.

    Raises:
        InputError: nothing is asked for, or something that cannot be.
    """
    if not edit.asked:
        raise InputError(
            "An edit has to say what is to be set: source, kind, span, said, act or target."
        )
    sources = [edit.source] if isinstance(edit.source, str) else edit.source
    act = choose(Act, edit.act or None)
    return Changes(
        source=None if sources is None else _named(database, reading, sources),
        kind=choose(Kind, edit.kind),
        span=None if edit.span is None else tuple(_spans(reading, edit.span)),
        said=None if edit.said is None else _said(edit.said),
        act=None if edit.act is None else (() if act is None else (act,)),
        target=None if edit.target is None else _named(database, reading, [edit.target]),
    )


def _named(database: Database, reading: Reading, names: Iterable[str]) -> tuple[Named, ...]:
    return tuple(_one(database, reading, name.strip()) for name in names if name.strip())


def _one(database: Database, reading: Reading, name: str) -> Named:
    """Find whom a name or an id means: in the document, else in the case, else nobody known."""
    if len(name) > _MOST:
        raise InputError(f"A name has {len(name)} characters; up to {_MOST} are kept.")
    by_id = {entity.id: entity for entity in reading.entities}
    own = by_id.get(name) or called(name, reading.entities)
    if own is not None:
        return Named(name=own.name, kind=own.kind, entity=own.id)
    folded = fold(name)
    found = database.rows(sql.load("joined")["called"], {"folded": folded, "id": folded})
    if _ID.fullmatch(name) and not found:
        raise InputError(f"{name} is the id of no entity, neither of the document nor of the case.")
    if found:
        same = next((row for row in found if fold(row["name"]) == folded), found[0])
        known = same["name"] if _ID.fullmatch(name) else name
        return Named(name=known, kind=EntityKind(same["kind"]))
    return Named(name=name, kind=EntityKind.PERSON)


def _spans(reading: Reading, asked: Offsets) -> Iterable[tuple[str, tuple[Span, ...]]]:
    text = reading.document.text
    for role, pieces in asked.items():
        if role not in ROLES:
            raise InputError(f"{role!r} is no role: choose one of {', '.join(ROLES)}.")
        for start, end in pieces:
            if not 0 <= start < end <= len(text):
                raise InputError(
                    f"[{start}, {end}) is no stretch of document {reading.document.id}, whose text "
                    f"has {len(text)} characters."
                )
        yield role, tuple(span(text, start, end) for start, end in sorted(pieces))


def _said(asked: str) -> tuple[Said, ...]:
    """Read "2031-03", "2031-03-04..2031-03-06", "..2031-03-06" or ""."""
    if not asked.strip():
        return ()
    first, between, last = (part.strip() for part in asked.partition(".."))
    last = last if between else first
    for text in (first, last):
        if text or not between:
            real_day(text)
    if not last:
        raise InputError(f"{asked!r} is open at its end: say until when it may have been said.")
    since = _iso(real_day(first)) if first else None
    precision = _PRECISIONS.get(max(len(first), len(last)), Precision.DAY)
    until = _iso(last_day(last))
    if since and since > until:
        raise InputError(f"{asked!r} ends before it begins.")
    return (Said(since=since, until=until, precision=precision),)


def _iso(day: int) -> str:
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"
