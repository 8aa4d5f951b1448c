"""What questions to a case answer with: rows, counts and reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model import (
    Act,
    Attribution,
    Channel,
    Decided,
    Document,
    Entity,
    EntityKind,
    Genre,
    Kind,
    Office,
    Span,
    Tie,
    Unnamed,
)

ROLES = ("source", "cue", "content", "addressee", "occasion", "place", "items")
Pieces = Mapping[str, tuple[tuple[int, int], ...]]  # role -> [start, end) of its pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionRow:
    """One attribution as lists show it; several pieces of a role are joined by " … "."""

    id: str
    document: str
    title: str | None
    publisher: str | None
    published: str | None  # with the precision that the document gives
    genre: Genre
    source: str
    entities: tuple[str, ...]  # names of whom the source refers to; empty is unresolved
    entity_ids: tuple[str, ...]  # theirs: of joined entities, or of what is not linked
    unnamed: Unnamed | None  # None: the source is named, or there is none
    cue: str
    content: str
    addressee: str
    occasion: str
    place: str
    items: str  # of a content that enumerates
    kind: Kind
    act: Act | None
    target: str | None  # name of the entity that the act is directed at
    target_id: str | None
    channel: Channel | None
    impossible: str | None  # why it cannot have been said so
    said_from: str | None
    said_to: str | None
    said_precision: str | None
    hedged: bool
    negated: bool
    denied: bool
    hypothetical: bool
    score: float
    pieces: Pieces
    decided: tuple[Decided, ...] = ()  # by humans, the oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document as lists show it."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    byline: tuple[str, ...]
    dateline: str | None
    agency: str | None
    published: str | None
    updated: str | None
    genre: Genre
    language: str
    url: str | None
    words: int
    attributions: int
    attributed: float | None  # share of its words that are attributed; None: not measured


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One stored issue."""

    id: str
    name: str
    stage: str
    code: str
    message: str
    document: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many rows share a value; a `value` of None is "not given".

    `id` is that of the joined entity that a source or target is; None where it is a mere name.
    """

    value: str | None
    count: int
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Counts of the rows that a filter leaves, largest first (years: newest first).

    `source` holds the names of joined entities, unnamed sources left out, and the most frequent of
    them only; so does `target`. A row whose source is two people counts for both. `unnamed`
    has the values "yes" and "no"; None in `act`, `channel` and `source_kind` is not told.
    """

    source: tuple[Count, ...]
    publisher: tuple[Count, ...]
    kind: tuple[Count, ...]
    genre: tuple[Count, ...]
    year: tuple[Count, ...]
    unnamed: tuple[Count, ...]
    act: tuple[Count, ...]
    channel: tuple[Count, ...]
    source_kind: tuple[Count, ...]
    target: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """How often somebody is a source; `years` is oldest first, undated None.

    `id` is that of a joined entity; None: a name, of unnamed sources and of what is not linked.
    """

    name: str
    kind: EntityKind
    unnamed: bool
    attributions: int
    years: tuple[tuple[int | None, int], ...]
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """Documents published in one month ("2021-08"; a year where that is all; None: undated)."""

    month: str | None
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a case holds. `first` and `last` are the outermost published dates."""

    name: str
    documents: int
    attributions: int
    entities: int
    publishers: int
    issues: int
    words: int
    first: str | None
    last: str | None
    languages: tuple[Count, ...]  # of the documents, largest first
    engines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAttribution:
    """One attribution in full, with the paragraphs that it stands in."""

    row: AttributionRow
    attribution: Attribution
    document: Document
    entities: tuple[Entity, ...]
    passage: Span
    around: tuple[Around, ...] = ()  # according to whom, outermost first
    target: Entity | None = None
    offices: tuple[HeldOffice, ...] = ()  # of whoever says it
    claims: Mapping[str, str] = field(default_factory=dict)  # attribution's id -> who says so


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOffice:
    """An office of an entity beside a saying of it: whether it was held then.

    True by its dates or its words, False by them; None where neither tells.
    """

    entity: str  # id
    office: Office
    then: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """An attribution around another: its id and its source, as entities or as words."""

    id: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntity:
    """One entity of one document, with what is attributed to it there."""

    entity: Entity
    document: DocumentRow
    attributions: tuple[AttributionRow, ...]
    ties: tuple[ShownTie, ...] = ()
    lines: Mapping[int, int] = field(default_factory=dict)  # start of evidence -> its line, from 1
    claims: Mapping[str, str] = field(default_factory=dict)  # attribution's id -> who says so


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTie:
    """One tie of an entity; `other` is the entity at its other end, by id and name."""

    tie: Tie
    other: str
    name: str
    outward: bool  # whether it is read from the entity to the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What rows must be like; None does not ask. Texts compare without case and accents.

    `since` and `until` are ISO dates, both inclusive, of any precision; a document that is
    dated to a month or a year counts from the first day of it. `said_since` and `said_until`
    leave what may have been said between them, and nothing of which is only known that it was
    not said after it was published.
    """

    words: str | None = None
    source: str | None = None  # a name or an alias of an entity, or its id
    publisher: str | None = None  # "": none given
    kind: str | None = None
    genre: str | None = None
    language: str | None = None  # of documents alone
    since: str | None = None
    until: str | None = None
    year: int | None = None  # 0: undated
    unnamed: bool | None = None
    document: str | None = None
    act: str | None = None  # "": none told; so of channel and source_kind
    target: str | None = None  # a name or an alias of an entity, or its id
    channel: str | None = None
    source_kind: str | None = None
    said_since: str | None = None
    said_until: str | None = None
    decided: str | None = None  # a `Verdict`, or "undecided"; None: all but the rejected
