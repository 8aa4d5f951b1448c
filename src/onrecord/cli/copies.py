"""`onrecord copies`: which documents share text."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import Case, CopyRow
from onrecord.cli.listing import Output, listing
from onrecord.cli.passage import one_line


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--document", metavar="ID", help="Only what this document shares with others.")
@click.option("--kind", help='Only "copy", "partial", "version" or "common text".')
@click.option("--wire", help='Only words of this agency or paper: "AP".')
@listing
def copies(
    case: Path, document: str | None, kind: str | None, wire: str | None, output: Output
) -> None:
    """List the documents that share text, and which of two was first.

    docs/link-format.md explains the keys of --json and --csv.

    \b
    Example:
      onrecord copies summit --kind copy --json
    """
    with Case.open(case) as opened:
        found = opened.copies(document=document, kind=kind, wire=wire)
        output.write(found.page(output.rows), in_words, of=len(found))


def in_words(row: CopyRow) -> str:
    """Say a pair in two lines."""
    first = {"of": "the second was first", "document": "the first was first"}
    told = [
        str(row.kind),
        f"{row.contained:.0%} of the first in the second",
        f"{len(row.passages)} passage{'' if len(row.passages) == 1 else 's'}",
        first.get(row.first or "", "which was first is not known"),
        *([f"words of {one_line(row.wire, 40)}"] if row.wire else []),
    ]
    return (
        f"{row.document}  {one_line(row.name, 60)}  |  {row.of}  {one_line(row.of_name, 60)}\n"
        f"    {', '.join(told)}"
    )
