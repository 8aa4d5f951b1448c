"""Plain text to a document's parts: paragraphs, what the head and the tail say, what is cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Cut, Document, Genre, Input, Provenance
from onrecord.read import segments
from onrecord.read.about import composition, dateline, dates, genre, head, site, tail
from onrecord.read.about.provenance import (
    NOTHING,
    Fact,
    Facts,
    contradiction,
    fact,
    of_given,
    row,
)
from onrecord.read.body import boxes, furniture, official
from onrecord.read.text import language, lines

if TYPE_CHECKING:
    from onrecord.read.body.model import Weights

_TURNS = 3  # of an interview, in which capitals before a colon are who speaks
_MENU = 25  # lines above the body; more are a page's menus
_HEAD = 12  # lines under them that may tell title, byline and dates
_DAY_REACH = 40  # characters at the end of a title that may be a day
_PARAGRAPH = 12  # words; below that, a line is a label or a caption,
_SENTENCE = 5  # unless it ends as a sentence does


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A plain text taken apart."""

    text: str
    cuts: tuple[Cut, ...]
    facts: Facts
    first: Fact[str] | None = None  # who published it before the one that shows it


def read(
    text: str,
    known: head.Known,
    *,
    chosen: bool = False,
    weights: Weights | None = None,
) -> Plain:
    """Take a plain text apart; what is known already is looked for and not guessed.

    Args:
        text: Paragraphs, or hard-wrapped lines.
        known: What is told from outside.
        chosen: The text is what an extraction chose of a page, which the furniture model was not
            made for: phrases alone tell what is furniture.
        weights: Of the furniture model; None are those that ship.
    """
    split = lines.split(lines.clean(text))
    cut = {} if chosen else furniture.learned(split, weights)
    shape = _shape(split, cut)
    spoken = shape is not None
    around = official.find(split)
    labels = furniture.label(split, spoken=spoken) | around
    learned = _outside(split, cut) if spoken else cut
    parts = frozenset() if spoken else segments.heads([line.text for line in split], cut)
    until = min(parts, default=None)
    above = _head(split, labels, learned, replace(known, spoken=spoken, until=until))
    below = tail.Tail() if spoken else tail.parse(split, labels, known.byline or above.byline)
    labels = learned | labels | below.labels | above.labels | around
    labels = {i: reason for i, reason in labels.items() if i not in parts}
    body, cuts = _cut(split, labels)
    filed = None if spoken else _dateline(body)
    facts = _above(known, above).over(_filed(filed, known.published or above.published))
    if spoken:
        facts = facts.over(_titled(known.title or above.title))
    kind = _genre(above, below, shape) or composition.genre(split, filed)
    return Plain(
        text=body,
        cuts=cuts,
        facts=facts.over(_below(known, above, below)).over(Facts(genre=fact(kind, "the text"))),
        first=fact(below.first, "end of the text", below.read_from.get("first")),
    )


def _shape(split: Sequence[lines.Line], cut: Mapping[int, str]) -> Genre | None:
    """Whether a text is spoken; of a page that was copied whole, what is left of it tells."""
    kept = (line for i, line in enumerate(split) if i not in cut or len(cut) <= _MENU)
    return genre.shape([lines.unmarked(line) for line in kept])  # marks of lists speak not


def _outside(split: Sequence[lines.Line], cut: Mapping[int, str]) -> dict[int, str]:
    """Of what is spoken on a page that was copied whole, what stands around it."""
    if len(cut) <= _MENU:
        return {}
    kept = [i for i in range(len(split)) if i not in cut]
    return {i: reason for i, reason in cut.items() if not kept[0] < i < kept[-1]}


def _head(
    split: Sequence[lines.Line],
    labels: Mapping[int, str],
    learned: Mapping[int, str],
    known: head.Known,
) -> head.Head:
    """Read the head; under a page's menus, only the lines right above the body."""
    first = next((i for i in range(len(split)) if i not in learned), 0)
    start = first - _HEAD if first > _MENU else 0
    near = {i - start: reason for i, reason in labels.items() if i >= start}
    above = head.parse(split[start:], near, known)
    above.labels = {i + start: reason for i, reason in above.labels.items()}
    return above


def document(
    text: str,
    item: Input,
    told: Facts = NOTHING,
    guessed: Facts = NOTHING,
    *,
    chosen: bool = False,
) -> Document:
    """Make a document of the text that a reader found; of a raw input, nothing is cut.

    Args:
        text: Paragraphs, or hard-wrapped lines.
        item: The input. What was given about it is looked for in the text.
        told: What the format itself tells (the subject of a mail), which outranks the text.
        guessed: What the text outranks (the publisher by an address).
        chosen: As in `read`.
    """
    outside = (of_given(item.given) if item.given else NOTHING).over(told)
    if item.raw:
        found = Plain(text=lines.whole(text), cuts=(), facts=NOTHING)
    else:
        found = read(text, known_of(outside), chosen=chosen)
    written = Facts(language=fact(language.detect(found.text), "the text's words"))
    address = site.guessed(item.given.url if item.given and not item.raw else None)
    facts = told.over(found.facts).over(guessed).over(address).over(written)
    facts = _from_first(facts, found.first)
    return facts.document(item.name, found.text, cuts=found.cuts)


