"""How a document got what it reports, as far as it says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """By what a document has a saying: at first hand, from somebody else, or untold."""

    INTERVIEW = "interview"  # with its own publisher
    SOMEBODY = "interview with somebody not named"
    BRIEFING = "briefing"
    SPEECH = "speech"
    STATEMENT = "written statement"
    POST = "public post"
    TEXT = "text in the case"
    UNNAMED = "unnamed source"
    UNTOLD = "nothing told"
    CITES = "citation"  # of a publisher
    MEDIA = "citation of media in general"
    COPY = "copy"
    VERSION = "newer version"
    TRANSLATION = "text in another language"
    RETOLD = "old saying told again"
    QUOTED = "quotation of a text or an interview in the case"


# What all who wanted could attend or read.
PUBLIC = (How.BRIEFING, How.SPEECH, How.STATEMENT, How.POST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Words of a document that tell how it got a saying."""

    how: How
    start: int
    end: int
    key: str | None = None  # of the publisher that is cited
    name: str | None = None
    told: bool = False  # the source spoke to the publisher that is cited
