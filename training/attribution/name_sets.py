"""The data sets whose names the entity head learns, as words with nine kinds of labels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.tag.windows import Layout
from training.attribution.cutting import cut
from training.attribution.kinds import UNSURE, by_last_word, known_kind
from training.attribution.names import pieces, write
from training.attribution.seen import Piece, Seen
from training.attribution.titles import find_titles
from training.attribution.words import Article, Word

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
# Our kinds that a list may make of a gold one, and what it is else.
_FINER = {
    "place": (("country", "group", "state body"), "place"),
    "party": (("group",), "organisation"),
    "organisation": (("state body", "publisher", "group"), "organisation"),
    "person": (("group", "country"), "person"),
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
        if silver is None or token < 0 or ends[token] <= word.start:
            found.append(word)
            continue
        coarse = CORENLP_KINDS.get(silver["ner"][token])
        proper = silver["pos"][token] in ("NNP", "NNPS")
        found.append(replace(word, coarse=coarse, proper=proper))
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
    article = Article(text=given.text, words=words)
    for first, end, kind in marked:
        free = [index for index in range(first, end) if not taken[index]]
        if free and free[-1] - free[0] + 1 == len(free):
            taken[first:end] = [True] * (end - first)
            yield from _kinds(article, (free[0], free[-1] + 1, kind))


def _kinds(article: Article, piece: Piece) -> Iterator[Piece]:
    first, end, kind = piece
    if kind == "misc":
        yield from cut(article, first, end, "misc")
        return
    name = article.slice(first, end)
    known = known_kind(name)
    if kind == "organisation":
        known = known or by_last_word(name.lower(), kind)
    finer, plain = _FINER.get(kind, ((), kind))
    yield first, end, known if known in finer else plain


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
    for piece in found:
        write(labels, piece)
    return labels
