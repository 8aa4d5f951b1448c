"""`onrecord publishers`: whom publishers and bylines let speak, by name or without."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.cli.answering import answer
from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line

Row = Mapping[str, Any]


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(("publisher", "byline")), default="publisher")
@click.option(
    "--show",
    type=click.Choice(("summary", "unnamed", "cited")),
    default="summary",
    show_default=True,
    help="Which table.",
)
@click.option("--evidence", metavar="ID", help="List what a row attributes to unnamed sources.")
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw into a .svg, .png, .pdf or .html file.",
)
@listing
def publishers(
    case: Path, output: Output, by: str, show: str, evidence: str | None, chart: Path | None
) -> None:
    """Tell how much publishers attribute to unnamed sources, and who printed first.

    --show unnamed counts unnamed sources by seniority and institution;
    --show cited lists which publisher names which other as its source.

    \b
    Example:
      onrecord publishers summit --chart unnamed.svg
      onrecord publishers summit --by byline
    """
    with to_ask(case) as opened:
        found = opened.publishers(by=by)
        table = found.table() if show == "summary" else getattr(found, show)()
        answer(found, output, _SAID[show], evidence, chart, table)


def _summary(row: Row) -> str:
    return (
        f"{row['id']}  {one_line(row['publisher'], 60)}: {row['unnamed']:,} of "
        f"{row['attributions']:,} attributions to unnamed sources ({row['unnamed_share']:.0%}, "
        f"{row['low']:.0%} to {row['high']:.0%})\n    {row['documents']:,} documents; "
        f"{row['direct_share']:.0%} direct; first with {row['printed_first']:,} of "
        f"{row['shared_utterances']:,} sayings that others report"
    )


def _unnamed(row: Row) -> str:
    told = " ".join(one for one in (row["seniority"], row["institution"]) if one) or "not told"
    return f"{one_line(row['publisher'], 60)}: {one_line(told, 60)}, {row['attributions']:,}"


def _cited(row: Row) -> str:
    return (
        f"{one_line(row['publisher'], 60)} → {one_line(row['cited'], 60)}: {row['weight']:,} in "
        f"{row['documents']:,} documents"
    )


_SAID = {"summary": _summary, "unnamed": _unnamed, "cited": _cited}
