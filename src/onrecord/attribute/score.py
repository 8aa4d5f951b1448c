"""How sure an attribution is: the probability that a careful reader would agree with it.

What the tagger says of single spans is put together with how well they fit each other. The
coefficients were fitted on articles that the encoder had not seen (training/attribution:
calibrate.py) and lie beside its weights: other weights need others.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from pathlib import Path
from typing import Protocol

from onrecord.attribute.draft import Draft
from onrecord.attribute.pairing import FURTHEST, cost
from onrecord.errors import InputError
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Kind, RoleSpan

FILE = "scores.json"
NESTED = 0.8  # a guess: what is cited inside a content, where the attribution around it is right
_ALMOST = 0.998  # a marginal is never taken for more certain than this
_CUTS = frozenset("\"“”«»‘’'.,;:!?—–-…()\n")

NAMES = (
    "cue", "source", "content", "cue about", "source about", "content about", "least",
    "cue by rule", "source by rule", "content by rule",
    "no source", "more sources", "pieces", "cost of content", "cost of source", "shared source",
    "margin", "content first", "source last", "direct", "mixed", "words of cue", "words of content",
    "words of source", "cue quoted", "starts well", "ends well", "sentences",
)  # fmt: skip


class Scorer(Protocol):
    """Gives an attribution its score from its features, in the order of `NAMES`."""

    def __call__(self, features: Sequence[float]) -> float:
        """Give a score, 0-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """From which score on attributions are right how often, on held-out articles."""

    precision: float
    score: float
    kept: float  # share of all attributions that reach the score


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A logistic model over the features, and what its scores are good for."""

    bias: float
    weights: tuple[float, ...]
    worth: float  # an attribution with a lower score costs more precision than it brings recall
    thresholds: tuple[Threshold, ...]  # rising in precision; what cannot be reached is left out

    def __call__(self, features: Sequence[float]) -> float:
        """Give the probability that the attribution is right."""
        total = self.bias + sum(w * f for w, f in zip(self.weights, features, strict=True))
        return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 4)

    def threshold(self, precision: float) -> float:
        """The score from which on attributions are right at least so often in the mean.

        Raises:
            InputError: no score of this model promises so much.
        """
        for known in self.thresholds:
            if known.precision >= precision:
                return known.score
        most = max((known.precision for known in self.thresholds), default=0.0)
        raise InputError(
            f"A precision of {precision:g} cannot be promised: on held-out articles the surest "
            f"attributions were right {most:.0%} of the time. Ask for {most:g} or less."
        )


def load(model_folder: Path) -> Calibration | None:
    """Read the calibration of a model folder; None: these weights have none.

    Raises:
        InputError: the file fits another version of the features.
    """
    path = model_folder / FILE
    if not path.is_file():
        return None
    stored = json.loads(path.read_text(encoding="utf-8"))
    if tuple(stored["weights"]) != NAMES:
        raise InputError(
            f"{path} was made for other features than this version computes: calibrate anew "
            "(python -m training.attribution.calibrate)."
        )
    return Calibration(
        bias=stored["bias"],
        weights=tuple(stored["weights"].values()),
        worth=stored["worth"],
        thresholds=tuple(Threshold(**row) for row in stored["thresholds"]),
    )


def least(features: Sequence[float]) -> float:
    """Without a calibration: how sure the tagger is of the least sure part."""
    return round(1 / (1 + exp(-features[NAMES.index("least")])), 4)


def nested(around: float) -> float:
    """Score what stands inside the content of an attribution, from the score of that one."""
    return round(NESTED * around, 4)


def features(scene: TaggedText, draft: Draft, kind: Kind) -> tuple[float, ...]:
    """Describe a whole attribution in numbers, in the order of `NAMES`."""
    return (
        *_marginals(scene, draft),
        float(not draft.sources),
        float(len(draft.sources) > 1),
        float(min(3, len(draft.contents) - 1)),
        *_fit(scene, draft),
        float(kind is Kind.DIRECT),
        float(kind is Kind.MIXED),
        *_shape(scene, draft),
    )


def _marginals(scene: TaggedText, draft: Draft) -> tuple[float, ...]:
    groups: list[Sequence[RoleSpan]] = [[draft.cue], draft.sources, draft.contents]
    sure = [_logit(min(part.score for part in group)) if group else 0.0 for group in groups]
    about = [_logit(max(part.about for part in group)) if group else 0.0 for group in groups]
    present = [value for value, group in zip(sure, groups, strict=True) if group]
    ruled = [float(any(not scene.is_tagged(part) for part in group)) for group in groups]
    return *sure, *about, min(present), *ruled


def _fit(scene: TaggedText, draft: Draft) -> tuple[float, ...]:
    """How near the parts stand to each other, and in which order."""
    cue, first = draft.cue, draft.contents[0]
    price = min(cost(scene, cue, piece) for piece in draft.contents)
    source = min(draft.sources, key=lambda part: abs(part.start - cue.start), default=None)
    return (
        min(price, FURTHEST) / 10,
        min(cost(scene, cue, source), FURTHEST) / 10 if source else 0.0,
        float(source is not None and scene.cues(source.end, cue.start) > 0),
        _margin(scene, draft, price) / 10,
        float(first.start < cue.start),
        float(source is not None and source.start > cue.start),
    )


def _margin(scene: TaggedText, draft: Draft, price: float) -> float:
    """By how much the content is nearer to its cue than to the next one on either side."""
    others = [
        min(cost(scene, rival, piece) for piece in draft.contents)
        for rival in scene.cues_beside(draft.cue.start)
    ]
    return min([FURTHEST, *others]) - min(price, FURTHEST)


def _shape(scene: TaggedText, draft: Draft) -> tuple[float, ...]:
    start = min(piece.start for piece in draft.contents)
    end = max(piece.end for piece in draft.contents)
    return (
        log1p(_words(scene, [draft.cue])),
        log1p(_words(scene, draft.contents)),
        log1p(_words(scene, draft.sources)),
        float(scene.quoted_share(draft.cue) > 0.5),
        float(_is_cut(scene.text, start)),
        float(_is_cut(scene.text, end)),
        log1p(scene.sentence(end - 1) - scene.sentence(start)),
    )


def _is_cut(text: str, offset: int) -> bool:
    """Whether a mark, a line's end or the text's end stands on either side of an offset."""
    before, after = text[max(0, offset - 2) : offset].rstrip(" "), text[offset : offset + 1]
    return not before or before[-1] in _CUTS or not after or after in _CUTS


def _words(scene: TaggedText, parts: Sequence[RoleSpan]) -> int:
    return sum(scene.words(part.start, part.end) for part in parts)


def _logit(probability: float) -> float:
    kept = max(1 - _ALMOST, min(_ALMOST, probability))
    return log(kept / (1 - kept))
