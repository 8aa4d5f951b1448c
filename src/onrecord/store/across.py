"""What the documents of a case tell of one joined entity: offices and ties, with the evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.kinds import TieKind
from onrecord.store import sql
from onrecord.store.attributions import page
from onrecord.store.database import Database
from onrecord.store.decisions.members import of_members

_TOLD = 3  # pieces of evidence that are given of one office or tie; the others are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Where a document tells something: its words, and by whose word."""

    document: str
    title: str | None
    name: str
    publisher: str | None
    published: str | None
    text: str
    line: int  # of the printed ones, from 1
    by: str | None  # who says so; None: the document
    attribution: str | None  # in which it is said


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOver:
    """One office of an entity, as several documents tell it."""

    title: str
    organisation: str | None
    since: str | None
    until: str | None
    status: str | None
    documents: int  # that tell it
    told: tuple[Telling, ...]  # of them the earliest


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedOver:
    """One tie of an entity to another, as several documents tell it."""

    kind: TieKind
    outward: bool  # whether it is read from the entity to the other
    other: str  # id of the joined entity at the other end
    name: str
    since: str | None
    until: str | None
    documents: int
    told: tuple[Telling, ...]


def offices(database: Database, joined: int) -> tuple[HeldOver, ...]:
    """Give the offices of a joined entity, by its row; those that most documents tell first."""
    found: dict[tuple[str | None, ...], list[sqlite3.Row]] = {}
    for row in database.rows(of_members(sql.load("across")["offices"], joined), {"joined": joined}):
        words = ((row[key] or "").casefold() for key in ("title", "organisation"))
        key = (*words, row["since"], row["until"], row["status"])
        found.setdefault(key, []).append(row)
    same = ("title", "organisation", "since", "until", "status")
    return tuple(
        HeldOver(
            **{key: rows[0][key] for key in same},
            documents=_documents(rows),
            told=_told(database, rows),
        )
        for rows in sorted(found.values(), key=lambda rows: -_documents(rows))
    )


def ties(database: Database, joined: int) -> tuple[TiedOver, ...]:
    """Give the ties of a joined entity, by its row; what says what an office says comes last."""
    found: dict[tuple[str | int | None, ...], list[sqlite3.Row]] = {}
    for row in database.rows(of_members(sql.load("across")["ties"], joined), {"joined": joined}):
        key = (row["kind"], row["outward"], row["other"], row["since"], row["until"])
        found.setdefault(key, []).append(row)
    made = [
        TiedOver(
            kind=TieKind(rows[0]["kind"]),
            outward=bool(rows[0]["outward"]),
            **{key: rows[0][key] for key in ("other", "name", "since", "until")},
            documents=_documents(rows),
            told=_told(database, rows),
        )
        for rows in found.values()
    ]
    return tuple(
        sorted(made, key=lambda tie: (tie.kind is TieKind.HOLDS_OFFICE, -tie.documents, tie.name))
    )


def _documents(rows: Sequence[sqlite3.Row]) -> int:
    return len({row["document"] for row in rows})


def _told(database: Database, rows: Sequence[sqlite3.Row]) -> tuple[Telling, ...]:
    """Give the words of the first documents, one piece of each."""
    first = {row["document"]: row for row in reversed(rows)}
    chosen = [row for row in rows if first[row["document"]] is row][:_TOLD]
    return tuple(_telling(database, row) for row in chosen)


def _telling(database: Database, row: sqlite3.Row) -> Telling:
    blocks = sql.load("across")
    span = {"document": row["document_row"], "start": row["start"], "end": row["end"]}
    [words] = database.rows(blocks["words"], span)
    lines = words["before"].split("\n")
    by = None
    if row["asserted_by"]:
        sayer = database.value(blocks["attribution_row"], {"id": row["asserted_by"]})
        says = page(database, [sayer]) if sayer is not None else ()
        by = (" and ".join(says[0].entities) or says[0].source) if says else None
    return Telling(
        document=row["document"],
        title=row["document_title"],
        name=row["document_name"],
        publisher=row["publisher"],
        published=row["published"],
        text=words["text"],
        line=sum(1 for line in lines[:-1] if line.strip()) + 1,
        by=by,
        attribution=row["asserted_by"] if by is not None else None,
    )
