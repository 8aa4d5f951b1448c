"""`onrecord positions`: what somebody demanded, promised, praised, denied, and who opposes it."""

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
@click.argument("who", required=False)
@click.option("--issue", metavar="QUERY", help="Only what holds words of a search.")
@click.option("--target", metavar="NAME", help="Only what is directed at somebody.")
@click.option("--act", "acts", multiple=True, help="Only an act; may be repeated.")
@click.option("--from", "since", help="Said or put out on or after.")
@click.option("--to", "until", help="Said or put out on or before.")
@click.option(
    "--show",
    type=click.Choice(("positions", "lists", "opposites", "over_time")),
    default="positions",
    show_default=True,
    help="Which table.",
)
@click.option("--evidence", metavar="ID", help="List the reports of a position, and its items.")
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw into a .svg, .png, .pdf or .html file.",
)
@listing
def positions(
    case: Path,
    who: str | None,
    output: Output,
    show: str,
    evidence: str | None,
    chart: Path | None,
    **asked: Any,
) -> None:
    """List what somebody demanded, promised, threatened, praised, criticised, denied.

    About an issue (--issue) or towards somebody (--target); without WHO,
    whoever it is. Lists come with their items. --show opposites lists who
    does the opposite towards the same target or about the same words.

    \b
    Example:
      onrecord positions summit Reyes --issue toll
      onrecord positions summit --act demand --show lists
      onrecord positions summit Reyes --target Holm --show opposites
    """
    with to_ask(case) as opened:
        found = opened.positions(who, **asked)
        table = found.table() if show == "positions" else getattr(found, show)()
        answer(found, output, _SAID[show], evidence, chart, table)


def _position(row: Row) -> str:
    towards = f" towards {one_line(row['target'], 50)}" if row["target"] else ""
    when = row["since"] or row["published"] or "undated"
    items = [f"      · {one_line(item, 200)}" for item in row["items"]]
    reports = f", {row['reports']} reports" if row["reports"] > 1 else ""
    return "\n".join(
        (
            f"{row['id']}  {when[:10]} · {one_line(row['who'], 50)} · {row['act']}{towards}",
            f"    {one_line(row['content'], 300)}",
            *items,
            f"    {one_line(row['publisher'] or 'publisher unknown', 60)}{reports}",
        )
    )


def _opposite(row: Row) -> str:
    towards = f" towards {one_line(row['target'], 50)}" if row["target"] else ""
    return (
        f"{row['id']}  {(row['published'] or 'undated')[:10]} · {one_line(row['who'], 50)} · "
        f"{row['act']}{towards}\n    {one_line(row['content'], 300)}\n"
        f"    against {', '.join(row['against'][:5])}"
    )


def _counted(row: Row) -> str:
    towards = f" towards {one_line(row['target'], 50)}" if row["target"] else ""
    return (
        f"{row['year'] or 'undated'}  {one_line(row['who'], 50)} · {row['act']}{towards}: "
        f"{row['positions']:,}"
    )


_SAID = {
    "positions": _position,
    "lists": _position,
    "opposites": _opposite,
    "over_time": _counted,
}
