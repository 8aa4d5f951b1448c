"""Attribution inside attribution, where one source is cited as saying something.

"The Courier cited a person close to the talks as saying ...": the paper's content holds a
source, a cue and a content of its own. Its chain is the attribution around it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Attribution, Kind, Span, span

_CITES = re.compile(r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing))\b")
_AS_SAYING = re.compile(
    r"(?P<source>[^.;:“”\"]{2,120}?),?\s+"
    r"(?P<cue>as\s+(?:saying|telling|writing|warning|claiming|arguing|denying|confirming)"
    r"(?:\s+that)?)\b\s*"
)


def inner(text: str, outer: Attribution) -> Attribution | None:
    """Find what a cited source is cited as saying; None where nobody is."""
    cites = _CITES.search(outer.cue[0].text) if outer.cue else None
    if cites is None:
        return None
    at = outer.cue[0].start + cites.end()
    last = outer.content[-1]
    match = _AS_SAYING.match(text, at, last.end)
    if match is None or match.end() >= last.end:
        return None
    source = match.start("source") + len(match["source"]) - len(match["source"].lstrip())
    content = _after(text, outer.content, match.end())
    if not content or source >= match.end("source"):
        return None
    return replace(
        outer,
        kind=_kind(content),
        source=(span(text, source, match.end("source")),),
        cue=(span(text, *match.span("cue")),),
        content=content,
        addressee=(),
        entities=(),
        chain=(*outer.chain, outer.id),
    )


def _after(text: str, pieces: tuple[Span, ...], offset: int) -> tuple[Span, ...]:
    cut = (
        span(text, max(piece.start, offset), piece.end) for piece in pieces if piece.end > offset
    )
    return tuple(cut)


def _kind(content: tuple[Span, ...]) -> Kind:
    texts = [piece.text for piece in content]
    if all(text[0] in '“"«' for text in texts):
        return Kind.DIRECT
    return Kind.MIXED if any(mark in text for text in texts for mark in '“"«') else Kind.INDIRECT
