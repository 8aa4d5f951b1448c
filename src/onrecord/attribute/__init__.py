"""Tagged spans -> attributions: pairing, kind, addressee, speaker turns."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribute.addressee import addressees
from onrecord.attribute.chain import inner
from onrecord.attribute.kind import is_hedged, is_negated, kind_of
from onrecord.attribute.leftover import add_leftovers
from onrecord.attribute.mend import mend
from onrecord.attribute.pairing import Draft, pair
from onrecord.attribute.scene import Scene
from onrecord.attribute.subject import add_subjects
from onrecord.attribute.turns import find_turns
from onrecord.model import Attribution, Document, RoleSpan, Span, Tagged, span

__all__ = ["attribute"]


def attribute(document: Document, tagged: Tagged) -> tuple[Attribution, ...]:
    """Find who said what in one document, in document order.

    What stands inside a speaker's turn has that turn as its chain.
    """
    tagged = mend(document.text, tagged)
    scene = Scene(document.text, tagged)
    turns = find_turns(document, tagged)
    drafts = pair(scene)
    add_subjects(scene, drafts)
    drafts = add_leftovers(scene, drafts)
    found = [_attribution(document, scene, draft) for draft in drafts]
    found = [_inside(attribution, turns) for attribution in found]
    found += [cited for outer in found if (cited := inner(document.text, outer))]
    return tuple(sorted((*turns, *found), key=_position))


def _attribution(document: Document, scene: Scene, draft: Draft) -> Attribution:
    parts = (draft.cue, *draft.sources, *draft.contents)
    return Attribution(
        document_id=document.id,
        kind=kind_of(scene, draft),
        source=_spans(scene.text, draft.sources),
        cue=_spans(scene.text, [draft.cue]),
        content=_spans(scene.text, draft.contents),
        addressee=addressees(scene, draft),
        hedged=is_hedged(scene, draft),
        negated=is_negated(scene, draft),
        score=min(part.score for part in parts),
    )


def _spans(text: str, roles: list[RoleSpan]) -> tuple[Span, ...]:
    return tuple(span(text, role.start, role.end) for role in sorted(roles, key=lambda r: r.start))


def _inside(attribution: Attribution, turns: tuple[Attribution, ...]) -> Attribution:
    at = attribution.cue[0].start
    for turn in turns:
        if any(piece.start <= at < piece.end for piece in turn.content):
            return replace(attribution, chain=(turn.id,))
    return attribution


def _position(attribution: Attribution) -> tuple[int, int]:
    pieces = attribution.source + attribution.cue + attribution.content
    return min(piece.start for piece in pieces), -max(piece.end for piece in pieces)
