"""Gold and silver articles as labelled windows."""

from __future__ import annotations

import gzip
import hashlib
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.tag.quotations import find_quotations
from onrecord.tag.windows import Layout, Window, Windows, lay_out
from onrecord.tag.words import find_paragraphs
from training.attribution.kinds import UNSURE
from training.attribution.labels import ENTITY_LABELS, RELATIONS, ROLE_LABELS, TAGS
from training.attribution.name_sets import (
    annotated_pieces,
    count,
    crossner_text,
    labels_of,
    parsed_words,
)
from training.attribution.names import pieces
from training.attribution.seen import Seen
from training.attribution.universal import Tree, universal

IGNORE = -100
NOBODY = 0  # the reading of no annotator in particular
HELD_OUT = 0.07  # share of the training articles that calibration alone sees


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A laid-out text with one label per word and task; IGNORE where nothing is known."""

    id: str
    layout: Layout
    roles: NDArray[np.int64] | None
    entities: NDArray[np.int64]
    tags: NDArray[np.int64]
    relations: NDArray[np.int64]
    governors: NDArray[np.int64]  # the index of the governing word; the word itself: root
    annotator: int = NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One window with its labels; entry i belongs to `window.first[i]`."""

    window: Window
    roles: NDArray[np.int64] | None
    entities: NDArray[np.int64]
    tags: NDArray[np.int64]
    relations: NDArray[np.int64]
    governors: NDArray[np.int64]
    annotator: int = NOBODY


def rows(path: Path) -> Iterator[dict]:
    """Read the lines of a .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def file_hash(path: Path) -> str:
    """SHA-256 of a data file, to be written beside the weights."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def held_out(id: str) -> bool:  # noqa: A002 - what the data call it
    """Whether an article is kept from the encoder, so that scores can be calibrated on it.

    The same articles for good, whatever else is in the set: a hash of the id decides.
    """
    digest = hashlib.sha256(id.encode("utf-8")).digest()
    return int.from_bytes(digest[:4], "big") < HELD_OUT * 2**32


def text_layout(text: str) -> Layout:
    """Lay out a text as the tagger does."""
    return lay_out(text, find_quotations(text, find_paragraphs(text)))


def role_labels(layout: Layout, attributions: list[dict]) -> NDArray[np.int64]:
    """B/I labels of words; a span starts anew at a paragraph break."""
    labels = np.zeros(len(layout.words), dtype=np.int64)
    ends = [end for _, end in layout.words]
    breaks = {start for start, _ in layout.paragraphs}
    for attribution in attributions:
        for role in ("source", "cue", "content"):
            begin = ROLE_LABELS.index(f"B-{role}")
            for start, end in attribution.get(role) or []:
                word, first = bisect_right(ends, start), True
                while word < len(ends) and layout.words[word][0] < end:
                    fresh = first or layout.words[word][0] in breaks
                    labels[word] = begin if fresh else begin + 1
                    word, first = word + 1, False
    return labels


def tokens_of(layout: Layout, starts: list[int], ends: list[int]) -> list[int]:
    """Align our words with somebody's tokens: the token in which each begins, -1 for none."""
    tokens = [bisect_right(starts, start) - 1 for start, _ in layout.words]
    pairs = zip(tokens, layout.words, strict=True)
    return [token if token >= 0 and ends[token] > start else -1 for token, (start, _) in pairs]


def parsed(layout: Layout, silver: dict) -> dict[str, NDArray[np.int64]]:
    """Give the parser's tags, relations and governors by our words; IGNORE where unknown."""
    people = [name == "PERSON" for name in silver["ner"]]
    tree = universal(Tree(silver["lemma"], silver["pos"], silver["dep"], silver["head"], people))
    tokens = tokens_of(layout, silver["start"], silver["end"])
    found = governed(tokens, tree.relations, tree.heads)
    unsure = found["relations"] == RELATIONS.index("dep")
    found["relations"][unsure] = found["governors"][unsure] = IGNORE
    for word, token in enumerate(tokens):
        if token >= 0 and silver["pos"][token] in TAGS:
            found["tags"][word] = TAGS.index(silver["pos"][token])
    return found


def governed(
    tokens: list[int], relations: list[str], heads: list[int]
) -> dict[str, NDArray[np.int64]]:
    """Labels of words from a tree over tokens; `tokens` as `tokens_of` gives them.

    Where a token is several of our words, the first stands for it and the others go with it.
    """
    names = ("tags", "relations", "governors")
    found = {name: np.full(len(tokens), IGNORE, dtype=np.int64) for name in names}
    first: dict[int, int] = {}
    for word, token in enumerate(tokens):
        first.setdefault(token, word)
    for word, token in enumerate(tokens):
        if token < 0:
            continue
        if first[token] != word:
            found["relations"][word] = RELATIONS.index("goeswith")
            found["governors"][word] = first[token]
            continue
        found["relations"][word] = RELATIONS.index(relations[token])
        head = heads[token]
        found["governors"][word] = word if head < 0 else first.get(head, IGNORE)
    return found


