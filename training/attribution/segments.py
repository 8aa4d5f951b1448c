"""A semi-Markov conditional random field in torch (Sarawagi and Cohen 2004), for training.

A labelling is read as segments: words outside, and spans of a role. Its score is that of a linear
chain over B-, I- and O labels plus, for every span, a score of its two ends together: whether this
word may begin what that word ends. Without the latter it is the linear chain.

All scores enter linearly, so the gradient of log Z is the marginal of each. Marginals are found by
dynamic programming outside of autograd; `surrogate` has the right gradient and any target,
hard or soft, enters as marginals too.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import torch
from torch import Tensor, nn

NEVER = -1e4
BORDERS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96)  # longest span of each bucket but the last
ENDS = 48  # width of what meets in the product of both ends


@dataclass(slots=True)
class Potentials:
    """The scores of a batch, or what belongs to each of them: a marginal.

    words: (segment, word, label); follow: (segment, from, to), the same at every step;
    start, stop: (segment, label); spans: (segment, first word, last word, role).
    """

    words: Tensor
    spans: Tensor
    start: Tensor
    follow: Tensor
    stop: Tensor

    def dot(self, other: Potentials) -> Tensor:
        """Sum the products of both, by segment of the batch."""
        return sum(
            (getattr(self, f.name) * getattr(other, f.name)).flatten(1).sum(1) for f in fields(self)
        )


def mean(several: list[Potentials]) -> Potentials:
    """The mean of several, score by score."""
    return Potentials(
        *(torch.stack([getattr(p, f.name) for p in several]).mean(0) for f in fields(Potentials))
    )


def allowed_transitions(labels: tuple[str, ...]) -> tuple[Tensor, Tensor]:
    """Say which label may start (label) and which may follow which (from, to): 0 or a wall."""
    n = len(labels)
    start, follow = torch.zeros(n), torch.zeros(n, n)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            start[j] = NEVER
            for i, before in enumerate(labels):
                if before[2:] != label[2:]:
                    follow[i, j] = NEVER
    return start, follow


class SegmentScores(nn.Module):
    """Scores of both ends of a span together, from the vectors of words, and of its length."""

    def __init__(self, width: int, roles: int, size: int = ENDS) -> None:
        super().__init__()
        self.roles, self.size = roles, size
        self.begin = nn.Linear(width, roles * size)
        self.end = nn.Linear(width, roles * size)
        self.length = nn.Parameter(torch.zeros(len(BORDERS) + 1, roles))
        nn.init.normal_(self.end.weight, std=0.002)
        nn.init.zeros_(self.end.bias)

    def ends(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Give what meets in a product: (..., word, role, size) twice."""
        shape = (*words.shape[:-1], self.roles, self.size)
        return torch.relu(self.begin(words)).view(shape), self.end(words).view(shape)

    def products(self, words: Tensor) -> Tensor:
        """Score both ends together: (segment, first word, last word, role)."""
        begin, end = self.ends(words)
        return torch.einsum("bird,bjrd->bijr", begin, end)

    def forward(self, words: Tensor) -> Tensor:
        """Score (segment, first word, last word, role), lengths included."""
        scores = self.products(words)
        at = torch.arange(words.shape[1])
        lengths = (at[None, :] - at[:, None] + 1).clamp(min=1)
        bucket = torch.bucketize(lengths, torch.tensor(BORDERS))
        return scores + self.length[bucket]


class SegmentField(nn.Module):
    """Transition scores over labels O, B-x, I-x, B-y, I-y ..., and inference over segments."""

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

    def potentials(self, words: Tensor, spans: Tensor) -> Potentials:
        """Put the scores of a batch together."""
        rows = len(words)
        start, follow, stop = self.tables()
        return Potentials(
            words,
            spans,
            start.expand(rows, -1),
            follow.expand(rows, -1, -1),
            stop.expand(rows, -1),
        )


