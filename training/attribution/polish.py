"""A last pass over the gold alone, at low rates."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import torch

from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, epoch_examples, of_nobody
from training.attribution.distil import PACKED
from training.attribution.encoder import pretrained_folder
from training.attribution.export import load
from training.attribution.loop import Loop
from training.attribution.losses import losses
from training.attribution.train import (
    GOLD,
    REPORT_EVERY,
    development,
    gold_documents,
    hashes,
    record,
    save,
)


def polish(config: dict[str, Any], data: Path, student: Path, out: Path) -> None:
    """Train a finished student on; see config.toml, table `polish`."""
    plan = config["polish"]
    torch.manual_seed(plan["seed"])
    torch.set_num_threads(config["threads"])
    rng = random.Random(plan["seed"])
    windows = Windows(pretrained_folder() / "tokenizer.json")
    gold = gold_documents(config, data)
    loop = Loop(load(student).train(), config, plan)
    items = epoch_examples(gold, windows, rng, packed=PACKED)
    groups = list(batches(items, config["batch_pieces"], rng))
    loop.plan(len(groups))
    loop.begin_epoch()
    weights = {**config["weights"], "roles": 1.0, "entities": plan["entities"]}
    for number, group in enumerate(groups, start=1):
        batch = of_nobody(collate(group), config["of_nobody"])
        loop.step(losses(loop.model, batch), weights, int(batch["mask"].sum()))
        if number % REPORT_EVERY == 0:
            print(f"polish, of {len(groups)}: {loop.report()}", flush=True)
    save(loop, out)
    record(out, config, hashes(data, GOLD), {"dev": development(loop, data, windows)})
