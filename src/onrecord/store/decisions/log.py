"""The decisions themselves: kept, taken back, listed, written out and read in."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from onrecord.errors import CaseError, InputError
from onrecord.kinds import Action
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.decisions.decision import (
    Decision,
    EntityAnchor,
    MemberAnchor,
    PassageAnchor,
    Undone,
)
from onrecord.store.decisions.lines import body, decision_id, from_json, from_line, to_line
from onrecord.store.failure import Connection

ROOM = "onrecord.store.decisions"
STATES = ("applied", "outranked", "orphaned", "undone")
ON_ATTRIBUTIONS = frozenset({Action.ACCEPT, Action.REJECT, Action.EDIT})
_ID = re.compile(r"[0-9a-f]{1,16}")
_MOST_LINE = 8_000_000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision, and what it comes to in the case as it is now."""

    id: str
    action: Action
    by: str
    at: str
    why: str | None
    state: str  # "applied", "outranked" by a later one, "orphaned" or "undone"
    reason: str | None  # why it is orphaned, or by what it is outranked
    fields: tuple[str, ...]  # of an edit: what of it holds
    attribution: str | None  # id that it holds for now; None: none, or it is on something else
    document: str | None
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two decisions of which one undoes what the other says; the later one is in force."""

    imported: str
    own: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did."""

    added: int
    known: int
    undone: int  # known ones that the import says were taken back
    conflicts: tuple[Conflict, ...]


