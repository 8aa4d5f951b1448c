"""Plain text to a document's parts: paragraphs, what the head and the tail say, what is cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Cut, Document, Genre, Input
from onrecord.read import furniture, genre, head, language, lines, tail
from onrecord.read.provenance import NOTHING, Facts, fact, of_given


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A plain text taken apart."""

    text: str
    cuts: tuple[Cut, ...]
    facts: Facts


def read(text: str, known: head.Known) -> Plain:
    """Take a plain text apart; what is known already is looked for and not guessed."""
    split = lines.split(lines.clean(text))
    shape = genre.shape(split)
    spoken = shape is not None
    labels = furniture.label(split, spoken=spoken)
    above = head.parse(split, labels, replace(known, spoken=spoken))
    below = tail.Tail() if spoken else tail.parse(split, labels, known.byline or above.byline)
    labels = labels | below.labels | above.labels
    body, cuts = _cut(split, labels)
    return Plain(text=body, cuts=cuts, facts=_facts(known, above, below, shape))


def document(text: str, item: Input, told: Facts = NOTHING, guessed: Facts = NOTHING) -> Document:
    """Make a document of the text that a reader found; of a raw input, nothing is cut.

    Args:
        text: Paragraphs, or hard-wrapped lines.
        item: The input. What was given about it is looked for in the text.
        told: What the format itself tells (the subject of a mail), which outranks the text.
        guessed: What the text outranks (the publisher by an address).
    """
    outside = (of_given(item.given) if item.given else NOTHING).over(told)
    if item.raw:
        found = Plain(text=lines.whole(text), cuts=(), facts=NOTHING)
    else:
        found = read(text, known_of(outside))
    written = Facts(language=fact(language.detect(found.text), "the text's words"))
    facts = told.over(found.facts).over(guessed).over(written)
    return facts.document(item.name, found.text, cuts=found.cuts)


def known_of(facts: Facts) -> head.Known:
    """What the head of a text is searched for."""
    return head.Known(
        title=facts.title.value if facts.title else None,
        publisher=facts.publisher.value if facts.publisher else None,
        byline=facts.byline.value if facts.byline else (),
    )


def _facts(known: head.Known, above: head.Head, below: tail.Tail, shape: Genre | None) -> Facts:
    """What the text itself tells; what was known before is not told again."""
    return Facts(
        title=fact(None if known.title else above.title, "head of the text"),
        publisher=fact(None if known.publisher else above.publisher, "head of the text"),
        byline=fact(() if known.byline else above.byline, "head of the text"),
        published=fact(above.published, "head of the text"),
        updated=fact(above.updated, "head of the text"),
        genre=fact(_genre(above, below, shape), "the text"),
    ).over(
        Facts(
            publisher=fact(None if known.publisher else below.publisher, "end of the text"),
            byline=fact(() if known.byline else below.byline, "end of the text"),
        )
    )


def _genre(above: head.Head, below: tail.Tail, shape: Genre | None) -> Genre | None:
    said = genre.of_title(above.title or "", shape)
    if shape is Genre.TRANSCRIPT:
        return Genre.SPEECH if said is Genre.SPEECH else shape
    return genre.first((above.genre, said, shape, below.genre))


def _cut(split: Sequence[lines.Line], labels: Mapping[int, str]) -> tuple[str, tuple[Cut, ...]]:
    """Join the lines that stay by empty lines; if none would stay, all do."""
    if len(labels) == len(split):
        labels = {}
    kept: list[str] = []
    cuts: list[Cut] = []
    at = 0
    for i, line in enumerate(split):
        if i in labels:
            cuts.append(Cut(text=line.text, reason=labels[i], at=at))
        else:
            kept.append(line.text)
            at += len(line.text) + 2
    text = "\n\n".join(kept)
    return text, tuple(Cut(text=c.text, reason=c.reason, at=min(c.at, len(text))) for c in cuts)
