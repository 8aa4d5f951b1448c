"""What is read: an input, the document that it becomes, and spans of the document's text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import EvidenceError
from onrecord.kinds import Genre, SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a document's text that carries its own characters as proof."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Refuse a span whose text has another length.

        Raises:
            EvidenceError: `end - start` is not the length of `text`, or is not positive.
        """
        if self.end - self.start != len(self.text) or not self.text:
            raise EvidenceError(
                f"Span {self.start}:{self.end} covers {self.end - self.start} characters, "
                f"but its text has {len(self.text)}."
            )


def span(text: str, start: int, end: int) -> Span:
    """Cut a span out of a text."""
    return Span(start=start, end=end, text=text[start:end])


def content_id(*parts: object) -> str:
    """Hash parts into an id: 16 hexadecimal digits (64 bits) of SHA-256.

    Parts are joined by a unit separator, so that ("ab", "c") and ("a", "bc") differ.
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is told about an input from outside its text, which outranks the text.

    None and () are not told. Dates are ISO 8601 with the precision that was told.
    """

    where: str  # who told it: "sidecar", "column", "web archive", "feed", "user"
    title: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    genre: Genre | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to read: a whole file, or one record of a file that holds many.

    `find` gives every input its bytes, so that what is hashed, told apart and read is the same
    even where the file changes. Without a `payload`, `read` opens `path` itself.
    """

    name: str  # what the input calls itself: its own id, else its path
    format: str  # a key of `onrecord.read.FORMATS`
    path: Path | None = None  # of a whole file on disk
    file: str | None = None  # what it is called where it lies; of a record in a file, None
    payload: bytes | None = None
    raw: bool = False  # take the text as it is: no furniture cut, no head parsed
    given: Given | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Characters that were taken away from an input, and why."""

    text: str
    reason: str  # "furniture", "masthead", "author box", "photo credit", ...
    at: int  # offset in `Document.text` where the cut characters stood


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where one value of a document's metadata was read."""

    field: str  # of `Document`: "publisher", "published", "dateline", ...
    where: str  # "JSON-LD datePublished", "meta og:site_name", "masthead", "sidecar", ...
    text: str  # the characters it was read from, at most 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A bounded part of a document's text; `start` and `end` are offsets into it.

    Segments of one document come in order. Turns and parts do not overlap one another; a
    stage direction may stand inside a turn. A turn holds its speaker's label, a part its
    title and its time.
    """

    kind: SegmentKind
    start: int
    end: int
    speaker: Span | None = None  # of a turn: the label as written, without mark ("MS. VALE", "Q")
    title: Span | None = None  # of a part
    published: str | None = None  # of a part: ISO 8601, where it has a time of its own
    evidence: Span | None = None  # the characters from which `published` was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What a reader could not read of a document that it did read; it becomes an issue."""

    code: str  # a short stable word: "pages without text", "date", ...
    message: str


UNDATED = "undated"  # of a document that has no date of publication
# Codes of issues by which nothing was lost or got wrong: a command that met no others is done.
REMARKS = frozenset({UNDATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that was skipped, failed or is doubtful, and what to do about it."""

    name: str  # of the input, as in `Input.name`
    stage: str  # "read", "tag", "attribute", "resolve", "store", "run"
    code: str  # a short stable word: "empty", "binary", "too long", ...
    message: str
    document_id: str | None = None

    @property
    def id(self) -> str:
        """The same issue of the same input has the same id on every run."""
        return content_id("issue", self.name, self.stage, self.code, self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as read, which never changes afterwards.

    `published` and `updated` are ISO 8601 dates or date-times with the precision that was
    found ("2021", "2021-08", "2021-08-25", "2021-08-25T14:00:00+02:00"); None is undated.
    """

    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()  # "contributed to this report"
    dateline: str | None = None  # the place, as written: "BEIJING"
    agency: str | None = None  # the wire service that is credited: "Reuters"
    published: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    genre: Genre = Genre.NEWS
    language: str = "en"
    url: str | None = None
    provenance: tuple[Provenance, ...] = ()
    segments: tuple[Segment, ...] = ()
    cuts: tuple[Cut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    id: str = field(init=False)  # kept, because hashing a long text is not free

    def __post_init__(self) -> None:
        """Hash what was published, by whom and when; the file's name does not count."""
        made_of = (self.publisher, self.published, self.title, self.text)
        object.__setattr__(self, "id", content_id("document", *made_of))
