"""What a trained model says of texts, asked once and kept: soft labels for a student.

Marginals of spans are kept where they are not next to nothing, in half precision.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.tag.windows import Window
from training.attribution.batching import batches, collate, of_nobody
from training.attribution.data import IGNORE, Example
from training.attribution.distil import Teachers, with_word_mask
from training.attribution.segments import Potentials, gold_marginals

LEAST = 0.003  # probability of a span that is kept
ASKED_AT_ONCE = 6000  # pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Marginals of one window.

    words: (word, label); follow: (from, to); spans: (first word, last word, role) in columns,
    with their probabilities; entities: (word, label).
    """

    words: NDArray[np.float16]
    follow: NDArray[np.float16]
    spans: NDArray[np.int16]
    probabilities: NDArray[np.float16]
    entities: NDArray[np.float16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A window with its labels, if there are any, and a teacher's answer."""

    example: Example
    answer: Answer

    @property
    def window(self) -> Window:
        """The pieces that were read."""
        return self.example.window


def ask(teachers: Teachers, items: list[Example]) -> list[Taught]:
    """Ask for all windows, and tell how far it is."""
    taught: list[Taught] = []
    for group in batches(items, ASKED_AT_ONCE, random.Random(0)):
        batch = of_nobody(with_word_mask(collate(group), group), 1.0)
        marginals, entities = teachers(batch)
        lengths = batch["word_mask"].sum(1).tolist()
        for row, (example, words) in enumerate(zip(group, lengths, strict=True)):
            answer = _answer(marginals, entities, row, words)
            taught.append(Taught(example=example, answer=answer))
        if len(taught) // 4000 > (len(taught) - len(group)) // 4000:
            print(f"{len(taught)} of {len(items)} windows asked", flush=True)
    return taught


def asked_once(asking: Callable[[], list[Taught]], path: Path) -> list[Taught]:
    """What asking gives, kept in a file: what is there already is not asked again."""
    if path.exists():
        return list(torch.load(path, weights_only=False))
    taught = asking()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    torch.save(taught, beside)
    beside.replace(path)
    return taught


def _answer(marginals: Potentials, entities: Tensor, row: int, words: int) -> Answer:
    spans = marginals.spans[row, :words, :words]
    kept = (spans > LEAST).nonzero()
    return Answer(
        words=marginals.words[row, :words].numpy().astype(np.float16),
        follow=marginals.follow[row].numpy().astype(np.float16),
        spans=kept.numpy().astype(np.int16),
        probabilities=spans[tuple(kept.T)].numpy().astype(np.float16),
        entities=entities[row, :words].numpy().astype(np.float16),
    )


def targets(group: list[Taught]) -> tuple[Potentials, Tensor]:
    """Marginals and probabilities of entity labels for a batch, padded at the end."""
    answers = [taught.answer for taught in group]
    rows, steps = len(group), max(len(answer.words) for answer in answers)
    labels, names = answers[0].words.shape[1], answers[0].entities.shape[1]
    words, entities = torch.zeros(rows, steps, labels), torch.zeros(rows, steps, names)
    spans = torch.zeros(rows, steps, steps, (labels - 1) // 2)
    stop = torch.zeros(rows, labels)
    for row, answer in enumerate(answers):
        n = len(answer.words)
        words[row, :n] = torch.from_numpy(answer.words).float()
        entities[row, :n] = torch.from_numpy(answer.entities).float()
        first, last, role = torch.from_numpy(answer.spans.astype(np.int64)).T
        spans[row, first, last, role] = torch.from_numpy(answer.probabilities).float()
        stop[row] = words[row, n - 1]
    follow = torch.from_numpy(np.stack([answer.follow for answer in answers])).float()
    return Potentials(words, spans, words[:, 0], follow, stop), entities


def with_gold(target: Potentials, labels: Tensor, share: float) -> Potentials:
    """Let hard labels (segment, word) have their share in a target, where there are any."""
    known = labels[:, 0] != IGNORE
    if not known.any():
        return target
    hard = gold_marginals(labels[known], labels[known] != IGNORE, target.words.shape[-1])
    for part in fields(Potentials):
        soft = getattr(target, part.name)
        soft[known] = torch.lerp(soft[known], getattr(hard, part.name), share)
    return target
