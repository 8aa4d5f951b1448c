"""What a whole case holds: counts, sources, months, issues; and what an id stands for."""

from __future__ import annotations

import json
import re
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate

from onrecord.errors import CaseError
from onrecord.model import (
    Attribution,
    Document,
    EntityKind,
    Reading,
    Span,
    Tie,
    TieKind,
    span,
)
from onrecord.store import sql
from onrecord.store.attributions import page
from onrecord.store.database import Database
from onrecord.store.decisions.file import ROOM
from onrecord.store.decisions.resolving import load_decided
from onrecord.store.decisions.sources import more_sources, reported_most
from onrecord.store.documents import document_page
from onrecord.store.offices import offices_then
from onrecord.store.rows import (
    Around,
    Count,
    IssueRow,
    MonthRow,
    ShownAttribution,
    ShownEntity,
    ShownTie,
    SourceRow,
    Status,
)

_ID = re.compile(r"[0-9a-f]{1,16}")
_CONTEXT = 1_500  # characters of a paragraph shown on each side of an attribution


def status(database: Database, name: str) -> Status:
    """Count what the case called `name` holds."""
    blocks = sql.load("overview")
    with database.snapshot():
        counts = dict(database.rows(blocks["status"])[0])
        if database.decided:
            counts["attributions"] -= database.value(sql.load("resolve", ROOM)["rejected"])
        spoken = languages(database)
        engines = database.rows(blocks["engines"])
    return Status(
        name=name,
        languages=spoken,
        engines=tuple(row["version"] for row in engines),
        **counts,
    )


def sources(
    database: Database, *, limit: int, offset: int, unnamed: bool | None
) -> tuple[SourceRow, ...]:
    """List who is reported most."""
    blocks = sql.load("overview")
    with database.snapshot():
        if database.decided:
            return reported_most(database, limit=limit, offset=offset, unnamed=unnamed)
        values = {"limit": limit, "offset": offset, "unnamed": unnamed}
        found = database.rows(blocks["sources"], values)
        rows = json.dumps([row["row"] for row in found])
        by_year = database.rows(blocks["source_years"], {"sources": rows})
    years: defaultdict[int, list[tuple[int | None, int]]] = defaultdict(list)
    for row, year, count in by_year:
        years[row].append((year or None, count))
    return tuple(
        SourceRow(
            name=row["name"],
            kind=EntityKind(row["kind"]),
            unnamed=bool(row["unnamed"]),
            attributions=row["n"],
            years=tuple(years[row["row"]]),
            id=row["joined"],
        )
        for row in found
    )


def count_sources(database: Database, *, unnamed: bool | None) -> int:
    """Count those who are a source of anything."""
    with database.snapshot():
        count = int(database.value(sql.load("overview")["count_sources"], {"unnamed": unnamed}))
        return count + (more_sources(database, unnamed=unnamed) if database.decided else 0)


def languages(database: Database) -> tuple[Count, ...]:
    """Count documents by language, the most frequent first."""
    found = database.rows(sql.load("overview")["languages"])
    return tuple(Count(value=row["language"], count=row["n"]) for row in found)


def months(database: Database) -> tuple[MonthRow, ...]:
    """Count documents by month of publication."""
    found = database.rows(sql.load("overview")["months"])
    rows = [MonthRow(month=row["month"], documents=row["n"]) for row in found]
    return tuple(sorted(rows, key=lambda row: (row.month is None, row.month or "")))


def issue_codes(database: Database) -> tuple[Count, ...]:
    """Count the issues by their codes, largest first."""
    found = database.rows(sql.load("overview")["issue_codes"])
    return tuple(Count(value=row["code"], count=row["n"]) for row in found)


def issues(
    database: Database, *, limit: int | None, offset: int, code: str | None = None
) -> tuple[IssueRow, ...]:
    """List the issues, or those of one code, in the order in which they were met."""
    values = {"limit": -1 if limit is None else limit, "offset": offset, "code": code}
    found = database.rows(sql.load("overview")["issues"], values)
    return tuple(IssueRow(**dict(row)) for row in found)


def document(database: Database, prefix: str, *, rejected: bool = False) -> Reading:
    """Give the document whose id this is, or begins with this.

    Raises:
        CaseError: there is none, or there are several.
    """
    with database.snapshot():
        return load_decided(database, document_id(database, prefix), rejected=rejected)


def document_id(database: Database, prefix: str) -> str:
    """Give the whole id of the document whose id begins with this.

    Raises:
        CaseError: there is none, or there are several.
    """
    found = database.rows(sql.load("overview")["document_ids"], _range(prefix, "document"))
    return _only([row["id"] for row in found], prefix, "document")


def show(database: Database, prefix: str) -> ShownAttribution | ShownEntity | Reading:
    """Give whatever has this id, or one that begins with this.

    Raises:
        CaseError: there is nothing, or there are several things.
    """
    with database.snapshot():
        values = _range(prefix, "row")
        found = [
            (row["what"], row["id"]) for row in database.rows(sql.load("overview")["ids"], values)
        ]
        if database.decided:
            named = database.rows(sql.load("resolve", ROOM)["entity_ids"], values)
            found += [("entity", row["id"]) for row in named]
        full = _only([key for _, key in found], prefix, "row")
        if found[0][0] == "document":
            return load_decided(database, full)
        if found[0][0] == "attribution":
            return _attribution(database, full)
        return _entity(database, full)


