"""`onrecord network`: who does what towards whom, who quotes whom, who is tied to whom."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.cli.answering import answer
from onrecord.cli.listing import Output, listing
from onrecord.cli.opening import to_ask
from onrecord.cli.passage import one_line
from onrecord.cli.progress import tell

Row = Mapping[str, Any]


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--around", metavar="NAME", help="Somebody's neighbours: a name, alias or id.")
@click.option("--steps", default=1, show_default=True, help="How far outwards, 1 to 3.")
@click.option(
    "--relation",
    type=click.Choice(("act", "quotes", "cites", "tie")),
    help="Only sayings towards somebody, quoting, citing or ties.",
)
@click.option("--kind", help='Only an act ("demand") or a kind of tie ("kin of").')
@click.option("--from", "since", help="Told on or after: 2031, 2031-03 or 2031-03-04.")
@click.option("--to", "until", help="Told on or before.")
@click.option("--unnamed", is_flag=True, help="Show unnamed sources, too.")
@click.option("--most", default=150, show_default=True, help="Edges, the strongest.")
@click.option("--nodes", is_flag=True, help="List the nodes with their places, not the edges.")
@click.option("--evidence", metavar="ID", help="List the passages behind the edge of an id.")
@click.option(
    "--write",
    "to",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a .gexf or .graphml file.",
)
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw into a .svg, .png, .pdf or .html file.",
)
@listing
def network(
    case: Path,
    output: Output,
    nodes: bool,
    evidence: str | None,
    to: Path | None,
    chart: Path | None,
    **asked: Any,
) -> None:
    """Show who does what towards whom, with direction, dates and weight.

    Edges are acts towards somebody (demands, praises ...), who quotes and who
    cites whom, and ties (kin of, aide to, met with ...). Without --around the
    strongest edges of the case are shown.

    \b
    Example:
      onrecord network summit --around Reyes --steps 2
      onrecord network summit --relation tie --write ties.gexf
      onrecord network summit --around Reyes --chart reyes.svg
    """
    with to_ask(case) as opened:
        found = opened.network(**asked)
        if to is not None:
            found.write(to)
            tell(f"{to} written.")
        table = found.nodes() if nodes else found.table()
        answer(found, output, _node if nodes else _edge, evidence, chart, table)


def _edge(row: Row) -> str:
    arrow = "→" if row["directed"] else "–"
    held = " to ".join(one for one in (row["since"] or "…", row["until"] or "…"))
    when = f" · {held}" if row["since"] or row["until"] else ""
    told = " to ".join(dict.fromkeys(one for one in (row["first"], row["last"]) if one))
    documents = "1 document" if row["documents"] == 1 else f"{row['documents']:,} documents"
    return (
        f"{row['id']}  {one_line(row['from'], 50)} {arrow} {row['kind']} {arrow} "
        f"{one_line(row['to'], 50)}{when}\n"
        f"    {row['weight']:,} in {documents}; told {told or 'undated'}"
    )


def _node(row: Row) -> str:
    steps = "" if row["steps"] is None else f", {row['steps']} steps"
    return f"{row['id']}  {one_line(row['name'], 60)} ({row['kind']}), {row['edges']} edges{steps}"
