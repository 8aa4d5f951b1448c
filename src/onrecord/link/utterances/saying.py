"""What is joined, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.link.wording import Comparison, Fidelity


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The content of one attribution, with what decides whether it may be another's as well."""

    id: str  # of the attribution
    document: str
    text: str  # the content; pieces of it with a space between
    name: str | None = None  # of the document, as in `Document.name`
    publisher: str | None = None
    published: str | None = None  # ISO 8601
    speakers: tuple[str, ...] = ()  # keys, one of which two sayings must share: joined entities
    since: str | None = None  # ISO dates between which it was said; None is open
    until: str | None = None
    direct: bool = True
    official: bool = False  # of a transcript, a speech, a release
    translated: bool = False


class Why(StrEnum):
    """Why two sayings were joined, or kept apart though they are alike."""

    WORDING = "same wording"
    ALTERED = "altered wording"
    SCORE = "same in other words"
    NUMBER = "another number"
    NAME = "another name"
    NEGATION = "another negation"
    DOUBTFUL = "doubtful"
    SPEAKER = "another speaker"
    TIME = "another time"
    STRANGER = "a stranger to others of the utterance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """Two sayings that were not joined, for somebody to look at."""

    one: str  # ids of attributions, the smaller first
    other: str
    why: Why
    score: float  # 0-1


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A saying as one document gives it, held against the utterance's reference."""

    saying: Saying
    fidelity: Fidelity
    comparison: Comparison
    # why it stands here: how it met the member that it fits best; None where it stands alone
    why: Why | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One saying in the world, and who reports it, ordered by day and id."""

    id: str
    text: str  # the reference's wording, where there is one, else the fullest
    speakers: tuple[str, ...]
    since: str | None
    until: str | None
    reports: tuple[Report, ...]
    earliest: str  # id of the attribution that was published first
    reference: str | None  # id of the transcript's or official text's attribution
    fullest: str  # id of the attribution with the most words
    contested: bool  # reports name speakers of whom none is the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """All utterances of a set of sayings, and what is left for review."""

    utterances: tuple[Utterance, ...]
    bridges: tuple[Bridge, ...]
