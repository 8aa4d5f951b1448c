"""Parts of a reading as the values that statements bind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.model import (
    Attribution,
    Document,
    Entity,
    Office,
    Segment,
    Span,
    Tie,
    Time,
    Unnamed,
)
from onrecord.store.dates import day
from onrecord.store.rows import ROLES
from onrecord.store.script import count_words, searched

_GAP = " … "  # between the pieces of a role, where they are shown or searched as one


def _joined(pieces: Iterable[Span]) -> str:
    return _GAP.join(piece.text for piece in pieces)


def document_values(document: Document) -> dict[str, Any]:
    """Give a document; its text, publisher's row, counts and engine are left to the caller."""
    same = ("id", "name", "title", "publisher", "dateline", "agency", "published", "updated")
    return {
        **{key: getattr(document, key) for key in (*same, "retrieved", "genre", "language")},
        "url": document.url,
        "day": day(document.published),
        "words": count_words(document.text),
    }


def document_parts(row: int, document: Document) -> dict[str, list[dict[str, Any]]]:
    """Give what a document has several of, each kind under the statement that adds it."""
    parts: dict[str, Iterable[dict[str, Any]]] = {
        "add_byline": ({"name": name} for name in document.byline),
        "add_contributor": ({"name": name} for name in document.contributors),
        "add_cut": (
            {"text": cut.text, "reason": cut.reason, "at": cut.at} for cut in document.cuts
        ),
        "add_provenance": (
            {"field": found.field, "place": found.where, "read_from": found.text}
            for found in document.provenance
        ),
        "add_segment": map(_segment, document.segments),
    }
    return {
        statement: [
            {"document": row, "ordinal": ordinal, **values} for ordinal, values in enumerate(rows)
        ]
        for statement, rows in parts.items()
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "kind": segment.kind,
        "start": segment.start,
        "end": segment.end,
        "published": segment.published,
        **_ends("speaker", segment.speaker),
        **_ends("title", segment.title),
        **_ends("evidence", segment.evidence),
    }


def _ends(name: str, piece: Span | None) -> dict[str, int | None]:
    return {
        f"{name}_start": piece.start if piece else None,
        f"{name}_end": piece.end if piece else None,
    }


def attribution_values(attribution: Attribution, entities: Mapping[str, Entity]) -> dict[str, Any]:
    """Give an attribution; its row, document, place and engine are left to the caller."""
    named = [entities[entity].name for entity in attribution.entities if entity in entities]
    names, source, content = (
        _GAP.join(named),
        _joined(attribution.source),
        _joined(attribution.content),
    )
    unnamed = attribution.unnamed or Unnamed()
    said = time_values(attribution.said)
    return {
        "id": attribution.id,
        "kind": attribution.kind,
        "act": attribution.act,
        "target": attribution.target,
        "channel": attribution.channel,
        "impossible": attribution.impossible,
        "unnamed": attribution.unnamed is not None,
        "unnamed_seniority": unnamed.seniority,
        "unnamed_institution": unnamed.institution,
        "unnamed_country": unnamed.country,
        "unnamed_number": unnamed.number,
        "unnamed_basis": unnamed.basis,
        **{f"said_{key}": value for key, value in said.items()},
        "hedged": attribution.hedged,
        "negated": attribution.negated,
        "denied": attribution.denied,
        "hypothetical": attribution.hypothetical,
        "score": attribution.score,
        "source": source,
        "searched_source": searched(source),
        "names": names,
        "searched_names": searched(names),
        "cue": _joined(attribution.cue),
        "addressee": _joined(attribution.addressee),
        "occasion": _joined(attribution.occasion),
        "place": _joined(attribution.place),
        "items": _joined(attribution.items),
        "content": content,
        "searched_content": searched(content),
    }


def office_values(office: Office) -> dict[str, Any]:
    """Give an office with its evidence."""
    same = ("title", "organisation", "since", "until", "status", "asserted_by")
    return {
        **{key: getattr(office, key) for key in same},
        "start": office.evidence.start,
        "end": office.evidence.end,
    }


def tie_values(tie: Tie) -> dict[str, Any]:
    """Give a tie with its evidence."""
    same = ("kind", "one", "other", "since", "until", "asserted_by")
    return {
        **{key: getattr(tie, key) for key in same},
        **_ends("place", tie.place),
        "start": tie.evidence.start,
        "end": tie.evidence.end,
    }


def time_values(time: Time | None) -> dict[str, Any]:
    """Give an interval and its evidence; all None where there is none."""
    evidence = time.evidence if time else None
    return {
        "since": time.since if time else None,
        "until": time.until if time else None,
        "precision": time.precision if time else None,
        "start": evidence.start if evidence else None,
        "end": evidence.end if evidence else None,
    }


def piece_values(row: int, attribution: Attribution) -> Iterator[dict[str, Any]]:
    """Give every piece of every role."""
    for role in ROLES:
        pieces: tuple[Span, ...] = getattr(attribution, role)
        for ordinal, piece in enumerate(pieces):
            yield {
                "attribution": row,
                "role": role,
                "ordinal": ordinal,
                "start": piece.start,
                "end": piece.end,
            }
