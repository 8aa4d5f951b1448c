"""A linear-chain conditional random field in torch (Lafferty et al. 2001), for training."""

from __future__ import annotations

import torch
from torch import Tensor, nn

FORBIDDEN = -1e4


def allowed_transitions(labels: tuple[str, ...]) -> tuple[Tensor, Tensor]:
    """Say which label may start (label) and which may follow which (from, to): 0 or a wall."""
    n = len(labels)
    start, follow = torch.zeros(n), torch.zeros(n, n)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            start[j] = FORBIDDEN
            for i, before in enumerate(labels):
                if before[2:] != label[2:]:
                    follow[i, j] = FORBIDDEN
    return start, follow


class CRF(nn.Module):
    """Transition scores and the likelihood of label sequences."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        start, follow = allowed_transitions(labels)
        self.start = nn.Parameter(torch.zeros(len(labels)))
        self.follow = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.stop = nn.Parameter(torch.zeros(len(labels)))
        self.register_buffer("start_wall", start)
        self.register_buffer("follow_wall", follow)

    def tables(self) -> tuple[Tensor, Tensor, Tensor]:
        """Give start (label), follow (from, to) and stop (label) scores, walls included."""
        return self.start + self.start_wall, self.follow + self.follow_wall, self.stop

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood, summed over segments.

        scores: (segment, word, label); labels, mask: (segment, word); padding at the end.
        """
        start, follow, stop = self.tables()
        rows = torch.arange(len(labels))
        gold = start[labels[:, 0]] + scores[rows, 0, labels[:, 0]]
        alpha = start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            here = mask[:, t]
            step = follow[labels[:, t - 1], labels[:, t]] + scores[rows, t, labels[:, t]]
            gold = gold + step * here
            forward = torch.logsumexp(alpha[:, :, None] + follow, dim=1) + scores[:, t]
            alpha = torch.where(here[:, None], forward, alpha)
        last = labels[rows, mask.sum(1) - 1]
        total = torch.logsumexp(alpha + stop, dim=1)
        return (total - gold - stop[last]).sum()
