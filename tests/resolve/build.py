"""Documents with their attributions marked: [s1|source] [c1|cue] [t1|content] [a1|addressee]."""

import re
from dataclasses import replace

from onrecord.model import (
    Attribution,
    Document,
    Kind,
    MentionSpan,
    NameKind,
    Segment,
    SegmentKind,
    Tagged,
    span,
)
from onrecord.resolve import resolve
from onrecord.tag.quotations import find_quotations
from onrecord.tag.words import find_paragraphs, find_sentences, find_words
from tests.parsing import syntax

MARK = re.compile(r"\[([scta])(\d)\||\]")
_ROLES = {"s": "source", "c": "cue", "t": "content", "a": "addressee"}
LIVE = (":", ".", "Q", "REYES")
KINDS = {kind.name.lower(): kind for kind in NameKind}


def marked(markup):
    """Give the plain text, and the pieces by (number, letter)."""
    text, last, opened, pieces = "", 0, [], {}
    for match in MARK.finditer(markup):
        text += markup[last : match.start()]
        last = match.end()
        if match[1]:
            opened.append((match[2], match[1], len(text)))
        else:
            number, letter, start = opened.pop()
            pieces.setdefault((number, letter), []).append((start, len(text)))
    return text + markup[last:], pieces


def names_in(text, names):
    """Mark every occurrence of the names; a longer name goes before one that it holds."""
    found, taken = [], set()
    for name, kind in sorted(names.items(), key=lambda item: -len(item[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                found.append(
                    MentionSpan(start=match.start(), end=match.end(), kind=KINDS[kind], score=0.9)
                )
    return tuple(sorted(found, key=lambda name: name.start))


def tagged(text, **names):
    paragraphs = find_paragraphs(text)
    kinds = {name: kind for kind, listed in names.items() for name in listed}
    return Tagged(
        words=find_words(text),
        sentences=find_sentences(text, paragraphs),
        paragraphs=paragraphs,
        quotations=find_quotations(text, paragraphs),
        roles=(),
        names=names_in(text, kinds),
    )


def parsed(text, **names):
    return replace(tagged(text, **names), syntax=syntax(text))


def read(markup, **given):
    """Resolve a marked text with its names by kind; quoted contents and turns are direct."""
    names = {kind: given.pop(kind) for kind in KINDS if kind in given}
    text, pieces = marked(markup)
    document = with_turns(Document(name="test", text=text, **given), pieces)
    return resolve(document, parsed(text, **names), tuple(attributed(document, pieces)))


def with_turns(document, pieces):
    """Make turns of the direct attributions whose source stands at the head of a paragraph."""
    turns = [
        Segment(
            kind=SegmentKind.TURN,
            start=one.source[0].start,
            end=one.content[-1].end,
            speaker=one.source[0],
        )
        for one in attributed(document, pieces)
        if one.kind is Kind.DIRECT and one.source and one.cue[0].text in LIVE
        if document.text[: one.source[0].start].endswith("\n") or not one.source[0].start
    ]
    return replace(document, segments=tuple(turns))


def attributed(document, pieces):
    """Give the attributions of marked pieces, by number."""
    for number in sorted({number for number, _ in pieces}):
        parts = {
            role: tuple(span(document.text, *piece) for piece in pieces.get((number, letter), ()))
            for role, letter in (
                ("source", "s"),
                ("cue", "c"),
                ("content", "t"),
                ("addressee", "a"),
            )
        }
        quoted = parts["content"] and parts["content"][0].text[0] in '“"'
        live = parts["cue"] and parts["cue"][0].text in LIVE
        kind = Kind.DIRECT if quoted or live else Kind.INDIRECT
        yield Attribution(document_id=document.id, kind=kind, score=0.9, **parts)


def joined(markups, **names):
    """Give what `resolve` takes of one text that many marked ones make, each numbered afresh."""
    read_parts = [marked(markup) for markup in markups]
    text, pieces = "", {}
    for number, (part, found) in enumerate(read_parts):
        for (own, letter), places in found.items():
            shifted = [(len(text) + start, len(text) + end) for start, end in places]
            pieces[f"{number:06}.{own}", letter] = shifted
        text += part
    document = with_turns(Document(name="test", text=text, published="2031-03-12"), pieces)
    return document, tagged(text, **names), tuple(attributed(document, pieces))


def sources(reading):
    """Give the names of the entities of each attribution."""
    names = {entity.id: entity.name for entity in reading.entities}
    return [[names[one] for one in attribution.entities] for attribution in reading.attributions]


def entity(reading, name):
    [found] = [entity for entity in reading.entities if entity.name == name]
    return found
