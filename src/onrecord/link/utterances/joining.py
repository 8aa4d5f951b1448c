"""Whether two wordings give one saying.

Words decide: the same wording, cleaned or cut, joins; so does one that is altered a little, or
said in other words that score high enough. Another number, name or negation never joins, and
what holds too few words that are not everybody's joins nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.link.utterances.features import NAMES, Numbers, Places, Table
from onrecord.link.utterances.saying import Why
from onrecord.link.utterances.score import Weights, load
from onrecord.link.wording import Change, Comparison, Fidelity, Piece, Wording, compare, read_words
from onrecord.link.wording.background import background
from onrecord.link.wording.changes import name_places, names_against, negates, numbers_against
from onrecord.link.wording.classes import FUNCTION_WORDS

# Sum of the rarity of shared words outside stock phrases. Eight common words have some 20, three
# words of which one is rare some 18, "thank you very much for coming" about 5.
FLOOR = 16.0
LEAST_WORDS = 3
_CONTENT_WORDS = 2  # that are no names: "the Harbour Board of Ondai" says nothing
_PLAIN_WORDS = 5  # or as many words of any kind that are no names
SURE_WORDS = 8  # the same in a row and direct: one saying, whoever is named as its speaker
_CLOSE = 0.8  # share of the shorter, weighed, that is the same, for an altered part of a longer
_COVERED = 0.7  # share of the shorter's words that the longer has, in order
_WORTH_COMPARING = 0.5  # share of the shorter's stems that the longer has
_SAME = frozenset(
    {Fidelity.VERBATIM, Fidelity.TYPOGRAPHIC, Fidelity.CLEANED, Fidelity.CUT, Fidelity.STITCHED}
)


class Judgement(NamedTuple):
    """What became of a pair; `why` None is nothing in common."""

    joined: bool
    why: Why | None
    score: float
    alike: int = 0  # words that are the same, in a row or cleaned


def judge_pairs(
    wordings: Sequence[Wording], left: Places, right: Places, weights: Weights | None = None
) -> list[Judgement]:
    """Judge pairs by their words alone; the order of a pair does not count.

    Pairs of the same words are judged once: copies are the rule. `weights` None are those that
    ship.
    """
    weights = weights or load()
    distinct: dict[tuple[tuple[str, ...], tuple[int, ...]], int] = {}
    kept: list[Wording] = []
    pairs: dict[tuple[int, int], int] = {}
    asked: list[int] = []
    for pair in zip(left.tolist(), right.tolist(), strict=True):
        codes = []
        for wording in (wordings[place] for place in pair):
            code = distinct.setdefault((wording.forms, wording.marks), len(kept))
            if code == len(kept):
                kept.append(wording)
            codes.append(code)
        asked.append(pairs.setdefault((min(codes), max(codes)), len(pairs)))
    if not pairs:
        return []
    one, other = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    features = Table(kept).features(one, other)
    scores = weights.score(features)
    verdicts = [
        _judge(kept[first], kept[second], row, round(float(score), 6), weights)
        for first, second, row, score in zip(one, other, features, scores, strict=True)
    ]
    return [verdicts[place] for place in asked]


def _judge(
    one: Wording, other: Wording, features: Numbers, score: float, weights: Weights
) -> Judgement:
    if score < weights.doubtful and features[_HELD] < _WORTH_COMPARING:
        return Judgement(False, None, score)
    report, reference = sorted((one, other), key=lambda w: (len(w), w.forms, w.text))
    if len(report) < LEAST_WORDS or not tells_enough(report, reference):
        return Judgement(False, None, score)
    compared = compare(report, reference, loose=True)
    alike = _alike(compared)
    forbidden = _forbidden(compared, report, reference)
    if forbidden:
        return Judgement(False, forbidden, score, alike)
    joined, why = _by_words(compared, score, weights, covered=alike >= _COVERED * len(report))
    return Judgement(joined, why, score, alike)


def _by_words(
    compared: Comparison, score: float, weights: Weights, *, covered: bool
) -> tuple[bool, Why | None]:
    """Judge what nothing forbids: by its wording where most of it is the same, else by score."""
    if compared.fidelity in _SAME and covered:
        return True, Why.WORDING
    # a part of a longer wording scores low by its length: speaker and day must bear it out
    close = score >= weights.doubtful or compared.shared >= _CLOSE
    if compared.fidelity is Fidelity.ALTERED and covered and close:
        return score >= weights.joins, Why.ALTERED
    if score >= weights.joins:
        return True, Why.SCORE
    return False, Why.DOUBTFUL if score >= weights.doubtful else None


def _forbidden(compared: Comparison, report: Wording, reference: Wording) -> Why | None:
    """Name what makes it another saying, whatever else is shared.

    A number that only one side has says more, and not something else; so it is with a name. A
    negation that is gone here and stands there has moved.
    """
    if numbers_against(report, reference):
        return Why.NUMBER
    if sum(map(_turned, compared.pieces)) != 0:
        return Why.NEGATION
    renamed = any(p.change is Change.NAME and p.report and p.reference for p in compared.pieces)
    return Why.NAME if renamed or names_against(report, reference) else None


def _turned(piece: Piece) -> int:
    """Say whether a piece negates in the report alone, 1, or in the reference alone, -1."""
    if piece.change is not Change.NEGATION:
        return 0
    ours, theirs = (
        any(map(negates, read_words(side.text).forms)) if side else False
        for side in (piece.report, piece.reference)
    )
    return ours - theirs if ours != theirs else 1  # an opposite word: "likely", "unlikely"


def _alike(compared: Comparison) -> int:
    return sum(
        len(piece.report.text.split())
        for piece in compared.pieces
        if piece.report and piece.change is Change.SAME
    )


def tells_enough(one: Wording, other: Wording) -> bool:
    """Whether two wordings share words that are not everybody's, and not names alone.

    Only words of the one outside stock phrases count.
    """
    known = background()
    names = {one.forms[at] for at in name_places(one, 0, len(one))}
    free = {f for f, is_free in zip(one.forms, known.unstocked(one.forms), strict=True) if is_free}
    shared = free & set(other.forms)
    said = shared - names
    content = {form for form in said if form not in FUNCTION_WORDS}
    if len(content) < _CONTENT_WORDS and len(said) < _PLAIN_WORDS:
        return False
    return sum(known.weights(shared)) >= FLOOR


_HELD = NAMES.index("held")
