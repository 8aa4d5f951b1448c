"""Parts of a reading as the values that statements bind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.model import Attribution, Entity, Span, Time, Unnamed
from onrecord.store.rows import ROLES

_GAP = " … "  # between the pieces of a role, where they are shown or searched as one


def _joined(pieces: Iterable[Span]) -> str:
    return _GAP.join(piece.text for piece in pieces)


def attribution_values(attribution: Attribution, entities: Mapping[str, Entity]) -> dict[str, Any]:
    """Give an attribution; its row, document, place and engine are left to the caller."""
    names = [entities[entity].name for entity in attribution.entities if entity in entities]
    unnamed = attribution.unnamed or Unnamed()
    said = time_values(attribution.said)
    return {
        "id": attribution.id,
        "kind": attribution.kind,
        "act": attribution.act,
        "target": attribution.target,
        "unnamed": attribution.unnamed is not None,
        "unnamed_seniority": unnamed.seniority,
        "unnamed_institution": unnamed.institution,
        "unnamed_country": unnamed.country,
        "unnamed_number": unnamed.number,
        **{f"said_{key}": value for key, value in said.items()},
        "hedged": attribution.hedged,
        "negated": attribution.negated,
        "denied": attribution.denied,
        "hypothetical": attribution.hypothetical,
        "score": attribution.score,
        "source": _joined(attribution.source),
        "names": _GAP.join(names),
        "cue": _joined(attribution.cue),
        "addressee": _joined(attribution.addressee),
        "occasion": _joined(attribution.occasion),
        "place": _joined(attribution.place),
        "content": _joined(attribution.content),
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
