"""`onrecord eval`: quality against gold data, from a source checkout."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

import onrecord
from onrecord.errors import InputError


@click.command("eval")
@click.argument("suite", required=False)
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the data sets; without it only the example case is measured.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def evaluate(suite: str | None, data: Path | None, as_json: bool) -> None:
    """Measure quality on the example case and, with --data, on data sets.

    SUITE: polnear, example, seeds, speed, memory or all. Only from a source
    checkout: the scorers are not part of the package. Exits with 1 if a
    measure is below its floor.

    \b
    Example:
      onrecord eval seeds --data ../data
    """
    sys.path.insert(0, str(_checkout()))
    arguments = [suite or ("all" if data else "example")]
    arguments += ["--data", str(data)] if data else []
    arguments += ["--json"] if as_json else []
    click.get_current_context().exit(import_module("evals.__main__").main(arguments))


def _checkout() -> Path:
    root = Path(onrecord.__file__).resolve().parents[2]
    if not (root / "evals" / "__main__.py").is_file():
        raise InputError(
            "The scorers and gold data are in the source checkout only, and this onrecord was "
            "installed without it. Clone the project and run `make bench` there."
        )
    return root
