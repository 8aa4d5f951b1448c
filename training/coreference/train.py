"""Train the antecedent scorer of onrecord.resolve.coref and write its weights.

Run as `python -m training.coreference.train --data ../shared/data`; tagging takes five minutes on
one core, the rest two. `--measure` trains on one half of the documents at a time, prints how the
other half is answered at several thresholds, and writes nothing.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch

from onrecord.resolve.coref import antecedent_scorer
from onrecord.resolve.coref.antecedent_scorer import AntecedentScorer, matrix
from training.coreference import data
from training.coreference.data import Chained, Question, Read

CONFIG = Path(__file__).with_name("config.toml")
_LEASTS = (0.2, 0.3, 0.4, 0.5, 0.6)
_IMPOSSIBLE = -1e9

Config = dict[str, Any]


def fit(questions: Sequence[Question], config: Config) -> AntecedentScorer:
    """Train every member and average their scores, which is one wider network."""
    names = {name: None for one in questions for row in one.table for name in row}
    columns = {name: column for column, name in enumerate(sorted(names))}
    tensors = _tensors(questions, columns)
    weights = torch.tensor([config["gold"] if one.gold else 1.0 for one in questions])
    members = [
        _member(*tensors, weights, {**config, "seed": config["seed"] + number})
        for number in range(config["members"])
    ]
    hidden, bias, out, linear = zip(*members, strict=True)
    return AntecedentScorer(
        names=columns,
        hidden=np.concatenate(hidden, axis=1),
        bias=np.concatenate(bias),
        out=(np.concatenate(out) / len(members)).astype(np.float32),
        linear=np.mean(linear, axis=0),
    )


def _tensors(
    questions: Sequence[Question], columns: dict[str, int]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Features (question, row, feature), which rows there are, and which are right."""
    most = max(len(one.table) for one in questions)
    features = np.zeros((len(questions), most, len(columns)), dtype=np.float32)
    there = np.zeros((len(questions), most), dtype=bool)
    right = np.zeros((len(questions), most), dtype=bool)
    for number, one in enumerate(questions):
        features[number, : len(one.table)] = matrix(one.table, columns)
        there[number, : len(one.table)] = True
        right[number, list(one.right)] = True
    return torch.from_numpy(features), torch.from_numpy(there), torch.from_numpy(right)


def _member(
    features: torch.Tensor,
    there: torch.Tensor,
    right: torch.Tensor,
    weights: torch.Tensor,
    config: Config,
) -> list[Any]:
    """Maximise the probability of all right rows together."""
    torch.manual_seed(config["seed"])
    size = features.shape[-1]
    hidden = (torch.randn(size, config["hidden"]) * 0.1).requires_grad_()
    bias = torch.zeros(config["hidden"], requires_grad=True)
    out = (torch.randn(config["hidden"]) * 0.1).requires_grad_()
    linear = torch.zeros(size, requires_grad=True)
    fitter = torch.optim.Adam([hidden, bias, out, linear], lr=config["rate"])
    pace = torch.optim.lr_scheduler.LinearLR(fitter, 1.0, 0.01, config["epochs"])
    for _ in range(config["epochs"]):
        for at in torch.randperm(len(features)).split(config["batch"]):  # type: ignore[no-untyped-call]
            units = torch.tanh(features[at] @ hidden + bias)
            units = torch.nn.functional.dropout(units, config["dropout"])
            scores = (units @ out + features[at] @ linear).masked_fill(~there[at], _IMPOSSIBLE)
            logs = torch.log_softmax(scores, 1).masked_fill(~right[at], _IMPOSSIBLE)
            found = (weights[at] * torch.logsumexp(logs, 1)).sum() / weights[at].sum()
            size_of = hidden.square().sum() + out.square().sum() + linear.square().sum()
            fitter.zero_grad()
            (config["decay"] * size_of - found).backward()
            fitter.step()
        pace.step()
    return [one.detach().numpy() for one in (hidden, bias, out, linear)]


def train(read: Sequence[tuple[Chained, Read]], config: Config) -> AntecedentScorer:
    """Ask with the gold as guide, then with what was learned, and learn from all of it."""
    questions: list[Question] = []
    scorer: AntecedentScorer | None = None
    for _ in range(config["rounds"]):
        questions += asked(read, scorer)
        scorer = fit(questions, config)
    if scorer is None:
        raise ValueError("config.toml: rounds is 0, expected 1 or more; raise it to train.")
    return scorer


def asked(
    read: Iterable[tuple[Chained, Read]], guide: AntecedentScorer | None = None
) -> list[Question]:
    """All questions but one kind: a machine's "he" that is nobody of ours is mostly its mistake."""
    found = [one for chained, text in read for one in data.questions(chained, text, guide)]
    return [
        one
        for one in found
        if one.gold or one.number != "person" or len(one.table) - 1 not in one.right
    ]


def measure(read: Sequence[tuple[Chained, Read]], config: Config) -> None:
    """Print answers of documents that were held out: right and wrong by threshold."""
    tally: Counter[tuple[str, bool, bool, float, bool]] = Counter()
    for half in (0, 1):
        scorer = train([one for one in read if _half(one[0].name) != half], config)
        for question in asked(one for one in read if _half(one[0].name) == half):
            shares = scorer.probabilities(None, (), question.table)[:-1]  # type: ignore[arg-type]
            best = max(range(len(shares)), key=shares.__getitem__)
            for least in _LEASTS:
                if shares[best] >= least:
                    key = question.number, question.source, question.gold, least
                    tally[*key, best in question.right] += 1
    for number, source, gold, least in sorted({key[:4] for key in tally}):
        right, wrong = (tally[number, source, gold, least, sign] for sign in (True, False))
        kind = f"{number}, {'source' if source else 'other'}, {'gold' if gold else 'silver'}"
        print(f"{kind:28} {least:.1f} right {right:5} wrong {wrong:5}")


def _half(name: str) -> int:
    return sha256(name.encode()).digest()[1] % 2


def save(scorer: AntecedentScorer, path: Path = antecedent_scorer.SHIPPED) -> None:
    """Write the weights, as half-precision numbers."""
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        names=np.array(list(scorer.names)),
        hidden=scorer.hidden.astype(np.float16),
        bias=scorer.bias.astype(np.float16),
        out=scorer.out.astype(np.float16),
        linear=scorer.linear.astype(np.float16),
    )


def main(arguments: list[str] | None = None) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(prog="python -m training.coreference.train")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, help="file that keeps what was tagged")
    parser.add_argument("--measure", action="store_true", help="measure on held-out halves")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    texts = [*data.gum(given.data), *data.polnear(given.data, config["silver"])]
    read = list(data.read_all(texts, given.cache))
    if given.measure:
        measure(read, config)
    else:
        save(train(read, config))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
