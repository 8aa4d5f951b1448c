"""The fast model, and that a graph does as its model does."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
pytest.importorskip("onnx", reason="training needs the extra 'train'")

from onrecord.tag.encoder import Encoder  # noqa: E402
from tests.training.windows import example, window  # noqa: E402
from training.attribution.batching import collate  # noqa: E402
from training.attribution.encoder import AttributionModel  # noqa: E402
from training.attribution.export import quantise, write_graph  # noqa: E402
from training.attribution.fast import fast_model  # noqa: E402
from training.attribution.models import fewer_layers  # noqa: E402

# what the exporter says of itself, and of batches (they are tried here)
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning",
    "ignore::UserWarning",
    "ignore::torch.jit.TracerWarning",
)

PLAN = {"pieces": 16, "hidden": 8, "layers": 2, "ends": 4, "dropout": 0.0, "chance": 0.02}


@pytest.fixture
def model():
    torch.manual_seed(4)
    made = fast_model(PLAN).eval()
    torch.nn.init.normal_(made.segments.end.weight)
    return made


def test_what_shares_a_batch_does_not_change_what_is_read(model):
    short, long = example(5), example(40)

    alone = model.words(collate([short]))
    together = model.words(collate([short, long]))

    torch.testing.assert_close(together[:1, :5], alone)


@pytest.mark.parametrize("size", ["fast", "large", "four layers"])
def test_the_graph_gives_what_the_model_gives(model, size, tmp_path):
    if size != "fast":
        model = AttributionModel().eval()
        if size == "four layers":
            model = fewer_layers(model, [0, 2, 3, 5]).eval()
        torch.nn.init.normal_(model.segments.end.weight)
    write_graph(model, tmp_path / "encoder.onnx")
    examples = [example(words) for words in (12, 3, 30, 31, 29, 4)]

    found = Encoder(tmp_path / "encoder.onnx")([each.window for each in examples])

    for each, scores in zip(examples, found, strict=True):
        words = model.words(collate([each]))
        spans = model.segments.products(words)[0].permute(2, 1, 0).detach().numpy()
        np.testing.assert_allclose(scores.roles.spans, spans, atol=1e-3, rtol=1e-4)
        names = model.entities(words)[0].detach().numpy()
        np.testing.assert_allclose(scores.entities, names, atol=1e-4)


def test_in_int8_windows_that_share_a_call_share_hardly_any_rounding(model, tmp_path):
    write_graph(model, tmp_path / "plain.onnx")
    quantise(tmp_path / "plain.onnx", tmp_path / "encoder.onnx")
    encoder = Encoder(tmp_path / "encoder.onnx")
    windows = [window(words) for words in (20, 21, 19, 18)]

    together = encoder(windows)

    for each, scores in zip(windows, together, strict=True):
        (alone,) = encoder([each])
        np.testing.assert_allclose(scores.roles.labels, alone.roles.labels, atol=0.1)


def test_the_vectors_of_pieces_keep_their_angles(model):
    large = torch.randn(30522, 16) @ torch.randn(16, 40)

    model.encoder.take_pieces(large)

    centred = (large - large.mean(0))[:50]
    small = model.encoder.pieces.weight[:50]
    expected, found = centred @ centred.T, small @ small.T
    torch.testing.assert_close(found / found.norm(), expected / expected.norm(), atol=1e-4, rtol=0)
