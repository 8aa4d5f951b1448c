"""The timeline of somebody or of a topic, and who held which office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.analyse.counting.deriving import ROOM
from onrecord.analyse.evidence import Passages
from onrecord.analyse.relations.tables import Actor, Relations
from onrecord.analyse.result import Result, row_id
from onrecord.analyse.table import Table
from onrecord.analyse.timeline import events as telling
from onrecord.analyse.timeline.dates import Interval, conflicts
from onrecord.analyse.timeline.events import Event, marked
from onrecord.document import content_id
from onrecord.errors import InputError
from onrecord.store import search, sql
from onrecord.store.database import Database
from onrecord.store.dates import bounds
from onrecord.store.search import fold

if TYPE_CHECKING:
    import altair

MOST = 200  # sayings
EVENTS = {
    "id": "text",
    "kind": "text",
    "since": "text",
    "until": "text",
    "precision": "text",
    "who": "text",
    "what": "text",
    "told_by": "text",
    "published": "text",
    "conflict": "flag",
}
OFFICES = {
    "id": "text",
    "who": "text",
    "title": "text",
    "since": "text",
    "until": "text",
    "told_by": "texts",
    "documents": "whole",
    "published": "texts",
    "conflict": "flag",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Result):
    """What is told of somebody or of a topic, by when it was."""

    of: str
    events: tuple[Event, ...] = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List the events, the earliest first and the undated last."""
        return Table.of(EVENTS, map(_event, self.events))

    def chart(self, kind: str = "timeline", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw a bar for each dated event; ends that are vague are faded.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.timeline import drawing  # noqa: PLC0415 - asks for the extra

        return drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give the passage of an event, and of all that tell the same thing.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        found = next((one for one in self.events if one.id == wanted), None)
        if found is None:
            raise InputError(f"{wanted!r} is no event of this timeline: take an id from its table.")
        same = [one.place for one in self.events if one.thing == found.thing and one is not found]
        return Passages(self.database, [found.place, *same])


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices(Result):
    """Who held which office when, each telling with whose word it is."""

    groups: Mapping[str, tuple[Event, ...]] = field(repr=False)  # by the id of the row
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List holders, offices and dates; one row for each date that is told."""
        return Table.of(OFFICES, self.rows)

    def chart(self, kind: str = "timeline", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw a bar for each dated office; ends that are vague are faded.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.timeline import drawing  # noqa: PLC0415 - asks for the extra

        return drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give the passages that tell an office so.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        if wanted not in self.groups:
            raise InputError(f"{wanted!r} is no office of this table: take an id from it.")
        return Passages(self.database, [one.place for one in self.groups[wanted]])


def timeline(  # noqa: PLR0913 - each choice is one keyword
    relations: Relations,
    database: Database,
    case: str,
    *,
    who: str | None,
    topic: str | None,
    towards: bool,
    since: str | None,
    until: str | None,
    most: int,
) -> Timeline:
    """Gather what is told of somebody, or of a topic.

    Raises:
        InputError: nobody of this name, words that cannot be searched, or a date that cannot be.
    """
    days = bounds(since, until, None) or (0, 0)
    asked = {"since": days[0] if since else 0, "until": days[1] if until else 0}
    if who is not None:
        meant = relations.meant(database, who)
        found = [
            *telling.sayings(database, _of(relations, meant, asked, most, towards=towards)),
            *_inside(telling.offices(database, [one.id for one in meant if one.id]), asked),
            *_inside(telling.ties(relations, database, meant), asked),
        ]
    else:
        found = list(telling.sayings(database, _about(database, topic or "", asked, most)))
    events = tuple(marked(found))
    dated = sum(one.dated for one in events)
    return Timeline(
        case=case,
        version=relations.version,
        denominator=f"{len(events):,} events of {who or topic}, {dated:,} of them dated by a text.",
        notes=(
            (
                "Sayings are dated by what the text tells, offices and ties likewise; published is "
                "when the document was put out."
            ),
            f"At most {most:,} sayings, those dated by their texts first.",
            "A conflict: another passage gives the same thing dates that cannot both be right.",
        ),
        of=who or topic or "",
        events=events,
        database=database,
    )


def offices(
    relations: Relations,
    database: Database,
    case: str,
    *,
    who: str | None,
    title: str | None,
    organisation: str | None,
) -> Offices:
    """List who held which office when, by whose word.

    Raises:
        InputError: nobody of this name.
    """
    meant = relations.meant(database, who) if who else None
    ids = None if meant is None else [one.id for one in meant if one.id]
    held: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in telling.offices(database, ids):
        head, _, body = event.what.partition(", ")
        if title and fold(title) not in fold(head):
            continue
        if organisation and fold(organisation) not in fold(body):
            continue
        held[event.thing].append(event)
    groups: dict[str, tuple[Event, ...]] = {}
    rows = []
    for same in held.values():
        clash = conflicts(one.when for one in same)
        for when in dict.fromkeys(one.when for one in same):
            told = tuple(one for one in same if one.when == when)
            row = _office(told, when, clash=clash and when.known)
            groups[row["id"]] = told
            rows.append(row)
    rows.sort(key=lambda row: (row["who"], row["since"] or row["until"] or "9", row["title"]))
    return Offices(
        case=case,
        version=relations.version,
        denominator=f"{len(rows):,} tellings of offices, {len(held):,} offices.",
        notes=(
            "Told by: the source that says so, else the publisher in its own voice.",
            "A conflict: passages give one holder's office dates that cannot both be right.",
        ),
        groups=groups,
        rows=tuple(rows),
        database=database,
    )


def _office(told: Sequence[Event], when: Interval, *, clash: bool) -> dict[str, Any]:
    first = max(told, key=lambda one: len(one.what))  # that which names the organisation
    return {
        "id": content_id("office", *first.thing, when.since or "", when.until or "")[:8],
        "who": first.who,
        "title": first.what,
        "since": when.since,
        "until": when.until,
        "told_by": list(dict.fromkeys(one.told_by for one in told)),
        "documents": len({one.document for one in told}),
        "published": sorted({(one.published or "undated")[:10] for one in told}),
        "conflict": clash,
    }


def _of(
    relations: Relations,
    meant: Sequence[Actor],
    asked: Mapping[str, Any],
    most: int,
    *,
    towards: bool,
) -> list[int]:
    found = relations.ask(
        "sayings_of",
        "relations",
        given=[one.who for one in meant],
        towards=towards,
        most=most,
        **asked,
    )
    return [row["attribution"] for row in found]


def _about(database: Database, topic: str, asked: Mapping[str, int], most: int) -> list[int]:
    query = search.parse(topic)
    if query is None or query.words is None or query == search.NOTHING:
        raise InputError(f"{topic!r} holds no word to search for: name a topic in words.")
    values = {"words": query.words, "limit": most, **asked}
    return [row["row"] for row in database.rows(sql.load("timeline", ROOM)["about"], values)]


def _inside(events: Any, asked: Mapping[str, int]) -> list[Event]:
    """Leave out dated events outside the period; undated ones stay if none is asked for."""
    if not any(asked.values()):
        return list(events)
    return [
        one
        for one in events
        if one.when.known
        and (not asked["since"] or (one.when.latest or 99999999) >= asked["since"])
        and (not asked["until"] or one.when.earliest <= asked["until"])
    ]


def _event(one: Event) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "since": one.when.since,
        "until": one.when.until,
        "precision": one.precision,
        "who": one.who,
        "what": one.what,
        "told_by": one.told_by,
        "published": one.published,
        "conflict": one.conflict,
    }
