"""Fine-tune an encoder on attributions, names and syntax."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, epoch_examples, of_nobody
from training.attribution.data import Example, Labelled, crossner, held_out, polnear
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.export import load, made_as
from training.attribution.gum_trees import gum
from training.attribution.loop import Loop
from training.attribution.losses import losses
from training.attribution.models import pretrained_model
from training.attribution.running import run
from training.attribution.shipped import shipped_model

GOLD = (
    "polnear/train",
    "polnear/train_corenlp_silver",
    "crossner_politics/train",
    "gum_trees/visible",
)
SHIPPED = Path(__file__).parents[2] / "src" / "onrecord" / "tag" / "weights"


def gold_documents(config: dict[str, Any], data: Path) -> list[Labelled]:
    """PolNeAR's training articles but those held out; names and trees several times."""
    articles = [a for a in polnear(data / "polnear", "train") if not held_out(a.id)]
    names = crossner(data / "crossner_politics" / "train.jsonl.gz")
    rng = random.Random(config["seed"])
    copies = range(config["gum_copies"])
    trees = [tree for _ in copies for tree in gum(data / "gum_trees", "train", rng)]
    return articles + names * config["crossner_copies"] + trees


def train(config: dict[str, Any], data: Path, out: Path, *, downloads: Path) -> None:
    """Run or go on with the training of one model on the gold.

    Args:
        config: the top of config.toml with one of its tables on it.
        data: folder of the data sets.
        out: where the checkpoint lies; what it starts from may lie beside it.
        downloads: where pretrained weights that come from the net are kept.
    """
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    rng = random.Random(config["seed"])
    windows = Windows(pretrained_folder() / "tokenizer.json")
    documents = gold_documents(config, data)
    model, how = _start(config, out.parent, downloads)
    run(
        Loop(model, config, config),
        Plan(documents, windows, config, rng),
        config=config,
        rng=rng,
        data=data,
        windows=windows,
        out=out,
        learnt_from=GOLD,
        made_as=how,
    )


def _start(
    config: dict[str, Any], runs: Path, downloads: Path
) -> tuple[AttributionModel, dict[str, Any]]:
    """The model to begin with, and how it is built again."""
    start = config.get("start")
    if start is None:
        model = pretrained_model(config["encoder"], config["dropout"], downloads=downloads)
        return model, {"encoder": config["encoder"]}
    if start == "shipped":
        return shipped_model(SHIPPED, config["dropout"]), {"encoder": "minilm"}
    return load(runs / start).train(), made_as(runs / start)


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
        self._pieces, self._packed = config["batch_pieces"], config.get("packed", 0.5)
        self._of_nobody = config["of_nobody"]

    def _batches(self, rng: random.Random) -> Iterator[list[Example]]:
        items = epoch_examples(self._documents, self._windows, rng, packed=self._packed)
        return batches(items, self._pieces, rng)

    def steps(self) -> int:
        """About how many batches an epoch has; draws nothing."""
        return sum(1 for _ in self._batches(random.Random(0)))

    def epoch(self, done: int) -> Iterator[tuple[int, list[Example]]]:
        """The batches behind the first `done`, numbered from 1 in the epoch."""
        for number, group in enumerate(self._batches(self._rng), start=1):
            if number > done:
                yield number, group

    def losses(
        self, model: AttributionModel, group: list[Example]
    ) -> tuple[dict[str, Tensor], int]:
        """Mean loss a word against the gold, and how many pieces were read."""
        batch = of_nobody(collate(group), self._of_nobody)
        return losses(model, batch), int(batch["mask"].sum())
