"""Forms of text that say with their layout who says what, read one after the other."""

from __future__ import annotations

from onrecord.attribute.draft import Draft
from onrecord.attribute.forms.announced import add_announced
from onrecord.attribute.forms.dialogue import add_dialogue
from onrecord.attribute.forms.signed import add_signed
from onrecord.grammar.tagged_text import TaggedText


def add_forms(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Draft what the tagger has passed over, where the form of the text shows it."""
    return add_dialogue(scene, add_signed(scene, add_announced(scene, drafts)))
