"""`onrecord export`: a case as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.opening import to_ask


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--format",
    "formats",
    multiple=True,
    default=("csv", "jsonl"),
    show_default=True,
    help="csv (attributions, documents, issues) or jsonl (as extract writes it); repeat for more.",
)
def export(case: Path, folder: Path, formats: tuple[str, ...]) -> None:
    """Write the whole case into a folder and print the paths written.

    \b
    Example:
      onrecord export summit out --format csv
    """
    with to_ask(case) as opened:
        for path in opened.export(folder, formats):
            click.echo(path)
