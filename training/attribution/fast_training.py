"""Teach the fast model what the large one knows, and the gold where there is gold.

It reads by paragraph only, as the tagger does, and sees the same windows in every epoch.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from onrecord.tag.windows import Windows
from training.attribution.answers import Taught, ask, asked_once, targets, with_gold
from training.attribution.batching import batches, collate, epoch_examples, of_nobody
from training.attribution.data import (
    IGNORE,
    Example,
    other_texts,
    unlabelled,
)
from training.attribution.distil import OTHER, Teachers, with_word_mask
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.export import load
from training.attribution.fast import fast_model
from training.attribution.loop import Loop
from training.attribution.losses import role_loss, vectors
from training.attribution.train import (
    GOLD,
    REPORT_EVERY,
    development,
    gold_documents,
    hashes,
    record,
    resume,
    save,
)


def taught_losses(
    model: AttributionModel, batch: dict[str, Tensor], group: list[Taught], gold: float
) -> dict[str, Tensor]:
    """Mean loss a word, by task: against the teacher, with a share of `gold` where it is known."""
    marginals, names = targets(group)
    marginals = with_gold(marginals, batch["roles"], gold)
    words = vectors(model, batch)
    mask = batch["word_mask"]
    total = mask.sum()
    scores = model.role_scores(words)

    def soft(given: Tensor, target: Tensor) -> Tensor:
        return -(target * given.log_softmax(-1)).sum(-1)[mask].sum() / total

    def hard(given: Tensor, labels: Tensor) -> Tensor:
        loss = nn.functional.cross_entropy(
            given.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        return loss / total

    return {
        "roles": role_loss(scores, mask, marginals) / total,
        "labels": soft(scores.words, marginals.words),
        "entities": soft(model.entities(words), names),
        "tags": hard(model.syntax.tag(words), batch["tags"]),
        "relations": hard(model.syntax.relation(words), batch["relations"]),
    }


def train_fast(config: dict[str, Any], data: Path, teachers: list[Path], out: Path) -> None:
    """Run or go on with the training of the fast model; see config.toml, table `fast`."""
    plan = config["fast"]
    torch.manual_seed(config["seed"])
    torch.set_num_threads(plan["threads"])
    rng = random.Random(config["seed"])
    windows = Windows(pretrained_folder() / "tokenizer.json")

    def read() -> list[Example]:
        documents = gold_documents(config, data)
        texts = other_texts(data, plan["words"], rng)
        documents += [unlabelled(str(number), text) for number, text in enumerate(texts)]
        return epoch_examples(documents, windows, rng, packed=0.0)

    taught = asked_once(lambda: ask(Teachers(teachers), read()), out / "answers.pt")
    model = fast_model(plan)
    model.encoder.take_pieces(load(teachers[0]).encoder.pieces.weight)
    loop = Loop(model, config, plan)
    loop.plan(plan["epochs"] * len(list(batches(taught, plan["batch_pieces"], rng))))
    for epoch in range(resume(loop, rng, out), plan["epochs"]):
        loop.begin_epoch()
        for step, group in enumerate(batches(taught, plan["batch_pieces"], rng), start=1):
            examples = [one.example for one in group]
            batch = of_nobody(with_word_mask(collate(examples), examples), config["of_nobody"])
            found = taught_losses(loop.model, batch, group, plan["gold"])
            loop.step(found, plan["weights"], int(batch["mask"].sum()))
            if step % REPORT_EVERY == 0:
                print(f"epoch {epoch + 1}: {loop.report()}", flush=True)
        save(loop, out, epoch=epoch + 1, rng=rng.getstate(), fast=plan)
        figures = {"dev": development(loop, data, windows)}
        record(out, config, hashes(data, GOLD + OTHER), figures)
