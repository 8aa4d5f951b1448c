"""Entities across documents: which are one, why, and which joins were refused."""

from onrecord.link.entities.blocks import block_keys
from onrecord.link.entities.evidence import Step
from onrecord.link.entities.join import join
from onrecord.link.entities.joined import (
    Candidate,
    Join,
    Joined,
    JoinedEntity,
    Refusal,
    joined_id,
    redirects,
)
from onrecord.link.entities.lists import Listed, load
from onrecord.link.entities.local import LocalEntity, OfficeHeld, Relative, of_reading
from onrecord.link.entities.scopes import reached, scopes

__all__ = [
    "Candidate",
    "Join",
    "Joined",
    "JoinedEntity",
    "Listed",
    "LocalEntity",
    "OfficeHeld",
    "Refusal",
    "Relative",
    "Step",
    "block_keys",
    "join",
    "joined_id",
    "load",
    "of_reading",
    "reached",
    "redirects",
    "scopes",
]