def name_labels(labels: list[str]) -> NDArray[np.int64]:
    """Numbers of the labels of words; IGNORE where it is not sure what they are."""
    numbers = {name: number for number, name in enumerate(ENTITY_LABELS)} | {UNSURE: IGNORE}
    return np.array([numbers[label] for label in labels], dtype=np.int64)


def polnear(folder: Path, part: str) -> list[Labelled]:
    """Read a part of PolNeAR ("train" or "dev") with its silver layer.

    Annotators are numbered from 1 in the order of their names.
    """
    parses = {row["id"]: row for row in rows(folder / f"{part}_corenlp_silver.jsonl.gz")}
    seen = seen_names(folder)
    articles = list(rows(folder / f"{part}.jsonl.gz"))
    annotators = sorted({row["annotator"] for row in articles})
    found = []
    for row in articles:
        blank, parse = unlabelled(row["id"], row["text"]), parses.get(row["id"])
        layout, known = blank.layout, {}
        if parse:
            names = labels_of(pieces(parsed_words(layout, parse), row["text"], seen), layout)
            known = {"entities": name_labels(names), **parsed(layout, parse)}
        roles = role_labels(layout, row["attributions"])
        annotator = annotators.index(row["annotator"]) + 1
        found.append(replace(blank, roles=roles, annotator=annotator, **known))
    return found


@lru_cache(maxsize=1)
def seen_names(folder: Path) -> Seen:
    """How each name of PolNeAR's training articles is mostly read."""
    parses = {row["id"]: row for row in rows(folder / "train_corenlp_silver.jsonl.gz")}
    texts = (row for row in rows(folder / "train.jsonl.gz") if row["id"] in parses)
    return count(
        (parsed_words(text_layout(row["text"]), parses[row["id"]]), row["text"]) for row in texts
    )


def crossner(path: Path) -> list[Labelled]:
    """Read CrossNER sentences; only their names are known."""
    found = []
    for number, row in enumerate(rows(path)):
        given = crossner_text(number, row)
        layout = text_layout(given.text)
        names = name_labels(labels_of(annotated_pieces(layout, given), layout))
        found.append(replace(unlabelled(given.id, given.text), layout=layout, entities=names))
    return found


def unlabelled(name: str, text: str) -> Labelled:
    """Lay out a text of which nothing is known."""
    layout = text_layout(text)
    unknown = np.full(len(layout.words), IGNORE, dtype=np.int64)
    return Labelled(
        id=name,
        layout=layout,
        roles=None,
        entities=unknown,
        tags=unknown,
        relations=unknown,
        governors=unknown,
    )


def examples(labelled: Labelled, windows: Windows, *, pack: bool) -> Iterator[Example]:
    """Cut a labelled text into windows."""
    for window in windows(labelled.layout, pack=pack):
        words = window.words
        place = {word: i for i, word in enumerate(words.tolist()) if word >= 0}
        outside = words < 0

        def cut(labels: NDArray[np.int64], separator: int) -> NDArray[np.int64]:
            return np.where(outside, separator, labels[words])  # noqa: B023

        governors = [place.get(g, IGNORE) for g in cut(labelled.governors, IGNORE).tolist()]
        yield Example(
            window=window,
            roles=None if labelled.roles is None else _begun(cut(labelled.roles, 0)),
            entities=cut(labelled.entities, 0 if (labelled.entities != IGNORE).any() else IGNORE),
            tags=cut(labelled.tags, IGNORE),
            relations=cut(labelled.relations, IGNORE),
            governors=np.array(governors, dtype=np.int64),
            annotator=labelled.annotator,
        )


def _begun(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Let a span that a window cuts in two begin in it: no window may start inside of one."""
    if len(labels) and labels[0] and labels[0] % 2 == 0:
        labels[0] -= 1
    return labels


def spans(labels: NDArray[np.int64], names: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Read (first word, end word, name) off B/I labels."""
    found, start, name = [], -1, ""
    for i, number in enumerate([*labels.tolist(), 0]):
        label = names[number] if number >= 0 else "O"
        if start >= 0 and label != f"I-{name}":
            found.append((start, i, name))
            start = -1
        if label.startswith("B-"):
            start, name = i, label[2:]
    return found


def exact_f1(gold: list[list], found: list[list]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of exact spans, in percent, by name."""
    hit, n_found, n_gold = Counter(), Counter(), Counter()
    for g, f in zip(gold, found, strict=True):
        n_gold.update(s[2] for s in g)
        n_found.update(s[2] for s in f)
        hit.update(s[2] for s in set(g) & set(f))
    table = {}
    for name in n_gold:
        p, r = hit[name] / max(1, n_found[name]), hit[name] / n_gold[name]
        table[name] = (100 * p, 100 * r, 200 * p * r / (p + r) if p + r else 0.0)
    return table
