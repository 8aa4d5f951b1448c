"""What the large encoder learns with."""

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
pytest.importorskip("safetensors", reason="training needs the extra 'train'")

from training.attribution.encoder import WIDTH, Dropout, Layer  # noqa: E402


def test_dropout_keeps_the_mean_and_drops_its_share():
    torch.manual_seed(1)
    drop = Dropout(0.25).train()

    found = drop(torch.ones(301, 97))

    assert (found == 0).float().mean().item() == pytest.approx(0.25, abs=0.02)
    assert found.mean().item() == pytest.approx(1, abs=0.02)


def test_nothing_is_dropped_when_nothing_is_learnt():
    given = torch.randn(5, 7)

    assert (Dropout(0.5).eval()(given) == given).all()


def test_padding_is_never_looked_at():
    torch.manual_seed(2)
    layer = Layer(0.0).eval()
    given = torch.randn(1, 6, WIDTH)
    mask = torch.tensor([[True] * 4 + [False] * 2])[:, None, None]

    padded = layer(given, mask)

    torch.testing.assert_close(padded[:, :4], layer(given[:, :4], None))
