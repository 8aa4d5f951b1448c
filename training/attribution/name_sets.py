"""The data sets whose names the entity head learns, as words with nine kinds of labels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.tag.windows import Layout
from training.attribution.names import (
    UNSURE,
    Piece,
    Seen,
    by_last_word,
    judged,
    known_kind,
    pieces,
    write,
)
from training.attribution.titles import find_titles
from training.attribution.words import Word

CORENLP_KINDS = {
    "PERSON": "person",
    "ORGANIZATION": "organisation",
    "LOCATION": "place",
    "MISC": "misc",
}
CROSSNER_KINDS = {
    "politician": "person",
    "person": "person",
    "politicalparty": "party",
    "organisation": "organisation",
    "country": "country",
    "location": "place",
    "election": "law or event",
    "event": "law or event",
    "misc": "misc",
}
_TIGHT_BEFORE = frozenset(". , ; : ! ? % ) ] ” ’ n't 's 're 've 'll 'd 'm ’s ''".split())
_TIGHT_AFTER = frozenset("( [ “ ‘ $ ``".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text with the names that people marked: [first token, end token, kind]."""

    id: str
    text: str
    starts: tuple[int, ...]  # of tokens
    marked: tuple[Piece, ...]


def parsed_words(layout: Layout, silver: dict[str, Any] | None) -> list[Word]:
    """Our words with CoreNLP's opinion of each; without a parse there is no opinion."""
    starts, ends = (silver["start"], silver["end"]) if silver else ((), ())
    found = []
    for word in _plain_words(layout):
        token = bisect_right(starts, word.start) - 1
        known = silver is not None and token >= 0 and ends[token] > word.start
        if known:
            coarse = CORENLP_KINDS.get(silver["ner"][token])
            word = replace(word, coarse=coarse, proper=silver["pos"][token] in ("NNP", "NNPS"))
        found.append(word)
    return found


def _plain_words(layout: Layout) -> Iterator[Word]:
    sentences = [start for start, _ in layout.sentences]
    for index, (start, end) in enumerate(layout.words):
        yield Word(
            text=layout.text[start:end],
            start=start,
            end=end,
            sentence=bisect_right(sentences, start),
            opens=index in layout.initial,
        )


def count(texts: Iterable[tuple[list[Word], str]]) -> Seen:
    """Read a whole set once, to know how each name is mostly read."""
    seen = Seen()
    for words, text in texts:
        for first, end, kind in pieces(words, text):
            if kind != UNSURE:
                seen.add(" ".join(text[words[first].start : words[end - 1].end].split()), kind)
    seen.close()
    return seen


def crossner_text(number: int, row: dict[str, Any]) -> Annotated:
    """A sentence of CrossNER with its gold names."""
    text, starts = _joined(row["tokens"])
    marked, tags = [], [*row["tags"], "O"]
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            end = next(i for i in range(at + 1, len(tags)) if not tags[i].startswith("I-"))
            marked.append((at, end, CROSSNER_KINDS[tag[2:]]))
    return Annotated(id=f"crossner-{number}", text=text, starts=starts, marked=tuple(marked))


def annotated_pieces(layout: Layout, given: Annotated) -> Iterator[Piece]:
    """Names in nine kinds from gold ones in fewer; posts by rule."""
    at = {start: token for token, start in enumerate(given.starts)}
    tokens, token = [], -1
    for start, _ in layout.words:
        token = at.get(start, token)
        tokens.append(token)
    words = list(_plain_words(layout))
    marked: list[Piece] = []
    for first, end, kind in given.marked:
        inside = [i for i, token in enumerate(tokens) if first <= token < end]
        if inside:
            marked.append((inside[0], inside[-1] + 1, kind))
    for first, end, kind in marked:
        for index in range(first, end):
            words[index] = replace(words[index], coarse=kind, proper=True)
    yield from _refined(words, given, marked)


def _refined(words: list[Word], given: Annotated, marked: list[Piece]) -> Iterator[Piece]:
    taken = [False] * len(words)
    for first, end, sure in find_titles(words):
        yield first, end, "office title" if sure else UNSURE
        taken[first:end] = [True] * (end - first)
    for first, end, kind in marked:
        while first < end and taken[first]:
            first += 1
        while end > first and taken[end - 1]:
            end -= 1
        if first == end or any(taken[first:end]):
            continue
        taken[first:end] = [True] * (end - first)
        yield from _kinds(words, given.text, (first, end, kind))


def _kinds(words: list[Word], text: str, piece: Piece) -> Iterator[Piece]:
    first, end, kind = piece
    name = " ".join(text[words[first].start : words[end - 1].end].split())
    known = known_kind(name)
    if kind == "misc":
        yield from judged(words, text, first, end, "misc", frozenset())
    elif kind == "place":
        yield first, end, known if known in ("country", "group", "state body") else "place"
    elif kind == "party":
        yield first, end, "group" if known == "group" else "organisation"
    elif kind == "organisation":
        finer = known or by_last_word(name.lower(), kind) or kind
        ours = finer in ("state body", "publisher", "group", "organisation")
        yield first, end, finer if ours else kind
    elif kind == "person":
        yield first, end, known if known in ("group", "country") else kind
    else:
        yield first, end, kind


def _joined(tokens: list[str]) -> tuple[str, tuple[int, ...]]:
    """Write tokens as a text, and tell where each starts."""
    text, starts = "", []
    for index, token in enumerate(tokens):
        tight = index == 0 or token in _TIGHT_BEFORE or tokens[index - 1] in _TIGHT_AFTER
        text += token if tight else f" {token}"
        starts.append(len(text) - len(token))
    return text, tuple(starts)


def labels_of(found: Iterable[Piece], layout: Layout) -> list[str]:
    """B/I labels of words, "O" or UNSURE."""
    labels = ["O"] * len(layout.words)
    for first, end, kind in found:
        write(labels, first, end, kind)
    return labels
