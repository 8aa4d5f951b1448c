"""The losses of training, against each other and against the decoder that ships."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from onrecord.tag.decode import Chain  # noqa: E402
from training.attribution.crf import CRF  # noqa: E402
from training.attribution.labels import ROLE_LABELS  # noqa: E402
from training.attribution.losses import marginals, soft_loss  # noqa: E402


@pytest.fixture
def batch():
    torch.manual_seed(3)
    crf = CRF(ROLE_LABELS)
    for table in crf.parameters():
        torch.nn.init.normal_(table)
    mask = torch.tensor([[True] * 6, [True] * 4 + [False] * 2])
    return crf, torch.randn(2, 6, 7), mask


def test_soft_labels_that_are_sure_give_the_loss_of_hard_ones(batch):
    crf, scores, mask = batch
    labels = torch.tensor([[0, 1, 2, 3, 5, 6], [1, 2, 0, 5, 0, 0]])
    unary = torch.nn.functional.one_hot(labels, 7).float() * mask[:, :, None]
    pairs = torch.zeros(2, 6, 7, 7)
    for row, t in ((r, t) for r in range(2) for t in range(1, 6) if mask[r, t]):
        pairs[row, t, labels[row, t - 1], labels[row, t]] = 1

    soft = soft_loss(crf, scores, mask, (unary, pairs))

    torch.testing.assert_close(soft, crf.loss(scores, labels, mask))


def test_training_and_running_agree_on_marginals(batch):
    crf, scores, mask = batch
    start, follow, stop = (table.detach().numpy() for table in crf.tables())
    chain = Chain(start=start, follow=follow, stop=stop)
    windows = [scores[0].numpy(), scores[1, :4].numpy()]

    unary, pairs = marginals(crf, scores, mask)
    labels, sure = chain.decode(windows)

    for row, (label, probability) in enumerate(zip(labels, sure, strict=True)):
        ours = unary[row, torch.arange(len(label)), torch.from_numpy(label)]
        np.testing.assert_allclose(probability, ours.numpy(), rtol=1e-3)
    torch.testing.assert_close(pairs[:, 1:].sum(2)[mask[:, 1:]], unary[:, 1:][mask[:, 1:]])


def test_a_model_taught_by_itself_gets_no_gradient(batch):
    crf, scores, mask = batch
    scores.requires_grad_()
    with torch.no_grad():
        soft = marginals(crf, scores, mask)

    soft_loss(crf, scores, mask, soft).backward()

    assert scores.grad.abs().max() < 1e-5
