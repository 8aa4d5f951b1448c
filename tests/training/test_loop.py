"""The steps of a training run."""

from copy import deepcopy

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.attribution.loop import Loop, falling  # noqa: E402

CONFIG = {"weight_decay": 0.0, "warm_up": 0.1, "clip": 1.0, "average": 0.9}
RATES = {"encoder_rate": 0.1, "head_rate": 0.1}


class Tiny(torch.nn.Module):
    """One number to learn, and a head."""

    def __init__(self):
        super().__init__()
        self.encoder = torch.nn.Linear(1, 1, bias=False)
        self.head = torch.nn.Linear(1, 1, bias=False)


@pytest.fixture
def loop():
    torch.manual_seed(3)
    made = Loop(Tiny(), CONFIG, RATES)
    made.plan(40)
    made.begin_epoch()
    return made


def step(loop):
    given = loop.model.head(loop.model.encoder(torch.ones(1, 1)))
    loop.step({"distance": ((given - 5) ** 2).sum()}, {"distance": 1.0}, 1)
    return loop.model.encoder.weight.item()


def test_the_mean_of_the_weights_forgets_where_they_began(loop):
    seen = [step(loop) for _ in range(4)]

    assert loop.averaged.encoder.weight.item() == pytest.approx(sum(seen) / 4)


def test_what_was_saved_goes_on_as_if_it_had_not_stopped(loop):
    for _ in range(3):
        step(loop)
    other = Loop(Tiny(), CONFIG, RATES)
    other.plan(40)
    other.restore(deepcopy(loop.state()))
    other.begin_epoch()

    assert step(other) == step(loop)
    assert other.averaged.encoder.weight.item() == loop.averaged.encoder.weight.item()


def test_rates_rise_and_then_fall_to_nothing():
    optimizer = torch.optim.SGD(Tiny().parameters(), lr=1.0)
    schedule = falling(optimizer, 20, 0.2)

    found = []
    for _ in range(20):
        found.append(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step()

    assert found[:4] == pytest.approx([0.25, 0.5, 0.75, 1.0])
    assert found[4:] == sorted(found[4:], reverse=True)
    assert schedule.get_last_lr()[0] == 0.0
