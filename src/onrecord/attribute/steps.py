"""The steps from tagged spans to attributions, in their order."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribute.dateline import cut_datelines
from onrecord.attribute.draft import Draft
from onrecord.attribute.forms import add_forms
from onrecord.attribute.forms.counted import complete_lists
from onrecord.attribute.forms.items import split_items
from onrecord.attribute.frame import framed
from onrecord.attribute.kind import kind_of
from onrecord.attribute.nested import nest
from onrecord.attribute.pairing import pair
from onrecord.attribute.score import Scorer, features, least
from onrecord.attribute.turns import TurnIndex, find_turns
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Attribution, Document, RoleSpan, Span, Tagged, span


def attribute(
    document: Document, tagged: Tagged, scorer: Scorer = least, *, worth: float = 0.0
) -> tuple[Attribution, ...]:
    """Find who said what in one document, in document order.

    What stands inside a speaker's turn has that turn as its chain. Scores are probabilities if
    `scorer` is a calibration that fits the tagger; what scores below `worth` is left out.
    """
    tagged = cut_datelines(document, tagged)
    scene = TaggedText(document.text, tagged)
    turns = find_turns(document, tagged)
    drafts = add_forms(scene, pair(scene))
    complete_lists(scene, drafts)
    split_items(scene, drafts)
    scored = ((draft, _attribution(document, scene, draft, scorer)) for draft in drafts)
    found = [framed(scene, draft, one) for draft, one in scored if one.score >= worth]
    index = TurnIndex(turns)
    found = [inside for one in found if (inside := _inside(one, index))]
    return tuple(sorted((*turns, *nest(scene, found, document.id)), key=_position))


def _attribution(
    document: Document, scene: TaggedText, draft: Draft, scorer: Scorer
) -> Attribution:
    kind = kind_of(scene, draft)
    told = draft.kind is not None  # calibration has seen no content without marks that is direct
    return Attribution(
        document_id=document.id,
        kind=kind,
        source=_spans(scene.text, draft.sources),
        cue=_spans(scene.text, [draft.cue]),
        content=_spans(scene.text, draft.contents),
        score=draft.cue.score if told else scorer(features(scene, draft, kind)),
    )


def _spans(text: str, roles: list[RoleSpan]) -> tuple[Span, ...]:
    return tuple(span(text, role.start, role.end) for role in sorted(roles, key=lambda r: r.start))


def _inside(attribution: Attribution, turns: TurnIndex) -> Attribution | None:
    """Give what stands inside a turn that turn as its chain; drop what is a turn's own label."""
    if any(turns.is_label(part.start) for part in attribution.source + attribution.cue):
        return None
    turn = turns.at(attribution.cue[0].start)
    return replace(attribution, chain=(turn.id,)) if turn else attribution


def _position(attribution: Attribution) -> tuple[int, int, int]:
    pieces = attribution.source + attribution.cue + attribution.content
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    return start, len(attribution.chain), -end
