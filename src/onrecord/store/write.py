"""Put readings and issues into the record, a batch in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from onrecord.model import (
    Attribution,
    Document,
    Entity,
    Issue,
    Reading,
    check_evidence,
)
from onrecord.store import sql
from onrecord.store.database import Database, transaction
from onrecord.store.listings import Lister
from onrecord.store.script import searched
from onrecord.store.values import (
    attribution_values,
    document_parts,
    document_values,
    office_values,
    piece_values,
    tie_values,
    time_values,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became of one input. `key` is None where no content was read ("missing path")."""

    key: str | None
    whole: bool  # a whole file, whose name stays when its content changes
    result: Reading | Issue


class Outcome(Enum):
    """What `put` did with one input."""

    ADDED = "added"
    KNOWN = "known"  # the same document came from another input before
    FAILED = "failed"


def put(database: Database, batch: Sequence[Found], engine: str) -> tuple[Outcome, ...]:
    """Store a batch, all or nothing.

    A document that stands in the record already is left alone, unless another engine read
    it: then what was found in it is replaced.

    Raises:
        EvidenceError: a span is not a slice of its document; nothing of the batch is stored.
    """
    for found in batch:
        if isinstance(found.result, Reading):
            check_evidence(found.result)
    with transaction(database.connection):
        writer = _Writer(database, engine)
        return tuple(writer.put(found) for found in batch)


