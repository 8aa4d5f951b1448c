"""Bring up to date what decisions on attributions come to, document by document."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.kinds import Action, Verdict
from onrecord.model import Attribution, Decided, Entity, Reading
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.decisions.anchors import NO_DOCUMENT
from onrecord.store.decisions.applying import Applied, apply
from onrecord.store.decisions.decision import Decision
from onrecord.store.decisions.log import of_row
from onrecord.store.listings import listing_values
from onrecord.store.load import load
from onrecord.store.script import apart
from onrecord.store.search import fold
from onrecord.store.values import attribution_values, piece_values

ROOM = "onrecord.store.decisions"
_DONE = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.EDIT: "edited",
    Action.MERGE: "merged",
    Action.SPLIT: "split",
    Action.JOIN: "joined",
    Action.PART: "parted",
}


class Resolver:
    """Statements of one transaction, which whoever calls keeps."""

    def __init__(self, database: Database) -> None:
        """Write nothing yet."""
        self._database = database
        self._sql = sql.load("resolve", ROOM)

    def _run(self, statement: str, **values: object) -> None:
        self._database.connection.execute(self._sql[statement], values)

    def _many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        self._database.connection.executemany(self._sql[statement], rows)

    def _rows(self, statement: str, **values: object) -> Sequence[sqlite3.Row]:
        return self._database.rows(self._sql[statement], values)

    def bring_up(self) -> set[int]:
        """Look for the decisions of documents that changed; gives the rows of these."""
        touched: set[int] = set()
        self._run("mark_edited")
        for stale in self._rows("stale"):
            touched |= {row for row in (stale["row"], stale["now"]) if row is not None}
            self._run("set_document", id=stale["id"], row=stale["now"], revision=stale["revision"])
            if stale["now"] is None:
                self._orphan(*self._decisions([stale["id"]]))
        for row in sorted(touched):
            self._document(row)
        return touched

    def _decisions(self, documents: Iterable[str]) -> tuple[dict[str, int], list[Decision]]:
        """Forget what decisions on some documents came to; gives their rows, and them in order."""
        rows, found = {}, []
        for document in documents:
            self._run("forget_resolutions", document=document)
            for row in self._rows("decisions_of", document=document):
                rows[row["id"]] = row["row"]
                found.append(of_row(row))
        return rows, sorted(found, key=lambda one: (one.at, one.id))

    def _document(self, row: int) -> None:
        """Apply what was decided on one document of the record, under whatever id."""
        self._forget(row)
        decided_on = [one["id"] for one in self._rows("documents_at", row=row)]
        rows, decisions = self._decisions(decided_on)
        if decisions:
            [document] = self._rows("document_at", row=row)
            self._write(row, apply(load(self._database, document["id"]), decisions), rows)

    def _forget(self, row: int) -> None:
        for what in ("verdicts", "gone", "search", "attributions"):
            self._run(f"forget_{what}", row=row)

    def _orphan(self, rows: Mapping[str, int], decisions: Iterable[Decision]) -> None:
        for one in decisions:
            self._run(
                "add_resolution",
                decision=rows[one.id],
                state="orphaned",
                reason=NO_DOCUMENT,
                fields="",
                attribution=None,
            )

    def _write(self, document: int, applied: Applied, rows: Mapping[str, int]) -> None:
        numbers = [row["row"] for row in self._rows("attribution_rows", document=document)]
        for outcome in applied.outcomes:
            self._run(
                "add_resolution",
                decision=rows[outcome.decision.id],
                state=outcome.state,
                reason=outcome.reason,
                fields=" ".join(outcome.fields),
                attribution=None if outcome.at is None else numbers[outcome.at],
            )
        for at, verdict in applied.verdicts.items():
            edited, rejected = at in applied.edited, verdict is Verdict.REJECTED
            place = {"row": numbers[at], "document": document}
            self._run("add_verdict", **place, verdict=verdict, edited=edited)
            if edited or rejected:
                self._run("add_gone", **place, rejected=rejected)
            if edited and not rejected:
                self._edited(place, applied.reading, applied.reading.attributions[at])

    def _edited(self, place: Mapping[str, int], reading: Reading, found: Attribution) -> None:
        """Store an edited attribution where lists look for it."""
        row = place["row"]
        entities = {entity.id: entity for entity in reading.entities}
        values = attribution_values(found, entities)
        target = entities.get(found.target or "")
        name = {"target_name": target.name if target else None}
        self._run("add_attribution", **place, **_named(self._sql["add_attribution"], values | name))
        forms = {key: apart(values[key]) for key in ("content", "source", "names")}
        self._run("add_search", row=row, **forms)
        self._many("add_piece", piece_values(row, found))
        sources = [entities[key] for key in found.entities if key in entities]
        self._many(
            "add_entity",
            (
                {
                    "attribution": row,
                    "ordinal": ordinal,
                    "entity": one.id,
                    "name": one.name,
                    "folded": fold(one.name),
                    "kind": one.kind,
                }
                for ordinal, one in enumerate(sources)
            ),
        )
        self._list(place, found, entities, sources)

    def _list(
        self,
        place: Mapping[str, int],
        found: Attribution,
        entities: Mapping[str, Entity],
        sources: Iterable[Entity],
    ) -> None:
        [of_document] = self._rows("listing_of", row=place["row"])
        target = entities.get(found.target or "")
        targets = {target.id: self._target(target)} if target else {}
        listing = {**place, **dict(of_document), **listing_values(found, entities, targets)}
        self._run("add_listing", **listing)
        listing.pop("document")
        for one in sources:
            self._run("add_source_listing", source=self._source(one), **listing)

    def _source(self, entity: Entity) -> int:
        named = {"entity": entity.id, "folded": fold(entity.name)}
        for row in self._rows("source_of_entity", **named):
            return int(row["row"])
        key = {"folded": fold(entity.name), "unnamed": entity.unnamed}
        if not self._rows("source_row", **key):
            self._run("add_source", **key, name=entity.name, kind=entity.kind)
        return int(self._rows("source_row", **key)[0]["row"])

    def _target(self, entity: Entity) -> int:
        named = {"entity": entity.id, "folded": fold(entity.name)}
        for row in self._rows("target_of_entity", **named):
            return int(row["row"])
        key = {"folded": fold(entity.name)}
        if not self._rows("target_row", **key):
            self._run("add_target", **key, name=entity.name)
        return int(self._rows("target_row", **key)[0]["row"])


def _named(statement: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what a statement does not ask for."""
    return {key: value for key, value in values.items() if f":{key}" in statement}


