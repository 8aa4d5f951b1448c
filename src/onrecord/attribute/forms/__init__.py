"""Forms of text that say with their layout who says what: one after the other, on the drafts."""

from __future__ import annotations

from onrecord.attribute.draft import Draft
from onrecord.attribute.forms.announced import add_announced
from onrecord.attribute.forms.dialogue import add_dialogue
from onrecord.attribute.forms.headline import add_headlines
from onrecord.attribute.forms.opener import add_openers
from onrecord.attribute.forms.posts import add_posts
from onrecord.grammar.tagged_text import TaggedText


def add_forms(scene: TaggedText, drafts: list[Draft]) -> list[Draft]:
    """Draft what the tagger has passed over, where the form of the text shows it."""
    for add in (add_announced, add_posts, add_headlines, add_dialogue, add_openers):
        drafts = add(scene, drafts)
    return drafts