class _Writer:
    """Statements of one transaction."""

    def __init__(self, database: Database, engine: str) -> None:
        self._database = database
        self._sql = sql.load("write")
        self._lister = Lister(database)
        self._run("add_engine", version=engine)
        self._engine: int = self._value("engine_row", version=engine)
        self._run("revise_documents")
        self._revision: int = self._value("documents_revision")
        self._entity: int = self._value("next_entity")
        self._attribution: int = self._value("next_attribution")

    def _run(self, statement: str, **values: object) -> int | None:
        return self._database.connection.execute(self._sql[statement], values).lastrowid

    def _many(self, statement: str, rows: Iterable[dict[str, Any]]) -> None:
        self._database.connection.executemany(self._sql[statement], rows)

    def _value(self, statement: str, **values: object) -> Any:
        return self._database.value(self._sql[statement], values)

    def put(self, found: Found) -> Outcome:
        if found.key is not None:
            self._run("drop_input_issues", key=found.key)
        if isinstance(found.result, Issue):
            self._issues([found.result], key=found.key, reading=None)
            return Outcome.FAILED
        if found.whole:
            self._run("drop_file_issues", name=found.result.document.name)
        row, outcome = self._reading(found.result)
        if found.key is not None:
            self._run(
                "add_input",
                key=found.key,
                engine=self._engine,
                document=row,
                name=found.result.document.name,
            )
        return outcome

    def _reading(self, reading: Reading) -> tuple[int, Outcome]:
        known = self._database.rows(self._sql["document_row"], {"id": reading.document.id})
        if known and known[0]["engine"] == self._engine:
            return known[0]["row"], Outcome.KNOWN
        attributions = {found.id: found for found in reading.attributions}
        row = self._document(reading, len(attributions), known[0]["row"] if known else None)
        entities = {found.id: found for found in reading.entities}
        self._entities(row, entities)
        kept = dict(enumerate(attributions.values(), start=self._attribution))
        self._attribution += len(kept)
        self._attributions(row, kept, entities)
        self._lister.add((row, reading.document), kept, entities)
        self._spans(row, reading)
        self._issues(reading.issues, key=None, reading=row)
        return row, Outcome.KNOWN if known else Outcome.ADDED

    def _forget(self, row: int) -> None:
        for what in (
            "attributions",
            "entities",
            "mentions",
            "times",
            "ties",
            "own_voice",
            "reading_issues",
            "bylines",
            "contributors",
            "provenance",
            "segments",
            "cuts",
        ):
            self._run(f"drop_{what}", document=row)

    def _document(self, reading: Reading, attributions: int, row: int | None) -> int:
        """Add a document, or put what was read of it anew in the place of what was before."""
        document = reading.document
        counts = {
            "attributions": attributions,
            "attributed": reading.attributed,
            "engine": self._engine,
            "revision": self._revision,
        }
        if row is None:
            row = self._new_document(document, counts)
        else:
            self._forget(row)
            self._run("update_document", document=row, **document_values(document), **counts)
        for statement, rows in document_parts(row, document).items():
            self._many(statement, rows)
        return row

    def _new_document(self, document: Document, counts: dict[str, Any]) -> int:
        publisher = self._lister.publisher(document.publisher)
        values = document_values(document) | counts
        row = self._run("add_document", publisher_row=publisher, **values)
        assert row is not None  # noqa: S101 - an insert gives one
        title, text = searched(document.title), searched(document.text)
        self._run("add_document_text", document=row, text=document.text)
        if title is not None or text is not None:
            self._run("add_document_searched", document=row, title=title, text=text)
        self._run(
            "add_document_search",
            document=row,
            title=title or document.title,
            text=text or document.text,
        )
        return row

    def _entities(self, document: int, entities: dict[str, Entity]) -> None:
        first = self._entity
        self._entity += len(entities)
        numbered = list(enumerate(entities.items()))
        self._many(
            "add_entity",
            (
                {
                    "row": first + place,
                    "id": entity_id,
                    "document": document,
                    "ordinal": place,
                    "name": entity.name,
                    "kind": entity.kind,
                    "unnamed": entity.unnamed,
                    "engine": self._engine,
                }
                for place, (entity_id, entity) in numbered
            ),
        )
        self._many(
            "add_alias",
            (
                {"entity": first + place, "ordinal": ordinal, "name": name}
                for place, (_, entity) in numbered
                for ordinal, name in enumerate(entity.aliases)
            ),
        )
        self._many(
            "add_office",
            (
                {"entity": first + place, "ordinal": ordinal, **office_values(office)}
                for place, (_, entity) in numbered
                for ordinal, office in enumerate(entity.offices)
            ),
        )

    def _attributions(
        self, document: int, attributions: dict[int, Attribution], entities: dict[str, Entity]
    ) -> None:
        numbered = attributions.items()
        self._many(
            "add_attribution",
            (
                attribution_values(attribution, entities)
                | {
                    "row": row,
                    "document": document,
                    "ordinal": ordinal,
                    "engine": self._engine,
                }
                for ordinal, (row, attribution) in enumerate(numbered)
            ),
        )
        self._many(
            "add_piece", (piece for row, found in numbered for piece in piece_values(row, found))
        )
        self._many(
            "add_attribution_entity",
            (
                {"attribution": row, "ordinal": ordinal, "entity": entity}
                for row, attribution in numbered
                for ordinal, entity in enumerate(attribution.entities)
            ),
        )
        self._many(
            "add_chain",
            (
                {"attribution": row, "ordinal": ordinal, "outer": outer}
                for row, attribution in numbered
                for ordinal, outer in enumerate(attribution.chain)
            ),
        )

    def _spans(self, document: int, reading: Reading) -> None:
        self._many(
            "add_mention",
            (
                {
                    "document": document,
                    "ordinal": ordinal,
                    "entity": mention.entity_id,
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "engine": self._engine,
                }
                for ordinal, mention in enumerate(reading.mentions)
            ),
        )
        self._many(
            "add_time",
            (
                time_values(time)
                | {"document": document, "ordinal": ordinal, "engine": self._engine}
                for ordinal, time in enumerate(reading.times)
            ),
        )
        self._many(
            "add_tie",
            (
                tie_values(tie) | {"document": document, "ordinal": ordinal, "engine": self._engine}
                for ordinal, tie in enumerate(reading.ties)
            ),
        )
        self._many(
            "add_own_voice",
            (
                {"document": document, "start": piece.start, "end": piece.end}
                for piece in reading.own_voice
            ),
        )

    def _issues(self, issues: Iterable[Issue], *, key: str | None, reading: int | None) -> None:
        self._many(
            "add_issue",
            (
                {
                    "id": issue.id,
                    "input": key,
                    "reading": reading,
                    "name": issue.name,
                    "stage": issue.stage,
                    "code": issue.code,
                    "message": issue.message,
                    "document_id": issue.document_id,
                }
                for issue in issues
            ),
        )
