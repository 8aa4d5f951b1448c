"""Joined entities in the record: what new documents reach is joined anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.link.entities.evidence import Step
from onrecord.link.entities.join import join
from onrecord.link.entities.joined import JoinedEntity, Refusal, joined_id
from onrecord.link.entities.lists import Listed
from onrecord.link.entities.local import LocalEntity, of_reading
from onrecord.link.entities.scopes import scopes
from onrecord.model import EntityKind
from onrecord.store import sql
from onrecord.store.by_joined import add_words, list_by_joined
from onrecord.store.database import Database
from onrecord.store.load import load
from onrecord.store.search import fold

VERSION = "1"  # of all that is stored; another one drops it and makes it anew
_MEMBER = -1  # the candidate that a waterfall of a member has
_MANY = 10_000  # values of one statement


class Entities:
    """Statements on the joined entities of a record; whoever calls keeps the transaction."""

    def __init__(self, database: Database) -> None:
        """Write nothing yet."""
        self._database = database
        self._sql = sql.load("joined")

    def _run(self, statement: str, **values: object) -> None:
        self._database.connection.execute(self._sql[statement], values)

    def _many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        self._database.connection.executemany(self._sql[statement], rows)

    def bring_up(self, *, anew: bool, listed: Sequence[Listed] | None = None) -> int:
        """Join what is new; gives the number of entities that were joined anew.

        Args:
            anew: Drop what stands there. What a document said before another engine read it may
                have joined others, and is not known any more.
            listed: The user's own list, in the place of the one that was given before; None
                leaves that one.
        """
        known = self._listed()
        if listed is not None and set(listed) != set(known):
            self._list(listed)
            known, anew = list(listed), True
        if anew or self._database.value(self._sql["version"]) != VERSION:
            self._forget()
        fresh = [row["id"] for row in self._database.rows(self._sql["fresh"])]
        if not fresh:
            return 0
        if known and not anew:
            # whom a list joins need share no scope
            self._forget()
            fresh = [row["id"] for row in self._database.rows(self._sql["fresh"])]
        new = {one.id: one for one in self._locals(fresh)}
        every = self._reached(new)
        self._write(every, new, known)
        return len(every)

    def _listed(self) -> list[Listed]:
        return [
            Listed(
                id=row["id"],
                name=row["name"],
                kind=EntityKind(row["kind"]),
                aliases=tuple(json.loads(row["aliases"])),
                countries=tuple(json.loads(row["countries"])),
            )
            for row in self._database.rows(self._sql["listed"])
        ]

    def _list(self, listed: Iterable[Listed]) -> None:
        self._run("forget_listed")
        self._many(
            "add_listed",
            (
                {
                    "id": one.id,
                    "name": one.name,
                    "kind": one.kind,
                    "aliases": json.dumps(one.aliases),
                    "countries": json.dumps(one.countries),
                }
                for one in listed
            ),
        )

    def count(self) -> int:
        """Count the entities that several documents have."""
        return int(self._database.value(self._sql["count_joined"]))

    def _forget(self) -> None:
        for what in (
            "scopes",
            "candidates",
            "refusals",
            "steps",
            "members",
            "names",
            "words",
            "entities",
        ):
            self._run(f"forget_{what}")
        self._run("set_version", version=VERSION)

    def _locals(self, documents: Iterable[str]) -> Iterator[LocalEntity]:
        for document in documents:
            yield from of_reading(load(self._database, document))

    def _reached(self, new: Mapping[str, LocalEntity]) -> dict[str, LocalEntity]:
        """Give what new entities can influence, step by step, themselves among them."""
        asked: set[str] = set()
        found: dict[str, str] = {}  # id -> document
        waiting = {scope for one in new.values() for scope in scopes(one)}
        while waiting:
            asked |= waiting
            met = self._rows("in_scopes", "scopes", sorted(waiting))
            more = {row["id"]: row["document"] for row in met if row["id"] not in found}
            found |= more
            held = self._rows("scopes_of", "entities", list(more))
            waiting = {row["scope"] for row in held} - asked
        documents = sorted({found[key] for key in found if key not in new})
        known = {one.id: one for one in self._locals(documents) if one.id in found}
        return dict(new) | known

    def _rows(self, statement: str, name: str, values: Sequence[object]) -> Iterator[sqlite3.Row]:
        for part in _parts(values):
            yield from self._database.rows(self._sql[statement], {name: json.dumps(part)})

    def _write(
        self,
        every: dict[str, LocalEntity],
        new: Mapping[str, LocalEntity],
        listed: Iterable[Listed],
    ) -> None:
        rows = {row["id"]: row for row in self._rows("entity_rows", "entities", list(every))}
        numbers = {key: row["row"] for key, row in rows.items()}
        for part in _parts(list(numbers.values())):
            for what in ("joined", "steps", "candidates", "refusals"):
                self._run(f"drop_{what}", entities=json.dumps(part))
        joined = join(every.values(), listed)
        first: int = self._database.value(self._sql["next_row"])
        numbered = list(enumerate(joined.entities, start=first))
        self._add_entities(numbered, every, rows)
        self._list_by_joined(numbered, rows)
        self._add_refusals(joined.refusals, numbers)
        self._many(
            "add_scope",
            (
                {"scope": scope, "entity": numbers[one.id]}
                for one in new.values()
                for scope in sorted(scopes(one))
            ),
        )

    def _add_entities(
        self,
        numbered: Sequence[tuple[int, JoinedEntity]],
        every: dict[str, LocalEntity],
        rows: Mapping[str, sqlite3.Row],
    ) -> None:
        self._many("add_joined", (_entity_values(row, one, every, rows) for row, one in numbered))
        self._many("add_name", (names for row, one in numbered for names in _names(row, one)))
        members = [(row, member) for row, one in numbered for member in one.members]
        self._many(
            "add_member",
            (
                {
                    "entity": rows[member.local]["row"],
                    "joined": row,
                    "named_after": joined_id([member.local]),
                }
                for row, member in members
            ),
        )
        self._many(
            "add_step",
            (
                values
                for _, member in members
                for values in _steps(rows[member.local]["row"], _MEMBER, member.steps)
            ),
        )

    def _list_by_joined(
        self, numbered: Sequence[tuple[int, JoinedEntity]], rows: Mapping[str, sqlite3.Row]
    ) -> None:
        """List what documents say under the entities that their own ones belong to by now."""
        changed = {
            rows[member.local]["document"]
            for _, one in numbered
            for member in one.members
            if rows[member.local]["joined"] != one.id
        }
        connection = self._database.connection
        list_by_joined(connection, (row for row, _ in numbered), changed)
        names = ((row, fold(name)) for row, one in numbered for name in (one.name, *one.aliases))
        add_words(connection, names)

    def _add_refusals(self, refusals: Iterable[Refusal], numbers: Mapping[str, int]) -> None:
        ordinals: dict[int, int] = {}
        places: dict[int, int] = {}
        for one in refusals:
            row = numbers[one.local]
            ordinal = ordinals.get(row, 0)
            ordinals[row] = ordinal + 1
            self._run("add_refusal", entity=row, ordinal=ordinal, reason=one.reason)
            for candidate in one.candidates:
                place = places.get(row, 0)
                places[row] = place + 1
                self._run(
                    "add_candidate",
                    entity=row,
                    refusal=ordinal,
                    place=place,
                    candidate=candidate.joined,
                )
                self._many("add_step", _steps(row, place, candidate.steps))


def _parts(values: Sequence[object]) -> Iterator[Sequence[object]]:
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]


def _entity_values(
    row: int, one: JoinedEntity, every: dict[str, LocalEntity], rows: Mapping[str, sqlite3.Row]
) -> dict[str, object]:
    members = [rows[member.local] for member in one.members]
    return {
        "row": row,
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "unnamed": every[one.members[0].local].unnamed,
        "listed": one.listed,
        "documents": len({member["document"] for member in members}),
        "attributions": sum(member["attributions"] for member in members),
    }


def _names(row: int, one: JoinedEntity) -> Iterator[dict[str, object]]:
    for ordinal, name in enumerate((one.name, *one.aliases)):
        yield {"folded": fold(name), "joined": row, "ordinal": ordinal, "name": name}


def _steps(entity: int, candidate: int, steps: Iterable[Step]) -> Iterator[dict[str, object]]:
    for ordinal, one in enumerate(steps):
        yield {
            "entity": entity,
            "candidate": candidate,
            "ordinal": ordinal,
            "compared": one.compared,
            "outcome": one.outcome,
            "told": one.values,
            "weight": one.weight,
            "origin": one.origin,
        }
