"""`onrecord issues`: whatever was skipped, failed or is doubtful."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import Case, IssueRow
from onrecord.cli.listing import Output, listing
from onrecord.cli.passage import one_line


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@listing
def issues(case: Path, output: Output) -> None:
    """List whatever was skipped, failed or is doubtful, and why.

    \b
    Example:
      onrecord issues summit --csv > issues.csv
    """
    with Case.open(case) as opened:
        output.write(opened.issues(limit=output.rows), in_words, of=opened.status().issues)


def in_words(row: IssueRow) -> str:
    """Say an issue in two lines."""
    return f"{one_line(row.name, 120)}  [{row.stage}: {row.code}]\n    {one_line(row.message, 500)}"