def _attribution(database: Database, full: str) -> ShownAttribution:
    [own] = database.rows(sql.load("overview")["document_of_attribution"], {"id": full})
    reading = load_decided(database, own["document"], rejected=True)
    [row] = page(database, [own["row"]])
    [attribution] = [found for found in reading.attributions if found.id == full]
    entities = {entity.id: entity for entity in reading.entities}
    return ShownAttribution(
        row=row,
        attribution=attribution,
        document=reading.document,
        entities=tuple(entities[name] for name in attribution.entities if name in entities),
        passage=passage(reading.document, attribution),
        around=tuple(_around(reading, attribution)),
        target=entities.get(attribution.target or ""),
        offices=offices_then(attribution, entities, reading.document.published),
        claims=_claims(reading),
    )


def _around(reading: Reading, attribution: Attribution) -> Iterator[Around]:
    by_id = {found.id: found for found in reading.attributions}
    for outer in (by_id[key] for key in attribution.chain if key in by_id):
        yield Around(id=outer.id, who=_who(reading, outer))


def _who(reading: Reading, attribution: Attribution) -> str:
    names = {entity.id: entity.name for entity in reading.entities}
    named = " and ".join(names[key] for key in attribution.entities if key in names)
    return named or " … ".join(piece.text for piece in attribution.source)


def _entity(database: Database, full: str) -> ShownEntity:
    blocks = sql.load("overview")
    own = _document_of_entity(database, full)
    reading = load_decided(database, own["document"])
    [entity] = [found for found in reading.entities if found.id == full]
    [row] = document_page(database, [own["row"]])
    rows = {
        row["id"]: row["row"]
        for row in database.rows(blocks["attributions_of"], {"document": own["row"]})
    }
    found = [rows[each.id] for each in reading.attributions if full in each.entities]
    ties = tuple(sorted(_ties(reading, full), key=lambda shown: _in_office(shown.tie)))
    evidence = [office.evidence for office in entity.offices] + [
        shown.tie.evidence for shown in ties
    ]
    return ShownEntity(
        entity=entity,
        document=row,
        attributions=page(database, found),
        ties=ties,
        lines=_lines(reading.document.text, evidence),
        claims=_claims(reading),
    )


def _document_of_entity(database: Database, full: str) -> sqlite3.Row:
    found = database.rows(sql.load("overview")["document_of_entity"], {"id": full})
    if not found:  # one that a human named
        found = database.rows(sql.load("resolve", ROOM)["document_of_entity"], {"id": full})
    return found[0]


def _ties(reading: Reading, full: str) -> Iterator[ShownTie]:
    names = {entity.id: entity.name for entity in reading.entities}
    for tie in reading.ties:
        if full in {tie.one, tie.other}:
            other = tie.other if tie.one == full else tie.one
            name = names.get(other, "")
            yield ShownTie(tie=tie, other=other, name=name, outward=tie.one == full)


def _in_office(tie: Tie) -> bool:
    """Tell whether a tie says what an office says already; such come last."""
    return tie.kind is TieKind.HOLDS_OFFICE


def _lines(text: str, pieces: Iterable[Span]) -> dict[int, int]:
    """Number the printed line that each piece begins in; blank lines are not printed."""
    ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
    printed = list(accumulate(int(bool(line.strip())) for line in text.split("\n")))
    return {piece.start: printed[bisect_right(ends, piece.start)] for piece in pieces}


def _claims(reading: Reading) -> dict[str, str]:
    """Name who says what offices and ties rest on, where it is not the document."""
    asserted = {tie.asserted_by for tie in reading.ties}
    asserted |= {office.asserted_by for entity in reading.entities for office in entity.offices}
    return {each.id: _who(reading, each) for each in reading.attributions if each.id in asserted}


def passage(document: Document, attribution: Attribution) -> Span:
    """Cut out the paragraphs that an attribution stands in; of a very long one a part."""
    pieces = (
        *attribution.source,
        *attribution.cue,
        *attribution.content,
        *attribution.addressee,
        *attribution.occasion,
        *attribution.place,
    )
    first = min((piece.start for piece in pieces), default=0)
    last = max((piece.end for piece in pieces), default=len(document.text))
    start = max(document.text.rfind("\n", 0, first) + 1, first - _CONTEXT)
    end = document.text.find("\n", last)
    end = min(len(document.text) if end < 0 else end, last + _CONTEXT)
    return span(document.text, start, end)


def _range(prefix: str, what: str) -> dict[str, str]:
    low = prefix.strip().lower()
    if not _ID.fullmatch(low):
        raise CaseError(f"{prefix[:40]!r} is not the id of a {what}: ids are 16 of 0-9 and a-f.")
    return {"low": low, "high": low + "g"}


def _only(found: list[str], prefix: str, what: str) -> str:
    if not found:
        raise CaseError(f"No {what} of this case has an id that begins with {prefix}.")
    if len(found) > 1:
        raise CaseError(f"Several ids begin with {prefix}: give more of it.")
    return found[0]
