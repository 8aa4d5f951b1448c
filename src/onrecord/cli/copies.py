"""`onrecord copies`: which documents share text."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.case import Case, Change, CopyRow
from onrecord.cli.listing import Output, listing
from onrecord.cli.passage import one_line


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--document", metavar="ID", help="Only what this document shares with others.")
@click.option("--kind", help='Only "copy", "partial", "version" or "common text".')
@click.option("--wire", help='Only words of this agency or paper: "AP".')
@click.option(
    "--changes", nargs=2, metavar="ID ID", help="What the second of two documents changed."
)
@listing
def copies(
    case: Path,
    document: str | None,
    kind: str | None,
    wire: str | None,
    changes: tuple[str, str] | None,
    output: Output,
) -> None:
    """List the documents that share text, and which of two was first.

    docs/link-format.md explains the keys of --json and --csv.

    \b
    Example:
      onrecord copies summit --kind copy --json
      onrecord copies summit --changes 0f3e5d1c 9e4b7f21
    """
    with Case.open(case) as opened:
        if changes:
            edits = opened.changes(*changes)
            output.write(edits, change_in_words, of=len(edits))
            return
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


def change_in_words(change: Change) -> str:
    """Say an edit in one line, or two."""
    old, new = (one_line(text, 200) for text in (change.before, change.after))
    parts = [f"- {old}"] * bool(old) + [f"+ {new}"] * bool(new)
    return f"{change.kind}\n    " + "\n    ".join(parts)
