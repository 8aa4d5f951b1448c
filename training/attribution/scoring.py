"""Span scores of a model on a labelled set."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.tag.choose import choose
from onrecord.tag.decode import Scores, SegmentField
from onrecord.tag.names import NameLabels
from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, of_nobody, pad
from training.attribution.data import IGNORE, Example, Labelled, exact_f1, examples, spans
from training.attribution.encoder import AttributionModel
from training.attribution.labels import ENTITY_LABELS, RELATIONS, ROLE_LABELS
from training.attribution.segments import BORDERS

ROLES = tuple(label[2:] for label in ROLE_LABELS if label.startswith("B-"))
NAMES = NameLabels(ENTITY_LABELS)
Span = tuple[int, int, str]  # first word, end word, name


@torch.no_grad()
def decode(
    model: AttributionModel, batch: dict[str, Tensor], cost: float
) -> Iterator[tuple[list[Span], list[Span]]]:
    """Give the roles and the names of every segment, as the tagger decides them.

    `cost`: what a span must be worth (`choose`).
    """
    words = model.words(batch).float()
    entities = model.entities(words).numpy()
    labels = model.roles(words).numpy()
    spans = model.segments.products(words).permute(0, 3, 2, 1).numpy()
    lengths = batch["first_mask"].sum(1).tolist()
    windows = [
        Scores(labels=labels[row, :n], spans=spans[row, :, :n, :n]) for row, n in enumerate(lengths)
    ]
    for row, likely in enumerate(SegmentField(**tables(model)).likely(windows)):
        found = choose(likely, (cost,) * len(ROLES))
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
    model: AttributionModel, documents: list[Labelled], windows: Windows, *, cost: float
) -> dict[str, tuple[float, float, float]]:
    """Exact F1 of spans of words on a set read by paragraph, roles and entities."""
    both = marked(model, documents, windows, cost=cost)
    gold, found = zip(*(pair for pairs in both for pair in pairs), strict=True)
    return exact_f1(list(gold), list(found))


def marked(
    model: AttributionModel, documents: list[Labelled], windows: Windows, *, cost: float
) -> list[list[tuple[list[Span], list[Span]]]]:
    """Give, by document, what is marked in each of its windows and what was found there."""
    model.eval()
    items = [(at, e) for at, d in enumerate(documents) for e in examples(d, windows, pack=False)]
    places = {id(example): at for at, example in items}
    both: list[list[tuple[list[Span], list[Span]]]] = [[] for _ in documents]
    for group in batches([example for _, example in items], 4000, random.Random(0)):
        batch = of_nobody(collate(group), 1.0)
        batch["first_mask"] = pad([np.ones_like(e.window.first) for e in group], 0)
        for example, spans_found in zip(group, decode(model, batch, cost), strict=True):
            both[places[id(example)]].append(_compared(example, *spans_found))
    return both


def _compared(
    example: Example, roles: list[Span], entities: list[Span]
) -> tuple[list[Span], list[Span]]:
    """What is marked and what was found, of the tasks of which something is known."""
    gold: list[Span] = []
    found: list[Span] = []
    if example.roles is not None:
        gold += spans(example.roles, ROLE_LABELS)
        found += roles
    known = example.entities != IGNORE
    if known.any():  # what touches a word in doubt is neither right nor wrong
        gold += spans(example.entities, ENTITY_LABELS)
        found += [span for span in entities if known[span[0] : span[1]].all()]
    return gold, found


@torch.no_grad()
def attachment(
    model: AttributionModel, documents: list[Labelled], windows: Windows
) -> dict[str, float]:
    """Percent of words right, marks left out: tag, head, head and relation, before any tree."""
    model.eval()
    counts: Counter[str] = Counter()
    items = [e for d in documents for e in examples(d, windows, pack=False)]
    for group in batches(items, 4000, random.Random(0)):
        batch = of_nobody(collate(group), 1.0)
        batch["first_mask"] = pad([np.ones_like(e.window.first) for e in group], 0).bool()
        words = model.words(batch).float()
        arcs = model.syntax.arcs(words).masked_fill(~batch["first_mask"][:, None], -1e4)
        relations, governors = batch["relations"], batch["governors"]
        counted = (governors != IGNORE) & (relations != RELATIONS.index("punct"))
        head = (arcs.argmax(-1) == governors) & counted
        label = (model.syntax.relation(words).argmax(-1) == relations) & counted
        tagged = batch["tags"] != IGNORE
        tag = (model.syntax.tag(words).argmax(-1) == batch["tags"]) & tagged
        parts = {"words": counted, "head": head, "relation": label, "both": head & label}
        parts |= {"tagged": tagged, "tag": tag}
        counts.update({name: int(part.sum()) for name, part in parts.items()})
    found = {name: counts[name] / max(1, counts["words"]) for name in ("head", "relation", "both")}
    found["tag"] = counts["tag"] / max(1, counts["tagged"])
    return {name: round(100 * value, 2) for name, value in found.items()}


def line(table: dict[str, tuple[float, float, float]]) -> str:
    """One line of F1 figures."""
    return "  ".join(f"{name} {values[2]:.1f}" for name, values in sorted(table.items()))
