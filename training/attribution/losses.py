"""What training minimises: the loss of each task, hard labels and soft."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.attribution.data import IGNORE
from training.attribution.encoder import AttributionModel
from training.attribution.segments import Potentials, gold_marginals, surrogate


def vectors(model: AttributionModel, batch: dict[str, Tensor]) -> Tensor:
    """Give the vectors of words, in bfloat16 within where the processor gains by it.

    Without AVX-512 it emulates bfloat16, ten times slower than floats.
    """
    quick = "AVX512" in torch.backends.cpu.get_cpu_capability()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=quick):
        return model.words(batch).float()


def word_mask(batch: dict[str, Tensor]) -> Tensor:
    """Which words are there and which are padding: no word begins where the frame stands."""
    return batch["first"] > 0


def masked_arcs(model: AttributionModel, words: Tensor, mask: Tensor) -> Tensor:
    """Score (segment, dependent, governor), padding never a governor; mask: (segment, word)."""
    return model.syntax.arcs(words).masked_fill(~mask[:, None], -1e4)


def losses(model: AttributionModel, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Loss by task, over the words of the batch.

    All words count, also those whose label in a task is unknown: a batch with few known ones
    must not weigh as much as a full one.
    """
    there = word_mask(batch)
    total_words = there.sum()
    words = vectors(model, batch)
    found = {}
    known = batch["roles"][:, 0] != IGNORE
    if known.any():
        labels = batch["roles"][known]
        mask = labels != IGNORE
        target = gold_marginals(labels, mask, model.roles.out_features)
        found["roles"] = role_loss(model.role_scores(words[known]), mask, target) / total_words
    cross_entropy = nn.functional.cross_entropy

    def plain(scores: Tensor, labels: Tensor) -> Tensor:
        total = cross_entropy(
            scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        return total / total_words

    found["entities"] = plain(model.entities(words), batch["entities"])
    found["tags"] = plain(model.syntax.tag(words), batch["tags"])
    found["relations"] = plain(model.syntax.relation(words), batch["relations"])
    found["arcs"] = plain(masked_arcs(model, words, there), batch["governors"])
    return found


def role_loss(given: Potentials, mask: Tensor, target: Potentials) -> Tensor:
    """Cross-entropy of whole labellings against marginals, hard or soft, summed."""
    value, pull = surrogate(given, mask, target)
    return value + pull - pull.detach()
