"""A turn of a conversation that a document prints: a label in capitals, a colon, what was said.

The tagger has found who speaks; the words go on to the end of the paragraph, however many
sentences that is.
"""

from __future__ import annotations

from onrecord.attribute.draft import Draft
from onrecord.attribute.scene import Scene, by_rule
from onrecord.model import Role

_MARKS = " \t\"“”'‘’"


def extend_turns(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Let what stands behind a label reach to the end of its paragraph."""
    for draft in drafts:
        if scene.text[draft.cue.start : draft.cue.end].strip() == ":" and _is_labelled(
            scene, draft
        ):
            end = scene.tagged.paragraphs[scene.paragraph(draft.cue.start)][1]
            first = draft.contents[0]
            draft.contents = [by_rule(Role.CONTENT, first.start, end, first.score)]
    return drafts


def _is_labelled(scene: Scene, draft: Draft) -> bool:
    """Whether capitals at the head of the paragraph stand before the colon and words behind it."""
    paragraph = scene.paragraph(draft.cue.start)
    label = scene.text[scene.tagged.paragraphs[paragraph][0] : draft.cue.start].strip(_MARKS)
    behind = draft.contents[0].start - draft.cue.end if draft.contents else -1
    return (
        label.isupper()
        and bool(draft.sources)
        and draft.sources[0].end <= draft.cue.start
        and 0 <= behind <= 2
        and scene.paragraph(draft.contents[0].start) == paragraph
    )
