"""Teach one encoder what several know: gold where there is gold, their marginals elsewhere.

    python -m training.attribution.distil --data ../shared/data --teachers build/a build/b \
        --start build/a --out build/attribution

A CRF's score is linear in the indicators of labels and of label pairs, so the cross-entropy of
the student's whole sequences against the teachers' mixture needs only the teachers' marginals:
log Z minus the expected score. The teachers are asked on the fly; nothing is stored.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
import tomllib
from pathlib import Path

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
    file_hash,
    polnear,
    rows,
    unlabelled,
)
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.export import load
from training.attribution.train import (
    batches,
    collate,
    epoch_examples,
    evaluate,
    line,
    losses,
)


@torch.no_grad()
def marginals(crf: CRF, scores: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Unary (segment, word, label) and pairwise (segment, word, from, to) marginals.

    The pair at word t is that of the words t - 1 and t; at 0 and in padding it is zero.
    """
    start, follow, stop = crf.tables()
    steps = scores.shape[1]
    alpha = [start + scores[:, 0]]
    for t in range(1, steps):
        forward = torch.logsumexp(alpha[-1][:, :, None] + follow, dim=1) + scores[:, t]
        alpha.append(torch.where(mask[:, t, None], forward, alpha[-1]))
    beta = stop.expand_as(alpha[0])
    total = torch.logsumexp(alpha[-1] + stop, dim=1)
    unary, pairs = [], []
    for t in range(steps - 1, -1, -1):
        here = mask[:, t, None]
        unary.append(torch.exp(alpha[t] + beta - total[:, None]) * here)
        if t:
            inner = alpha[t - 1][:, :, None] + follow + (scores[:, t] + beta)[:, None, :]
            pairs.append(torch.exp(inner - total[:, None, None]) * here[:, :, None])
            backward = torch.logsumexp(follow + (scores[:, t] + beta)[:, None, :], dim=2)
            beta = torch.where(here, backward, beta)
    pairs.append(torch.zeros_like(pairs[-1]) if pairs else torch.zeros(len(scores), 7, 7))
    return torch.stack(unary[::-1], 1), torch.stack(pairs[::-1], 1)


def soft_loss(crf: CRF, scores: Tensor, mask: Tensor, soft: tuple[Tensor, Tensor]) -> Tensor:
    """Cross-entropy of whole sequences against soft labels, summed over segments."""
    unary, pairs = soft
    start, follow, stop = crf.tables()
    alpha = start + scores[:, 0]
    for t in range(1, scores.shape[1]):
        forward = torch.logsumexp(alpha[:, :, None] + follow, dim=1) + scores[:, t]
        alpha = torch.where(mask[:, t, None], forward, alpha)
    total = torch.logsumexp(alpha + stop, dim=1)
    ends = mask.sum(1) - 1
    last = unary[torch.arange(len(unary)), ends]
    expected = (unary * scores).sum((1, 2)) + (pairs.sum(1) * follow).sum((1, 2))
    expected = expected + (unary[:, 0] * start).sum(1) + (last * stop).sum(1)
    return (total - expected).sum()


