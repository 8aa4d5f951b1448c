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
    passes = _Passes(given, mask)
    passes.forward()
    passes.backward()
    spans = passes.span_marginals()
    return passes.total, passes.marginals(spans)


class _Passes:
    """Forward and backward over a batch: what is found stays here for the marginals."""

    def __init__(self, given: Potentials, mask: Tensor) -> None:
        self.given = given
        self.rows, self.steps, self.labels = given.words.shape
        self.roles = torch.arange((self.labels - 1) // 2)
        self.begin, self.inner = self.roles * 2 + 1, self.roles * 2 + 2
        self.second = given.follow[:, self.inner, self.inner]
        self.open = given.follow[:, self.begin, self.inner] - self.second
        inside = given.words[:, :, self.inner] + self.second[:, None]
        self.run = torch.cumsum(inside, 1)  # of insides, up to a word
        self.alone = torch.diagonal(given.spans, dim1=1, dim2=2).transpose(1, 2)
        self.lengths = mask.sum(1)
        self.valid = torch.arange(self.steps)[None] < self.lengths[:, None]

    def forward(self) -> None:
        """Sum over all that ends at a word, by its label."""
        given, run = self.given, self.run
        self.alpha = torch.full((self.rows, self.steps, self.labels), NEVER)
        self.entry = torch.empty(self.rows, self.steps, self.labels)
        self.opened = torch.empty(self.rows, self.steps, len(self.roles))
        for t in range(self.steps):
            before = self.alpha[:, t - 1, :, None] + given.follow if t else given.start[:, None]
            self.entry[:, t] = torch.logsumexp(before, 1)
            self.alpha[:, t, 0] = self.entry[:, t, 0] + given.words[:, t, 0]
            started = self.entry[:, t, self.begin] + given.words[:, t, self.begin]
            self.alpha[:, t, self.begin] = started + self.alone[:, t]
            self.opened[:, t] = started - run[:, t]
            if t:
                longer = torch.logsumexp(self.opened[:, :t] + given.spans[:, :t, t], 1)
                self.alpha[:, t, self.inner] = longer + run[:, t] + self.open
        last = self.alpha[torch.arange(self.rows), self.lengths - 1] + given.stop
        self.total = torch.logsumexp(last, 1)
        self.ends = torch.exp(last - self.total[:, None])

    def backward(self) -> None:
        """Sum over all that follows a word, by its label."""
        given, run = self.given, self.run
        self.beta = beta = torch.full((self.rows, self.steps, self.labels), NEVER)
        # a span that begins at a word, and all after it
        self.begun = torch.full((self.rows, self.steps, len(self.roles)), NEVER)
        for t in range(self.steps - 1, -1, -1):
            beta[:, t] = torch.where((self.lengths == t + 1)[:, None], given.stop, beta[:, t])
            after = self.alone[:, t] + beta[:, t, self.begin]
            if t + 1 < self.steps:
                more = given.spans[:, t, t + 1 :] + run[:, t + 1 :] + beta[:, t + 1 :, self.inner]
                more = torch.logsumexp(more, 1) - run[:, t] + self.open
                after = torch.logaddexp(after, more)
            here = given.words[:, t, self.begin] + after
            self.begun[:, t] = torch.where(self.valid[:, t, None], here, NEVER)
            if t:
                outside = given.follow[:, :, 0] + (given.words[:, t, 0] + beta[:, t, 0])[:, None]
                span = given.follow[:, :, self.begin] + self.begun[:, t, None]
                onward = torch.logsumexp(torch.cat([outside[:, :, None], span], 2), 2)
                beta[:, t - 1] = torch.where(self.valid[:, t, None], onward, beta[:, t - 1])

    def span_marginals(self) -> Tensor:
        """Give the probability of every span: (segment, first word, last word, role)."""
        z = self.total[:, None, None]
        at = torch.arange(self.steps)
        after = self.run + self.open[:, None] + self.beta[:, :, self.inner] - z
        found = self.opened[:, :, None] + after[:, None] + self.given.spans
        found = torch.where((at[:, None] < at[None])[None, :, :, None], found, NEVER)
        single = self.entry[:, :, self.begin] + self.given.words[:, :, self.begin]
        single = single + self.alone + self.beta[:, :, self.begin] - z
        one_word = torch.eye(self.steps, dtype=torch.bool)[None, :, :, None]
        found = torch.where(one_word, single[:, None], found)
        inside = (self.valid[:, :, None] & self.valid[:, None, :])[..., None]
        return torch.exp(found.clamp(max=0)) * inside

    def marginals(self, spans: Tensor) -> Potentials:
        """Put the marginals of all scores together, given those of spans."""
        given, valid, z = self.given, self.valid, self.total[:, None, None]
        beginning, ending = spans.sum(2), spans.sum(1)
        unary = torch.zeros(self.rows, self.steps, self.labels)
        outside = self.alpha[:, :, 0] + self.beta[:, :, 0] - z[:, 0]
        unary[:, :, 0] = torch.exp(outside) * valid
        unary[:, :, self.begin] = beginning
        # begun before a word and not ended before it
        unary[:, :, self.inner] = (beginning - ending).cumsum(1) + ending - beginning
        follow = torch.zeros(self.rows, self.labels, self.labels)
        before = self.alpha[:, :-1] - z
        step = before + given.words[:, 1:, :1] + self.beta[:, 1:, :1] + given.follow[:, None, :, 0]
        follow[:, :, 0] = (torch.exp(step) * valid[:, 1:, None]).sum(1)
        step = before[..., None] + self.begun[:, 1:, None] + given.follow[:, None][..., self.begin]
        follow[:, :, self.begin] = (torch.exp(step) * valid[:, 1:, None, None]).sum(1)
        singles = torch.diagonal(spans, dim1=1, dim2=2).sum(2)
        follow[:, self.begin, self.inner] = spans.sum((1, 2)) - singles
        inner = unary[:, :, self.inner].sum(1)
        follow[:, self.inner, self.inner] = inner - follow[:, self.begin, self.inner]
        return Potentials(unary, spans, unary[:, 0], follow, self.ends)


def surrogate(given: Potentials, mask: Tensor, target: Potentials) -> tuple[Tensor, Tensor]:
    """Cross-entropy against a target: its value (detached) and a sum with its gradient."""
    total, own = infer(given, mask)
    expected = given.dot(target)
    value = (total - expected).detach().sum()
    return value, (given.dot(own) - expected).sum()
