"""Which documents give what was said itself, though nobody told that they are releases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.grammar.lexicon import bodies, fold
from onrecord.grammar.words.nouns import PAPERS
from onrecord.kinds import Channel, EntityKind, Genre
from onrecord.link.copies.credits import is_agency
from onrecord.link.origins.ground import How
from onrecord.link.origins.rows import LinkedDocument
from onrecord.link.origins.tellings import Telling, is_text

_LABEL = re.compile(
    r"\s*(?:for immediate release|(?:press|news|media) (?:release|notice|statement|note)"
    r"|notice to (?:the )?(?:press|media|editors)|communiqu[eé]|statement (?:by|of|from)\b"
    r"|announcement\b)",
    re.IGNORECASE,
)
_MAYBE = frozenset("network group agency house corporation company state city".split())
_TEXTS = re.compile(r"news|press|media|times|post|gazette|herald", re.IGNORECASE)


def is_official(document: LinkedDocument, tellings: Sequence[Telling]) -> bool:
    """Whether a document is the origin of what is quoted from it.

    Besides transcripts, speeches and releases: what calls itself a release, and what a body that
    is no paper puts out about what it or its people say.
    """
    if is_text(document) or _LABEL.match(document.title or "") or _LABEL.match(document.text):
        return True
    return bool(tellings) and is_body(document.publisher or "")


def class_of(document: LinkedDocument) -> How:
    """Say on what kind of occasion an official text was said."""
    channels = {one.channel for one in document.attributions}
    if Channel.BRIEFING in channels:
        return How.BRIEFING
    spoken = is_text(document) and document.genre != Genre.RELEASE
    return How.SPEECH if spoken else How.STATEMENT


def is_body(publisher: str) -> bool:
    """Whether the name of a publisher is that of a body that is no paper: "Ministry of Ports"."""
    words = re.findall(r"[^\W\d_]+", fold(publisher))
    if not words or is_agency(publisher) or _TEXTS.search(publisher):
        return False
    head = words[: words.index("of")] if "of" in words[1:] else words
    kinds = {
        bodies().get(word)
        for word in (head[-1], words[-1])
        if word in bodies() and word not in _MAYBE
    }
    if PAPERS.intersection(words) or EntityKind.PUBLISHER in kinds:
        return False
    return bool(kinds - {EntityKind.GROUP, EntityKind.FACTION})
