"""The fast model: what it learns from, and that its graph does as it does."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
pytest.importorskip("onnx", reason="training needs the extra 'train'")

from onrecord.tag.encoder import Encoder  # noqa: E402
from onrecord.tag.windows import Window  # noqa: E402
from training.attribution.answers import Answer, Taught, targets, with_gold  # noqa: E402
from training.attribution.batching import collate  # noqa: E402
from training.attribution.data import IGNORE, Example  # noqa: E402
from training.attribution.distil import with_word_mask  # noqa: E402
from training.attribution.encoder import AttributionModel  # noqa: E402
from training.attribution.export import quantise, write_graph  # noqa: E402
from training.attribution.fast import fast_model  # noqa: E402
from training.attribution.fast_training import taught_losses  # noqa: E402
from training.attribution.labels import ENTITY_LABELS, ROLE_LABELS  # noqa: E402

# what the exporter says of itself, and of batches (they are tried here)
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning",
    "ignore::UserWarning",
    "ignore::torch.jit.TracerWarning",
)

RNG = np.random.default_rng(2)
PLAN = {"pieces": 16, "hidden": 8, "layers": 2, "ends": 4, "dropout": 0.0, "chance": 0.02}


@pytest.fixture
def model():
    torch.manual_seed(4)
    made = fast_model(PLAN).eval()
    torch.nn.init.normal_(made.segments.end.weight)
    return made


def window(words):
    """One piece a word, and the two of the frame."""
    size = words + 2
    return Window(
        pieces=RNG.integers(1000, 3000, size),
        casings=RNG.integers(0, 6, size),
        states=RNG.integers(0, 4, size),
        initial=RNG.integers(0, 2, size),
        first=np.arange(1, words + 1),
        words=np.arange(words),
    )


def example(words, roles=None):
    unknown = np.full(words, IGNORE)
    return Example(
        window=window(words),
        roles=roles,
        entities=unknown,
        tags=unknown,
        relations=unknown,
        governors=unknown,
    )


def answer(words):
    """Certain of a source of two words, then of nothing."""
    labels = np.zeros((words, len(ROLE_LABELS)), dtype=np.float16)
    labels[[0, 1], [1, 2]] = 1
    labels[2:, 0] = 1
    names = np.zeros((words, len(ENTITY_LABELS)), dtype=np.float16)
    names[:, 0] = 1
    return Answer(
        words=labels,
        follow=np.zeros((len(ROLE_LABELS),) * 2, dtype=np.float16),
        spans=np.array([[0, 1, 0]], dtype=np.int16),
        probabilities=np.ones(1, dtype=np.float16),
        entities=names,
    )


def test_what_shares_a_batch_does_not_change_what_is_read(model):
    short, long = example(5), example(40)

    alone = model.words(collate([short]))
    together = model.words(collate([short, long]))

    torch.testing.assert_close(together[:1, :5], alone)


@pytest.mark.parametrize("size", ["fast", "large"])
def test_the_graph_gives_what_the_model_gives(model, size, tmp_path):
    if size == "large":
        model = AttributionModel().eval()
        torch.nn.init.normal_(model.segments.end.weight)
    write_graph(model, tmp_path / "encoder.onnx")
    examples = [example(words) for words in (12, 3, 30, 31, 29, 4)]

    found = Encoder(tmp_path / "encoder.onnx")([each.window for each in examples])

    for each, scores in zip(examples, found, strict=True):
        words = model.words(collate([each]))
        spans = model.segments.products(words)[0].permute(2, 1, 0).detach().numpy()
        np.testing.assert_allclose(scores.roles.spans, spans, atol=1e-4, rtol=1e-4)
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


def test_the_gold_has_its_share_where_there_is_gold():
    taught = [
        Taught(example=example(4), answer=answer(4)),
        Taught(example=example(4, roles=np.array([0, 0, 3, 0])), answer=answer(4)),
    ]
    batch = collate([one.example for one in taught])

    marginals, _ = targets(taught)
    mixed = with_gold(marginals, batch["roles"], 0.25)

    assert mixed.spans[:, 0, 1, 0].tolist() == [1, 0.75]
    assert mixed.spans[:, 2, 2, 1].tolist() == [0, 0.25]
    torch.testing.assert_close(mixed.words.sum(-1), torch.ones(2, 4))


def test_the_loss_falls_when_the_model_does_as_it_is_taught(model):
    group = [Taught(example=example(6), answer=answer(6))]
    batch = with_word_mask(collate([group[0].example]), [group[0].example])
    optimizer = torch.optim.Adam(model.parameters(), 0.05)
    before = taught_losses(model, batch, group, 0.5)["roles"].item()

    for _ in range(30):
        optimizer.zero_grad()
        sum(taught_losses(model, batch, group, 0.5).values()).backward()
        optimizer.step()

    assert taught_losses(model, batch, group, 0.5)["roles"].item() < before / 4
