"""The narrow copies of attributions by which lists and facets are answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.model import Attribution, Document, Entity, Precision, Time
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import day, last_day
from onrecord.store.search import fold


class Lister:
    """Lists the attributions of documents, inside the transaction of whoever made it."""

    def __init__(self, database: Database) -> None:
        """Keep the record to write to."""
        self._database = database
        self._sql = sql.load("write")

    def _run(self, statement: str, **values: object) -> None:
        self._database.connection.execute(self._sql[statement], values)

    def _many(self, statement: str, rows: Iterable[dict[str, Any]]) -> None:
        self._database.connection.executemany(self._sql[statement], rows)

    def _row(self, statement: str, **values: object) -> int:
        row: int = self._database.value(self._sql[statement], values)
        return row

    def publisher(self, name: str | None) -> int:
        """Give the row of a publisher; None is its own row."""
        self._run("add_publisher", name=name or "")
        return self._row("publisher_row", name=name or "")

    def add(
        self,
        document: tuple[int, Document],
        attributions: Mapping[int, Attribution],
        entities: Mapping[str, Entity],
    ) -> None:
        """List attributions, each under its row, of a document with its row."""
        row, what = document
        same = {
            "document": row,
            "day": day(what.published),
            "publisher": self.publisher(what.publisher),
            "genre": what.genre,
        }
        targets = self._targets(attributions.values(), entities)
        listings = [
            same | {"row": own} | listing_values(found, entities, targets)
            for own, found in attributions.items()
        ]
        self._many("add_listing", listings)
        found = list(attributions.values())
        self._many("add_source_listing", self._by_source(listings, found, entities))

    def _by_source(
        self,
        listings: Sequence[dict[str, Any]],
        attributions: Sequence[Attribution],
        entities: Mapping[str, Entity],
    ) -> Iterator[dict[str, Any]]:
        used = dict.fromkeys(name for found in attributions for name in found.entities)
        sources = {name: self._source(entities[name]) for name in used if name in entities}
        for listing, found in zip(listings, attributions, strict=True):
            for entity in found.entities:
                if entity in sources:
                    yield listing | {"source": sources[entity]}

    def _source(self, entity: Entity) -> int:
        key = {"folded": fold(entity.name), "unnamed": entity.unnamed}
        self._run("add_source", **key, name=entity.name, kind=entity.kind)
        row = self._row("source_row", **key)
        self._many(
            "add_source_alias",
            ({"folded": fold(alias), "source": row} for alias in entity.aliases),
        )
        return row

    def _targets(
        self, attributions: Iterable[Attribution], entities: Mapping[str, Entity]
    ) -> dict[str, int]:
        """Give the row of every entity that an act is directed at, by its id."""
        used = dict.fromkeys(found.target for found in attributions if found.target)
        return {name: self.target(entities[name]) for name in used if name in entities}

    def target(self, entity: Entity) -> int:
        """Give the row of an entity's name as a target."""
        folded = fold(entity.name)
        self._run("add_target", folded=folded, name=entity.name)
        row = self._row("target_row", folded=folded)
        self._many(
            "add_target_alias",
            ({"folded": fold(alias), "target": row} for alias in entity.aliases),
        )
        return row


def listing_values(
    found: Attribution, entities: Mapping[str, Entity], targets: Mapping[str, int]
) -> dict[str, Any]:
    """Give what lists filter an attribution by; of its document's part they have it."""
    kinds = [entities[name].kind for name in found.entities if name in entities]
    said_from, said_to = said_days(found.said)
    return {
        "kind": found.kind,
        "unnamed": found.unnamed is not None,
        "act": found.act or "",
        "channel": found.channel or "",
        "source_kind": kinds[0] if kinds else "",
        "target": targets.get(found.target or "", 0),
        "said_from": said_from,
        "said_to": said_to,
    }


def said_days(said: Time | None) -> tuple[int, int]:
    """Give the days between which something was said; of an open interval its end alone.

    0 and 0 where it is not known when, be it that it cannot be after it was published.
    """
    if said is None or said.precision == Precision.BOUND:
        return 0, 0
    last = last_day(said.until)
    return min(day(said.since) or last, last), last
