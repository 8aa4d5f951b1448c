"""Quotations that the tagger passed over: no direct speech is lost.

A title in quotation marks or a word held at arm's length is not speech: only a quotation of
some length that ends like a sentence counts. It goes on with the direct speech before it, or
takes the name before its colon. One that nothing introduces is left alone: nobody says it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.attribute.pairing import Draft
from onrecord.attribute.scene import Scene
from onrecord.model import EntityKind, MentionSpan, Quotation, Role, RoleSpan

FEWEST_WORDS = 6
UNSURE = 0.4  # a score for what only a rule has found
_ENDS_SPEECH = frozenset(".!?,…")
_MARKS = "\"“”„«»「」『』'’‘`"
_SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


def add_leftovers(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Join quotations without a role to the drafts, or draft them where a colon leads to them."""
    found = list(drafts)
    for quotation in scene.tagged.quotations:
        if quotation.depth or scene.in_any_role(quotation.start, quotation.end):
            continue
        if not _is_speech(scene, quotation):
            continue
        piece = _span(Role.CONTENT, quotation.start, quotation.end)
        home = _goes_on(scene, found, piece)
        if home is not None:
            home.contents.append(piece)
        elif introduced := _introduced(scene, piece):
            found.append(introduced)
    return found


def _is_speech(scene: Scene, quotation: Quotation) -> bool:
    inner = scene.text[quotation.start : quotation.end].strip(_MARKS + " ")
    after = scene.text[quotation.end : quotation.end + 1]
    ends = inner[-1:] in _ENDS_SPEECH or (quotation.balanced and after == ".")
    starts = inner[:1].isupper() or not inner[:1].isalpha()
    return ends and starts and len(inner.split()) >= FEWEST_WORDS


def _goes_on(scene: Scene, drafts: list[Draft], piece: RoleSpan) -> Draft | None:
    """The direct speech of the same paragraph that ends in the sentence before."""
    paragraph = scene.paragraph(piece.start)
    for draft in reversed(drafts):
        last = max((draft.contents[-1], draft.cue), key=lambda part: part.end)
        if last.end > piece.start or scene.paragraph(last.start) != paragraph:
            continue
        near = scene.sentence(piece.start) - scene.sentence(last.end - 1) <= 1
        return draft if near and scene.quoted_share(draft.contents[-1]) >= 0.5 else None
    return None


def _introduced(scene: Scene, piece: RoleSpan) -> Draft | None:
    before = scene.text[max(0, piece.start - 3) : piece.start]
    if ":" not in before:
        return None
    colon = piece.start - len(before) + before.rindex(":")
    begin = scene.tagged.sentences[scene.sentence(colon)][0]
    name = _last_name(scene, begin, colon)
    sources = [] if name is None else [_span(Role.SOURCE, name.start, name.end)]
    return Draft(cue=_span(Role.CUE, colon, colon + 1), sources=sources, contents=[piece])


def _last_name(scene: Scene, start: int, end: int) -> MentionSpan | None:
    names = scene.tagged.names
    starts = [name.start for name in names]
    for name in reversed(names[bisect_left(starts, start) : bisect_right(starts, end)]):
        if name.kind in _SPEAKERS and not scene.in_any_role(name.start, name.end):
            return name
    return None


def _span(role: Role, start: int, end: int) -> RoleSpan:
    return RoleSpan(role=role, start=start, end=end, score=UNSURE)
