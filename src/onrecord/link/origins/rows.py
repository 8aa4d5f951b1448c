"""What counting asks of the record: a document and its attributions, read off the tables."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.kinds import EntityKind

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One attribution, with what tells where the document has it from."""

    row: int
    id: str
    places: dict[str, tuple[Place, ...]]  # role -> its pieces
    channel: str | None
    unnamed: bool
    speakers: tuple[str, ...]  # ids of joined entities that have names
    kinds: tuple[str, ...]  # of the entities of the source
    outer: tuple[str, ...]  # ids of the attributions around it, outermost first
    direct: bool
    disputes: bool  # its source denies the content
    content: str
    cue: str
    since: str | None
    until: str | None
    dated: bool  # the text itself says when, to the day or the year

    def of(self, role: str) -> tuple[Place, ...]:
        """Give the pieces of a role."""
        return self.places.get(role, ())

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(start for pieces in self.places.values() for start, _ in pieces)

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return max(end for pieces in self.places.values() for _, end in pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """Somebody whom a document names."""

    start: int
    end: int
    kind: str
    joined: str | None  # id of the joined entity; None: it has no name

    @property
    def is_person(self) -> bool:
        """Whether it is a person with a name."""
        return self.kind == EntityKind.PERSON and self.joined is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDocument:
    """A document with all that counting asks of it."""

    row: int
    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    genre: str
    language: str
    url: str | None
    wire: str | None  # whose words it prints, by its credit
    turns: bool  # its speakers' turns are marked
    text: str
    attributions: tuple[Attributed, ...]
    mentions: tuple[Mentioned, ...]
