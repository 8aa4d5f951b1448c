"""Fine-tune the encoder on attributions, names and (as a second task) syntax.

    python -m training.attribution.train --data ../shared/data --out build/attribution

Writes checkpoint.pt after every epoch and goes on from it when started again.
PolNeAR is at github.com/networkdynamics/PolNeAR, CrossNER at github.com/zliucr/CrossNER; the
folder layout is described in CARD.md.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.tag.windows import Windows
from training.attribution.crf import CRF
from training.attribution.data import (
    IGNORE,
    Example,
    Inventory,
    Labelled,
    Silver,
    crossner,
    exact_f1,
    examples,
    file_hash,
    polnear,
    spans,
)
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.labels import ENTITY_LABELS, ROLE_LABELS

WORD_FIELDS = ("roles", "entities", "tags", "relations", "governors")


def pad(arrays: list[np.ndarray], value: int) -> Tensor:
    """Stack arrays of different lengths, filled at the end."""
    size = max(len(array) for array in arrays)
    return torch.from_numpy(
        np.stack([np.pad(a, (0, size - len(a)), constant_values=value) for a in arrays])
    )


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """Make tensors of a batch; `mask` is over pieces, `known` over words with role labels."""
    tensors = {
        name: pad([getattr(e.window, name) for e in batch], 0)
        for name in ("pieces", "casings", "states", "initial", "first")
    }
    tensors["mask"] = pad([np.ones_like(e.window.pieces) for e in batch], 0).bool()
    for name in WORD_FIELDS:
        missing = [
            np.full(len(e.window.first), IGNORE) if getattr(e, name) is None else getattr(e, name)
            for e in batch
        ]
        tensors[name] = pad(missing, IGNORE)
    return tensors


def batches(items: list[Example], pieces: int, rng: random.Random) -> Iterator[list[Example]]:
    """Group examples of like length into batches of about `pieces` word pieces, shuffled."""
    keyed = sorted(items, key=lambda e: len(e.window.pieces) + rng.uniform(-12, 12))
    groups: list[list[Example]] = [[]]
    longest = 0
    for item in keyed:
        longest = max(longest, len(item.window.pieces))
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = len(item.window.pieces)
        groups[-1].append(item)
    rng.shuffle(groups)
    yield from groups


def epoch_examples(
    documents: list[Labelled], windows: Windows, rng: random.Random
) -> list[Example]:
    """Half of the documents as single paragraphs, half packed, drawn anew each epoch."""
    return [
        example
        for document in documents
        for example in examples(document, windows, pack=rng.random() < 0.5)
    ]


def losses(model: AttributionModel, crf: CRF, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Loss by task, over the words of the batch.

    All words count, also those whose label in a task is unknown: a batch with few known ones
    must not weigh as much as a full one.
    """
    total_words = (batch["first"] > 0).sum()
    with torch.autocast(batch["pieces"].device.type, dtype=torch.bfloat16):
        words = model.words(batch)
    words = words.float()
    found = {}
    known = batch["roles"][:, 0] != IGNORE
    if known.any():
        labels = batch["roles"][known]
        mask = labels != IGNORE
        scores = model.roles(words[known])
        found["roles"] = crf.loss(scores, labels.clamp(min=0), mask) / total_words
    cross_entropy = nn.functional.cross_entropy

    def plain(scores: Tensor, labels: Tensor) -> Tensor:
        total = cross_entropy(
            scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        return total / total_words

    found["entities"] = plain(model.entities(words), batch["entities"])
    found["tags"] = plain(model.syntax.tag(words), batch["tags"])
    found["relations"] = plain(model.syntax.relation(words), batch["relations"])
    arcs = model.syntax.arcs(words)
    absent = torch.arange(arcs.shape[2])[None] >= (batch["roles"].shape[1])
    arcs = arcs.masked_fill(absent[:, None, :].to(arcs.device), -1e4)
    found["arcs"] = plain(arcs, batch["governors"])
    return found


@torch.no_grad()
def decode(model: AttributionModel, crf: CRF, batch: dict[str, Tensor]) -> Iterator[tuple]:
    """Give the best roles and entities of every segment of a batch."""
    words = model.words(batch)
    role_scores = model.roles(words.float())
    entity_labels = model.entities(words.float()).argmax(-1)
    start, follow, stop = crf.tables()
    for row, labels in enumerate(batch["first_mask"]):
        n = int(labels.sum())
        scores = role_scores[row, :n]
        best, back = start + scores[0], []
        for t in range(1, n):
            step = best[:, None] + follow
            back.append(step.argmax(0))
            best = step.max(0).values + scores[t]
        path = [int((best + stop).argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        yield np.array(path[::-1]), entity_labels[row, :n].cpu().numpy()


def evaluate(
    model: AttributionModel, crf: CRF, documents: list[Labelled], windows: Windows, *, pack: bool
) -> dict[str, tuple[float, float, float]]:
    """Exact F1 of spans of words on a set, roles and entities."""
    model.eval()
    items = [e for d in documents for e in examples(d, windows, pack=pack)]
    gold, found = [], []
    device = next(model.parameters()).device
    for group in batches(items, 4000, random.Random(0)):
        batch = collate(group)
        batch["first_mask"] = pad([np.ones_like(e.window.first) for e in group], 0)
        batch = {name: tensor.to(device) for name, tensor in batch.items()}
        for example, (roles, entities) in zip(group, decode(model, crf, batch), strict=True):
            g, f = [], []
            if example.roles is not None:
                g += spans(example.roles, ROLE_LABELS)
                f += spans(roles, ROLE_LABELS)
            if (example.entities != IGNORE).all():
                g += spans(example.entities, ENTITY_LABELS)
                f += spans(entities, ENTITY_LABELS)
            gold.append(g)
            found.append(f)
    return exact_f1(gold, found)


def line(table: dict[str, tuple[float, float, float]]) -> str:
    """One line of F1 figures."""
    return "  ".join(f"{name} {values[2]:.1f}" for name, values in sorted(table.items()))


def train(config: dict, data: Path, out: Path) -> None:
    """Run or go on with the training of a config; see config.toml for its keys."""
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    rng = random.Random(config["seed"])
    windows = Windows(pretrained_folder() / "tokenizer.json")
    silver = Silver(Inventory(), Inventory())
    documents = polnear(data / "polnear", "train", silver)
    names = crossner(data / "crossner_politics" / "train.jsonl.gz")
    dev = polnear(data / "polnear", "dev", silver)
    names_dev = crossner(data / "crossner_politics" / "dev.jsonl.gz")
    model = AttributionModel(len(silver.tags.known), len(silver.relations.known), config["dropout"])
    model.encoder.load_pretrained(pretrained_folder())
    crf = CRF(ROLE_LABELS)
    both = nn.ModuleDict({"model": model, "crf": crf})
    averaged = copy.deepcopy(both).requires_grad_(False)
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": config["encoder_rate"]},
            {
                "params": [p for n, p in both.named_parameters() if ".encoder." not in n],
                "lr": config["head_rate"],
            },
        ],
        weight_decay=config["weight_decay"],
    )
    train_set = documents + names * config["crossner_copies"]
    steps = config["epochs"] * len(
        list(batches(epoch_examples(train_set, windows, rng), config["batch_pieces"], rng))
    )
    warm = max(1, int(steps * config["warm_up"]))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    first, checkpoint = 0, out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        both.load_state_dict(saved["both"])
        averaged.load_state_dict(saved["averaged"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        first = saved["epoch"]
        rng.setstate(saved["rng"])
    figures = {}
    for epoch in range(first, config["epochs"]):
        both.train()
        began, seen, sums = time.time(), 0, {}
        items = epoch_examples(train_set, windows, rng)
        for number, group in enumerate(batches(items, config["batch_pieces"], rng)):
            batch = collate(group)
            found = losses(model, crf, batch)
            weights = {"roles": 1.0, **config["weights"]}
            total = sum(weights[name] * value for name, value in found.items())
            optimizer.zero_grad()
            total.backward()
            nn.utils.clip_grad_norm_(both.parameters(), config["clip"])
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for mean, value in zip(averaged.parameters(), both.parameters(), strict=True):
                    mean.lerp_(value, 1 - config["average"])
            seen += int(batch["mask"].sum())
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) + value.item()
            if number % 50 == 49:
                means = "  ".join(f"{n} {v / (number + 1):.3f}" for n, v in sums.items())
                rate = seen / (time.time() - began)
                print(f"epoch {epoch + 1} batch {number + 1}  {means}  {rate:.0f} pieces/s")
        for label, which in (("last", both), ("mean", averaged)):
            for pack in (True, False):
                table = evaluate(which["model"], which["crf"], dev, windows, pack=pack)
                figures[f"{label} {'windows' if pack else 'paragraphs'}"] = table
                print(f"epoch {epoch + 1} dev {label} pack={pack}: {line(table)}")
        table = evaluate(averaged["model"], averaged["crf"], names_dev, windows, pack=True)
        figures["crossner"] = table
        print(f"epoch {epoch + 1} crossner dev: {line(table)}", flush=True)
        torch.save(
            {
                "both": both.state_dict(),
                "averaged": averaged.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
                "rng": rng.getstate(),
                "tags": silver.tags.known,
                "relations": silver.relations.known,
            },
            checkpoint,
        )
    hashes = {
        str(path.relative_to(data)): file_hash(path)
        for name in ("polnear/train", "polnear/train_corenlp_silver", "crossner_politics/train")
        if (path := data / f"{name}.jsonl.gz").exists()
    }
    record = {"config": config, "data": hashes, "dev": figures}
    (out / "training.json").write_text(json.dumps(record, indent=1) + "\n")


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/attribution"))
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--seed", type=int, help="in place of the config's")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    config = tomllib.loads(arguments.config.read_text())
    if arguments.seed is not None:
        config["seed"] = arguments.seed
    train(config, arguments.data, arguments.out)


if __name__ == "__main__":
    main()
