"""Rebuild readings out of the record, equal to what was put."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.errors import CaseError
from onrecord.model import (
    Act,
    Attribution,
    Channel,
    Cut,
    Document,
    Doubt,
    Entity,
    EntityKind,
    Genre,
    Issue,
    Kind,
    Mention,
    Office,
    Precision,
    Provenance,
    Reading,
    Segment,
    SegmentKind,
    Span,
    Tie,
    TieKind,
    Time,
    Unnamed,
    span,
)
from onrecord.store import sql
from onrecord.store.database import Database

_Grouped = Mapping[int, list[sqlite3.Row]]


def load(database: Database, document_id: str) -> Reading:
    """Give back all that was found in one document.

    Raises:
        CaseError: no document has this id.
    """
    with database.snapshot():
        return _Loader(database, document_id).reading()


class _Loader:
    """The rows of one document."""

    def __init__(self, database: Database, document_id: str) -> None:
        self._database = database
        self._sql = sql.load("load")
        found = database.rows(self._sql["document"], {"id": document_id})
        if not found:
            raise CaseError(f"No document has the id {document_id}.")
        self._head = found[0]
        self._text: str = self._head["text"]
        self._id = document_id

    def _rows(self, part: str) -> Iterable[sqlite3.Row]:
        return self._database.rows(self._sql[part], {"document": self._head["row"]})

    def _grouped(self, part: str) -> _Grouped:
        """Group rows by their first column, the owner's row."""
        groups: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._rows(part):
            groups[row[0]].append(row)
        return groups

    def _span(self, row: sqlite3.Row) -> Span:
        return span(self._text, row["start"], row["end"])

    def _between(self, start: int | None, end: int | None) -> Span | None:
        return None if start is None or end is None else span(self._text, start, end)

    def reading(self) -> Reading:
        return Reading(
            document=self._document(),
            attributions=tuple(self._attributions()),
            entities=tuple(self._entities()),
            mentions=tuple(
                Mention(span=self._span(row), entity_id=row["entity"])
                for row in self._rows("mentions")
            ),
            times=tuple(map(self._time, self._rows("times"))),
            ties=tuple(map(self._tie, self._rows("ties"))),
            own_voice=tuple(map(self._span, self._rows("own_voice"))),
            attributed=self._head["attributed"],
            issues=tuple(Issue(**dict(row)) for row in self._rows("issues")),
        )

    def _document(self) -> Document:
        plain = ("name", "text", "title", "publisher", "dateline", "agency", "published")
        return Document(
            **{key: self._head[key] for key in (*plain, "updated", "retrieved", "language", "url")},
            genre=Genre(self._head["genre"]),
            byline=tuple(row["name"] for row in self._rows("bylines")),
            contributors=tuple(row["name"] for row in self._rows("contributors")),
            provenance=tuple(
                Provenance(field=row["field"], where=row["place"], text=row["read_from"])
                for row in self._rows("provenance")
            ),
            segments=tuple(map(self._segment, self._rows("segments"))),
            cuts=tuple(Cut(**dict(row)) for row in self._rows("cuts")),
            doubts=tuple(
                Doubt(code=row["code"], message=row["message"])
                for row in self._rows("issues")
                if row["stage"] == "read"  # these are made of doubts, and of nothing else
            ),
        )

    def _segment(self, row: sqlite3.Row) -> Segment:
        return Segment(
            kind=SegmentKind(row["kind"]),
            start=row["start"],
            end=row["end"],
            speaker=self._between(row["speaker_start"], row["speaker_end"]),
            title=self._between(row["title_start"], row["title_end"]),
            published=row["published"],
            evidence=self._between(row["evidence_start"], row["evidence_end"]),
        )

    def _entities(self) -> Iterable[Entity]:
        aliases, offices = self._grouped("aliases"), self._grouped("offices")
        for row in self._rows("entities"):
            yield Entity(
                document_id=self._id,
                name=row["name"],
                kind=EntityKind(row["kind"]),
                aliases=tuple(alias["name"] for alias in aliases.get(row["row"], ())),
                offices=tuple(map(self._office, offices.get(row["row"], ()))),
                unnamed=bool(row["unnamed"]),
            )

    def _office(self, row: sqlite3.Row) -> Office:
        return Office(
            title=row["title"],
            organisation=row["organisation"],
            since=row["since"],
            until=row["until"],
            status=row["status"],
            asserted_by=row["asserted_by"],
            evidence=self._span(row),
        )

    def _tie(self, row: sqlite3.Row) -> Tie:
        return Tie(
            kind=TieKind(row["kind"]),
            **{key: row[key] for key in ("one", "other", "since", "until", "asserted_by")},
            place=self._between(row["place_start"], row["place_end"]),
            evidence=self._span(row),
        )

    def _time(self, row: sqlite3.Row) -> Time:
        return Time(
            since=row["since"],
            until=row["until"],
            precision=Precision(row["precision"]),
            evidence=self._between(row["start"], row["end"]),
        )

    def _attributions(self) -> Iterable[Attribution]:
        pieces = self._grouped("pieces")
        entities, chains = self._grouped("attribution_entities"), self._grouped("chains")
        for row in self._rows("attributions"):
            own = row["row"]
            roles: defaultdict[str, list[Span]] = defaultdict(list)
            for piece in pieces.get(own, ()):
                roles[piece["role"]].append(self._span(piece))
            yield Attribution(
                document_id=self._id,
                kind=Kind(row["kind"]),
                **_pieces(roles),
                entities=tuple(found["entity"] for found in entities.get(own, ())),
                unnamed=unnamed(row),
                chain=tuple(found["outer_attribution"] for found in chains.get(own, ())),
                act=Act(row["act"]) if row["act"] else None,
                target=row["target"],
                channel=Channel(row["channel"]) if row["channel"] else None,
                impossible=row["impossible"],
                said=self._said(row),
                hedged=bool(row["hedged"]),
                negated=bool(row["negated"]),
                denied=bool(row["denied"]),
                hypothetical=bool(row["hypothetical"]),
                score=row["score"],
            )

    def _said(self, row: sqlite3.Row) -> Time | None:
        if row["said_until"] is None:
            return None
        return Time(
            since=row["said_since"],
            until=row["said_until"],
            precision=Precision(row["said_precision"]),
            evidence=self._between(row["said_start"], row["said_end"]),
        )


def _pieces(roles: Mapping[str, list[Span]]) -> dict[str, Any]:
    return {role: tuple(spans) for role, spans in roles.items()}


def unnamed(row: Mapping[str, Any] | sqlite3.Row) -> Unnamed | None:
    """Give what an unnamed source of a row lets out; None where the source is not unnamed."""
    if not row["unnamed"]:
        return None
    return Unnamed(
        seniority=row["unnamed_seniority"],
        institution=row["unnamed_institution"],
        country=row["unnamed_country"],
        number=row["unnamed_number"],
        basis=row["unnamed_basis"],
    )
