"""Cut datelines off tagged spans, before anything is paired."""

from __future__ import annotations

from dataclasses import replace

from onrecord.grammar.words.marks import DATELINE
from onrecord.model import Role, RoleSpan, Tagged


def cut_datelines(text: str, tagged: Tagged) -> Tagged:
    """Begin sources and contents behind a dateline that the tagger took for a part of them."""
    roles = tuple(_behind_dateline(text, role) for role in tagged.roles)
    return tagged if roles == tagged.roles else replace(tagged, roles=roles)


def _behind_dateline(text: str, role: RoleSpan) -> RoleSpan:
    if role.role is Role.CUE:
        return role
    dateline = DATELINE.match(text, role.start, role.end)
    if dateline is None or dateline.end() >= role.end:
        return role
    return replace(role, start=dateline.end())
