"""Tagged texts written in one line: [source|...], [cue|...], [content|...], [name|...]."""

import re

from onrecord.attribute import attribute
from onrecord.model import (
    Document,
    Genre,
    MentionSpan,
    NameKind,
    Role,
    RoleSpan,
    Syntax,
    Tagged,
)
from onrecord.read.segments import segmented
from onrecord.tag.quotations import find_quotations
from onrecord.tag.words import find_paragraphs, find_sentences, find_words
from tests.parsing import syntax

LONG = 5000  # characters: longer texts are there for their size, not for their grammar
MARKUP = re.compile(r"\[(source|cue|content|name)\|([^\]]*)\]")


def tagged(markup):
    """Give the plain text and what a perfect tagger finds in it."""
    text, roles, names, last = "", [], [], 0
    for match in MARKUP.finditer(markup):
        text += markup[last : match.start()]
        place = {"start": len(text), "end": len(text) + len(match[2]), "score": 0.9}
        if match[1] == "name":
            names.append(MentionSpan(kind=NameKind.PERSON, **place))
        else:
            roles.append(RoleSpan(role=Role(match[1]), about=place["score"], **place))
        text += match[2]
        last = match.end()
    text += markup[last:]
    paragraphs = find_paragraphs(text)
    return text, Tagged(
        words=find_words(text),
        sentences=find_sentences(text, paragraphs),
        paragraphs=paragraphs,
        quotations=find_quotations(text, paragraphs),
        roles=tuple(roles),
        names=tuple(names),
        syntax=syntax(text) if len(text) < LONG else Syntax(),
    )


def attributions(markup, genre=Genre.NEWS):
    """Pair a marked-up text."""
    text, found = tagged(markup)
    return attribute(segmented(Document(name="test", text=text, genre=genre)), found)


def readable(attribution):
    """Give (sources, cue, contents) as texts."""
    return (
        [piece.text for piece in attribution.source],
        [piece.text for piece in attribution.cue],
        [piece.text for piece in attribution.content],
    )
