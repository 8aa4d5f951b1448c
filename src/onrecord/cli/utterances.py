"""`onrecord utterances`: sayings, each once, with who reports them."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import ReportRow, UtteranceRow
from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--source", help="Name or alias of who says it, or an id that entities gives.")
@click.option("--document", metavar="ID", help="Only what this document reports.")
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Only what this many documents report.",
)
@listing
def utterances(
    case: Path, source: str | None, document: str | None, least: int, output: Output
) -> None:
    """List what was said, each saying once, with the documents that report it.

    What most documents report comes first. Each report says what it made of
    the wording: verbatim, cleaned, cut, altered, paraphrased ...

    docs/link-format.md explains the keys of --json and --csv.

    \b
    Example:
      onrecord utterances summit --source Reyes --least 2
    """
    with to_ask(case) as opened:
        found = opened.utterances(source=source, document=document, documents=least)
        output.write(found.page(output.rows), in_words, of=len(found))


def in_words(row: UtteranceRow) -> str:
    """Say who said what when, and a line for each report."""
    who = "; ".join(row.names) or "(nobody named)"
    days = [day or "?" for day in (row.said["from"], row.said["to"])]
    when = days[0] if days[0] == days[1] else " to ".join(days)
    told = f"{row.id}  {one_line(who, 90)} · {when}"
    if row.contested:
        told += " · reports name different speakers"
    return "\n".join((told, f"    {one_line(row.text, 300)}", *map(_report, row.reports)))


def _report(report: ReportRow) -> str:
    where = one_line(report.publisher or report.name, 60)
    return f"      {report.attribution}  {where}: {report.fidelity}"
