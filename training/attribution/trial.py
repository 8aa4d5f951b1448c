"""Which teacher makes the better student? One of each, judged by articles that nobody has seen.

    python -m training.attribution.trial --data DATA --out OUT mpnet=RUN minilm=RUN

Each teacher is asked for a part of the texts, and the student of config.toml learns from its
answers alone, in the same batches. Prints exact F1 by role on articles that no encoder has seen,
and the difference of the first two with 95 % of a paired bootstrap over articles.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.tag.windows import Windows
from training.attribution.data import exact_f1, held_out, polnear
from training.attribution.distil import ask, distil
from training.attribution.encoder import pretrained_folder
from training.attribution.export import load
from training.attribution.running import COSTS
from training.attribution.scoring import ROLES, Span, line, marked

DRAWS = 2000
Marked = list[list[tuple[list[Span], list[Span]]]]


def main() -> None:
    """Parse the command line, teach and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="where answers and students lie")
    parser.add_argument("teachers", nargs="+", help="NAME=FOLDER of a finished run")
    arguments = parser.parse_args()
    config = tomllib.loads(Path(__file__).with_name("config.toml").read_text())
    teachers = dict(one.split("=", 1) for one in arguments.teachers)
    windows = Windows(pretrained_folder() / "tokenizer.json")
    articles = [a for a in polnear(arguments.data / "polnear", "train") if held_out(a.id)]
    students = {
        name: _student(config, arguments.data, Path(folder), arguments.out / name)
        for name, folder in teachers.items()
    }
    for cost in COSTS:
        found = {
            name: marked(load(student), articles, windows, cost=cost)
            for name, student in students.items()
        }
        _print(found, cost)


def _student(config: dict[str, Any], data: Path, teacher: Path, out: Path) -> Path:
    """Ask and teach, or take what is there; give the folder of the student."""
    answers = ask({**config, "answers": config["trial"]}, data, teacher, out / "answers")
    student = out / "student"
    if not (student / "training.json").exists():
        distil({**config, **config["student"]}, data, answers, student)
    return student


def _print(found: dict[str, Marked], cost: float) -> None:
    for name, both in found.items():
        print(f"cost {cost}, student of {name}: {line(_f1(both, range(len(both))))}")
    first, second = list(found.values())[:2]
    for role, (low, middle, high) in differences(first, second).items():
        print(f"cost {cost}, {role}: {middle:+.1f} ({low:+.1f} to {high:+.1f})")


def differences(first: Marked, second: Marked) -> dict[str, tuple[float, float, float]]:
    """By role: the 2.5th, 50th and 97.5th percentile of F1 of the first minus the second.

    A paired bootstrap over articles (Efron and Tibshirani 1993).
    """
    chance = random.Random(0)
    size = len(first)
    drawn: dict[str, list[float]] = {role: [] for role in ROLES}
    for _ in range(DRAWS):
        at = [chance.randrange(size) for _ in range(size)]
        one, other = _f1(first, at), _f1(second, at)
        for role in ROLES:
            drawn[role].append(one[role][2] - other[role][2])
    shown = {role: np.percentile(some, (2.5, 50, 97.5)).tolist() for role, some in drawn.items()}
    return {role: (low, middle, high) for role, (low, middle, high) in shown.items()}


def _f1(both: Marked, at: Sequence[int]) -> dict[str, tuple[float, float, float]]:
    pairs = [pair for place in at for pair in both[place]]
    table = exact_f1([gold for gold, _ in pairs], [found for _, found in pairs])
    return {role: table.get(role, (0.0, 0.0, 0.0)) for role in ROLES}


if __name__ == "__main__":
    main()
