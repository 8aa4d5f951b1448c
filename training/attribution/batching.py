"""Examples in batches of like length, as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from onrecord.tag.windows import Windows
from training.attribution.data import IGNORE, NOBODY, Example, Labelled, examples

WORD_FIELDS = ("roles", "entities", "tags", "relations", "governors")


def pad(arrays: list[np.ndarray], value: int) -> Tensor:
    """Stack arrays of different lengths, filled at the end."""
    size = max(len(array) for array in arrays)
    return torch.from_numpy(
        np.stack([np.pad(a, (0, size - len(a)), constant_values=value) for a in arrays])
    )


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """Make tensors of a batch; `mask` is over pieces, `known` over words with role labels."""
    tensors = {
        name: pad([getattr(e.window, name) for e in batch], 0)
        for name in ("pieces", "casings", "states", "initial", "first")
    }
    tensors["mask"] = pad([np.ones_like(e.window.pieces) for e in batch], 0).bool()
    for name in WORD_FIELDS:
        missing = [
            np.full(len(e.window.first), IGNORE) if getattr(e, name) is None else getattr(e, name)
            for e in batch
        ]
        tensors[name] = pad(missing, IGNORE)
    tensors["annotator"] = torch.tensor([e.annotator for e in batch])
    return tensors


def of_nobody(batch: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Take the name of the annotator off some of a batch, so that a reading of nobody is learnt."""
    named = batch["annotator"]
    return {**batch, "annotator": named.where(torch.rand(named.shape) >= share, NOBODY)}


def batches(items: list[Example], pieces: int, rng: random.Random) -> Iterator[list[Example]]:
    """Group examples of like length into batches of about `pieces` word pieces, shuffled."""
    keyed = sorted(items, key=lambda e: len(e.window.pieces) + rng.uniform(-12, 12))
    groups: list[list[Example]] = [[]]
    longest = 0
    for item in keyed:
        longest = max(longest, len(item.window.pieces))
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = len(item.window.pieces)
        groups[-1].append(item)
    rng.shuffle(groups)
    yield from groups


def epoch_examples(
    documents: list[Labelled], windows: Windows, rng: random.Random, *, packed: float = 0.5
) -> list[Example]:
    """Some of the documents as packed windows, the others by paragraph, drawn anew each time."""
    return [
        example
        for document in documents
        for example in examples(document, windows, pack=rng.random() < packed)
    ]
