"""The entities of a case: joined over its documents, with why, as a table that is read lazily."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import CaseError, InputError
from onrecord.kinds import EntityKind
from onrecord.model import Decided
from onrecord.store import sql
from onrecord.store.across import HeldOver, TiedOver, offices, ties
from onrecord.store.database import Database
from onrecord.store.decisions.members import of_members
from onrecord.store.decisions.resolving import note
from onrecord.store.named import meant, nearest
from onrecord.store.rows import Count
from onrecord.store.search import fold

_ID = re.compile(r"[0-9a-f]{1,16}")
_MEMBER = -1  # the candidate that the waterfall of a member has


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedRow:
    """A person or body of the case, with what counts over all documents."""

    id: str
    name: str  # its richest form
    kind: EntityKind
    aliases: tuple[str, ...]
    documents: int
    attributions: int  # of which it is a source
    listed: str | None  # its id on the user's own list
    decided: tuple[Decided, ...] = ()  # merges and splits by humans, the oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinStep:
    """One line of a waterfall."""

    compared: str
    outcome: str
    values: str
    weight: float  # log odds
    origin: str  # where the weight comes from


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """An entity as one document has it, and why it is a member."""

    id: str
    name: str
    aliases: tuple[str, ...]
    document: str
    document_name: str
    title: str | None
    publisher: str | None
    published: str | None
    attributions: int
    steps: tuple[JoinStep, ...]

    @property
    def weight(self) -> float:
        """Log odds of all steps."""
        return round(sum(step.weight for step in self.steps), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """Whom a name may have meant as well, and what speaks for it."""

    id: str
    name: str
    steps: tuple[JoinStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalRow:
    """A join that was not made."""

    entity: str  # the document's own entity
    name: str
    document: str
    document_name: str
    joined: str  # where it stands instead
    reason: str
    candidates: tuple[CandidateRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownJoined:
    """One entity of the case, with the entities of documents under it."""

    entity: JoinedRow
    members: tuple[MemberRow, ...]
    refusals: tuple[RefusalRow, ...]  # of its members, and of others with it
    offices: tuple[HeldOver, ...] = ()  # as the documents tell them
    ties: tuple[TiedOver, ...] = ()


class Entities:
    """The named entities that a filter leaves, those that most is attributed to first."""

    def __init__(
        self, database: Database, *, name: str | None = None, kind: str | None = None
    ) -> None:
        """Name the rows. `Case.entities` makes these.

        Raises:
            InputError: a kind that cannot be.
        """
        if kind is not None and kind not in set(EntityKind):
            raise InputError(
                f"{kind!r} is no kind of entity. Expected one of: {', '.join(EntityKind)}."
            )
        self._database = database
        self._values = {"folded": None if name is None else fold(name), "kind": kind}

    def __len__(self) -> int:
        """Count the rows."""
        with self._database.snapshot():
            statement = _statement(self._database, "count")
            return int(self._database.value(statement, self._values))

    def __iter__(self) -> Iterator[JoinedRow]:
        """Give every row."""
        yield from self.page(-1)

    def page(self, limit: int = 50, offset: int = 0) -> tuple[JoinedRow, ...]:
        """Give one page of rows; a limit of -1 gives all."""
        values = self._values | {"limit": limit, "offset": offset}
        with self._database.snapshot():
            found = self._database.rows(_statement(self._database, "rows"), values)
            return tuple(_row(self._database, row) for row in found)


class Members:
    """The documents' own entities that one joined entity has, as a table that is read lazily."""

    def __init__(self, database: Database, prefix: str) -> None:
        """Name the rows. `Case.members` makes these.

        Raises:
            CaseError: see `joined_entity`.
        """
        self._database = database
        with database.snapshot():
            self.entity, self.row = _headed(database, prefix)

    def __len__(self) -> int:
        """Count the rows."""
        with self._database.snapshot():
            statement = of_members(sql.load("joined")["count_members"], self.row)
            return int(self._database.value(statement, {"joined": self.row}))

    def __iter__(self) -> Iterator[MemberRow]:
        """Give every row."""
        yield from self.page(-1)

    def page(self, limit: int = 50, offset: int = 0) -> tuple[MemberRow, ...]:
        """Give one page of rows; a limit of -1 gives all."""
        values = {"joined": self.row, "limit": limit, "offset": offset}
        with self._database.snapshot():
            found = self._database.rows(_statement(self._database, "members"), values)
            return tuple(_member(self._database, row) for row in found)


