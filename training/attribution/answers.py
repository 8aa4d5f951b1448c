"""What a teacher says of texts, asked once and kept in a folder: soft labels for students.

Windows are asked in parts, one file each; asking that was interrupted goes on with the first part
that is missing. What is next to nothing is left out, and the rest is kept in half precision.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.tag.windows import Window
from training.attribution.batching import batches, collate, of_nobody
from training.attribution.data import IGNORE, Example
from training.attribution.encoder import AttributionModel
from training.attribution.losses import masked_arcs, vectors, word_mask
from training.attribution.segments import Potentials, gold_marginals, infer

LEAST = 0.003  # probability that is kept
ASKED_AT_ONCE = 6000  # pieces
PART = 2000  # windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """The cells of a table of probabilities that hold more than next to nothing.

    at: (cell, dimension); values: (cell).
    """

    at: NDArray[np.int16]
    values: NDArray[np.float16]

    @classmethod
    def of(cls, table: Tensor) -> Likely:
        """Read them off a table."""
        kept = (table > LEAST).nonzero()
        values = table[tuple(kept.T)].numpy().astype(np.float16)
        return cls(at=kept.numpy().astype(np.int16), values=values)

    def into(self, table: Tensor) -> None:
        """Write them into a table of zeros, from its upper left corner."""
        at = torch.from_numpy(self.at.astype(np.int64))
        table[tuple(at.T)] = torch.from_numpy(self.values.astype(np.float32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Marginals and probabilities of one window, and the teacher's vectors of its words.

    words: (word, label); follow: (from, to); spans: (first word, last word, role);
    entities, tags, relations: (word, label); arcs: (dependent, governor); vectors: (word, width).
    """

    words: NDArray[np.float16]
    follow: NDArray[np.float16]
    spans: Likely
    entities: NDArray[np.float16]
    tags: Likely
    relations: Likely
    arcs: Likely
    vectors: NDArray[np.float16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A window with its labels, if there are any, and a teacher's answer."""

    example: Example
    answer: Answer

    @property
    def window(self) -> Window:
        """The pieces that were read."""
        return self.example.window


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """The answers of a batch, padded at the end with zeros.

    entities, tags, relations: (segment, word, label); arcs: (segment, dependent, governor);
    vectors: (segment, word, width).
    """

    attributions: Potentials
    entities: Tensor
    tags: Tensor
    relations: Tensor
    arcs: Tensor
    vectors: Tensor


class Answers:
    """The folder in which a teacher's answers lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def parts(self) -> tuple[Path, ...]:
        """The files of the answers, in the order in which they were asked."""
        return tuple(sorted(self.folder.glob("[0-9]*.pt")))

    def part(self, path: Path) -> list[Taught]:
        """Read one of the files."""
        return list(torch.load(path, weights_only=False))

    def width(self) -> int:
        """How wide the teacher's vectors are."""
        return int(self.part(self.parts()[0])[0].answer.vectors.shape[1])

    def ask(self, teacher: Callable[[], AttributionModel], name: str, items: list[Example]) -> None:
        """Ask for all windows that have not been asked.

        Args:
            teacher: gives the trained model, in floats; not called when nothing is missing.
            name: the hash of its weights.
            items: the windows, the same and in the same order each time.

        Raises:
            ValueError: the folder holds the answers of another teacher, or of other windows.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._check({"teacher": name, "windows": _fingerprint(items)})
        model = None
        for number in range(0, len(items), PART):
            path = self.folder / f"{number // PART:05d}.pt"
            if path.exists():
                continue
            model = model or teacher()
            beside = path.with_suffix(".new")
            torch.save(_asked(model, items[number : number + PART]), beside)
            beside.replace(path)
            print(f"{min(number + PART, len(items))} of {len(items)} windows asked", flush=True)

    def _check(self, of: dict[str, str]) -> None:
        """Take note of what the answers are of, or see that it is the same."""
        note = self.folder / "of.json"
        if not note.exists():
            note.write_text(json.dumps(of) + "\n")
        elif json.loads(note.read_text()) != of:
            raise ValueError(
                f"{self.folder} holds the answers of another teacher or of other texts: "
                "delete it, or ask into another folder."
            )


def _fingerprint(items: list[Example]) -> str:
    digest = hashlib.sha256()
    for item in items:
        digest.update(np.asarray(item.window.pieces, dtype=np.int64).tobytes())
    return digest.hexdigest()


def _asked(model: AttributionModel, items: list[Example]) -> list[Taught]:
    found: list[Taught] = []
    for group in batches(items, ASKED_AT_ONCE, random.Random(0)):
        found += _answers(model, group)
    return found


@torch.no_grad()
def _answers(model: AttributionModel, group: list[Example]) -> list[Taught]:
    batch = of_nobody(collate(group), 1.0)
    mask = word_mask(batch)
    words = vectors(model, batch)
    marginals = infer(model.role_scores(words), mask)[1]
    entities = model.entities(words).softmax(-1)
    tags = model.syntax.tag(words).softmax(-1)
    relations = model.syntax.relation(words).softmax(-1)
    arcs = masked_arcs(model, words, mask).softmax(-1)
    found = []
    for row, (example, n) in enumerate(zip(group, mask.sum(1).tolist(), strict=True)):
        answer = Answer(
            words=_half(marginals.words[row, :n]),
            follow=_half(marginals.follow[row]),
            spans=Likely.of(marginals.spans[row, :n, :n]),
            entities=_half(entities[row, :n]),
            tags=Likely.of(tags[row, :n]),
            relations=Likely.of(relations[row, :n]),
            arcs=Likely.of(arcs[row, :n, :n]),
            vectors=_half(words[row, :n]),
        )
        found.append(Taught(example=example, answer=answer))
    return found


def _half(table: Tensor) -> NDArray[np.float16]:
    return table.numpy().astype(np.float16)


def targets(group: list[Taught], *, tags: int, relations: int) -> Targets:
    """Put the answers of a batch together; how many tags and relations there are is told."""
    answers = [taught.answer for taught in group]
    rows, steps = len(group), max(len(answer.words) for answer in answers)
    first = answers[0]
    labels, width = first.words.shape[1], first.vectors.shape[1]
    found = Targets(
        attributions=Potentials(
            torch.zeros(rows, steps, labels),
            torch.zeros(rows, steps, steps, (labels - 1) // 2),
            torch.zeros(rows, labels),
            torch.from_numpy(np.stack([answer.follow for answer in answers])).float(),
            torch.zeros(rows, labels),
        ),
        entities=torch.zeros(rows, steps, first.entities.shape[1]),
        tags=torch.zeros(rows, steps, tags),
        relations=torch.zeros(rows, steps, relations),
        arcs=torch.zeros(rows, steps, steps),
        vectors=torch.zeros(rows, steps, width),
    )
    for row, answer in enumerate(answers):
        _fill(found, row, answer)
    return found


def _fill(found: Targets, row: int, answer: Answer) -> None:
    n = len(answer.words)
    attributions = found.attributions
    attributions.words[row, :n] = torch.from_numpy(answer.words).float()
    attributions.start[row] = attributions.words[row, 0]
    attributions.stop[row] = attributions.words[row, n - 1]
    answer.spans.into(attributions.spans[row])
    found.entities[row, :n] = torch.from_numpy(answer.entities).float()
    answer.tags.into(found.tags[row])
    answer.relations.into(found.relations[row])
    answer.arcs.into(found.arcs[row])
    found.vectors[row, :n] = torch.from_numpy(answer.vectors).float()


def with_gold(target: Potentials, labels: Tensor, share: float) -> Potentials:
    """Let hard labels (segment, word) have their share in a target, where there are any."""
    known = labels[:, 0] != IGNORE
    if not known.any():
        return target
    hard = gold_marginals(labels[known], labels[known] != IGNORE, target.words.shape[-1])
    for part in fields(Potentials):
        soft = getattr(target, part.name)
        soft[known] = torch.lerp(soft[known], getattr(hard, part.name), share)
    return target


def with_labels(target: Tensor, labels: Tensor, share: float) -> Tensor:
    """The same for probabilities (segment, word, label), word by word."""
    known = labels != IGNORE
    hard = torch.nn.functional.one_hot(labels[known], target.shape[-1]).float()
    target[known] = torch.lerp(target[known], hard, share)
    return target
