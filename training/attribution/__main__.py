"""The whole recipe, from the data to the files that ship.

    python -m training.attribution --data ../shared/data

Trains the teacher, asks it, teaches the students, exports them, and calibrates their scores on
articles that they have not seen. Every finished part lies under --out and is not done again; a part
that was interrupted goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import Any

from training.attribution.calibrate import calibrate
from training.attribution.distil import ask, distil
from training.attribution.export import export
from training.attribution.train import train

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "tag" / "weights"
ON_GOLD = ("teacher", "further", "polish")
STUDENTS = ("student", "four", "fast")


def main() -> None:
    """Parse the command line and run what is not done yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of the data sets (CARD.md)"
    )
    parser.add_argument("--out", type=Path, default=Path("build/attribution"))
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the export goes")
    parser.add_argument(
        "--only", choices=(*ON_GOLD, "answers", *STUDENTS), help="do this part alone"
    )
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    if arguments.only:
        do(arguments.only, config, arguments.data, arguments.out)
        return
    for name in ("teacher", "answers", "student", "polish", "fast"):
        do(name, config, arguments.data, arguments.out)
    for name, weights in (("polish", arguments.weights), ("fast", arguments.weights / "fast")):
        export(arguments.out / name, weights)
        calibrate(arguments.data, weights)


def do(name: str, config: dict[str, Any], data: Path, out: Path) -> None:
    """Do one part of the recipe, or what is missing of it."""
    plan = {**config, **config[name]}
    if name in ON_GOLD:
        train(plan, data, out / name, downloads=out / "downloads")
        return
    answers = ask(config, data, out / "teacher", out / "answers")
    if name in STUDENTS:
        distil(plan, data, answers, out / name)


if __name__ == "__main__":
    main()
