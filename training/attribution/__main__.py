"""The whole recipe, from the data to the files that ship.

    python -m training.attribution --data ../shared/data

Trains the teacher, then the student, polishes and exports it, and calibrates its scores on
articles that it has not seen; then the same for the fast model, which the student teaches. Every
finished part lies under --out and is not done again; a part that was interrupted goes on from its
last checkpoint.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from training.attribution.calibrate import calibrate
from training.attribution.distil import distil
from training.attribution.export import export
from training.attribution.fast_training import train_fast
from training.attribution.polish import polish
from training.attribution.train import train

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "tag" / "weights"


def main() -> None:
    """Parse the command line and run what is not done yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of the data sets (CARD.md)"
    )
    parser.add_argument("--out", type=Path, default=Path("build/attribution"))
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the export goes")
    parser.add_argument("--only", choices=("teacher", "further"), help="train this alone")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    table = arguments.only or "teacher"
    teacher = arguments.out / table
    plan = {**config, **config[table]}
    train(plan, arguments.data, teacher, downloads=arguments.out / "downloads")
    if arguments.only:
        return
    student = arguments.out / "student"
    if not (student / "training.json").exists():
        distil(config, arguments.data, [teacher], student)
    polished = arguments.out / "polished"
    if not (polished / "training.json").exists():
        polish(config, arguments.data, student, polished)
    export(polished, arguments.weights)
    calibrate(arguments.data, arguments.weights)
    fast = arguments.out / "fast"
    train_fast(config, arguments.data, [student], fast)
    export(fast, arguments.weights / "fast")
    calibrate(arguments.data, arguments.weights / "fast")


if __name__ == "__main__":
    main()
