"""Repairs of spans that contradict the marks of the text, before anything is paired."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.grammar.words.marks import CLOSING, DATELINE
from onrecord.model import Quotation, Role, RoleSpan, Tagged

_ENDS_SENTENCE = frozenset(".!?…")


def mend(text: str, tagged: Tagged) -> Tagged:
    """Cut a content where its quotation has ended a sentence, and datelines off what follows."""
    quotations = [q for q in tagged.quotations if q.depth == 0 and q.balanced]
    starts = [quotation.start for quotation in quotations]
    roles = tuple(
        _without_dateline(text, _cut(text, role, _at(quotations, starts, role.start)))
        for role in tagged.roles
    )
    return tagged if roles == tagged.roles else replace(tagged, roles=roles)


def _at(quotations: list[Quotation], starts: list[int], offset: int) -> Quotation | None:
    """The quotation that starts at an offset, or one mark before it."""
    index = bisect_right(starts, offset) - 1
    if index < 0 or offset - starts[index] > 1:
        return None
    return quotations[index]


def _cut(text: str, role: RoleSpan, quotation: Quotation | None) -> RoleSpan:
    if role.role is not Role.CONTENT or quotation is None or quotation.end >= role.end:
        return role
    inner = text[quotation.start : quotation.end].rstrip(CLOSING)
    rest = text[quotation.end : role.end]
    if inner[-1:] not in _ENDS_SENTENCE or not rest[:1].isspace() or not rest.strip()[0].isupper():
        return role
    return replace(role, end=quotation.end)


def _without_dateline(text: str, role: RoleSpan) -> RoleSpan:
    if role.role is Role.CUE:
        return role
    dateline = DATELINE.match(text, role.start, role.end)
    if dateline is None or dateline.end() >= role.end:
        return role
    return replace(role, start=dateline.end())
