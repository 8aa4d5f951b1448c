"""Teach a student what a larger model knows: its answers, and the gold where there is gold.

The score of a labelling is linear in what it contains, so the cross-entropy of the student's whole
labellings against the teacher's needs only the teacher's marginals: log Z minus the expected
score. Names, tags, relations and heads are taught by their probabilities, and the vectors of words
through a layer that is thrown away (Romero et al. 2015).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from onrecord.tag.windows import Windows
from training.attribution.answers import (
    Answers,
    Taught,
    targets,
    with_gold,
    with_labels,
)
from training.attribution.batching import batches, collate, epoch_examples, of_nobody
from training.attribution.data import Example, Labelled, file_hash, unlabelled
from training.attribution.encoder import AttributionModel, pretrained_folder
from training.attribution.export import load
from training.attribution.fast import fast_model
from training.attribution.labels import RELATIONS, TAGS
from training.attribution.loop import Loop
from training.attribution.losses import losses, masked_arcs, role_loss, vectors, word_mask
from training.attribution.models import fewer_layers, with_projection
from training.attribution.running import run
from training.attribution.shipped import shipped_model
from training.attribution.texts import OTHER, other_texts
from training.attribution.train import GOLD, SHIPPED, gold_documents

Group = list[Taught] | list[Example]


def ask(config: dict[str, Any], data: Path, teacher: Path, out: Path) -> Answers:
    """Ask a teacher for all texts, by paragraph as the tagger reads; see the table `answers`."""
    torch.set_num_threads(config["threads"])
    rng = random.Random(config["seed"])
    windows = Windows(pretrained_folder() / "tokenizer.json")
    plan = config["answers"]
    gold = gold_documents({**config, "crossner_copies": 1, "gum_copies": 1}, data)
    documents = [document for document in gold if rng.random() < plan["gold"]]
    texts = other_texts(data, plan["words"], rng)
    documents += [unlabelled(str(number), text) for number, text in enumerate(texts)]
    items = epoch_examples(documents, windows, rng, packed=0.0)
    rng.shuffle(items)
    answers = Answers(out)
    answers.ask(lambda: load(teacher), file_hash(teacher / "checkpoint.pt"), items)
    return answers


def distil(config: dict[str, Any], data: Path, answers: Answers, out: Path) -> None:
    """Run or go on with the training of one student.

    Args:
        config: the top of config.toml with the table of a student on it.
        data: folder of the data sets.
        answers: of its teacher.
        out: where the checkpoint lies.
    """
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    rng = random.Random(config["seed"])
    windows = Windows(pretrained_folder() / "tokenizer.json")
    model, made_as = _start(config)
    run(
        Loop(with_projection(model, answers.width()), config, config),
        Taughts(answers, gold_documents(config, data), windows, config, rng),
        config=config,
        rng=rng,
        data=data,
        windows=windows,
        out=out,
        learnt_from=GOLD + OTHER,
        made_as=made_as,
    )


def _start(config: dict[str, Any]) -> tuple[AttributionModel, dict[str, Any]]:
    """The student to begin with, and how it is built again."""
    shipped = shipped_model(SHIPPED, config["dropout"])
    if "pieces" in config:
        model = fast_model(config)
        model.encoder.take_pieces(shipped.encoder.pieces.weight)
        return model, {"encoder": "fast", "fast": config}
    if "layers" not in config:
        return shipped, {"encoder": "minilm"}
    kept = config["layers"]
    return fewer_layers(shipped, kept), {"encoder": "minilm", "layers": len(kept)}


class Taughts:
    """The batches of each epoch: all answers, and some gold documents as packed windows."""

    def __init__(
        self,
        answers: Answers,
        gold: list[Labelled],
        windows: Windows,
        config: dict[str, Any],
        rng: random.Random,
    ) -> None:
        self._answers, self._gold, self._windows = answers, gold, windows
        self._config, self._rng = config, rng

    def steps(self) -> int:
        """About how many batches an epoch has; draws nothing."""
        return sum(1 for _ in self._batches(random.Random(0)))

    def epoch(self, done: int) -> Iterator[tuple[int, Group]]:
        """The batches behind the first `done`, numbered from 1 in the epoch."""
        for number, group in enumerate(self._batches(self._rng), start=1):
            if number > done:
                yield number, group

    def _batches(self, rng: random.Random) -> Iterator[Group]:
        """Every part of the answers with its share of the gold, in the order of chance."""
        parts = list(self._answers.parts())
        rng.shuffle(parts)
        packed = self._packed(rng)
        for number, path in enumerate(parts):
            size = self._config["batch_pieces"]
            groups: list[Group] = list(batches(self._answers.part(path), size, rng))
            groups += batches(packed[number :: len(parts)], size, rng)
            rng.shuffle(groups)
            yield from groups

    def _packed(self, rng: random.Random) -> list[Example]:
        share = self._config["packed"]
        some = [document for document in self._gold if rng.random() < share]
        found = epoch_examples(some, self._windows, rng, packed=1.0)
        rng.shuffle(found)
        return found

    def losses(self, model: AttributionModel, group: Group) -> tuple[dict[str, Tensor], int]:
        """Mean loss a word, and how many pieces were read."""
        examples = [one.example if isinstance(one, Taught) else one for one in group]
        batch = of_nobody(collate(examples), self._config["of_nobody"])
        pieces = int(batch["mask"].sum())
        taught = [one for one in group if isinstance(one, Taught)]
        if taught:
            return taught_losses(model, batch, taught, self._config["gold"]), pieces
        return losses(model, batch), pieces


def taught_losses(
    model: AttributionModel, batch: dict[str, Tensor], group: list[Taught], gold: float
) -> dict[str, Tensor]:
    """Mean loss a word, by task: against the teacher, with a share of `gold` where it is known."""
    target = targets(group, tags=len(TAGS), relations=len(RELATIONS))
    attributions = with_gold(target.attributions, batch["roles"], gold)
    words = vectors(model, batch)
    mask = word_mask(batch)
    total = mask.sum()
    scores = model.role_scores(words)

    def soft(given: Tensor, wanted: Tensor) -> Tensor:
        return -(wanted * given.log_softmax(-1)).sum(-1)[mask].sum() / total

    def mixed(given: Tensor, wanted: Tensor, labels: str) -> Tensor:
        return soft(given, with_labels(wanted, batch[labels], gold))

    apart = (model.projection(words) - target.vectors)[mask].square().sum()
    return {
        "roles": role_loss(scores, mask, attributions) / total,
        "labels": soft(scores.words, attributions.words),
        "entities": mixed(model.entities(words), target.entities, "entities"),
        "tags": mixed(model.syntax.tag(words), target.tags, "tags"),
        "relations": mixed(model.syntax.relation(words), target.relations, "relations"),
        "arcs": mixed(masked_arcs(model, words, mask), target.arcs, "governors"),
        "vectors": apart / target.vectors[mask].square().sum(),
    }
