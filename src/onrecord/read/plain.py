"""Plain text to a document's parts: paragraphs, what the head and the tail say, what is cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Cut, Genre
from onrecord.read import furniture, genre, head, lines, tail


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A plain text taken apart. None and () are not found."""

    text: str
    cuts: tuple[Cut, ...]
    title: str | None
    publisher: str | None
    byline: tuple[str, ...]
    published: str | None
    updated: str | None
    genre: Genre | None


def read(text: str, known: head.Known) -> Plain:
    """Take a plain text apart; what is known already is looked for and not guessed."""
    split = lines.split(lines.clean(text))
    shape = genre.shape(split)
    spoken = shape is not None
    labels = furniture.label(split, spoken=spoken)
    above = head.parse(split, labels, replace(known, spoken=spoken))
    byline = known.byline or above.byline
    below = tail.Tail() if spoken else tail.parse(split, labels, byline)
    labels = labels | below.labels | above.labels
    body, cuts = _cut(split, labels)
    return Plain(
        text=body,
        cuts=cuts,
        title=above.title,
        publisher=known.publisher or above.publisher or below.publisher,
        byline=byline or below.byline,
        published=above.published,
        updated=above.updated,
        genre=_genre(above, below, shape),
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
