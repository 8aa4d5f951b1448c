"""What somebody holds about an issue or towards a target, over time, and who holds the opposite."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.analyse.counting.deriving import ROOM
from onrecord.analyse.evidence import Passages, Place
from onrecord.analyse.positions.opposition import POSITIONS, about, towards
from onrecord.analyse.relations.tables import Relations
from onrecord.analyse.result import Result, row_id
from onrecord.analyse.table import Table
from onrecord.errors import InputError
from onrecord.model import Act
from onrecord.store import search, sql
from onrecord.store.database import Database
from onrecord.store.dates import bounds

if TYPE_CHECKING:
    import altair

MOST = 500  # positions
COLUMNS = {
    "id": "text",
    "who": "text",
    "act": "text",
    "target": "text",
    "content": "text",
    "items": "texts",
    "since": "text",
    "until": "text",
    "published": "text",
    "publisher": "text",
    "reports": "whole",
}
OPPOSITES = {
    "id": "text",
    "who": "text",
    "act": "text",
    "target": "text",
    "content": "text",
    "published": "text",
    "against": "texts",
}
OVER_TIME = {"who": "text", "act": "text", "target": "text", "year": "text", "positions": "whole"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One saying that takes a position, with all its reports."""

    id: str  # of the attribution
    who: str
    act: Act
    target: str | None
    target_who: int  # -1: none
    content: str
    items: tuple[tuple[int, int, str], ...]  # start, end, text
    since: str | None
    until: str | None
    published: str | None
    publisher: str | None
    places: tuple[Place, ...]  # of each report


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions(Result):
    """Positions, the latest first, and those of others that are opposed to them."""

    positions: tuple[Position, ...] = field(repr=False)
    opposed: tuple[tuple[Position, tuple[str, ...]], ...] = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List the positions with the items of those that are lists."""
        return Table.of(COLUMNS, map(_row, self.positions))

    def lists(self) -> Table:
        """List those positions alone that enumerate."""
        return Table.of(COLUMNS, (_row(one) for one in self.positions if one.items))

    def opposites(self) -> Table:
        """List who does the opposite towards the same target, or about the same words."""
        rows = [
            {key: _row(one)[key] for key in OPPOSITES if key != "against"} | {"against": list(ids)}
            for one, ids in self.opposed
        ]
        return Table.of(OPPOSITES, rows)

    def over_time(self) -> Table:
        """Count positions by who, act, target and year."""
        counted = Counter(
            (one.who, one.act.value, one.target or "", (one.since or one.published or "")[:4])
            for one in self.positions
        )
        rows = [
            dict(zip(OVER_TIME, (*key[:2], key[2] or None, key[3] or None, count), strict=True))
            for key, count in sorted(counted.items())
        ]
        return Table.of(OVER_TIME, rows)

    def chart(self, kind: str = "positions", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw a dot for each position, by day and act.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.positions import drawing  # noqa: PLC0415 - asks for the extra

        return drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give every report of a position, of its own or of an opposed one, with its items.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        for one in (*self.positions, *(held for held, _ in self.opposed)):
            if one.id == wanted:
                return Passages(self.database, [*one.places, *_items(one)])
        raise InputError(f"{wanted!r} is no position of this table: take an id from it.")


def positions(  # noqa: PLR0913 - each choice is one keyword
    relations: Relations,
    database: Database,
    case: str,
    *,
    who: str | None,
    issue: str | None,
    target: str | None,
    acts: Sequence[Act],
    since: str | None,
    until: str | None,
) -> Positions:
    """Gather positions.

    Raises:
        InputError: nobody of a name, words that cannot be searched, or a date that cannot be.
    """
    days = bounds(since, until, None) or (0, 0)
    meant = [one.who for one in relations.meant(database, who)] if who else None
    at = [one.who for one in relations.meant(database, target)] if target else None
    held = _holding(database, issue) if issue else None

    def asked(own: Iterable[int] | None, aimed: Iterable[int] | None) -> list[dict[str, Any]]:
        return relations.ask(
            "positions",
            "relations",
            given=own or (),
            targets=aimed or (),
            attributions=held or (),
            anybody=own is None,
            anything=aimed is None,
            everything=held is None,
            acts=[act.value for act in acts or POSITIONS],
            lists=not acts,
            since=days[0] if since else 0,
            until=days[1] if until else 0,
        )

    found = asked(meant, at)
    own = _positions(database, found, MOST)
    opposed: list[tuple[Position, tuple[str, ...]]] = []
    if meant is not None:
        aimed = at or sorted({one.target_who for one in own if one.target_who >= 0})
        rows = asked(None, None if held is not None else aimed)
        others = [row for row in rows if row["who"] not in meant]
        opposed = _opposed(own, _positions(database, others, MOST), issue=issue is not None)
    return Positions(
        case=case,
        version=relations.version,
        denominator=(
            f"{len(own):,} positions in {len({row['attribution'] for row in found}):,} attributions"
            f" of {who or 'anybody'}{f' about {issue}' if issue else ''}"
            f"{f' towards {target}' if target else ''}."
        ),
        notes=(
            (
                "Reports of one utterance are one position. What was denied to have been said, or "
                "is yet to be said, is left out. What enumerates counts whatever its act."
            ),
            (
                "Opposite: an act of the other sign towards the same target, or about the same "
                "words; whether both mean the same thing has to be read."
            ),
        ),
        positions=tuple(own),
        opposed=tuple(opposed),
        database=database,
    )


def _holding(database: Database, issue: str) -> list[int]:
    query = search.parse(issue)
    if query is None or query.words is None or query == search.NOTHING:
        raise InputError(f"{issue!r} holds no word to search for: name an issue in words.")
    asks = sql.load("positions", ROOM)
    rows = database.rows(asks["holding"], {"words": query.words})
    return [row["attribution"] for row in rows] or [-1]


def _positions(database: Database, rows: Sequence[Mapping[str, Any]], most: int) -> list[Position]:
    """Make one position of the reports of one utterance, those by one source."""
    names: dict[int, list[str]] = defaultdict(list)
    aimed: dict[int, int] = {}
    for row in rows:
        aimed[row["attribution"]] = row["target"]
        if row["name"]:
            names[row["attribution"]].append(row["name"])
    kept = list(aimed)[:most]
    asks, values = sql.load("positions", ROOM), {"attributions": json.dumps(kept)}
    told = {row["row"]: row for row in database.rows(asks["told"], values)}
    items: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for item in database.rows(asks["items"], values):
        items[item["attribution"]].append((item["start"], item["end"], item["text"]))
    grouped: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for at in kept:
        key = told[at]["utterance"] or at
        grouped[key, told[at]["act"]].append(at)
    return [_position(reports, told, items, names, aimed) for reports in grouped.values()]


def _position(
    reports: Sequence[int],
    told: Mapping[int, Any],
    items: Mapping[int, list[tuple[int, int, str]]],
    names: Mapping[int, list[str]],
    aimed: Mapping[int, int],
) -> Position:
    """Show the report with most items, then the fullest."""
    order = sorted(reports, key=lambda at: (-len(items.get(at, ())), -len(told[at]["content"]), at))
    first = told[order[0]]
    who = "; ".join(dict.fromkeys(names.get(order[0], ()))) or first["source"]
    return Position(
        id=first["id"],
        who=who or "(nobody named)",
        act=Act(first["act"]),
        target=first["target"],
        target_who=aimed[order[0]],
        content=first["content"],
        items=tuple(items.get(order[0], ())),
        since=first["said_since"],
        until=first["said_until"],
        published=first["published"],
        publisher=first["publisher"],
        places=tuple(_place(told[at]) for at in order),
    )


def _place(row: Any) -> Place:
    return Place(
        document=row["document"],
        owner=row["row"],
        start=row["start"] or 0,
        end=row["end"] or 0,
        what=row["act"],
        variant=row["act"],
        voice="content",
        source=row["source"] or None,
    )


def _items(one: Position) -> list[Place]:
    shown = one.places[0]
    return [
        Place(
            document=shown.document,
            owner=shown.owner,
            start=start,
            end=end,
            what=one.act.value,
            variant="item",
            voice="item",
            source=shown.source,
        )
        for start, end, _ in one.items
    ]


def _opposed(
    own: Sequence[Position], others: Sequence[Position], *, issue: bool
) -> list[tuple[Position, tuple[str, ...]]]:
    found = []
    for one in others:
        against = tuple(held.id for held in own if _opposite(held, one, issue=issue))
        if against:
            found.append((one, against))
    return found


def _opposite(one: Position, other: Position, *, issue: bool) -> bool:
    if one.target_who >= 0 and one.target_who == other.target_who:
        return towards(one.act) * towards(other.act) < 0
    return issue and about(one.act) * about(other.act) < 0


def _row(one: Position) -> dict[str, Any]:
    return {
        "id": one.id,
        "who": one.who,
        "act": one.act.value,
        "target": one.target,
        "content": one.content,
        "items": [text for _, _, text in one.items],
        "since": one.since,
        "until": one.until,
        "published": one.published,
        "publisher": one.publisher,
        "reports": len(one.places),
    }
