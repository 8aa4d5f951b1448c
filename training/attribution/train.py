"""Fine-tune the encoder on attributions, names and (as a second task) syntax.

Writes checkpoint.pt after every epoch and goes on from it when started again.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import torch

from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, epoch_examples, of_nobody
from training.attribution.data import (
    HELD_OUT,
    Inventory,
    Labelled,
    Silver,
    crossner,
    file_hash,
    held_out,
    polnear,
)
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.loop import Loop
from training.attribution.losses import losses
from training.attribution.scoring import evaluate, line

GOLD = ("polnear/train", "polnear/train_corenlp_silver", "crossner_politics/train")
REPORT_EVERY = 25  # batches


def gold_documents(config: dict[str, Any], data: Path, silver: Silver) -> list[Labelled]:
    """PolNeAR's training articles but those held out, and CrossNER's sentences several times."""
    articles = [a for a in polnear(data / "polnear", "train", silver) if not held_out(a.id)]
    names = crossner(data / "crossner_politics" / "train.jsonl.gz")
    return articles + names * config["crossner_copies"]


def train(config: dict[str, Any], data: Path, out: Path, *, seed: int) -> None:
    """Run or go on with the training of one model; see config.toml for the keys."""
    torch.manual_seed(seed)
    torch.set_num_threads(config["threads"])
    rng = random.Random(seed)
    windows = Windows(pretrained_folder() / "tokenizer.json")
    silver = Silver(Inventory(), Inventory())
    documents = gold_documents(config, data, silver)
    dev = polnear(data / "polnear", "dev", silver)
    model = AttributionModel(len(silver.tags.known), len(silver.relations.known), config["dropout"])
    model.encoder.load_pretrained(pretrained_folder())
    loop = Loop(model, config, config)
    counted = batches(epoch_examples(documents, windows, rng), config["batch_pieces"], rng)
    loop.plan(config["epochs"] * len(list(counted)))
    first = resume(loop, rng, out)
    weights = {"roles": 1.0, **config["weights"]}
    for epoch in range(first, config["epochs"]):
        loop.begin_epoch()
        items = epoch_examples(documents, windows, rng)
        for number, group in enumerate(batches(items, config["batch_pieces"], rng), start=1):
            batch = of_nobody(collate(group), config["of_nobody"])
            loop.step(losses(model, batch), weights, int(batch["mask"].sum()))
            if number % REPORT_EVERY == 0:
                print(f"epoch {epoch + 1} {loop.report()}", flush=True)
        save(loop, out, epoch=epoch + 1, rng=rng.getstate(), **_inventories(silver))
        figures = {"dev": development(loop, dev, windows)}
        record(out, config, hashes(data, GOLD), {"seed": seed, **figures})


def development(loop: Loop, dev: list[Labelled], windows: Windows) -> dict[str, Any]:
    """Score the averaged weights on the development articles, by paragraph and by window."""
    found = {}
    for name, pack in (("paragraphs", False), ("windows", True)):
        found[name] = evaluate(loop.averaged, dev, windows, pack=pack)
        print(f"dev, {name}: {line(found[name])}", flush=True)
    return found


def save(loop: Loop, out: Path, **more: object) -> None:
    """Write the checkpoint whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    beside = out / "checkpoint.new"
    torch.save({**loop.state(), **more}, beside)
    beside.replace(out / "checkpoint.pt")


def hashes(data: Path, names: tuple[str, ...]) -> dict[str, str]:
    """SHA-256 of the data files of a run."""
    return {f"{name}.jsonl.gz": file_hash(data / f"{name}.jsonl.gz") for name in names}


def record(out: Path, config: dict[str, Any], data: dict[str, str], figures: object) -> None:
    """Write what a run was made of and what it scored."""
    made_of = {"config": config, "held_out": HELD_OUT, "data": data, "figures": figures}
    text = json.dumps(made_of, indent=1)
    (out / "training.json").write_text(text + "\n")


def _inventories(silver: Silver) -> dict[str, dict[str, int]]:
    return {"tags": silver.tags.known, "relations": silver.relations.known}


def resume(loop: Loop, rng: random.Random, out: Path) -> int:
    """Go on from a checkpoint if there is one; give the next epoch, counted from 0."""
    checkpoint = out / "checkpoint.pt"
    if not checkpoint.exists():
        return 0
    saved = torch.load(checkpoint, weights_only=False)
    loop.restore(saved)
    rng.setstate(saved["rng"])
    return int(saved["epoch"])
