"""Teach one encoder what several know: gold where there is gold, their marginals elsewhere.

The score of a labelling is linear in what it contains, so the cross-entropy of the student's whole
labellings against the teachers' mixture needs only the teachers' marginals: log Z minus the
expected score. The teachers are asked on the fly; nothing is stored.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, epoch_examples, of_nobody
from training.attribution.data import (
    IGNORE,
    Example,
    Labelled,
    other_texts,
    unlabelled,
)
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.export import load
from training.attribution.loop import Loop
from training.attribution.losses import losses, role_loss, vectors
from training.attribution.segments import Potentials, infer, mean
from training.attribution.train import (
    GOLD,
    REPORT_EVERY,
    development,
    gold_documents,
    hashes,
    record,
    save,
)

OTHER = ("ecbplus/train", "wh_briefings/press_briefings", "ungd/speeches")
PACKED = 0.2  # the tagger reads by paragraph; a few windows keep the other reading alive


class Teachers:
    """Several trained models; answers with the mean of their marginals."""

    def __init__(self, folders: list[Path]) -> None:
        self._members = [load(folder) for folder in folders]

    @torch.no_grad()
    def __call__(self, batch: dict[str, Tensor]) -> tuple[Potentials, Tensor]:
        """Give the marginals of attributions, and the probabilities of entity labels."""
        attributions, names = [], []
        for model in self._members:
            words = vectors(model, batch)
            attributions.append(infer(model.role_scores(words), batch["word_mask"])[1])
            names.append(model.entities(words).softmax(-1))
        return mean(attributions), torch.stack(names).mean(0)


def soft_losses(
    model: AttributionModel, batch: dict[str, Tensor], teachers: Teachers
) -> dict[str, Tensor]:
    """Mean loss a word against the teachers, for roles and entities."""
    attributions, entities = teachers(batch)
    words = vectors(model, batch)
    mask = batch["word_mask"]
    roles = role_loss(model.role_scores(words), mask, attributions) / mask.sum()
    log = model.entities(words).log_softmax(-1)
    names = -(entities * log).sum(-1)[mask].mean()
    return {"soft roles": roles, "soft entities": names}


def with_word_mask(batch: dict[str, Tensor], items: list[Example]) -> dict[str, Tensor]:
    """Add which words are there and which are padding."""
    size = batch["first"].shape[1]
    lengths = torch.tensor([len(item.window.first) for item in items])
    return {**batch, "word_mask": torch.arange(size)[None] < lengths[:, None]}


def _groups(
    parts: tuple[list[Labelled], ...], windows: Windows, pieces: int, rng: random.Random
) -> list[list[Example]]:
    """Batches of an epoch, each of one part alone: the teachers know the gold by heart."""
    groups = [
        group
        for part in parts
        for group in batches(epoch_examples(part, windows, rng, packed=PACKED), pieces, rng)
    ]
    rng.shuffle(groups)
    return groups


def distil(config: dict[str, Any], data: Path, teachers: list[Path], out: Path) -> None:
    """Train a student that starts from the first teacher; see config.toml, table `distil`."""
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    rng = random.Random(config["seed"])
    plan = config["distil"]
    windows = Windows(pretrained_folder() / "tokenizer.json")
    texts = list(other_texts(data, plan["words"], rng))
    rng.shuffle(texts)
    other = [unlabelled(str(number), text) for number, text in enumerate(texts)]
    gold = gold_documents(config, data)
    wise = Teachers(teachers)
    loop = Loop(load(teachers[0]), config, plan)
    share = len(other) // plan["epochs"]
    plans = [(gold, other[epoch * share : (epoch + 1) * share]) for epoch in range(plan["epochs"])]
    epochs = [_groups(part, windows, config["batch_pieces"], rng) for part in plans]
    loop.plan(sum(map(len, epochs)))
    names = plan["entities"]
    weights = {
        **config["weights"],
        "roles": plan["gold"],
        "entities": names,
        "soft roles": plan["soft"],
        "soft entities": names,
    }
    for number, groups in enumerate(epochs, start=1):
        loop.begin_epoch()
        for step, group in enumerate(groups, start=1):
            batch = with_word_mask(of_nobody(collate(group), config["of_nobody"]), group)
            if (batch["entities"] != IGNORE).any():
                found = losses(loop.model, batch)
            else:
                found = soft_losses(loop.model, batch, wise)
            loop.step(found, weights, int(batch["mask"].sum()))
            if step % REPORT_EVERY == 0:
                print(f"epoch {number} of {len(groups)}: {loop.report()}", flush=True)
        save(loop, out)
    record(out, config, hashes(data, GOLD + OTHER), {"dev": development(loop, data, windows)})