def meant_rows(database: Database, name: str) -> tuple[JoinedRow, ...]:
    """Give the entities that a name stands for: see `store.named.meant`."""
    with database.snapshot():
        return _rows(database, meant(database, name))


def nearest_rows(database: Database, name: str, limit: int) -> tuple[JoinedRow, ...]:
    """Give entities with names like one: see `store.named.nearest`."""
    with database.snapshot():
        return _rows(database, nearest(database, name, limit))


def entity_kinds(database: Database) -> tuple[Count, ...]:
    """Count the named entities of the case by kind, the most frequent first."""
    with database.snapshot():
        found = database.rows(_statement(database, "kinds"))
    return tuple(Count(value=row["kind"], count=row["n"]) for row in found)


def _rows(database: Database, rows: Sequence[int]) -> tuple[JoinedRow, ...]:
    found = database.rows(_statement(database, "by_rows"), {"rows": json.dumps(rows)})
    return tuple(_row(database, row) for row in found)


def joined_entity(database: Database, prefix: str, *, members: int | None = None) -> ShownJoined:
    """Explain the entity that an id leads to.

    Any id that was ever shown leads to the entity that holds its member now; so does the id of
    a document's own entity. `members` is how many of these are given; None is all.

    Raises:
        CaseError: nothing has this id, or several things begin with it.
    """
    with database.snapshot():
        table = Members(database, prefix)
        own = table.row
        refused = database.rows(_statement(database, "refusals"), {"joined": own})
        return ShownJoined(
            entity=table.entity,
            members=table.page(-1 if members is None else members),
            refusals=tuple(_refusal(database, row) for row in refused),
            offices=offices(database, own),
            ties=ties(database, own),
        )


def _headed(database: Database, prefix: str) -> tuple[JoinedRow, int]:
    """Give the entity that an id leads to, and its row."""
    low = prefix.strip().lower()
    if not _ID.fullmatch(low):
        raise CaseError(f"{prefix[:40]!r} is not the id of an entity: ids are 16 of 0-9 and a-f.")
    found = database.rows(_statement(database, "ids"), {"low": low, "high": low + "g"})
    if not found:
        raise CaseError(
            f"No joined entity has an id that begins with {low}. "
            "`onrecord link` joins those of documents that were added."
        )
    if len(found) > 1:
        raise CaseError(f"Several ids begin with {low}: give more of it.")
    [head] = database.rows(_statement(database, "one"), {"id": found[0]["id"]})
    return _row(database, head), head["row"]


def _row(database: Database, row: sqlite3.Row) -> JoinedRow:
    own = {"joined": row["row"]}
    names = database.rows(_statement(database, "names"), own)
    decided: Sequence[sqlite3.Row] = ()
    if database.decided:
        decided = database.rows(sql.load("joined")["decisions_of"], own)
    same = ("id", "name", "documents", "attributions", "listed")
    return JoinedRow(
        **{key: row[key] for key in same},
        kind=EntityKind(row["kind"]),
        aliases=tuple(name["name"] for name in names),
        decided=tuple(map(note, decided)),
    )


def _statement(database: Database, name: str) -> str:
    """Give a statement as it is asked where anything was decided, or where nothing was."""
    return sql.load("joined")[f"{name}_decided" if database.decided else name]


def _steps(database: Database, entity: int, candidate: int) -> tuple[JoinStep, ...]:
    values = {"entity": entity, "candidate": candidate}
    return tuple(
        JoinStep(
            compared=row["compared"],
            outcome=row["outcome"],
            values=row["told"],
            weight=row["weight"],
            origin=row["origin"],
        )
        for row in database.rows(sql.load("joined")["steps"], values)
    )


def _member(database: Database, row: sqlite3.Row) -> MemberRow:
    aliases = database.rows(sql.load("joined")["member_aliases"], {"entity": row["row"]})
    same = ("id", "name", "document", "document_name", "title", "publisher", "published")
    return MemberRow(
        **{key: row[key] for key in (*same, "attributions")},
        aliases=tuple(alias["name"] for alias in aliases),
        steps=_steps(database, row["row"], _MEMBER),
    )


def _refusal(database: Database, row: sqlite3.Row) -> RefusalRow:
    values = {"entity": row["row"], "refusal": row["ordinal"]}
    found = database.rows(_statement(database, "candidates"), values)
    same = ("name", "document", "document_name", "joined", "reason")
    return RefusalRow(
        entity=row["id"],
        **{key: row[key] for key in same},
        candidates=tuple(
            CandidateRow(
                id=one["id"],
                name=one["name"],
                steps=_steps(database, row["row"], one["place"]),
            )
            for one in found
        ),
    )
