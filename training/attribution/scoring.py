"""Span scores of a model on a labelled set."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, pad
from training.attribution.crf import CRF
from training.attribution.data import IGNORE, Labelled, exact_f1, examples, spans
from training.attribution.encoder import AttributionModel
from training.attribution.labels import ENTITY_LABELS, ROLE_LABELS


@torch.no_grad()
def decode(model: AttributionModel, crf: CRF, batch: dict[str, Tensor]) -> Iterator[tuple]:
    """Give the best roles and entities of every segment of a batch."""
    words = model.words(batch)
    role_scores = model.roles(words.float())
    entity_labels = model.entities(words.float()).argmax(-1)
    start, follow, stop = crf.tables()
    for row, labels in enumerate(batch["first_mask"]):
        n = int(labels.sum())
        scores = role_scores[row, :n]
        best, back = start + scores[0], []
        for t in range(1, n):
            step = best[:, None] + follow
            back.append(step.argmax(0))
            best = step.max(0).values + scores[t]
        path = [int((best + stop).argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        yield np.array(path[::-1]), entity_labels[row, :n].cpu().numpy()


def evaluate(
    model: AttributionModel, crf: CRF, documents: list[Labelled], windows: Windows, *, pack: bool
) -> dict[str, tuple[float, float, float]]:
    """Exact F1 of spans of words on a set, roles and entities."""
    model.eval()
    items = [e for d in documents for e in examples(d, windows, pack=pack)]
    gold, found = [], []
    device = next(model.parameters()).device
    for group in batches(items, 4000, random.Random(0)):
        batch = collate(group)
        batch["first_mask"] = pad([np.ones_like(e.window.first) for e in group], 0)
        batch = {name: tensor.to(device) for name, tensor in batch.items()}
        for example, (roles, entities) in zip(group, decode(model, crf, batch), strict=True):
            g, f = [], []
            if example.roles is not None:
                g += spans(example.roles, ROLE_LABELS)
                f += spans(roles, ROLE_LABELS)
            known = example.entities != IGNORE
            if known.any():  # what touches a word in doubt is neither right nor wrong
                g += spans(example.entities, ENTITY_LABELS)
                f += [s for s in spans(entities, ENTITY_LABELS) if known[s[0] : s[1]].all()]
            gold.append(g)
            found.append(f)
    return exact_f1(gold, found)


def line(table: dict[str, tuple[float, float, float]]) -> str:
    """One line of F1 figures."""
    return "  ".join(f"{name} {values[2]:.1f}" for name, values in sorted(table.items()))
