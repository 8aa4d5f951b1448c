"""`onrecord search`: the attributions of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.case import AttributionRow, Case
from onrecord.cli.listing import Output, listing
from onrecord.cli.passage import one_line
from onrecord.web import wording


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("query", required=False)
@click.option("--source", help="Name or alias of who says it.")
@click.option("--publisher", help="Exact name of who put it out.")
@click.option("--kind", help="direct, indirect or mixed.")
@click.option("--genre", help="news, opinion, speech, transcript or release.")
@click.option("--from", "since", help="Published on or after: 2031, 2031-03 or 2031-03-04.")
@click.option("--to", "until", help="Published on or before.")
@click.option("--unnamed/--named", default=None, help="Only unnamed sources, or only the others.")
@listing
def search(case: Path, query: str | None, output: Output, **filters: Any) -> None:
    """Search what is attributed to anybody, newest document first.

    QUERY: words that all occur, "set phrases", prefix*, this OR that, -not.
    Without it the filters alone decide.

    \b
    Example:
      onrecord search summit '"red line" -trade' --source Reyes --from 2031-01
    """
    with Case.open(case) as opened:
        found = opened.attributions(query, **filters)
        output.write(found, in_words, of=len(found))


def in_words(row: AttributionRow) -> str:
    """Say an attribution in three lines: who, what, where."""
    who = one_line(row.source, 90) or "(nobody named)"
    kind = ", ".join([str(row.kind), *wording.frame(row)])
    where = [wording.date(row.published), row.publisher or "publisher unknown", row.title or ""]
    return "\n".join(
        (
            f"{row.id}  {who} · {one_line(row.cue, 40) or '(no cue)'} · {kind}",
            f"    {one_line(row.content, 300)}",
            "    " + one_line(" · ".join(part for part in where if part), 120),
        )
    )
