"""A training run: epochs of batches, checkpoints in between, figures after each epoch.

A run that was interrupted goes on from its last checkpoint, inside an epoch too.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch
from torch import Tensor

from onrecord.tag.windows import Windows
from training.attribution.data import HELD_OUT, file_hash, polnear
from training.attribution.encoder import AttributionModel
from training.attribution.gum_trees import gum
from training.attribution.loop import Loop
from training.attribution.scoring import attachment, evaluate, line

REPORT_EVERY = 25  # batches
COSTS = (0.28, 0.42)  # that ships; that the card compares at

Group = TypeVar("Group")


class Lessons(Protocol[Group]):
    """What a run learns from, in batches."""

    def steps(self) -> int:
        """About how many batches an epoch has; draws nothing."""

    def epoch(self, done: int) -> Iterator[tuple[int, Group]]:
        """The batches behind the first `done`, numbered from 1; draws from the run's chance."""

    def losses(self, model: AttributionModel, group: Group) -> tuple[dict[str, Tensor], int]:
        """Mean loss a word by task, and how many pieces were read."""


def run(  # noqa: PLR0913 - one keyword for each thing that a run is made of
    loop: Loop,
    lessons: Lessons[Any],
    *,
    config: dict[str, Any],
    rng: random.Random,
    data: Path,
    windows: Windows,
    out: Path,
    learnt_from: tuple[str, ...],
    made_as: dict[str, Any],
) -> None:
    """Run, or go on with, all epochs of a training.

    Args:
        loop: the model and its optimizer.
        lessons: what it learns from; they draw from `rng`.
        config: `epochs`, `keep_minutes` and `weights` of the losses.
        rng: the chance of the lessons; its state goes into the checkpoints.
        data: folder of the data sets, for the figures.
        windows: cuts the texts that it is measured on.
        out: where the checkpoint lies.
        learnt_from: names of the data files, for the record.
        made_as: what `export.load` needs to build the model again.
    """
    loop.plan(config["epochs"] * lessons.steps())
    epoch, done = resume(loop, rng, out)
    keeper = Keeper(loop, out, config["keep_minutes"], made_as)
    shares = {"roles": 1.0, **config["weights"]}
    while epoch < config["epochs"]:
        begun = rng.getstate()
        loop.begin_epoch()
        for number, group in lessons.epoch(done):
            found, pieces = lessons.losses(loop.model, group)
            loop.step(found, shares, pieces)
            if number % REPORT_EVERY == 0:
                print(f"epoch {epoch + 1} batch {number} {loop.report()}", flush=True)
            keeper.now_and_then(epoch=epoch, done=number, rng=begun)
        epoch, done = epoch + 1, 0
        keeper.keep(epoch=epoch, done=0, rng=rng.getstate())
        figures = {f"epoch {epoch}": {"dev": development(loop, data, windows)}}
        record(out, config, hashes(data, learnt_from), figures)


class Keeper:
    """Writes checkpoints, not more often than every few minutes."""

    def __init__(self, loop: Loop, out: Path, minutes: float, made_as: dict[str, Any]) -> None:
        self._loop, self._out, self._made_as = loop, out, made_as
        self._every, self._kept = 60 * minutes, time.monotonic()

    def now_and_then(self, **where: object) -> None:
        """Keep what there is, if the last time was long enough ago."""
        if time.monotonic() - self._kept >= self._every:
            self.keep(**where)

    def keep(self, **where: object) -> None:
        """Keep what there is."""
        save(self._loop, self._out, **self._made_as, **where)
        self._kept = time.monotonic()


def development(loop: Loop, data: Path, windows: Windows) -> dict[str, Any]:
    """Score the averaged weights on the development parts, by paragraph, at two costs."""
    found: dict[str, Any] = {}
    dev = polnear(data / "polnear", "dev")
    for cost in COSTS:
        found[f"cost {cost}"] = evaluate(loop.averaged, dev, windows, cost=cost)
        print(f"dev by paragraph, cost {cost}: {line(found[f'cost {cost}'])}", flush=True)
    for name, trees in (("silver", dev), ("gum", gum(data / "gum_trees", "dev", random.Random(0)))):
        found[name] = attachment(loop.averaged, trees, windows)
        print(f"trees, {name}: {found[name]}", flush=True)
    return found


def save(loop: Loop, out: Path, **more: object) -> None:
    """Write the checkpoint whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    beside = out / "checkpoint.new"
    torch.save({**loop.state(), "chance": torch.get_rng_state(), **more}, beside)
    beside.replace(out / "checkpoint.pt")


def hashes(data: Path, names: tuple[str, ...]) -> dict[str, str]:
    """SHA-256 of the data files of a run."""
    return {f"{name}.jsonl.gz": file_hash(data / f"{name}.jsonl.gz") for name in names}


def record(out: Path, config: dict[str, Any], data: dict[str, str], figures: object) -> None:
    """Write what a run was made of and what it scored."""
    made_of = {"config": config, "held_out": HELD_OUT, "data": data, "figures": figures}
    text = json.dumps(made_of, indent=1)
    (out / "training.json").write_text(text + "\n")


def resume(loop: Loop, rng: random.Random, out: Path) -> tuple[int, int]:
    """Go on from a checkpoint if there is one; give the epoch, from 0, and its batches done."""
    checkpoint = out / "checkpoint.pt"
    if not checkpoint.exists():
        return 0, 0
    saved = torch.load(checkpoint, weights_only=False)
    loop.restore(saved)
    rng.setstate(saved["rng"])
    torch.set_rng_state(saved["chance"])
    return int(saved["epoch"]), int(saved.get("done", 0))
