"""`onrecord add`: read documents into a case."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import Case
from onrecord.cli import settings
from onrecord.cli.paths import columns, refuse_if_all_missing
from onrecord.cli.progress import ProgressBar, tell


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--raw", is_flag=True, help="Take every input as it is: nothing is cut away.")
@click.option("--fast", is_flag=True, help="Use the fast model, which finds less.")
@click.option("--no-link", is_flag=True, help="Leave out what `onrecord link` does, for now.")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="KEY=COLUMN",
    help="Say which column of a table holds what: text=body,published=meta.date.",
)
@click.option(
    "--settings",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.toml",
    help="Limits and other settings of your own: docs/how-to/set-limits.md.",
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="Processes to use.  [default: one a core]"
)
def add(
    case: Path,
    paths: tuple[str, ...],
    *,
    raw: bool,
    fast: bool,
    no_link: bool,
    mapped: tuple[str, ...],
    file: Path | None,
    workers: int | None,
) -> None:
    """Read documents and add what they contain.

    PATH is a file (text, page, PDF, Word file, mail, table, archive, export of
    a press database ...), a folder of them, an http or https address, or -
    for standard input. docs/how-to/bring-in-what-you-have.md names them all.
    What the case holds already is skipped. A document that cannot be
    read becomes an issue and the rest goes on; with any issue the command
    exits with 1, other than of documents that are only undated.
    What the other model read before is read again. At the end the documents
    are joined, as `onrecord link` does.
    When stopped, run it again: it goes on where it was.

    \b
    Example:
      onrecord add summit articles/ texts.csv --map text=body
    """
    refuse_if_all_missing(paths)
    with Case.open(case, settings=settings.load(file)) as opened, ProgressBar() as bar:
        try:
            report = opened.add(
                paths,
                workers=workers,
                raw=raw,
                fast=fast,
                columns=columns(mapped),
                link=False,
                progress=bar,
            )
            linked = None if no_link else opened.link(workers=workers, progress=bar)
        except KeyboardInterrupt:
            tell("What was added so far stays; the same command goes on from there.")
            raise
    click.echo(report.summary())
    if linked is not None:
        click.echo(linked.summary())
    if report.issues:
        click.echo(f"See: onrecord issues {case}", err=True)
    click.get_current_context().exit(1 if report.issues > report.remarks else 0)
