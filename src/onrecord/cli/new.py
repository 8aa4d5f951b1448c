"""`onrecord new`: make an empty case."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import Case


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
def new(case: Path) -> None:
    """Make an empty case: one folder, which must be new or empty.

    \b
    Example:
      onrecord new summit && onrecord add summit articles/
    """
    with Case.open(case, create=True):
        click.echo(f"Made the case {case}. Next: onrecord add {case} PATH...")