def known_of(facts: Facts) -> head.Known:
    """What the head of a text is searched for."""
    return head.Known(
        title=facts.title.value if facts.title else None,
        publisher=facts.publisher.value if facts.publisher else None,
        byline=facts.byline.value if facts.byline else (),
        published=facts.published.value if facts.published else None,
        retrieved=facts.retrieved.value if facts.retrieved else None,
    )


def _dateline(body: str) -> dateline.Dateline | None:
    """The dateline of the first paragraph; a summary or a caption may stand before it."""
    paragraphs = body.split("\n\n", 3)[:3]
    prose = (
        one
        for one in paragraphs
        if one.count(" ") >= (_SENTENCE if furniture.ends_sentence(one) else _PARAGRAPH)
    )
    found = map(dateline.find, prose)
    first = next((one for one in found if one), None)
    interviewed = sum(1 for line in body.split("\n\n") if genre.turn(line)) >= _TURNS
    return None if interviewed and first and first.text == genre.turn(paragraphs[0]) else first


def _above(known: head.Known, above: head.Head) -> Facts:
    """What the head of the text tells; what was known before is not told again."""
    where, lines_of = "head of the text", above.read_from
    via = Provenance(field="publisher", where="passed on by", text=above.via) if above.via else None
    return Facts(
        title=fact(None if known.title else above.title, where),
        publisher=fact(
            None if known.publisher else above.publisher, where, lines_of.get("publisher")
        ),
        byline=fact(() if known.byline else above.byline, where, lines_of.get("byline")),
        agency=fact(above.agency, where, lines_of.get("agency")),
        published=fact(above.published, where, lines_of.get("published")),
        updated=fact(above.updated, where, lines_of.get("updated")),
        also=(via,) if via else (),
    )


def _titled(title: str | None) -> Facts:
    """The day with which the title of what was spoken ends: it came out on the day it was said."""
    found = dates.find(title[-_DAY_REACH:]) if title else ()
    last = found[-1] if found else None
    whole = last and last.end == min(len(title or ""), _DAY_REACH) and len(last.value) >= 10
    return Facts(published=fact(last.value if last and whole else None, "title", title))


def _filed(filed: dateline.Dateline | None, near: str | None) -> Facts:
    """What the dateline tells; its day counts where nothing else gives the date."""
    if filed is None:
        return NOTHING
    return Facts(
        dateline=fact(filed.place, "dateline", filed.text),
        agency=fact(filed.agency, "dateline", filed.text),
        published=fact(dateline.published(filed, near), "dateline", filed.text),
        doubts=contradiction(
            fact(near, "head or data"), fact(dateline.published(filed, None), "dateline")
        ),
    )


def _below(known: head.Known, above: head.Head, below: tail.Tail) -> Facts:
    """What the end of the text tells. Who reported wrote it, unless a byline names others."""
    where, lines_of = "end of the text", below.read_from
    signed = known.byline or above.byline or below.byline
    byline = below.byline or below.reporters
    more = tuple(name for name in below.reporters if signed and name not in signed)
    credit = lines_of.get("contributors") or lines_of.get("reporters")
    return Facts(
        publisher=fact(
            None if known.publisher else below.publisher, where, lines_of.get("publisher")
        ),
        byline=fact(() if known.byline else byline, where, lines_of.get("reporters")),
        contributors=fact((*below.contributors, *more), where, credit),
        agency=fact(below.agency, where, lines_of.get("agency")),
    )


def _from_first(facts: Facts, first: Fact[str] | None) -> Facts:
    """Name who published first; who passed it on stays in the provenance."""
    if first is None:
        return facts
    passed_on = facts.publisher
    also = (row("publisher", passed_on),) if passed_on else ()
    return replace(facts, publisher=first, also=(*facts.also, *also))


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
            text, inside = _unboxed(line.text, at)
            kept.append(text)
            cuts += inside
            at += len(text) + 2
    text = "\n\n".join(kept)
    return text, tuple(Cut(text=c.text, reason=c.reason, at=min(c.at, len(text))) for c in cuts)


def _unboxed(text: str, at: int) -> tuple[str, list[Cut]]:
    """Cut the boxes of links out of a paragraph that begins at an offset of the final text."""
    kept: list[str] = []
    cuts: list[Cut] = []
    done = 0
    for start, end in boxes.find(text):
        kept.append(text[done:start])
        at += start - done
        cuts.append(Cut(text=text[start:end].strip(), reason="link box", at=at))
        done = end
    return "".join((*kept, text[done:])), cuts
