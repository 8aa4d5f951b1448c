"""`onrecord sources`: who is reported most."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import SourceRow
from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--unnamed/--named", default=None, help="Only unnamed sources, or only the others.")
@listing
def sources(case: Path, unnamed: bool | None, output: Output) -> None:
    """List who is reported most, with counts by year of publication.

    \b
    Example:
      onrecord sources summit --unnamed
    """
    with to_ask(case) as opened:
        output.write(opened.sources(limit=output.rows + 1, unnamed=unnamed), in_words)


def in_words(row: SourceRow) -> str:
    """Say a source in one line."""
    years = ", ".join(f"{year or 'undated'}: {count}" for year, count in row.years)
    kind = "unnamed" if row.unnamed else str(row.kind)
    return f"{row.attributions:>8,}  {one_line(row.name, 60)} ({kind})  {years}"
