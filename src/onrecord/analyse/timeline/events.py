"""Gather what a timeline shows: sayings, offices and ties, each with its evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Any

from onrecord.analyse.counting.deriving import ROOM
from onrecord.analyse.evidence import Place
from onrecord.analyse.relations.tables import Actor, Relations
from onrecord.analyse.timeline.dates import Interval, conflicts, disjoint
from onrecord.document import content_id
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.search import fold

UNKNOWN = "publisher unknown"


class EventKind(StrEnum):
    """What an event is."""

    SAYING = "saying"
    OFFICE = "office"
    TIE = "tie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that a document tells, with when it was and when that was put out."""

    kind: EventKind
    who: str
    what: str
    when: Interval
    precision: str | None
    published: str | None
    told_by: str  # whose word it is: a source, else the publisher
    thing: tuple[str, ...]  # what other tellings of the same thing share
    conflict: bool = False  # another telling gives it another date
    document: int
    owner: int  # row of the attribution; 0: the document's own voice
    start: int
    end: int

    @property
    def id(self) -> str:
        """Hash of what it is and where it stands."""
        return content_id("event", *self.thing, f"{self.document}:{self.start}:{self.end}")[:8]

    @property
    def day(self) -> int:
        """The day by which events are ordered; 0 is undated."""
        return self.when.earliest or self.when.latest

    @property
    def dated(self) -> bool:
        """Whether a text says when it was; a saying is bounded by its publication anyway."""
        return bool(self.when.earliest) or (self.kind is not EventKind.SAYING and self.when.known)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(
            document=self.document,
            owner=self.owner,
            start=self.start,
            end=self.end,
            what=self.what,
            variant=self.kind.value,
            voice=self.kind.value,
            source=None,
        )


def sayings(database: Database, attributions: Iterable[int]) -> Iterator[Event]:
    """Tell sayings; one without a date in its text has none but that of its document."""
    asks = sql.load("timeline", ROOM)
    for row in database.rows(asks["sayings"], {"attributions": json.dumps(list(attributions))}):
        towards = f" towards {row['target']}" if row["target"] else ""
        act = f"{row['act']}{towards}: " if row["act"] else ""
        yield Event(
            kind=EventKind.SAYING,
            who=row["source"] or "(nobody named)",
            what=f"{act}{row['content']}",
            when=Interval(since=row["said_since"], until=row["said_until"]),
            precision=row["said_precision"],
            published=row["published"],
            told_by=row["publisher"] or UNKNOWN,
            thing=("saying", row["utterance"] or str(row["row"])),
            document=row["document"],
            owner=row["row"],
            start=row["start"] or 0,
            end=row["end"] or 0,
        )


def offices(database: Database, ids: Sequence[str] | None) -> Iterator[Event]:
    """Tell the offices of some entities, or of all."""
    asks = sql.load("timeline", ROOM)
    values = {"ids": None if ids is None else json.dumps(list(ids))}
    for row in database.rows(asks["offices"], values):
        told = f"{row['status']} {row['title']}" if row["status"] else row["title"]
        at = f", {row['organisation']}" if row["organisation"] else ""
        yield Event(
            kind=EventKind.OFFICE,
            who=row["name"],
            what=f"{told}{at}",
            when=Interval(since=row["since"], until=row["until"]),
            precision=None,
            published=row["published"],
            told_by=row["asserted_source"] or row["publisher"] or UNKNOWN,
            thing=("office", row["who"], fold(row["title"])),
            document=row["document"],
            owner=row["asserted"] or 0,
            start=row["start"],
            end=row["end"],
        )


def ties(relations: Relations, database: Database, who: Sequence[Actor]) -> Iterator[Event]:
    """Tell the ties of some entities, but offices."""
    found = relations.ask("bonds_of", "relations", given=[one.who for one in who])
    about = _documents(database, [row["document"] for row in found])
    asserted = _asserting(database, [row["asserted"] for row in found if row["asserted"]])
    for row in found:
        document = about[row["document"]]
        yield Event(
            kind=EventKind.TIE,
            who=row["one"],
            what=f"{row['one']} {row['kind']} {row['other']}",
            when=Interval(since=row["since"] or None, until=row["until"] or None),
            precision=None,
            published=document["published"],
            told_by=asserted.get(row["asserted"]) or document["publisher"] or UNKNOWN,
            thing=_tie(row),
            document=row["document"],
            owner=row["asserted"],
            start=row["start"],
            end=row["end"],
        )


def _tie(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Meetings of one pair are several things, each of its day; other ties are one."""
    pair = sorted((f"{row['one_who']}", f"{row['other_who']}"))
    met = f"{row['document']}:{row['start']}" if row["kind"] == "met with" else ""
    return ("tie", row["kind"], *pair, met)


def _documents(database: Database, rows: Sequence[int]) -> dict[int, Any]:
    asked = {"documents": json.dumps(sorted(set(rows)))}
    return {
        row["row"]: row for row in database.rows(sql.load("gathering", ROOM)["documents"], asked)
    }


def _asserting(database: Database, rows: Sequence[int]) -> dict[int, str]:
    asked = {"attributions": json.dumps(sorted(set(rows)))}
    found = database.rows(sql.load("timeline", ROOM)["asserting"], asked)
    return {row["row"]: row["source"] for row in found}


def marked(events: Iterable[Event]) -> list[Event]:
    """Order events by day, undated ones last, and mark those that others date otherwise."""
    by_thing: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in events:
        by_thing[event.thing].append(event)
    found: list[Event] = []
    for same in by_thing.values():
        clash = _clash(same)
        found += [replace(one, conflict=clash and one.when.known) for one in same]
    return sorted(
        found,
        key=lambda one: (one.day or 99999999, one.kind, one.published or "", one.what, one.id),
    )


def _clash(same: Sequence[Event]) -> bool:
    whens = {one.when for one in same}
    if same[0].kind is EventKind.SAYING:
        return any(disjoint(one, other) for one, other in combinations(whens, 2))
    return conflicts(whens)
