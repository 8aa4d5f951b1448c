"""A small network with a chain of four states over the lines of a text.

The states: above the body, body, furniture inside the body, below the body. A text goes through
them in order; only body and what is inside it take turns. It ends in body or below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from onrecord.read.body.model import ALLOWED, CLIP, IMPOSSIBLE, STATES, Weights
from training.furniture.texts import Text

ABOVE, BODY, INSIDE, BELOW = range(4)


class Chain(nn.Module):
    """Scores of states by line, and of their order."""

    def __init__(self, numbers: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.inner = nn.Linear(numbers, hidden)
        self.outer = nn.Linear(hidden, len(STATES))
        self.steps = nn.Parameter(torch.zeros(len(STATES), len(STATES)))
        self.dropout = nn.Dropout(dropout)

    def forward(self, numbers: Tensor) -> Tensor:
        """Score the states. Shape: (text, line, state)."""
        hidden = torch.tanh(self.inner(self.dropout(numbers)))
        return self.outer(self.dropout(hidden))

    def order(self) -> Tensor:
        """Score which state follows which; what cannot be is as good as impossible."""
        return self.steps.masked_fill(~torch.tensor(ALLOWED), IMPOSSIBLE)


def train(texts: Sequence[Text], config: dict[str, Any]) -> Weights:
    """Learn from texts; a few minutes on one core."""
    torch.manual_seed(config["seed"])
    torch.set_num_threads(1)
    random = Random(config["seed"])
    of_pages = np.vstack([text.numbers for text in texts if text.page])
    mean, spread = of_pages.mean(0), of_pages.std(0) + 1e-3
    net = Chain(len(mean), config["hidden"], config["dropout"])
    batches = [_padded(batch, mean, spread, config) for batch in _batches(texts, config)]
    optimizer = torch.optim.AdamW(
        net.parameters(), lr=config["rate"], weight_decay=config["weight_decay"]
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, config["rate"], total_steps=config["epochs"] * len(batches) + 1, pct_start=0.2
    )
    for _ in range(config["epochs"]):
        random.shuffle(batches)
        for numbers, states, mask, weight in batches:
            loss = (_loss(net, numbers, states, mask) * weight).sum() / weight.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
    return _weights(net.eval(), mean, spread)


def states_of(body: Sequence[bool]) -> NDArray[np.int64]:
    """Turn body or not into states."""
    flags = np.array(body)
    found = np.full(len(flags), ABOVE)
    at = np.flatnonzero(flags)
    if len(at):
        found[at[0] :] = INSIDE
        found[at[-1] :] = BELOW
        found[at] = BODY
    return found


def _batches(texts: Sequence[Text], config: dict[str, Any]) -> list[list[Text]]:
    """Group texts of like length, so many lines a batch with what fills them up."""
    batches: list[list[Text]] = [[]]
    for text in sorted((text for text in texts if any(text.body)), key=lambda one: len(one.lines)):
        if (len(batches[-1]) + 1) * len(text.lines) > config["batch_lines"]:
            batches.append([])
        batches[-1].append(text)
    return [batch for batch in batches if batch]


def _padded(
    texts: Sequence[Text], mean: Any, spread: Any, config: dict[str, Any]
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """One batch: numbers, states, whether there is a line, weights of the texts."""
    longest = max(len(text.lines) for text in texts)
    numbers = torch.zeros(len(texts), longest, len(mean))
    states = torch.zeros(len(texts), longest, dtype=torch.long)
    mask = torch.zeros(len(texts), longest, dtype=torch.bool)
    for i, text in enumerate(texts):
        end = len(text.lines)
        scaled = np.clip((text.numbers - mean) / spread, -CLIP, CLIP)
        numbers[i, :end] = torch.from_numpy(scaled.astype(np.float32))
        states[i, :end] = torch.from_numpy(states_of(text.body))
        mask[i, :end] = True
    weights = [1.0 if text.page else config["clean_weight"] for text in texts]
    return numbers, states, mask, torch.tensor(weights)


def _loss(net: Chain, numbers: Tensor, states: Tensor, mask: Tensor) -> Tensor:
    """Minus the log probability of the states of each text."""
    scores, order = net(numbers), net.order()
    ends = torch.tensor([IMPOSSIBLE, 0.0, IMPOSSIBLE, 0.0])
    start = torch.tensor([0.0, 0.0, IMPOSSIBLE, IMPOSSIBLE])
    own = scores.gather(2, states[:, :, None])[:, :, 0]
    forward, path = start + scores[:, 0], own[:, 0]
    for i in range(1, numbers.shape[1]):
        there = mask[:, i]
        step = torch.logsumexp(forward[:, :, None] + order, 1) + scores[:, i]
        forward = torch.where(there[:, None], step, forward)
        path = path + (order[states[:, i - 1], states[:, i]] + own[:, i]) * there
    return torch.logsumexp(forward + ends, 1) - path


def _weights(net: Chain, mean: NDArray[np.float32], spread: NDArray[np.float32]) -> Weights:
    def array(tensor: Tensor) -> NDArray[np.float64]:
        return tensor.detach().double().numpy()

    return Weights(
        mean=mean.astype(np.float64),
        spread=spread.astype(np.float64),
        inner=array(net.inner.weight.T),
        inner_bias=array(net.inner.bias),
        outer=array(net.outer.weight.T),
        outer_bias=array(net.outer.bias),
        order=array(net.order()),
    )