class Teachers:
    """Several trained models; answers with the mean of their marginals."""

    def __init__(self, folders: list[Path]) -> None:
        self._members = [load(folder) for folder in folders]

    @torch.no_grad()
    def __call__(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Give unary and pairwise role marginals, and entity probabilities."""
        answers = []
        for model, crf in self._members:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                words = model.words(batch)
            words = words.float()
            unary, pairs = marginals(crf, model.roles(words), batch["word_mask"])
            answers.append((unary, pairs, model.entities(words).softmax(-1)))
        count = len(answers)
        return tuple(sum(parts) / count for parts in zip(*answers, strict=True))


def soft_losses(
    model: AttributionModel, crf: CRF, batch: dict[str, Tensor], teachers: Teachers
) -> dict[str, Tensor]:
    """Mean loss a word against the teachers, for roles and entities."""
    unary, pairs, entities = teachers(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = model.words(batch)
    words = words.float()
    mask = batch["word_mask"]
    roles = soft_loss(crf, model.roles(words), mask, (unary, pairs)) / mask.sum()
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
        for group in batches(epoch_examples(part, windows, rng), pieces, rng)
    ]
    rng.shuffle(groups)
    return groups


def distil(config: dict, arguments: argparse.Namespace) -> None:
    """Train a student; see config.toml, table `distil`, for what it sets."""
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    rng = random.Random(config["seed"])
    plan, data = config["distil"], arguments.data
    windows = Windows(pretrained_folder() / "tokenizer.json")
    silver = Silver(Inventory(), Inventory())
    saved = torch.load(arguments.start / "checkpoint.pt", weights_only=False)
    silver.tags.known, silver.relations.known = saved["tags"], saved["relations"]
    gold = polnear(data / "polnear", "train", silver)
    gold += crossner(data / "crossner_politics" / "train.jsonl.gz") * config["crossner_copies"]
    dev = polnear(data / "polnear", "dev", silver)
    news = [row["text"] for row in rows(data / "allsides_news" / "articles.jsonl.gz")]
    rng.shuffle(news)
    other: list[Labelled] = [
        unlabelled(str(number), text) for number, text in enumerate(news[: plan["articles"]])
    ]
    teachers = Teachers(arguments.teachers)
    model, crf = load(arguments.start)
    both = nn.ModuleDict({"model": model, "crf": crf})
    averaged = copy.deepcopy(both).requires_grad_(False)
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": plan["encoder_rate"]},
            {
                "params": [p for n, p in both.named_parameters() if ".encoder." not in n],
                "lr": plan["head_rate"],
            },
        ],
        weight_decay=config["weight_decay"],
    )
    share = len(other) // plan["epochs"]
    plans = [gold + other[epoch * share : (epoch + 1) * share] for epoch in range(plan["epochs"])]
    epochs = [_groups(part, windows, config["batch_pieces"], rng) for part in plans]
    steps = sum(map(len, epochs))
    warm = max(1, int(steps * config["warm_up"]))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    figures = {}
    for number, groups in enumerate(epochs):
        both.train()
        began, seen, sums = time.time(), 0, {}
        for step, group in enumerate(groups):
            batch = with_word_mask(collate(group), group)
            if (batch["entities"] != IGNORE).any():
                found = losses(model, crf, batch)
            else:
                found = soft_losses(model, crf, batch, teachers)
            weights = {
                **config["weights"],
                "roles": plan["gold"],
                "soft roles": plan["soft"],
                "soft entities": config["weights"]["entities"],
            }
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
            if step % 50 == 49:
                means = "  ".join(f"{n} {v / (step + 1):.3f}" for n, v in sums.items())
                rate = seen / (time.time() - began)
                print(f"epoch {number + 1} {step + 1}/{len(groups)}  {means}  {rate:.0f} pieces/s")
        for pack in (True, False):
            table = evaluate(averaged["model"], averaged["crf"], dev, windows, pack=pack)
            figures["windows" if pack else "paragraphs"] = table
            print(f"epoch {number + 1} dev mean pack={pack}: {line(table)}", flush=True)
        torch.save(
            {**saved, "both": both.state_dict(), "averaged": averaged.state_dict()},
            arguments.out / "checkpoint.pt",
        )
    names = ("polnear/train", "polnear/train_corenlp_silver", "allsides_news/articles")
    hashes = {f"{name}.jsonl.gz": file_hash(data / f"{name}.jsonl.gz") for name in names}
    record = {"config": config, "data": hashes, "dev": figures}
    (arguments.out / "training.json").write_text(json.dumps(record, indent=1) + "\n")


def main() -> None:
    """Parse the command line and distil."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    distil(tomllib.loads(arguments.config.read_text()), arguments)


if __name__ == "__main__":
    main()
