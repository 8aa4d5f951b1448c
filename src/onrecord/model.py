"""The record: every type that crosses a room, those of documents and the closed choices included.

All types are frozen. A span counts Unicode code points of `Document.text`, half-open.
Ids are content hashes, so the same input gives the same ids on every run and machine.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.document import (
    Cut,
    Document,
    Doubt,
    Given,
    Input,
    Issue,
    Provenance,
    Segment,
    Span,
    content_id,
    span,
)
from onrecord.errors import EvidenceError
from onrecord.kinds import (
    Act,
    Action,
    Channel,
    EntityKind,
    Genre,
    Kind,
    NameKind,
    Precision,
    Relation,
    Role,
    SegmentKind,
    TieKind,
)

__all__ = [
    "Act",
    "Action",
    "Attribution",
    "Channel",
    "Cut",
    "Decided",
    "Document",
    "Doubt",
    "Entity",
    "EntityKind",
    "Genre",
    "Given",
    "Input",
    "Issue",
    "Kind",
    "Mention",
    "MentionSpan",
    "NameKind",
    "Office",
    "Precision",
    "Provenance",
    "Quotation",
    "Reading",
    "Relation",
    "Role",
    "RoleSpan",
    "Segment",
    "SegmentKind",
    "Span",
    "Syntax",
    "Tagged",
    "Tie",
    "TieKind",
    "Time",
    "Unnamed",
    "check_evidence",
    "content_id",
    "span",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpan:
    """A stretch of text that the tagger gave a role in some attribution."""

    role: Role
    start: int
    end: int
    score: float  # probability of exactly these ends and this role, 0-1
    about: float  # probability that a span of this role shares a word with it, 0-1


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionSpan:
    """A name that the tagger found, before anybody asked whom it refers to."""

    start: int
    end: int
    kind: NameKind
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks, the marks included.

    A missing mark does not lose the stretch: it is then closed by the end of its paragraph
    (`balanced` False). `depth` is 0 for the outermost.
    """

    start: int
    end: int
    depth: int
    balanced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """A dependency tree over each sentence; entry i belongs to word i of the text.

    `tags` are parts of speech of the Penn Treebank; `heads` are indices of words, -1 for the root
    of a sentence. All are empty where nobody parsed the text.
    """

    tags: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    heads: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What `tag` finds in one text, in document order; all offsets are into that text."""

    words: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    roles: tuple[RoleSpan, ...]
    names: tuple[MentionSpan, ...]
    syntax: Syntax = Syntax()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """What an unnamed source lets out about itself; None is not said."""

    seniority: str | None = None  # "senior", "former", "mid-level", ...
    institution: str | None = None  # "administration", "White House", ...
    country: str | None = None  # "United States", ...
    number: int | None = None  # 1 for "an official", None for "officials"
    basis: str | None = None  # why no name is given: "not authorised to speak publicly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An interval read off a text: ISO dates, both ends inclusive.

    `since` None is open towards the past ("by Friday"). `evidence` is None where nothing in
    the text says when, and the published date stands in: as a bound, or as the day of a live turn.
    """

    since: str | None
    until: str
    precision: Precision
    evidence: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision of a human that is in force for an attribution."""

    decision: str  # id
    action: Action
    by: str
    at: str  # ISO 8601, UTC
    why: str | None = None
    fields: tuple[str, ...] = ()  # of an edit: what of it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source saying one content, as one document reports it.

    A role may have several pieces, in document order; a source may have none (nobody named).
    """

    document_id: str
    kind: Kind
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    occasion: tuple[Span, ...] = ()  # the event or writing in which it was said
    place: tuple[Span, ...] = ()  # where: a location, or the medium that carried it
    entities: tuple[str, ...] = ()  # ids of `Entity`; two or more only when all speak
    unnamed: Unnamed | None = None
    chain: tuple[str, ...] = ()  # ids of the attributions around this one, outermost first
    act: Act | None = None
    target: str | None = None  # id of the entity that the act is directed at
    items: tuple[Span, ...] = ()  # of a content that enumerates: demands, promises, conditions
    channel: Channel | None = None
    impossible: str | None = None  # why the source cannot have said it then, as text or table say
    said: Time | None = None
    hedged: bool = False  # the document does not vouch that it was said
    negated: bool = False  # it was not said, or was withheld
    denied: bool = False  # the source disputes the content
    hypothetical: bool = False  # not asserted to have been said: to come, possible, wanted
    score: float  # probability that a careful reader would agree, 0-1: attribute.score
    decided: tuple[Decided, ...] = ()  # by humans, the oldest first
    found_as: str | None = None  # id under which it was found, where a human set other spans

    @property
    def id(self) -> str:
        """Hash of the document and of the role spans as found, whatever else is known."""
        return self.found_as or content_id(
            "attribution",
            self.document_id,
            *(
                f"{role}:{piece.start}:{piece.end}"
                for role, pieces in (
                    ("source", self.source),
                    ("cue", self.cue),
                    ("content", self.content),
                )
                for piece in pieces
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post held, as a text gives it; `since` and `until` are partial ISO dates."""

    title: str
    organisation: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None  # "former", "then", "acting", "elect", "designate"
    asserted_by: str | None = None  # id of the attribution that says so; None: the document
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation between two entities of a document, as the text gives it."""

    kind: TieKind
    one: str  # id of an entity: "one is parent of other"
    other: str
    since: str | None = None  # partial ISO dates; of a meeting, its day or days
    until: str | None = None
    place: Span | None = None
    evidence: Span
    asserted_by: str | None = None  # id of the attribution that says so; None: the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that a document names or lets speak.

    An unnamed source is an entity of its document too; its `name` is then the words it was
    introduced with.
    """

    document_id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    unnamed: bool = False

    @property
    def id(self) -> str:
        """Hash of the document, the name and the kind."""
        return content_id("entity", self.document_id, self.kind, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that refers to an entity of its document."""

    span: Span
    entity_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one document. Entities come in the order of first mention.

    `attributed` is None where nobody has measured it.
    """

    document: Document
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    ties: tuple[Tie, ...] = ()
    own_voice: tuple[Span, ...] = ()  # sentences that assert without attribution
    attributed: float | None = None  # share of the document's words that are attributed, 0-1
    issues: tuple[Issue, ...] = ()


def check_evidence(reading: Reading) -> None:
    """Make sure that every span of a reading is a slice of its document.

    Raises:
        EvidenceError: a span's characters are not those of the text at its offsets.
    """
    text = reading.document.text
    for piece in _spans(reading):
        if text[piece.start : piece.end] != piece.text:
            raise EvidenceError(
                f"Document {reading.document.id}: span {piece.start}:{piece.end} says "
                f"{piece.text[:40]!r}, the text there is {text[piece.start : piece.end][:40]!r}."
            )


def _spans(reading: Reading) -> list[Span]:
    found = [mention.span for mention in reading.mentions]
    found += reading.own_voice
    for segment in reading.document.segments:
        found += [part for part in (segment.speaker, segment.title, segment.evidence) if part]
    found += [time.evidence for time in reading.times if time.evidence]
    for tie in reading.ties:
        found += [piece for piece in (tie.evidence, tie.place) if piece]
    for entity in reading.entities:
        found += [office.evidence for office in entity.offices]
    for attribution in reading.attributions:
        found += attribution.source + attribution.cue + attribution.content
        found += attribution.addressee + attribution.occasion + attribution.place
        found += attribution.items
        if attribution.said and attribution.said.evidence:
            found.append(attribution.said.evidence)
    return found
