"""A reading as the JSON of `extract`; docs/extract.schema.json describes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.model import (
    Attribution,
    Cut,
    Decided,
    Document,
    Entity,
    Issue,
    Office,
    Reading,
    Segment,
    Span,
    Tie,
    Time,
    Unnamed,
)


def to_json(reading: Reading, *, cuts: bool = False) -> dict[str, Any]:
    """Give a reading as plain values, its keys in the order of the format.

    With `cuts` also what was cut from the input, which may be longer than the text.
    """
    return {
        **_document(reading.document),
        "segments": [_segment(segment) for segment in reading.document.segments],
        "cuts": [_cut(cut) for cut in reading.document.cuts] if cuts else None,
        "text": reading.document.text,
        "attributions": [_attribution(found) for found in reading.attributions],
        "entities": [_entity(entity) for entity in reading.entities],
        "mentions": [
            {"span": _offsets(mention.span), "entity": mention.entity_id}
            for mention in reading.mentions
        ],
        "times": [
            {"span": _offsets(time.evidence), **_interval(time)}
            for time in reading.times
            if time.evidence is not None
        ],
        "ties": [_tie(tie) for tie in reading.ties],
        "own_voice": {
            "attributed": None if reading.attributed is None else round(reading.attributed, 4),
            "sentences": _pieces(reading.own_voice),
        },
        "issues": [_issue(issue) for issue in reading.issues],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "byline": list(document.byline),
        "contributors": list(document.contributors),
        "dateline": document.dateline,
        "agency": document.agency,
        "published": document.published,
        "updated": document.updated,
        "retrieved": document.retrieved,
        "genre": str(document.genre),
        "language": document.language,
        "url": document.url,
        "provenance": [
            {"field": found.field, "where": found.where, "text": found.text}
            for found in document.provenance
        ],
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "span": [segment.start, segment.end],
        "kind": str(segment.kind),
        "speaker": _offsets(segment.speaker) if segment.speaker else None,
        "title": _offsets(segment.title) if segment.title else None,
        "published": segment.published,
    }


def _cut(cut: Cut) -> dict[str, Any]:
    return {"at": cut.at, "reason": cut.reason, "text": cut.text}


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "kind": str(attribution.kind),
        "source": _pieces(attribution.source),
        "cue": _pieces(attribution.cue),
        "content": _pieces(attribution.content),
        "addressee": _pieces(attribution.addressee),
        "occasion": _pieces(attribution.occasion),
        "place": _pieces(attribution.place),
        "entities": list(attribution.entities),
        "unnamed": _unnamed(attribution.unnamed),
        "chain": list(attribution.chain),
        "act": str(attribution.act) if attribution.act else None,
        "target": attribution.target,
        "items": _pieces(attribution.items),
        "channel": str(attribution.channel) if attribution.channel else None,
        "impossible": attribution.impossible,
        "said": _said(attribution.said),
        "hedged": attribution.hedged,
        "negated": attribution.negated,
        "denied": attribution.denied,
        "hypothetical": attribution.hypothetical,
        "score": round(attribution.score, 4),
        "decided": [_decided(one) for one in attribution.decided],
    }


def _decided(decided: Decided) -> dict[str, Any]:
    return {
        "decision": decided.decision,
        "action": str(decided.action),
        "by": decided.by,
        "at": decided.at,
        "why": decided.why,
        "fields": list(decided.fields),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": str(entity.kind),
        "aliases": list(entity.aliases),
        "offices": [_office(office) for office in entity.offices],
    }


def _office(office: Office) -> dict[str, Any]:
    return {
        "title": office.title,
        "organisation": office.organisation,
        "from": office.since,
        "to": office.until,
        "status": office.status,
        "evidence": _offsets(office.evidence),
        "asserted_by": office.asserted_by,
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "from": tie.one,
        "type": str(tie.kind),
        "to": tie.other,
        "since": tie.since,
        "until": tie.until,
        "place": _offsets(tie.place) if tie.place else None,
        "evidence": _pieces((tie.evidence,)),
        "asserted_by": tie.asserted_by,
    }


def _unnamed(unnamed: Unnamed | None) -> dict[str, Any] | None:
    if unnamed is None:
        return None
    return {
        "seniority": unnamed.seniority,
        "institution": unnamed.institution,
        "country": unnamed.country,
        "number": unnamed.number,
        "basis": unnamed.basis,
    }


def _said(time: Time | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {**_interval(time), "text": time.evidence.text if time.evidence else None}


def _interval(time: Time) -> dict[str, Any]:
    return {"from": time.since, "to": time.until, "precision": str(time.precision)}


def _issue(issue: Issue) -> dict[str, str]:
    return {"stage": issue.stage, "code": issue.code, "message": issue.message}


def _pieces(pieces: Iterable[Span]) -> list[list[int]]:
    return [_offsets(piece) for piece in pieces]


def _offsets(piece: Span) -> list[int]:
    return [piece.start, piece.end]
