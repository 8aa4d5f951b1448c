"""What training minimises: the loss of each task, hard labels and soft."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.attribution.crf import CRF
from training.attribution.data import IGNORE
from training.attribution.encoder import AttributionModel


def losses(model: AttributionModel, crf: CRF, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Loss by task, over the words of the batch.

    All words count, also those whose label in a task is unknown: a batch with few known ones
    must not weigh as much as a full one.
    """
    total_words = (batch["first"] > 0).sum()
    with torch.autocast(batch["pieces"].device.type, dtype=torch.bfloat16):
        words = model.words(batch)
    words = words.float()
    found = {}
    known = batch["roles"][:, 0] != IGNORE
    if known.any():
        labels = batch["roles"][known]
        mask = labels != IGNORE
        scores = model.roles(words[known])
        found["roles"] = crf.loss(scores, labels.clamp(min=0), mask) / total_words
    cross_entropy = nn.functional.cross_entropy

    def plain(scores: Tensor, labels: Tensor) -> Tensor:
        total = cross_entropy(
            scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        return total / total_words

    found["entities"] = plain(model.entities(words), batch["entities"])
    found["tags"] = plain(model.syntax.tag(words), batch["tags"])
    found["relations"] = plain(model.syntax.relation(words), batch["relations"])
    arcs = model.syntax.arcs(words)
    absent = torch.arange(arcs.shape[2])[None] >= (batch["roles"].shape[1])
    arcs = arcs.masked_fill(absent[:, None, :].to(arcs.device), -1e4)
    found["arcs"] = plain(arcs, batch["governors"])
    return found


@torch.no_grad()
def marginals(crf: CRF, scores: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Unary (segment, word, label) and pairwise (segment, word, from, to) marginals.

    The pair at word t is that of the words t - 1 and t; at 0 and in padding it is zero.
    """
    start, follow, stop = crf.tables()
    steps = scores.shape[1]
    alpha = [start + scores[:, 0]]
    for t in range(1, steps):
        forward = torch.logsumexp(alpha[-1][:, :, None] + follow, dim=1) + scores[:, t]
        alpha.append(torch.where(mask[:, t, None], forward, alpha[-1]))
    beta = stop.expand_as(alpha[0])
    total = torch.logsumexp(alpha[-1] + stop, dim=1)
    unary, pairs = [], []
    for t in range(steps - 1, -1, -1):
        here = mask[:, t, None]
        unary.append(torch.exp(alpha[t] + beta - total[:, None]) * here)
        if t:
            inner = alpha[t - 1][:, :, None] + follow + (scores[:, t] + beta)[:, None, :]
            pairs.append(torch.exp(inner - total[:, None, None]) * here[:, :, None])
            backward = torch.logsumexp(follow + (scores[:, t] + beta)[:, None, :], dim=2)
            beta = torch.where(here, backward, beta)
    pairs.append(torch.zeros_like(pairs[-1]) if pairs else torch.zeros(len(scores), 7, 7))
    return torch.stack(unary[::-1], 1), torch.stack(pairs[::-1], 1)


def soft_loss(crf: CRF, scores: Tensor, mask: Tensor, soft: tuple[Tensor, Tensor]) -> Tensor:
    """Cross-entropy of whole sequences against soft labels, summed over segments."""
    unary, pairs = soft
    start, follow, stop = crf.tables()
    alpha = start + scores[:, 0]
    for t in range(1, scores.shape[1]):
        forward = torch.logsumexp(alpha[:, :, None] + follow, dim=1) + scores[:, t]
        alpha = torch.where(mask[:, t, None], forward, alpha)
    total = torch.logsumexp(alpha + stop, dim=1)
    ends = mask.sum(1) - 1
    last = unary[torch.arange(len(unary)), ends]
    expected = (unary * scores).sum((1, 2)) + (pairs.sum(1) * follow).sum((1, 2))
    expected = expected + (unary[:, 0] * start).sum(1) + (last * stop).sum(1)
    return (total - expected).sum()
