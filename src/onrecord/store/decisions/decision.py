"""Decisions as they are kept: by whom, when and why, on what, and what is changed by them."""

from __future__ import annotations

from dataclasses import dataclass, fields

from onrecord.kinds import Act, Action, EntityKind, Kind, Precision
from onrecord.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A document, with what finds it where a newer reader gave its input another id."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageAnchor:
    """An attribution as it stood when it was decided on."""

    id: str
    document: Place
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    before: str  # the characters around the content, or around the cue where there is none
    after: str
    kind: Kind
    names: tuple[str, ...]  # of the entities of the source

    @property
    def pieces(self) -> tuple[Span, ...]:
        """What its place is told by: the content, or the cue where there is none."""
        return self.content or self.cue or self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAnchor:
    """An entity as one document has it."""

    id: str
    document: str
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityAnchor:
    """An entity of the case, by some of its members, the one that names it first."""

    id: str
    name: str
    kind: EntityKind
    members: tuple[MemberAnchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceAnchor:
    """A saying, by some of its reports, the one that names it first."""

    id: str
    text: str
    reports: tuple[PassageAnchor, ...]


Anchor = PassageAnchor | EntityAnchor | UtteranceAnchor
Part = MemberAnchor | PassageAnchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whom a human names as source or target; `entity` is an id of the document's own, if any."""

    name: str
    kind: EntityKind
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """When a human says that it was said: ISO dates, both inclusive; `since` None is open."""

    since: str | None
    until: str
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an edit sets; None leaves it as it is, () sets it to none."""

    source: tuple[Named, ...] | None = None
    kind: Kind | None = None
    span: tuple[tuple[str, tuple[Span, ...]], ...] | None = None  # role, its pieces
    said: tuple[Said, ...] | None = None  # one at most
    act: tuple[Act, ...] | None = None  # one at most
    target: tuple[Named, ...] | None = None  # one at most

    @property
    def fields(self) -> tuple[str, ...]:
        """Name what is set."""
        return tuple(part.name for part in fields(self) if getattr(self, part.name) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Who took a decision back, and when."""

    by: str
    at: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision; `at` is ISO 8601 in UTC, so that later ones sort behind."""

    id: str
    action: Action
    by: str
    at: str
    why: str | None
    on: tuple[Anchor, ...]
    parts: tuple[Part, ...] = ()  # of a split or a part: what is taken out
    changes: Changes | None = None  # of an edit
    undone: Undone | None = None

    @property
    def passages(self) -> tuple[PassageAnchor, ...]:
        """The attributions that it is about, those of utterances included."""
        found = [one for one in (*self.on, *self.parts) if isinstance(one, PassageAnchor)]
        for one in self.on:
            if isinstance(one, UtteranceAnchor):
                found += one.reports
        return tuple(found)