def gold_marginals(labels: Tensor, mask: Tensor, size: int) -> Potentials:
    """What one labelling says, as marginals of nought and one. labels, mask: (segment, word)."""
    rows, steps = labels.shape
    labels = labels * mask
    words = nn.functional.one_hot(labels, size).float() * mask[:, :, None]
    both = mask[:, 1:] & mask[:, :-1]
    follow = torch.einsum("btl,btm->blm", words[:, :-1] * both[:, :, None], words[:, 1:])
    stop = words[torch.arange(rows), mask.sum(1) - 1]
    spans = torch.zeros(rows, steps, steps, (size - 1) // 2)
    inside = torch.zeros(rows, dtype=torch.long)
    for t in range(steps):
        here, label = mask[:, t], labels[:, t]
        begins = here & (label % 2 == 1)
        inside = torch.where(begins, t, inside)
        following = labels[:, t + 1] if t + 1 < steps else torch.zeros_like(label)
        goes_on = (following > 0) & (following % 2 == 0)
        ends = (here & (label > 0) & ~goes_on).nonzero()[:, 0]
        spans[ends, inside[ends], t, (label[ends] - 1) // 2] = 1
    return Potentials(words, spans, words[:, 0], follow, stop)


@torch.no_grad()
def infer(given: Potentials, mask: Tensor) -> tuple[Tensor, Potentials]:
    """Find log Z (segment) and the marginals of all scores. mask: (segment, word)."""
    words, spans = given.words, given.spans
    rows, steps, labels = words.shape
    roles = torch.arange((labels - 1) // 2)
    begin, inner = roles * 2 + 1, roles * 2 + 2
    first, second = given.follow[:, begin, inner], given.follow[:, inner, inner]
    run = torch.cumsum(words[:, :, inner] + second[:, None], 1)  # of insides, up to a word
    lengths = mask.sum(1)
    upto = torch.arange(steps)
    valid = upto[None] < lengths[:, None]
    alpha = torch.full((rows, steps, labels), NEVER)
    entry = torch.empty(rows, steps, labels)
    opened = torch.empty(rows, steps, len(roles))
    alone = torch.diagonal(spans, dim1=1, dim2=2).transpose(1, 2)
    for t in range(steps):
        if t:
            entry[:, t] = torch.logsumexp(alpha[:, t - 1, :, None] + given.follow, 1)
        else:
            entry[:, t] = given.start
        alpha[:, t, 0] = entry[:, t, 0] + words[:, t, 0]
        started = entry[:, t, begin] + words[:, t, begin]
        alpha[:, t, begin] = started + alone[:, t]
        opened[:, t] = started - run[:, t]
        if t:
            longer = torch.logsumexp(opened[:, :t] + spans[:, :t, t], 1)
            alpha[:, t, inner] = longer + run[:, t] + first - second
    last = alpha[torch.arange(rows), lengths - 1]
    total = torch.logsumexp(last + given.stop, 1)
    beta = torch.full((rows, steps, labels), NEVER)
    begun = torch.full((rows, steps, len(roles)), NEVER)  # a span that begins here, and all after
    for t in range(steps - 1, -1, -1):
        beta[:, t] = torch.where((lengths == t + 1)[:, None], given.stop, beta[:, t])
        after = alone[:, t] + beta[:, t, begin]
        if t + 1 < steps:
            more = spans[:, t, t + 1 :] + run[:, t + 1 :] + beta[:, t + 1 :, inner]
            more = torch.logsumexp(more, 1) - run[:, t] + first - second
            after = torch.logaddexp(after, more)
        here = words[:, t, begin] + after
        begun[:, t] = torch.where(valid[:, t, None], here, NEVER)
        if t:
            to_outside = given.follow[:, :, 0] + (words[:, t, 0] + beta[:, t, 0])[:, None]
            to_span = given.follow[:, :, begin] + begun[:, t, None]
            onward = torch.logsumexp(torch.cat([to_outside[:, :, None], to_span], 2), 2)
            beta[:, t - 1] = torch.where(valid[:, t, None], onward, beta[:, t - 1])
    z = total[:, None, None]
    found = (
        opened[:, :, None]
        + (run + first[:, None] - second[:, None] + beta[:, :, inner] - z)[:, None]
    )
    found = torch.where((upto[:, None] < upto[None])[None, :, :, None], found + spans, NEVER)
    single = entry[:, :, begin] + words[:, :, begin] + alone + beta[:, :, begin] - z
    found = torch.where(
        torch.eye(steps, dtype=torch.bool)[None, :, :, None], single[:, None], found
    )
    inside = (valid[:, :, None] & valid[:, None, :])[..., None]
    span_marginals = torch.exp(found.clamp(max=0)) * inside
    unary = torch.zeros(rows, steps, labels)
    unary[:, :, 0] = torch.exp(alpha[:, :, 0] + beta[:, :, 0] - z[:, 0]) * valid
    unary[:, :, begin] = span_marginals.sum(2)
    running = span_marginals.sum(2).cumsum(1) - span_marginals.sum(1).cumsum(1)
    # begun up to here and not ended before, less those that begin here
    unary[:, :, inner] = running + span_marginals.sum(1) - span_marginals.sum(2)
    follow = torch.zeros(rows, labels, labels)
    before = alpha[:, :-1] - z
    step = before + words[:, 1:, :1] + beta[:, 1:, :1] + given.follow[:, None, :, 0]
    follow[:, :, 0] = (torch.exp(step) * valid[:, 1:, None]).sum(1)
    step = before[..., None] + begun[:, 1:, None] + given.follow[:, None][..., begin]
    follow[:, :, begin] = (torch.exp(step) * valid[:, 1:, None, None]).sum(1)
    singles = torch.diagonal(span_marginals, dim1=1, dim2=2).sum(2)
    follow[:, begin, inner] = span_marginals.sum((1, 2)) - singles
    follow[:, inner, inner] = unary[:, :, inner].sum(1) - follow[:, begin, inner]
    ends = alpha[torch.arange(rows), lengths - 1] + given.stop - total[:, None]
    return total, Potentials(unary, span_marginals, unary[:, 0], follow, torch.exp(ends))


def surrogate(given: Potentials, mask: Tensor, target: Potentials) -> tuple[Tensor, Tensor]:
    """Cross-entropy against a target: its value (detached) and a sum with its gradient."""
    total, own = infer(given, mask)
    expected = given.dot(target)
    value = (total - expected).detach().sum()
    return value, (given.dot(own) - expected).sum()