def in_force(database: Database, rows: Sequence[int]) -> Mapping[int, list[sqlite3.Row]]:
    """Give what is in force on some attributions, by row."""
    found: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    asked = {"rows": json.dumps(list(rows))}
    for row in database.rows(sql.load("resolve", ROOM)["note"], asked):
        found[row["attribution"]].append(row)
    return found


def note(row: sqlite3.Row) -> Decided:
    """Read who decided what out of a row."""
    return Decided(
        decision=row["id"],
        action=Action(row["action"]),
        by=row["decided_by"],
        at=row["decided_at"],
        why=row["why"],
        fields=tuple(row["fields"].split()),
    )


def told(decided: Decided) -> str:
    """Say a decision in a few words: "accepted by R. Vale", "source edited by K. Dál"."""
    what = f"{', '.join(decided.fields)} {_DONE[decided.action]}".strip()
    return f"{what} by {decided.by}"


def load_decided(database: Database, document_id: str, *, rejected: bool = False) -> Reading:
    """Give back all that was found in one document, as humans decided on it.

    Args:
        database: The record, inside a snapshot.
        document_id: Whole id.
        rejected: Keep the attributions that were rejected.

    Raises:
        CaseError: no document has this id.
    """
    reading = load(database, document_id)
    if not database.decided:
        return reading
    [row] = database.rows(sql.load("attributions")["document_row"], {"document": document_id})
    found = database.rows(sql.load("resolve", ROOM)["resolved_of"], {"document": row["row"]})
    if not found:
        return reading
    applied = apply(reading, map(of_row, found))
    return applied.reading if rejected else applied.kept()
