"""Who is who and when, within one document.

Names become entities; the sources of attributions (names, titles, pronouns, unnamed people) go to
the entity they mean, or to none where the text leaves it open; times get their dates.
"""

from __future__ import annotations

from onrecord.resolve.steps import resolve

__all__ = ["resolve"]
