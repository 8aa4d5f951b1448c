"""What joining gives: entities of the case, why each member is in, and what was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.link.entities.evidence import Step, total
from onrecord.model import EntityKind, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why one document's entity belongs to a joined entity, as a waterfall."""

    local: str  # id of the `LocalEntity`
    steps: tuple[Step, ...] = ()

    @property
    def total(self) -> float:
        """Log odds of all steps."""
        return total(self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedEntity:
    """One person or body of the case, with the documents' entities under it."""

    id: str
    name: str  # its richest form
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    members: tuple[Join, ...]  # in the order of their ids
    listed: str | None = None  # its id on the user's own list


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody whom a name may have meant."""

    joined: str
    name: str
    steps: tuple[Step, ...] = ()

    @property
    def total(self) -> float:
        """Log odds of all steps."""
        return total(self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A join that was not made, and why."""

    local: str
    joined: str  # where the local entity stands instead
    reason: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """All entities of a case, joined; every local entity is a member of exactly one."""

    entities: tuple[JoinedEntity, ...]  # in the order of their ids
    refusals: tuple[Refusal, ...] = ()

    def of(self) -> dict[str, str]:
        """Id of a local entity -> id of its joined entity."""
        return {member.local: entity.id for entity in self.entities for member in entity.members}


def joined_id(members: Iterable[str]) -> str:
    """The id of a set of local entities: that of its first member by id.

    It does not depend on the order of arrival, and every id ever given names a member that can be
    looked up again: see `redirects`.
    """
    return content_id("joined entity", min(members))


def redirects(shown: Iterable[str], now: Mapping[str, str]) -> dict[str, str]:
    """Where joined ids that were shown before lead now.

    Args:
        shown: ids of joined entities, of any earlier state of the case.
        now: `Joined.of`, of the present state.

    Returns:
        Old id -> present id, for those that differ. The entity that an id was named after carries
        it along: after a merge the old id leads to the whole, after a split to the part that
        holds that entity. Ids whose document is gone are left out.
    """
    named_after = {content_id("joined entity", local): joined for local, joined in now.items()}
    found = ((old, named_after.get(old)) for old in shown)
    return {old: new for old, new in found if new is not None and new != old}
