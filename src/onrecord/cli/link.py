"""`onrecord link`: join the documents of a case."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import Case
from onrecord.cli.progress import ProgressBar, tell


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--people",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A list of your own (.csv, FollowTheMoney) that gives names and ids; it is kept.",
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="Threads to use.  [default: one a core]"
)
def link(case: Path, people: Path | None, workers: int | None) -> None:
    """Join the documents of a case: who is who, which share text.

    Also which document was first. `add` does this at its end, unless it is
    told --no-link. Only what is new is done; when stopped, run it again: it
    goes on where it was.

    \b
    Example:
      onrecord link summit
    """
    with Case.open(case) as opened, ProgressBar() as bar:
        try:
            report = opened.link(people=people, workers=workers, progress=bar)
        except KeyboardInterrupt:
            tell("What was joined so far stays; the same command goes on from there.")
            raise
    click.echo(report.summary())
