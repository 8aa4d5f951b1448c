"""Fine-tune an encoder on attributions, names and syntax.

Writes checkpoint.pt every few minutes and goes on from it, inside an epoch too, when started again.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, epoch_examples, of_nobody
from training.attribution.data import (
    HELD_OUT,
    Example,
    Labelled,
    crossner,
    file_hash,
    held_out,
    polnear,
)
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.gum_trees import gum
from training.attribution.loop import Loop
from training.attribution.losses import losses
from training.attribution.models import pretrained_model
from training.attribution.scoring import attachment, evaluate, line
from training.attribution.shipped import shipped_model

GOLD = (
    "polnear/train",
    "polnear/train_corenlp_silver",
    "crossner_politics/train",
    "gum_trees/visible",
)
REPORT_EVERY = 25  # batches
SHIPPED = Path(__file__).parents[2] / "src" / "onrecord" / "tag" / "weights"
COSTS = (0.28, 0.42)  # that ships; that the card compares at


def gold_documents(config: dict[str, Any], data: Path) -> list[Labelled]:
    """PolNeAR's training articles but those held out; names and trees several times."""
    articles = [a for a in polnear(data / "polnear", "train") if not held_out(a.id)]
    names = crossner(data / "crossner_politics" / "train.jsonl.gz")
    rng = random.Random(config["seed"])
    copies = range(config["gum_copies"])
    trees = [tree for _ in copies for tree in gum(data / "gum_trees", "train", rng)]
    return articles + names * config["crossner_copies"] + trees


def train(config: dict[str, Any], data: Path, out: Path, *, downloads: Path) -> None:
    """Run or go on with the training of one model.

    Args:
        config: the top of config.toml with one of its tables on it.
        data: folder of the data sets.
        out: where the checkpoint lies.
        downloads: where pretrained weights that come from the net are kept.
    """
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    rng = random.Random(config["seed"])
    windows = Windows(pretrained_folder() / "tokenizer.json")
    documents = gold_documents(config, data)
    model = _start(config, downloads)
    loop = Loop(model, config, config)
    plan = Plan(documents, windows, config, rng)
    loop.plan(config["epochs"] * plan.steps())
    epoch, done = resume(loop, rng, out)
    keeper = Keeper(loop, out, config)
    shares = {"roles": 1.0, **config["weights"]}
    while epoch < config["epochs"]:
        begun = rng.getstate()
        loop.begin_epoch()
        for number, group in plan.epoch(done):
            batch = of_nobody(collate(group), config["of_nobody"])
            loop.step(losses(model, batch), shares, int(batch["mask"].sum()))
            if number % REPORT_EVERY == 0:
                print(f"epoch {epoch + 1} batch {number} {loop.report()}", flush=True)
            keeper.now_and_then(epoch=epoch, done=number, rng=begun)
        epoch, done = epoch + 1, 0
        keeper.keep(epoch=epoch, done=0, rng=rng.getstate())
        figures = {"dev": development(loop, data, windows)}
        record(out, config, hashes(data, GOLD), {f"epoch {epoch}": figures})


def _start(config: dict[str, Any], downloads: Path) -> AttributionModel:
    if config.get("start") == "shipped":
        return shipped_model(SHIPPED, config["dropout"])
    return pretrained_model(config["encoder"], config["dropout"], downloads=downloads)


class Plan:
    """The batches of each epoch, drawn from one source of chance."""

    def __init__(
        self,
        documents: list[Labelled],
        windows: Windows,
        config: dict[str, Any],
        rng: random.Random,
    ) -> None:
        self._documents, self._windows, self._rng = documents, windows, rng
        self._pieces = config["batch_pieces"]

    def _batches(self, rng: random.Random) -> Iterator[list[Example]]:
        return batches(epoch_examples(self._documents, self._windows, rng), self._pieces, rng)

    def steps(self) -> int:
        """About how many batches an epoch has; draws nothing."""
        return sum(1 for _ in self._batches(random.Random(0)))

    def epoch(self, done: int) -> Iterator[tuple[int, list[Example]]]:
        """The batches behind the first `done`, numbered from 1 in the epoch."""
        for number, group in enumerate(self._batches(self._rng), start=1):
            if number > done:
                yield number, group


class Keeper:
    """Writes checkpoints, not more often than every few minutes."""

    def __init__(self, loop: Loop, out: Path, config: dict[str, Any]) -> None:
        self._loop, self._out, self._encoder = loop, out, config["encoder"]
        self._every, self._kept = 60 * config["keep_minutes"], time.monotonic()

    def now_and_then(self, **where: object) -> None:
        """Keep what there is, if the last time was long enough ago."""
        if time.monotonic() - self._kept >= self._every:
            self.keep(**where)

    def keep(self, **where: object) -> None:
        """Keep what there is."""
        save(self._loop, self._out, encoder=self._encoder, **where)
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
