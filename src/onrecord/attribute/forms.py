"""Forms of text that say with their layout who says what: one after the other, on the drafts."""

from __future__ import annotations

from onrecord.attribute.announced import add_announced
from onrecord.attribute.headline import add_headlines
from onrecord.attribute.pairing import Draft
from onrecord.attribute.posts import add_posts
from onrecord.attribute.scene import Scene


def add_forms(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Draft what stands below a colon, in posts and in headlines."""
    return add_headlines(scene, add_posts(scene, add_announced(scene, drafts)))
