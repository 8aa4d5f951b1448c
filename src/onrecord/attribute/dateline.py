"""Cut datelines off tagged spans, before anything is paired."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.grammar.words.marks import COLON_DATELINE, DATELINE
from onrecord.model import Document, Role, RoleSpan, SegmentKind, Tagged

_OPENING = 3  # paragraphs, of which one may begin with a dateline; a summary stands before it
_FIRST = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Mm]y|[Oo]ur)\b")


def cut_datelines(document: Document, tagged: Tagged) -> Tagged:
    """Begin sources and contents behind a dateline that the tagger took for a part of them.

    What stands inside a dateline is dropped: "PORT LANNER: The mayor resigned" says nothing. Where
    people take turns, a colon is no dateline's, unless the document's own was read so.
    """
    live = any(one.kind is SegmentKind.TURN for one in document.segments)
    own = [row.text for row in document.provenance if row.field == "dateline"]
    ends = _ends(document.text, tagged, own, live=live)
    kept = (_behind_dateline(document.text, role, ends) for role in tagged.roles)
    roles = tuple(role for role in kept if role)
    return tagged if roles == tagged.roles else replace(tagged, roles=roles)


def _ends(text: str, tagged: Tagged, own: list[str], *, live: bool) -> dict[int, int]:
    """Where the dateline ends of each paragraph that has one, by where the paragraph begins."""
    found: dict[int, int] = {}
    for number, (start, end) in enumerate(tagged.paragraphs):
        match = DATELINE.match(text, start, end)
        if match is None and not live and number < _OPENING:
            match = COLON_DATELINE.match(text, start, end)
            match = None if match and _FIRST.search(text, match.end(), end) else match
        known = next((one for one in own if text.startswith(one, start)), "")
        if match or known:
            found[start] = max(match.end() if match else 0, start + len(known))
    return found


def _behind_dateline(text: str, role: RoleSpan, ends: dict[int, int]) -> RoleSpan | None:
    starts = sorted(ends)
    before = bisect_right(starts, role.start)
    until = ends[starts[before - 1]] if before else 0
    if role.end <= until:
        return None
    if role.role is Role.CUE:
        return role
    begin = max(role.start, until)
    inner = DATELINE.match(text, begin, role.end) if begin == role.start else None
    begin = inner.end() if inner and inner.end() < role.end else begin
    begin += len(text[begin : role.end]) - len(text[begin : role.end].lstrip(" -–—:"))
    return replace(role, start=begin) if begin < role.end else None
