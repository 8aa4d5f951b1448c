"""`onrecord extract`: documents in, JSON lines out; no case needed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord import case
from onrecord.case import Issue
from onrecord.cli import settings
from onrecord.cli.listing import one_json_line
from onrecord.cli.passage import one_line
from onrecord.cli.paths import columns, refuse_if_all_missing
from onrecord.cli.progress import ProgressBar, tell
from onrecord.document import REMARKS

MOST_OF_AN_ISSUE = 2_000  # characters: a name may be as long as a hostile record makes it


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--raw", is_flag=True, help="Take the input as it is: nothing is cut, offsets fit the file."
)
@click.option("--fast", is_flag=True, help="Use the fast model, which finds less.")
@click.option(
    "--precision",
    type=click.FloatRange(0, 1, min_open=True),
    metavar="SHARE",
    help="Keep only the surest attributions, so that this share is right (0.9: nine in ten).",
)
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="KEY=COLUMN",
    help="Say which column of a table holds what: text=body,published=meta.date.",
)
@click.option("--cuts", is_flag=True, help="Also give what was cut from each input, and why.")
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
def extract(
    files: tuple[str, ...],
    *,
    raw: bool,
    fast: bool,
    precision: float | None,
    mapped: tuple[str, ...],
    cuts: bool,
    file: Path | None,
    workers: int | None,
) -> None:
    """Find who said what, without a case: one JSON object a document.

    FILE is a file (text, page, PDF, Word file, mail, table, archive, export of
    a press database ...), a folder of them, an http or https address, or -
    for standard input. docs/how-to/bring-in-what-you-have.md names them all.
    The format of what comes out is described in docs/extract-format.md. An input that
    cannot be read is named on standard error; with any issue the command
    exits with 1, other than of documents that are only undated.

    Every attribution has a score, the probability that it is right.
    --precision leaves the doubtful ones out. What it promises was measured
    on newspaper articles that nothing was trained on and holds in the mean
    over many documents, not in each; more than could be measured is
    refused.

    \b
    Example:
      onrecord extract --precision 0.9 speech.txt | jq '.attributions[].kind'
    """
    refuse_if_all_missing(files)
    issues = 0
    with ProgressBar(beside=not sys.stdout.isatty()) as bar:
        for found in case.extract(
            files,
            settings.load(file),
            workers=workers,
            raw=raw,
            fast=fast,
            precision=precision,
            columns=columns(mapped),
            cuts=cuts,
            progress=bar,
        ):
            if isinstance(found, Issue):
                issues += 1
                tell(one_line(f"{found.name}: {found.message} [{found.code}]", MOST_OF_AN_ISSUE))
            else:
                issues += sum(one["code"] not in REMARKS for one in found["issues"])
                click.echo(one_json_line(found))
    click.get_current_context().exit(1 if issues else 0)
