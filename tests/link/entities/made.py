"""Entities of invented documents, made briefly."""

from onrecord.link.entities import Joined, LocalEntity, OfficeHeld, join
from onrecord.model import EntityKind, content_id

PERSON = EntityKind.PERSON


def office(title, organisation=None, country=None, status=None):
    return OfficeHeld(title=title, organisation=organisation, country=country, status=status)


def local(name, document="a", kind=PERSON, offices=(), **more):
    return LocalEntity(
        id=content_id("entity", document, kind, name),
        document_id=document,
        name=name,
        kind=kind,
        offices=tuple(offices),
        countries=tuple(sorted({one.country for one in offices if one.country})),
        **more,
    )


def together(*locals_, listed=()) -> set[frozenset[str]]:
    """The joined entities as sets of "name@document"."""
    by_id = {one.id: f"{one.name}@{one.document_id}" for one in locals_}
    joined: Joined = join(locals_, listed)
    return {
        frozenset(by_id[member.local] for member in entity.members) for entity in joined.entities
    }


def one(*locals_, listed=()) -> bool:
    """Whether all are joined into one."""
    return len(together(*locals_, listed=listed)) == 1
