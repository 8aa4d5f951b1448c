"""Pairs of news sentences: do they give one saying? And pairs that differ in what forbids it.

The pairs are in two halves. Each is scored by weights that were fitted on the other alone, so that
no pair is judged by what has seen it; what ships was fitted on both. Only examples of the half
"look" were read while rules were written. What forbids a join is asked of sentences of which one
number, name or negation was changed by script.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.data import GOLD_FOLDER, rows
from evals.reports.table import Measure
from onrecord.link.utterances.joining import Judgement, judge_pairs
from onrecord.link.utterances.saying import Why
from onrecord.link.utterances.score import Weights, load
from onrecord.link.wording.changes import name_places
from onrecord.link.wording.words import read_words

SUITE = "same_saying"
LOOK, KEPT = 0, 1
OF_HALF = {
    LOOK: GOLD_FOLDER / "same_saying_look.json",
    KEPT: GOLD_FOLDER / "same_saying_kept.json",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences, and whether readers found that they say the same."""

    one: str
    other: str
    same: bool


def half_of(name: str) -> int:
    """Say in which half an example is, by a hash of its id."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2


def pairs_of(folder: Path, half: int) -> list[Pair]:
    """Read one half.

    Raises:
        DataMissing: the set is not there.
    """
    return [
        Pair(one=row["a"], other=row["b"], same=row["same"])
        for row in rows(folder, "same_saying", "train.jsonl.gz")
        if half_of(row["id"]) == half
    ]


def recall_at(
    scores: NDArray[np.float64], same: NDArray[np.bool_], precision: float
) -> tuple[float, float]:
    """Give the best recall at a precision, and the score that has it.

    Pairs of one score go together.
    """
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(same[order])
    at_end = np.append(np.diff(scores[order]) != 0, True)
    fits = np.flatnonzero((right >= precision * np.arange(1, len(order) + 1)) & at_end)
    if not len(fits):
        return 0.0, 1.0
    return float(right[fits[-1]] / max(1, same.sum())), float(scores[order][fits[-1]])


def changed(text: str) -> Iterator[tuple[str, str]]:
    """Change one number, one name and one negation of a sentence, where it has them.

    Gives the kind and the sentence as it is then.
    """
    number = re.search(r"(?<![\w.,$])\d{1,3}(?:,\d{3})*(?![\w.,]\w|\w)", text)
    if number:
        other = int(number[0].replace(",", "")) * 2 + 7
        yield "number", text[: number.start()] + str(other) + text[number.end() :]
    words = read_words(text)
    for at in name_places(words, 0, len(words))[-1:]:
        yield "name", text[: words.starts[at]] + "Ardelo" + text[words.ends[at] :]
    negation = re.search(r"\b(?:not|never) |n't\b|n’t\b", text)
    verb = re.search(r"\b(?:is|are|was|were|will|would|has|had|could|should)\b", text)
    if negation:
        yield "negation", text[: negation.start()] + text[negation.end() :]
    elif verb:
        yield "negation", text[: verb.end()] + " not" + text[verb.end() :]


def wrongly_joined(pairs: list[Pair], weights: Weights) -> dict[str, tuple[int, int]]:
    """Count, by kind, pairs made to differ that were joined, and all of them.

    A changed sentence is held against itself and, where readers found a pair the same, against the
    other sentence of it.
    """
    made = [
        (kind, after, original)
        for pair in pairs
        for kind, after in changed(pair.one)
        for original in ([pair.one, pair.other] if pair.same else [pair.one])
        if original is pair.one or _holds_what_went(pair.one, after, original)
    ]
    verdicts = _verdicts([(after, original) for _, after, original in made], weights)
    kinds = [kind for kind, _, _ in made]
    return {
        kind: (
            sum(v.joined for v, k in zip(verdicts, kinds, strict=True) if k == kind),
            kinds.count(kind),
        )
        for kind in ("number", "name", "negation")
    }


def _holds_what_went(before: str, after: str, other: str) -> bool:
    """Whether the other sentence has the words that the change took, and lacks what it put in."""
    was, now, there = (set(read_words(text).forms) for text in (before, after, other))
    return was - now <= there and not (now - was) & there


def _verdicts(pairs: list[tuple[str, str]], weights: Weights) -> list[Judgement]:
    wordings = [read_words(text) for side in (0, 1) for text in (pair[side] for pair in pairs)]
    places = np.arange(len(pairs))
    return judge_pairs(wordings, places, places + len(pairs), weights)


def measures(folder: Path) -> list[Measure]:
    """Measure the kept half, and both together.

    Raises:
        DataMissing: the set is not there.
    """
    halves = {half: pairs_of(folder, half) for half in (LOOK, KEPT)}
    asked = {
        half: _verdicts([(p.one, p.other) for p in halves[half]], _other(half)) for half in halves
    }
    found = _recalls("kept", halves[KEPT], asked[KEPT])
    found += _recalls("both", halves[LOOK] + halves[KEPT], asked[LOOK] + asked[KEPT])
    counts = wrongly_joined(halves[KEPT], _other(KEPT))
    total = (sum(n for n, _ in counts.values()), sum(n for _, n in counts.values()))
    for name, (wrong, count) in {**counts, "one of the three": total}.items():
        share = 100 * wrong / max(1, count)
        found.append(Measure(suite=SUITE, name=f"kept: joined, but another {name}", value=share))
    return found


def _other(half: int) -> Weights:
    return load(OF_HALF[LOOK if half == KEPT else KEPT])


def _recalls(part: str, pairs: list[Pair], verdicts: list[Judgement]) -> list[Measure]:
    """Recall by the score alone, and with what forbids a join taken out; what is joined."""
    same = np.array([pair.same for pair in pairs])
    scores = np.array([verdict.score for verdict in verdicts])
    forbidden = np.array([v.why in (Why.NUMBER, Why.NAME, Why.NEGATION) for v in verdicts])
    joined = np.array([verdict.joined for verdict in verdicts])
    values = {
        f"{part}: recall at precision {precision:.2f}{suffix}": recall_at(ranked, same, precision)[
            0
        ]
        for suffix, ranked in (("", scores), (", forbidden out", np.where(forbidden, 0.0, scores)))
        for precision in (0.95, 0.90)
    } | {
        f"{part}: joined, precision": same[joined].mean(),
        f"{part}: joined, recall": joined[same].mean(),
    }
    return [
        *(Measure(suite=SUITE, name=name, value=100 * float(v)) for name, v in values.items()),
        Measure(suite=SUITE, name=f"{part}: pairs", value=len(pairs), digits=0),
    ]
