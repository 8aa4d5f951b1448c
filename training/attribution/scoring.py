"""Span scores of a model on a labelled set."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.tag.decode import Scores, SegmentField
from onrecord.tag.names import NameLabels
from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, of_nobody, pad
from training.attribution.data import IGNORE, Labelled, exact_f1, examples, spans
from training.attribution.encoder import AttributionModel
from training.attribution.labels import ENTITY_LABELS, ROLE_LABELS
from training.attribution.segments import BORDERS

ROLES = tuple(label[2:] for label in ROLE_LABELS if label.startswith("B-"))
NAMES = NameLabels(ENTITY_LABELS)
Span = tuple[int, int, str]  # first word, end word, name


@torch.no_grad()
def decode(
    model: AttributionModel, batch: dict[str, Tensor]
) -> Iterator[tuple[list[Span], list[Span]]]:
    """Give the roles and the names of every segment, as the tagger decides them."""
    words = model.words(batch).float()
    entities = model.entities(words).numpy()
    labels = model.roles(words).numpy()
    spans = model.segments.products(words).permute(0, 3, 2, 1).numpy()
    lengths = batch["first_mask"].sum(1).tolist()
    windows = [
        Scores(labels=labels[row, :n], spans=spans[row, :, :n, :n]) for row, n in enumerate(lengths)
    ]
    for row, found in enumerate(SegmentField(**tables(model)).decode(windows)):
        roles = [(span.first, span.end, ROLES[span.role]) for span in found]
        (names,) = NAMES.find([entities[row, : lengths[row]]])
        yield roles, [(name.first, name.end, name.kind) for name in names]


def tables(model: AttributionModel) -> dict[str, NDArray]:
    """What the decoder needs beside the scores of words, by name."""
    start, follow, stop = (table.detach().numpy() for table in model.field.tables())
    lengths = model.segments.length.detach().numpy()
    return {
        "start": start,
        "follow": follow,
        "stop": stop,
        "lengths": lengths,
        "borders": np.array(BORDERS),
        "chance": np.float32(model.chance),
    }


def evaluate(
    model: AttributionModel, documents: list[Labelled], windows: Windows, *, pack: bool
) -> dict[str, tuple[float, float, float]]:
    """Exact F1 of spans of words on a set, roles and entities."""
    model.eval()
    items = [e for d in documents for e in examples(d, windows, pack=pack)]
    gold, found = [], []
    for group in batches(items, 4000, random.Random(0)):
        batch = of_nobody(collate(group), 1.0)
        batch["first_mask"] = pad([np.ones_like(e.window.first) for e in group], 0)
        for example, (roles, entities) in zip(group, decode(model, batch), strict=True):
            g, f = [], []
            if example.roles is not None:
                g += spans(example.roles, ROLE_LABELS)
                f += roles
            known = example.entities != IGNORE
            if known.any():  # what touches a word in doubt is neither right nor wrong
                g += spans(example.entities, ENTITY_LABELS)
                f += [s for s in entities if known[s[0] : s[1]].all()]
            gold.append(g)
            found.append(f)
    return exact_f1(gold, found)


def line(table: dict[str, tuple[float, float, float]]) -> str:
    """One line of F1 figures."""
    return "  ".join(f"{name} {values[2]:.1f}" for name, values in sorted(table.items()))
