"""`onrecord eval`: quality against gold data, from a source checkout."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

import onrecord
from onrecord.errors import InputError


@click.command("eval")
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the data sets; without it only what the checkout holds is measured.",
)
def evaluate(data: Path | None) -> None:
    """Measure quality on the example case and, with --data, on data sets.

    Only from a source checkout: the scorers are not part of the package.

    \b
    Example:
      onrecord eval --data ../data
    """
    root = _checkout()
    sys.path.insert(0, str(root))
    click.get_current_context().exit(import_module("evals.run").run(data))


def _checkout() -> Path:
    root = Path(onrecord.__file__).resolve().parents[2]
    if not (root / "evals" / "__init__.py").is_file():
        raise InputError(
            "The scorers and gold data are in the source checkout only, and this onrecord was "
            "installed without it. Clone the project and run `make bench` there."
        )
    return root