def now() -> str:
    """Give the time in UTC, so fine that two decisions of one person differ."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def named(decision: Decision) -> Decision:
    """Give a decision its id."""
    return replace(decision, id=decision_id(decision))


def add(database: Database, decisions: Sequence[Decision]) -> int:
    """Keep decisions, all or nothing; gives how many of them were new.

    Raises:
        CaseError: nobody may write to this case, or the file is not ours.
        RecordError: it is damaged, or its disk fails.
    """
    database.check_decidable()
    with database.decisions.writing() as connection:
        new = sum(_add(connection, one) for one in decisions)
        if new:
            connection.execute(sql.load("log", ROOM)["mark"])
    return new


def _add(connection: Connection, one: Decision) -> bool:
    blocks = sql.load("log", ROOM)
    values = {"id": one.id, "action": one.action, "by": one.by, "at": one.at, "why": one.why}
    told = json.dumps(body(one), ensure_ascii=False)
    if not connection.execute(blocks["add"], values | {"body": told}).rowcount:
        return False
    if one.undone is not None:
        _undo(connection, one.id, one.undone)
    documents = {passage.document.id: passage.document.name for passage in one.passages}
    for document, name in documents.items():
        connection.execute(blocks["add_document"], {"id": one.id, "document": document})
        if one.action in ON_ATTRIBUTIONS:
            connection.execute(blocks["mark_document"], {"document": document, "name": name})
    return True


def _undo(connection: Connection, decision: str, undone: Undone) -> bool:
    values = {"id": decision, "by": undone.by, "at": undone.at, "why": undone.why}
    return bool(connection.execute(sql.load("log", ROOM)["undo"], values).rowcount)


def undo(database: Database, prefix: str, undone: Undone) -> Decision:
    """Take a decision back; it stays in the list.

    Raises:
        CaseError: no decision has this id, several begin with it, it is taken back already, or
            nobody may write to this case.
    """
    database.check_decidable()
    low = prefix.strip().lower()
    if not _ID.fullmatch(low):
        raise CaseError(f"{prefix[:40]!r} is not the id of a decision: ids are 16 of 0-9 and a-f.")
    if not database.decisions.exists():
        raise CaseError("Nothing was decided on this case yet.")
    blocks = sql.load("log", ROOM)
    with database.decisions.writing() as connection:
        found = connection.execute(blocks["ids"], {"low": low, "high": low + "g"}).fetchall()
        if len(found) != 1:
            what = "Several decisions have ids" if found else "No decision has an id"
            raise CaseError(f"{what} that begin{'' if found else 's'} with {low}.")
        own = {"id": found[0]["id"]}
        decision = of_row(connection.execute(blocks["one"], own).fetchone())
        if not _undo(connection, decision.id, undone):
            assert decision.undone is not None  # noqa: S101 - or it would have been undone now
            raise CaseError(
                f"Decision {decision.id} was undone already, by {decision.undone.by} on "
                f"{decision.undone.at[:10]}."
            )
        _mark(connection, decision)
    return replace(decision, undone=undone)


def _mark(connection: Connection, decision: Decision) -> None:
    blocks = sql.load("log", ROOM)
    if decision.action in ON_ATTRIBUTIONS:
        for passage in decision.passages:
            place = {"document": passage.document.id, "name": passage.document.name}
            connection.execute(blocks["mark_document"], place)
    connection.execute(blocks["mark"])


def of_row(row: sqlite3.Row) -> Decision:
    """Read a decision out of the row that keeps it."""
    undone = None
    if row["undone_at"] is not None:
        undone = {"by": row["undone_by"], "at": row["undone_at"], "why": row["undone_why"]}
    return from_json(
        {
            "id": row["id"],
            "action": row["action"],
            "by": row["decided_by"],
            "at": row["decided_at"],
            "why": row["why"],
            **json.loads(row["body"]),
            "undone": undone,
        }
    )


class Decisions:
    """The decisions of a case, the newest first; nothing is read before it is asked for."""

    def __init__(
        self,
        database: Database,
        *,
        state: str | None = None,
        action: str | None = None,
        by: str | None = None,
    ) -> None:
        """Name the rows. `Case.decisions` makes these.

        Raises:
            InputError: a state or an action that cannot be.
        """
        for value, known, what in ((state, STATES, "state"), (action, tuple(Action), "action")):
            if value is not None and value not in known:
                raise InputError(f"{value!r} is no {what}: choose one of {', '.join(known)}.")
        self._database = database
        self._values = {"state": state, "action": action, "by": by}

    def __len__(self) -> int:
        """Count the rows."""
        with self._database.snapshot():
            if not self._database.decided:
                return 0
            return int(self._database.value(sql.load("log", ROOM)["count"], self._values))

    def __iter__(self) -> Iterator[DecisionRow]:
        """Give every row."""
        yield from self.page(-1)

    def page(self, limit: int = 50, offset: int = 0) -> tuple[DecisionRow, ...]:
        """Give one page of rows; a limit of -1 gives all."""
        values = self._values | {"limit": limit, "offset": offset}
        with self._database.snapshot():
            if not self._database.decided:
                return ()
            return tuple(map(_shown, self._database.rows(sql.load("log", ROOM)["rows"], values)))


def _shown(row: sqlite3.Row) -> DecisionRow:
    decision = of_row(row)
    return DecisionRow(
        **{key: getattr(decision, key) for key in ("id", "action", "by", "at", "why")},
        state=row["state"] or "orphaned",
        reason=row["reason"],
        fields=tuple((row["fields"] or "").split()),
        attribution=row["attribution"],
        document=row["document"],
        decision=decision,
    )


def every(database: Database) -> Iterator[Decision]:
    """Give all decisions, the oldest first, those that were undone among them."""
    with database.snapshot():
        if database.decided:
            found = database.rows(sql.load("log", ROOM)["every"])
            yield from map(of_row, found)


def lines(database: Database) -> Iterator[str]:
    """Write every decision as a line of JSON, the oldest first."""
    return (to_line(one) for one in every(database))


def read_lines(path: Path) -> list[Decision]:
    """Read a file of such lines.

    Raises:
        InputError: the file cannot be read, or a line is no decision.
    """
    try:
        with path.open(encoding="utf-8-sig") as stream:
            return list(_read(stream, path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as decisions: {error}.") from error


def _read(stream: Iterable[str], path: Path) -> Iterator[Decision]:
    for number, line in enumerate(stream, start=1):
        if len(line) > _MOST_LINE:
            raise InputError(f"Line {number} of {path} is longer than any decision.")
        if line.strip():
            try:
                yield from_line(line)
            except InputError as error:
                raise InputError(
                    f"Line {number} of {path} cannot be imported: {error}. Expected is a line that "
                    "`onrecord decisions CASE export` wrote. Nothing was imported."
                ) from error


def bring_in(database: Database, decisions: Iterable[Decision]) -> ImportReport:
    """Add decisions of others, all or nothing, and tell which contradict those that are there.

    Raises:
        CaseError: nobody may write to this case.
    """
    database.check_decidable()
    blocks = sql.load("log", ROOM)
    added = known = undone = 0
    new: list[Decision] = []
    with database.decisions.writing() as connection:
        for one in decisions:
            if _add(connection, one):
                added += 1
                new.append(one)
            elif one.undone is not None and _undo(connection, one.id, one.undone):
                undone += 1
                _mark(connection, one)
            else:
                known += 1
        conflicts = _conflicts(connection, new)
        if new:
            connection.execute(blocks["mark"])
    return ImportReport(added=added, known=known, undone=undone, conflicts=conflicts)


def _conflicts(connection: Connection, new: Sequence[Decision]) -> tuple[Conflict, ...]:
    imported = {one.id for one in new}
    found = []
    statement = sql.load("log", ROOM)["conflicting"]
    for one in (one for one in new if one.undone is None):
        documents = json.dumps(sorted({passage.document.id for passage in one.passages}))
        values = {"documents": documents, "id": one.id}
        for own in map(of_row, connection.execute(statement, values)):
            about = _contradiction(one, own)
            if about and own.id not in imported:
                found.append(Conflict(imported=one.id, own=own.id, about=about))
    found += _torn(connection, new, imported)
    return tuple(found)


def _contradiction(one: Decision, other: Decision) -> str | None:
    """Say in what two decisions on one attribution, or on reports of one, contradict each other."""
    if not {one.action, other.action} <= ON_ATTRIBUTIONS:
        together = _together(one.passages, other.passages)
        if together > 1 and {one.action, other.action} == {Action.JOIN, Action.PART}:
            return "one joins what the other parts"
        return None
    if not _together(one.passages, other.passages):
        return None
    if one.changes and other.changes:
        differing = [
            name
            for name in one.changes.fields
            if name in other.changes.fields
            and getattr(one.changes, name) != getattr(other.changes, name)
        ]
        return f"another {' and '.join(differing)}" if differing else None
    if one.action is other.action or Action.REJECT not in {one.action, other.action}:
        return None
    return f"{one.action}, not {other.action}"


def _together(some: Iterable[PassageAnchor], others: Iterable[PassageAnchor]) -> int:
    """Count the attributions that two decisions are both about."""
    seen = {_key(passage) for passage in others}
    return sum(_key(passage) in seen for passage in some)


def _key(passage: PassageAnchor) -> tuple[object, ...]:
    return passage.document.id, passage.pieces, passage.source


def _torn(
    connection: Connection, new: Sequence[Decision], imported: set[str]
) -> Iterator[Conflict]:
    """Find imported merges of what is split here, and the other way round."""
    about = {Action.MERGE, Action.SPLIT}
    if not any(one.action in about for one in new):
        return
    rows = connection.execute(sql.load("log", ROOM)["every"].replace("decided.", ""))
    own = [of_row(row) for row in rows if row["action"] in about and row["id"] not in imported]
    for one in (one for one in new if one.action in about and one.undone is None):
        for other in (other for other in own if other.undone is None):
            if one.action is other.action:
                continue
            split, merge = (one, other) if one.action is Action.SPLIT else (other, one)
            if _tears(split, merge):
                told = "one splits what the other merges"
                yield Conflict(imported=one.id, own=other.id, about=told)


def _tears(split: Decision, merge: Decision) -> bool:
    """Say whether a split takes members of one side of a merge from those of another."""
    taken = {part.id for part in split.parts if isinstance(part, MemberAnchor)}
    sides = [
        {member.id for member in one.members} for one in merge.on if isinstance(one, EntityAnchor)
    ]
    return any(side & taken for side in sides) and any(side - taken for side in sides)
