"""Teach the heads of syntax alone, on an encoder that stays as it is.

What the encoder knows of grammar is read off it; what it answers to other questions does not move.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from onrecord.tag.windows import Windows
from training.attribution.batching import batches, collate, epoch_examples, of_nobody
from training.attribution.data import IGNORE
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.running import REPORT_EVERY
from training.attribution.train import gold_documents


def teach_heads(model: AttributionModel, config: dict[str, Any], data: Path) -> None:
    """Train `model.syntax` in place; see config.toml, table `syntax_heads`."""
    plan = {**config, **config["syntax_heads"]}
    rng = random.Random(plan["seed"])
    torch.manual_seed(plan["seed"])
    windows = Windows(pretrained_folder() / "tokenizer.json")
    documents = gold_documents(plan, data)
    optimizer = torch.optim.AdamW(model.syntax.parameters(), lr=plan["head_rate"])
    model.eval()
    for epoch in range(plan["epochs"]):
        items = epoch_examples(documents, windows, rng, packed=0.0)
        for number, group in enumerate(batches(items, plan["batch_pieces"], rng), start=1):
            batch = of_nobody(collate(group), 1.0)
            with torch.no_grad():
                words = model.words(batch).float()
            loss = syntax_loss(model, words, batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if number % REPORT_EVERY == 0:
                print(f"heads, epoch {epoch + 1} batch {number}: {loss.item():.3f}", flush=True)


def syntax_loss(model: AttributionModel, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Mean loss a word over tags, relations and governors; words: (segment, word, width)."""
    arcs = model.syntax.arcs(words)
    known = batch["governors"] != IGNORE
    total = known.sum().clamp(min=1)

    def plain(scores: Tensor, labels: Tensor) -> Tensor:
        loss = nn.functional.cross_entropy(
            scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        return loss / total

    return (
        plain(model.syntax.tag(words), batch["tags"])
        + plain(model.syntax.relation(words), batch["relations"])
        + plain(arcs, batch["governors"])
    )
