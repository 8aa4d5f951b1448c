"""The field that training fits: against labellings counted one by one, and what ships."""

import itertools
from dataclasses import fields

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from onrecord.tag import decode  # noqa: E402
from training.attribution.labels import ROLE_LABELS  # noqa: E402
from training.attribution.losses import role_loss  # noqa: E402
from training.attribution.segments import (  # noqa: E402
    BORDERS,
    Potentials,
    SegmentField,
    SegmentScores,
    gold_marginals,
    infer,
)

WORDS = 4
MASK = torch.tensor([[True] * WORDS, [True] * (WORDS - 1) + [False]])


@pytest.fixture
def field():
    torch.manual_seed(3)
    made = SegmentField(ROLE_LABELS)
    for table in made.parameters():
        torch.nn.init.normal_(table)
    return made


@pytest.fixture
def given(field):
    words = torch.randn(2, WORDS, len(ROLE_LABELS))
    return field.potentials(words, torch.randn(2, WORDS, WORDS, 3))


def labellings(words):
    for labels in itertools.product(range(len(ROLE_LABELS)), repeat=words):
        before = (0, *labels)
        goes_on = (b == 0 or b % 2 or a in (b, b - 1) for a, b in itertools.pairwise(before))
        if all(goes_on):
            yield labels


def row(several, number):
    return Potentials(*(getattr(several, f.name)[number : number + 1] for f in fields(several)))


@pytest.mark.parametrize("number", [0, 1])
def test_marginals_and_sum_equal_those_counted_one_by_one(given, number):
    words = int(MASK[number].sum())
    contents = []
    for labels in labellings(words):
        padded = torch.tensor([[*labels, *[0] * (WORDS - words)]])
        contents.append(gold_marginals(padded, MASK[number : number + 1], len(ROLE_LABELS)))

    total, found = infer(given, MASK)

    scores = torch.cat([row(given, number).dot(content) for content in contents])
    torch.testing.assert_close(total[number], torch.logsumexp(scores, 0))
    shares = torch.softmax(scores, 0)
    for name in (f.name for f in fields(found)):
        mean = sum(p * getattr(c, name)[0] for p, c in zip(shares, contents, strict=True))
        torch.testing.assert_close(getattr(found, name)[number], mean, rtol=1e-3, atol=1e-5)


def test_the_loss_is_minus_the_log_probability_of_the_gold(given):
    labels = torch.tensor([[1, 2, 0, 5], [3, 5, 6, 0]])
    total, _ = infer(given, MASK)
    target = gold_marginals(labels, MASK, len(ROLE_LABELS))

    loss = role_loss(given, MASK, target)

    torch.testing.assert_close(loss, (total - given.dot(target)).sum())


def test_the_gradient_of_the_loss_is_that_of_its_value(field):
    words = torch.randn(2, WORDS, len(ROLE_LABELS), requires_grad=True)
    spans = torch.randn(2, WORDS, WORDS, 3)
    target = gold_marginals(torch.tensor([[1, 2, 0, 5], [3, 5, 6, 0]]), MASK, len(ROLE_LABELS))
    step = torch.zeros_like(words)
    step[0, 1, 2] = 1e-2

    role_loss(field.potentials(words, spans), MASK, target).backward()

    up, down = (
        role_loss(field.potentials(words.detach() + sign * step, spans), MASK, target).item()
        for sign in (1, -1)
    )
    assert float(words.grad[0, 1, 2]) == pytest.approx((up - down) / 2e-2, abs=1e-3)


def test_training_and_running_agree_on_probabilities(field):
    scores = SegmentScores(8, 3)
    torch.nn.init.normal_(scores.end.weight)
    torch.nn.init.normal_(scores.length)
    vectors, words = torch.randn(1, 30, 8), torch.randn(1, 30, len(ROLE_LABELS))
    start, follow, stop = (table.detach().numpy() for table in field.tables())
    shipped = decode.SegmentField(
        start=start,
        follow=follow,
        stop=stop,
        lengths=scores.length.detach().numpy(),
        borders=np.array(BORDERS),
    )

    with torch.no_grad():
        spans = scores.products(vectors)[0].permute(2, 1, 0).numpy()
        given = field.potentials(words, scores(vectors))
        _, marginals = infer(given, torch.ones(1, 30, dtype=torch.bool))
    (found,) = shipped.likely([decode.Scores(labels=words[0].numpy(), spans=spans)])

    assert len(found) == int((marginals.spans > decode.LEAST).sum())
    for span in found:
        expected = float(marginals.spans[0, span.first, span.end - 1, span.role])
        assert span.probability == pytest.approx(expected, rel=2e-2)
