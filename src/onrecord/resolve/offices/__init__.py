"""The posts that a text gives its persons: beside their names, and in what it says of them."""

from onrecord.resolve.offices.titles import Title, after, before
from onrecord.resolve.offices.words import (
    ABBREVIATED,
    TITLE_MODIFIERS,
    is_title,
    of_state,
    role_nouns,
)

__all__ = [
    "ABBREVIATED",
    "TITLE_MODIFIERS",
    "Title",
    "after",
    "before",
    "is_title",
    "of_state",
    "role_nouns",
]
